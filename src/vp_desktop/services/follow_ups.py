"""Know what is to be done, and when."""

from datetime import date

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.followups import FollowUp, FollowUpDraft, FollowUpId
from vp_desktop.services.calendar_file import calendar_file
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.rules import check_told, existing
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.follow_ups import FollowUpRepository


class FollowUps:
    """The follow-ups of every case, and those without a case."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._follow_ups = FollowUpRepository(vault)
        self._cases = CaseRepository(vault)

    def open(self) -> list[FollowUp]:
        """Return what is still to be done, by day."""
        return self._follow_ups.open()

    def done_since(self, day: date) -> list[FollowUp]:
        """Return what was done on ``day`` or later, the last first."""
        return self._follow_ups.done_since(day)

    def of_case(self, case_id: CaseId) -> list[FollowUp]:
        """Return the follow-ups of one case: what is to be done by day, then what was done."""
        return self._follow_ups.of_case(case_id)

    def get(self, follow_up_id: FollowUpId) -> FollowUp:
        """Return one follow-up.

        Raises:
            NotFoundError: there is none.
        """
        return existing(self._follow_ups.get(follow_up_id))

    def add(self, draft: FollowUpDraft) -> FollowUpId:
        """Keep something to do; return its id.

        Raises:
            NotFoundError: there is no such case.
            StoryDestroyedError: what was told in the case is destroyed.
        """
        self._check(draft)
        with self._vault.transaction():
            follow_up_id = self._follow_ups.add(draft)
        self._announce(Topic.FOLLOW_UPS)
        return follow_up_id

    def change(self, follow_up_id: FollowUpId, draft: FollowUpDraft) -> None:
        """Write ``draft`` over a follow-up.

        Raises:
            NotFoundError, StoryDestroyedError: as for ``add``.
        """
        self._check(draft)
        with self._vault.transaction():
            if not self._follow_ups.change(follow_up_id, draft):
                raise NotFoundError
        self._announce(Topic.FOLLOW_UPS)

    def done(self, follow_up_id: FollowUpId) -> None:
        """Keep that it was done today."""
        self._set_done(follow_up_id, today(self._clock))

    def undone(self, follow_up_id: FollowUpId) -> None:
        """Keep that it is still to be done."""
        self._set_done(follow_up_id, None)

    def postpone(self, follow_up_id: FollowUpId, to: date) -> None:
        """Move it to another day."""
        with self._vault.transaction():
            if not self._follow_ups.set_due(follow_up_id, to):
                raise NotFoundError
        self._announce(Topic.FOLLOW_UPS)

    def remove(self, follow_up_id: FollowUpId) -> None:
        """Forget it at once; to undo, ``add`` it again."""
        with self._vault.transaction(makes_room=True):
            if not self._follow_ups.remove(follow_up_id):
                raise NotFoundError
        self._announce(Topic.FOLLOW_UPS)

    def ics(self) -> bytes:
        """Return an iCalendar file of what is to be done: codes of cases, and nobody's name."""
        return calendar_file(self.open(), self._clock())

    def _set_done(self, follow_up_id: FollowUpId, day: date | None) -> None:
        with self._vault.transaction():
            if not self._follow_ups.set_done(follow_up_id, day):
                raise NotFoundError
        self._announce(Topic.FOLLOW_UPS)

    def _check(self, draft: FollowUpDraft) -> None:
        if draft.case_id is not None:
            check_told(self._cases, draft.case_id)
