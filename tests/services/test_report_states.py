from datetime import UTC, date, datetime
from hashlib import sha256
from json import loads
from pathlib import Path
from typing import NamedTuple

import pytest
import sqlcipher3

from tests.conftest import SetClock
from tests.services.records import add_case, case_draft
from tests.services.test_yearly_report import AS_OF, FIRST, LAST
from vp_desktop.domain.activities import ActivityDraft, ActivityId
from vp_desktop.domain.advice import AdviceDraft, AdviceId
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting_changes import CountingChangeDraft, CountingChangeId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.domain.report_states import (
    CorrectionNeededError,
    CountedDayError,
    NumbersChangedError,
    ReportAdoptedError,
    ReportState,
    Standing,
)
from vp_desktop.domain.reports import (
    Edition,
    Language,
    PublicationDraft,
    ReportDraft,
    ReportTexts,
    Variant,
)
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault

ADOPTED = date(2026, 2, 10)
PAGES, OTHERS = b"%PDF the first", b"%PDF the second"


@pytest.fixture
def draft(organisation_id: OrganisationId) -> ReportDraft:
    return ReportDraft(
        organisation_id=organisation_id,
        first=FIRST,
        last=LAST,
        as_of=AS_OF,
        texts=ReportTexts(summary="Rustig jaar."),
    )


class Told(NamedTuple):
    advice: AdviceId
    draft: AdviceDraft
    activity: ActivityId
    change: CountingChangeId


def give_out(
    practice: Practice, draft: ReportDraft, pdf: bytes = PAGES, on: date = date(2026, 2, 12)
) -> None:
    given = PublicationDraft(given_out_on=on, recipients="Bestuur", sha256=sha256(pdf).hexdigest())
    practice.reports.publish(draft, given, practice.reports.figures(draft), pdf)


def state(practice: Practice, draft: ReportDraft) -> ReportState:
    return practice.reports.states.of(draft).state


@pytest.mark.parametrize("as_of", [date(2024, 12, 31), date(2026, 3, 3)])
def test_what_counts_is_not_fixed_by_a_day_before_the_period_or_after_today(
    practice: Practice, draft: ReportDraft, as_of: date
) -> None:
    wrong = draft.model_copy(update={"as_of": as_of})

    with pytest.raises(CountedDayError):
        practice.reports.states.adopt(wrong, ADOPTED)
    with pytest.raises(CountedDayError):
        give_out(practice, wrong)

    assert state(practice, draft) is ReportState.DRAFT
    assert practice.reports.publications(draft.organisation_id) == []


def test_what_was_adopted_is_not_given_out_with_what_another_day_counts(
    practice: Practice, draft: ReportDraft
) -> None:
    practice.reports.states.adopt(draft, ADOPTED)

    with pytest.raises(ReportAdoptedError):
        give_out(practice, draft.model_copy(update={"as_of": date(2026, 2, 20)}))

    assert practice.reports.publications(draft.organisation_id) == []
    give_out(practice, practice.reports.states.as_it_stands(draft))
    assert practice.reports.publications(draft.organisation_id)[0].as_of == AS_OF


def test_what_is_adopted_prints_its_own_words_whatever_it_is_asked_with(
    practice: Practice, draft: ReportDraft
) -> None:
    practice.reports.states.adopt(draft, ADOPTED)
    other = draft.model_copy(update={"texts": ReportTexts(summary="Heel iets anders.")})

    content = practice.reports.content(practice.reports.states.as_it_stands(other))

    assert content.texts.summary == "Rustig jaar."


def test_a_report_is_a_draft_until_it_is_adopted_and_then_given_out(
    practice: Practice, draft: ReportDraft
) -> None:
    seen = [state(practice, draft)]
    practice.reports.states.adopt(draft, ADOPTED)
    seen.append(state(practice, draft))
    give_out(practice, draft)
    seen.append(state(practice, draft))

    assert seen == [ReportState.DRAFT, ReportState.ADOPTED, ReportState.GIVEN_OUT]


def test_an_adopted_report_keeps_its_texts_its_day_and_what_it_counts(
    practice: Practice, draft: ReportDraft, heard: list[Topic]
) -> None:
    practice.reports.states.adopt(draft, ADOPTED)

    adoption = practice.reports.states.of(draft).adoption
    assert adoption is not None
    assert (adoption.on, adoption.counted_on) == (ADOPTED, AS_OF)
    assert practice.reports.texts(draft.organisation_id, FIRST, LAST) == draft.texts
    assert heard[-1] is Topic.REPORTS


