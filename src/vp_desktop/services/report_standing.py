"""Tell how far a report is, and insist on it before something of it is changed or fixed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.report_states import CountedDayError, ReportAdoptedError, Standing
from vp_desktop.domain.reports import Publication, ReportDraft
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository
from vp_desktop.vault.reports import ReportRepository


def standing_of(vault: Vault, draft: ReportDraft) -> Standing:
    """Return how far the report that ``draft`` asks for is."""
    period = Period(draft.first, draft.last)
    adoption, correction = ReportRepository(vault).adopted(draft.organisation_id, period)
    if draft.correction:
        adoption, correction = None, draft.correction
    out = _over(period, PublicationRepository(vault).of(draft.organisation_id))
    given = [one for one in out if (one.variant, one.language) == (draft.variant, draft.language)]
    return Standing(
        adoption=adoption,
        correction=correction,
        given=tuple(given),
        out_since=adoption is not None and any(one.entered_at >= adoption.at for one in out),
    )


def insist_on_draft(vault: Vault, owner: OrganisationId, period: Period) -> None:
    """Insist that nothing of the report over ``period`` is fixed.

    Raises:
        ReportAdoptedError: it is adopted.
    """
    if ReportRepository(vault).adopted(owner, period)[0] is not None:
        raise ReportAdoptedError("adopted")


def insist_on_counted_day(standing: Standing, draft: ReportDraft, now: date) -> None:
    """Insist that what ``draft`` counts may be fixed: it is never counted again.

    Raises:
        CountedDayError: what counts is not known yet, or nothing of its period is.
        ReportAdoptedError: it is adopted, waits to be given out, and counts by another day.
    """
    counted_on = draft.as_of or now
    if not draft.first <= counted_on <= now:
        raise CountedDayError("before the period or after today")
    adopted = None if standing.out_since else standing.adoption
    if adopted is not None and adopted.counted_on != counted_on:
        raise ReportAdoptedError("counts by another day")


def after(now: datetime, publications: Iterable[Publication]) -> datetime:
    """Return ``now``, or a moment after all ``publications`` where the clock was put back."""
    entered = [one.entered_at + timedelta(microseconds=1) for one in publications]
    return max([now, *entered])


def _over(period: Period, publications: Sequence[Publication]) -> list[Publication]:
    return [one for one in publications if (one.period_first, one.period_last) == _days(period)]


def _days(period: Period) -> tuple[date, date]:
    return period.first, period.last
