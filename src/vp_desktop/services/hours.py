"""Know what took how much time: conversations and activities by themselves, the rest by hand."""

from calendar import monthrange
from collections import Counter
from datetime import date
from itertools import groupby

from vp_desktop.domain.activities import HoursRow
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.hours import HoursEntry, HoursEntryDraft, HoursEntryId
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.services.rules import existing
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.hours import DayHours, HoursRepository
from vp_desktop.vault.organisations import OrganisationRepository


class Hours:
    """The hours of every organisation and of the practice itself."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._hours = HoursRepository(vault)
        self._organisations = OrganisationRepository(vault)

    def month(self, year: int, month: int) -> list[HoursRow]:
        """Return the hours of a month, a row an organisation that took time in that year."""
        period = Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        spent = self._hours.spent(calendar_year(year))
        return [
            _row(list(days), period)
            for _owner, days in groupby(spent, key=lambda one: one.organisation_id)
        ]

    def entries(self, organisation_id: OrganisationId | None, period: Period) -> list[HoursEntry]:
        """Return the loose entries of ``period``, newest first; None: of every organisation."""
        return self._hours.entries(organisation_id, period)

    def add_entry(
        self,
        organisation_id: OrganisationId | None,
        on: date,
        minutes: int,
        remark: str = "",
        kilometres: int = 0,
    ) -> HoursEntryId:
        """Keep a loose entry; without an organisation it is for the practice itself.

        Raises:
            NotFoundError: there is no such organisation.
        """
        draft = HoursEntryDraft(
            organisation_id=organisation_id,
            spent_on=on,
            minutes=minutes,
            kilometres=kilometres,
            remark=remark,
        )
        self._check(draft)
        with self._vault.transaction():
            entry_id = self._hours.add(draft)
        self._announce(Topic.ACTIVITIES)
        return entry_id

    def change_entry(self, entry_id: HoursEntryId, draft: HoursEntryDraft) -> None:
        """Write ``draft`` over a loose entry.

        Raises:
            NotFoundError: there is no such entry or organisation.
        """
        self._check(draft)
        with self._vault.transaction():
            if not self._hours.change(entry_id, draft):
                raise NotFoundError
        self._announce(Topic.ACTIVITIES)

    def remove_entry(self, entry_id: HoursEntryId) -> None:
        """Forget a loose entry at once; to undo, add it again."""
        with self._vault.transaction(makes_room=True):
            if not self._hours.remove(entry_id):
                raise NotFoundError
        self._announce(Topic.ACTIVITIES)

    def _check(self, draft: HoursEntryDraft) -> None:
        if draft.organisation_id is not None:
            existing(self._organisations.get(draft.organisation_id))


def _row(days: list[DayHours], month: Period) -> HoursRow:
    inside = [one for one in days if one.day in month]
    by_week: Counter[int] = Counter()
    for one in inside:
        by_week[one.day.isocalendar().week] += one.minutes
    return HoursRow(
        organisation_id=days[0].organisation_id,
        organisation=days[0].organisation,
        minutes_by_week=dict(by_week),
        minutes=sum(one.minutes for one in inside),
        rounded_minutes=sum(one.rounded_minutes for one in inside),
        kilometres=sum(one.kilometres for one in inside),
        minutes_this_year=sum(one.minutes for one in days),
        contract_hours=days[0].contract_hours,
    )