def test_nothing_in_an_adopted_report_changes(practice: Practice, draft: ReportDraft) -> None:
    practice.reports.states.adopt(draft, ADOPTED)
    other = ReportTexts(summary="Druk jaar.")

    with pytest.raises(ReportAdoptedError):
        practice.reports.save_texts(draft.organisation_id, FIRST, LAST, other)
    with pytest.raises(ReportAdoptedError):
        practice.protection.leave_out(draft, frozenset({"kinds"}))
    with pytest.raises(ReportAdoptedError):
        practice.reports.states.adopt(draft, date(2026, 2, 11))

    assert practice.reports.texts(draft.organisation_id, FIRST, LAST) == draft.texts
    assert practice.protection.left_out(draft) == frozenset()


@pytest.fixture
def told(practice: Practice, draft: ReportDraft) -> Told:
    """What the report tells that is written elsewhere: advice, an activity, another count."""
    owner = draft.organisation_id
    advice = AdviceDraft(organisation_id=owner, given_on=date(2025, 5, 6), title="Train")
    activity = ActivityDraft(
        organisation_id=owner, kind=Code("AT-VOO"), held_on=date(2025, 6, 3), remark="Met Anouk."
    )
    change = CountingChangeDraft(changed_on=date(2025, 2, 1), reason="Ook korte vragen.")
    return Told(
        practice.advice.add(advice),
        advice,
        practice.activities.add(activity),
        practice.organisations.counting.add(owner, change),
    )


def change_all(practice: Practice, told: Told) -> None:
    answered = told.draft.model_copy(update={"response": "Overgenomen.", "title": "Train allen"})
    practice.advice.change(told.advice, answered)
    practice.activities.remove(told.activity)
    practice.organisations.counting.remove(told.change)


def test_what_an_adopted_report_tells_stands_for_all_its_readers_until_it_is_a_draft_again(
    practice: Practice, draft: ReportDraft, told: Told
) -> None:
    states, council = practice.reports.states, {"variant": Variant.WORKS_COUNCIL}
    states.adopt(draft, ADOPTED)
    adopted = states.as_it_stands(draft)
    before = [
        practice.reports.content(one) for one in (adopted, adopted.model_copy(update=council))
    ]
    figures = practice.reports.figures_file(adopted, practice.reports.figures(adopted))

    change_all(practice, told)

    after = [practice.reports.content(one) for one in (adopted, adopted.model_copy(update=council))]
    assert after == before
    assert after[0].advice[0].title == "Train"
    assert practice.reports.figures_file(adopted, practice.reports.figures(adopted)) == figures
    states.reopen(draft)
    living = practice.reports.content(states.as_it_stands(draft))
    assert [one.title for one in living.advice] == ["Train allen"]
    assert (living.activities, living.counted.changes) == ((), ())


@pytest.fixture
def cases(practice: Practice, draft: ReportDraft) -> list[CaseId]:
    """A case a month, all of bullying."""
    days = [date(2025, month, 3) for month in range(1, 13)]
    owner = draft.organisation_id
    return [add_case(practice, owner, opened_on=day, entered_on=day) for day in days]


@pytest.mark.parametrize("what", ["threshold", "headcount", "case"])
def test_numbers_that_change_after_the_report_was_adopted_do_not_go_out_unseen(
    practice: Practice, draft: ReportDraft, cases: list[CaseId], what: str
) -> None:
    owner, states = draft.organisation_id, practice.reports.states
    states.adopt(draft, ADOPTED)
    stands = states.as_it_stands(draft)
    same = practice.reports.render_job(stands)()

    if what == "case":
        other = case_draft(owner, opened_on=date(2025, 1, 3), kinds=["OO-DIS"])
        practice.cases.change(cases[0], other)
    elif what == "headcount":
        practice.organisations.set_headcount(owner, 2025, 14)
    else:
        name = practice.organisations.get(owner).name
        practice.organisations.change(owner, OrganisationDraft(name=name, threshold=8))

    with pytest.raises(NumbersChangedError):
        practice.reports.render_job(stands)
    with pytest.raises(NumbersChangedError):
        give_out(practice, stands, same)
    states.reopen(draft)
    states.adopt(draft, ADOPTED)
    give_out(practice, stands)
    assert state(practice, draft) is ReportState.GIVEN_OUT


