"""How far a report is, by what was given out and when."""

from datetime import UTC, date, datetime, timedelta

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.report_states import Adoption, ReportState, Standing
from vp_desktop.domain.reports import Language, Publication, PublicationId, Variant

FIRST_DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def given_out(edition: int, days: int) -> Publication:
    return Publication(
        id=PublicationId(days),
        organisation_id=OrganisationId(1),
        period_first=date(2025, 1, 1),
        period_last=date(2025, 12, 31),
        variant=Variant.BOARD,
        language=Language.DUTCH,
        as_of=date(2026, 1, 31),
        given_out_on=FIRST_DAY.date() + timedelta(days=days),
        recipients="Bestuur",
        sha256=f"{edition:064}",
        entered_at=FIRST_DAY + timedelta(days=days),
        edition=edition,
    )


def test_an_old_edition_that_goes_to_others_does_not_give_out_the_one_adopted_since() -> None:
    adopted = FIRST_DAY + timedelta(days=1)
    adoption = Adoption(on=adopted.date(), counted_on=adopted.date(), at=adopted)
    old, again = given_out(1, days=0), given_out(1, days=2)
    standing = Standing(adoption=adoption, correction="Een jaartal.", given=(again, old))

    corrected = Standing(adoption=adoption, given=(given_out(2, days=3), again, old))

    assert standing.state is ReportState.ADOPTED
    assert standing.next_edition(draft=False).correction == "Een jaartal."
    assert corrected.state is ReportState.GIVEN_OUT