def test_once_some_readers_have_it_the_numbers_are_fixed_and_others_get_them_too(
    practice: Practice, draft: ReportDraft, cases: list[CaseId]
) -> None:
    owner, states = draft.organisation_id, practice.reports.states
    states.adopt(draft, ADOPTED)
    practice.organisations.set_headcount(owner, 2027, 300)  # no period of the report
    give_out(practice, states.as_it_stands(draft))
    council = draft.model_copy(update={"variant": Variant.WORKS_COUNCIL})

    other = case_draft(owner, opened_on=date(2025, 1, 3), kinds=["OO-DIS"])
    practice.cases.change(cases[0], other)

    give_out(practice, states.as_it_stands(council), OTHERS)
    assert state(practice, council) is ReportState.GIVEN_OUT


def test_what_a_report_tells_that_is_given_out_at_once_stands_and_the_next_edition_tells_of_now(
    practice: Practice, draft: ReportDraft, told: Told
) -> None:
    at_once = draft.model_copy(update={"adopted_on": ADOPTED})
    give_out(practice, at_once)

    change_all(practice, told)

    council = draft.model_copy(update={"variant": Variant.WORKS_COUNCIL})
    stands = practice.reports.content(practice.reports.states.as_it_stands(council))
    again = practice.reports.content(at_once)
    assert [one.title for one in stands.advice] == ["Train"]
    assert [one.title for one in again.advice] == ["Train allen"]


def test_what_was_fixed_holds_no_remark_and_does_not_leave_the_vault(
    practice: Practice, vault: Vault, draft: ReportDraft, told: Told, tmp_path: Path
) -> None:
    practice.reports.states.adopt(draft, ADOPTED)
    (row,) = vault.read("SELECT fixed FROM report", {})

    practice.exchange.export(tmp_path / "out")

    assert "Train" in row["fixed"]
    assert "Anouk" not in row["fixed"]
    [report] = loads((tmp_path / "out" / "practice.json").read_bytes())["reports"]
    assert "Train" not in str(report)
    assert practice.reports.texts(draft.organisation_id, FIRST, LAST) == draft.texts
    practice.reports.states.reopen(draft)
    assert vault.read("SELECT fixed FROM report", {})[0]["fixed"] == ""


def test_an_adopted_report_may_be_a_draft_again(practice: Practice, draft: ReportDraft) -> None:
    practice.reports.states.adopt(draft, ADOPTED)

    practice.reports.states.reopen(draft)

    assert state(practice, draft) is ReportState.DRAFT
    practice.reports.save_texts(draft.organisation_id, FIRST, LAST, ReportTexts(summary="Anders."))


def test_what_was_given_out_is_only_followed_by_an_edition_that_says_what_it_corrects(
    practice: Practice, draft: ReportDraft
) -> None:
    give_out(practice, draft)

    with pytest.raises(CorrectionNeededError):
        practice.reports.states.reopen(draft, "  \n")
    assert state(practice, draft) is ReportState.GIVEN_OUT

    practice.reports.states.reopen(draft, "De toelichting\nis verduidelijkt.")
    assert practice.reports.content(draft).edition == Edition(
        number=2,
        replaces=date(2026, 2, 12),
        correction="De toelichting is verduidelijkt.",
        draft=True,
    )
    give_out(practice, draft, OTHERS, date(2026, 3, 1))

    newest, first = practice.reports.publications(draft.organisation_id)
    assert (newest.edition, newest.correction) == (2, "De toelichting is verduidelijkt.")
    assert (first.edition, first.correction) == (1, "")
    assert practice.reports.states.file(first) == PAGES
    assert practice.reports.states.file(newest) == OTHERS
    assert state(practice, draft) is ReportState.GIVEN_OUT


def test_another_variant_of_the_same_report_is_its_own_first_edition(
    practice: Practice, draft: ReportDraft
) -> None:
    give_out(practice, draft)
    council = draft.model_copy(update={"variant": Variant.WORKS_COUNCIL})
    english = draft.model_copy(update={"language": Language.ENGLISH})

    for one in (council, english):
        assert state(practice, one) is ReportState.ADOPTED
        assert practice.reports.content(one).edition.number == 1
        with pytest.raises(CorrectionNeededError):
            practice.reports.states.reopen(one)


def test_a_report_over_another_period_is_another_report(
    practice: Practice, draft: ReportDraft
) -> None:
    give_out(practice, draft)
    half = draft.model_copy(update={"last": date(2025, 6, 30)})
    later = draft.model_copy(update={"first": date(2026, 1, 1), "last": date(2026, 12, 31)})

    for one in (half, later):
        assert practice.reports.states.of(one) == Standing()


def test_the_same_file_given_out_to_others_is_the_same_edition(
    practice: Practice, draft: ReportDraft
) -> None:
    give_out(practice, draft)
    give_out(practice, draft, on=date(2026, 4, 1))

    assert [one.edition for one in practice.reports.publications(draft.organisation_id)] == [1, 1]
    newest = practice.reports.states.of(draft).newest
    assert newest is not None
    assert newest.given_out_on == date(2026, 2, 12)


def test_a_report_that_is_given_out_at_once_is_adopted_by_that(
    practice: Practice, draft: ReportDraft
) -> None:
    give_out(practice, draft.model_copy(update={"adopted_on": ADOPTED}))

    adoption = practice.reports.states.of(draft).adoption
    assert adoption is not None
    assert (adoption.on, adoption.counted_on) == (ADOPTED, AS_OF)
    assert practice.reports.texts(draft.organisation_id, FIRST, LAST) == draft.texts


def test_only_pages_of_an_adopted_report_are_no_draft(
    practice: Practice, draft: ReportDraft
) -> None:
    adopted = draft.model_copy(update={"adopted_on": ADOPTED})

    assert practice.reports.content(draft).edition.draft
    assert not practice.reports.content(adopted).edition.draft


def test_a_kept_file_never_changes_but_may_be_forgotten(
    practice: Practice, vault: Vault, draft: ReportDraft
) -> None:
    give_out(practice, draft)
    (entry,) = practice.reports.publications(draft.organisation_id)
    before = practice.reports.ledger(draft.organisation_id)
    change = "UPDATE given_out_file SET content = X'00'"

    with pytest.raises(sqlcipher3.IntegrityError, match="never changes"), vault.transaction():
        vault.write(change, {})
    practice.reports.states.forget_file(entry)

    assert practice.reports.states.file(entry) is None
    assert practice.reports.ledger(draft.organisation_id) == before
    with pytest.raises(NotFoundError):
        practice.reports.states.forget_file(entry)


def test_a_file_is_known_by_its_fingerprint(practice: Practice, draft: ReportDraft) -> None:
    give_out(practice, draft)
    states = practice.reports.states

    (found,) = states.matching(draft.organisation_id, sha256(PAGES).hexdigest())

    assert (found.given_out_on, found.recipients) == (date(2026, 2, 12), "Bestuur")
    assert states.matching(draft.organisation_id, sha256(OTHERS).hexdigest()) == []


def test_pages_that_are_not_what_the_entry_says_are_a_bug(
    practice: Practice, draft: ReportDraft
) -> None:
    given = PublicationDraft(given_out_on=ADOPTED, recipients="", sha256="ab" * 32)

    with pytest.raises(ValueError, match="other pages"):
        practice.reports.publish(draft, given, practice.reports.figures(draft), PAGES)

    assert practice.reports.publications(draft.organisation_id) == []


def test_a_period_without_texts_can_be_adopted(practice: Practice, draft: ReportDraft) -> None:
    bare = draft.model_copy(update={"texts": ReportTexts()})

    practice.reports.states.adopt(bare, ADOPTED)

    assert state(practice, bare) is ReportState.ADOPTED
    assert practice.reports.texts(bare.organisation_id, FIRST, LAST) == ReportTexts()


def test_a_report_given_out_once_more_without_words_is_an_edition_that_adopts_itself(
    practice: Practice, draft: ReportDraft
) -> None:
    give_out(practice, draft)
    practice.reports.states.reopen(draft, "Een jaartal.")
    give_out(practice, draft, OTHERS, date(2026, 3, 1))
    again = draft.model_copy(update={"adopted_on": date(2026, 3, 2)})

    assert practice.reports.content(again).edition == Edition(
        number=3, replaces=date(2026, 3, 1), correction=""
    )
    give_out(practice, again, b"%PDF the third", date(2026, 3, 2))

    adoption = practice.reports.states.of(draft).adoption
    assert adoption is not None
    assert adoption.on == date(2026, 3, 2)
    editions = practice.reports.publications(draft.organisation_id)
    assert [(one.edition, one.correction) for one in editions] == [
        (3, ""),
        (2, "Een jaartal."),
        (1, ""),
    ]


def test_a_clock_that_was_put_back_does_not_make_a_draft_of_the_past_an_edition_of_now(
    practice: Practice, draft: ReportDraft, clock: SetClock
) -> None:
    give_out(practice, draft)
    clock.now = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)
    practice.reports.states.reopen(draft, "Een jaartal.")

    practice.reports.states.adopt(draft, ADOPTED)

    assert state(practice, draft) is ReportState.ADOPTED
    give_out(practice, draft, OTHERS)
    assert state(practice, draft) is ReportState.GIVEN_OUT
