"""Destroy what a client told when its term is over, and nothing else."""

from datetime import date

from vp_desktop.domain.cases import CaseId, StoryDestroyedError
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.retention import (
    DEFAULT_RETENTION_MONTHS,
    CaseOpenError,
    Destruction,
    DestructionReason,
    DueCase,
    HeldError,
    Hold,
    HoldDraft,
    HoldId,
    months_after,
)
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.rules import check_told, existing
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.left_words import forget_left_words
from vp_desktop.vault.preferences import PreferenceRepository
from vp_desktop.vault.retention import RetentionRepository


class Retention:
    """The terms of part A of every case. It warns and destroys when told to, never by itself."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._retention = RetentionRepository(vault)
        self._cases = CaseRepository(vault)
        self._preferences = PreferenceRepository(vault)

    def due_on(self, case_id: CaseId) -> date | None:
        """Return when the story of a case is due for destruction.

        None: it is still open, held, or destroyed already.
        """
        case = existing(self._cases.get(case_id))
        if case.closed_on is None or case.part_a_destroyed or self._retention.is_held(case_id):
            return None
        return months_after(case.closed_on, self._months())

    def due(self, until: date) -> list[DueCase]:
        """Return the cases of which the story is due on ``until`` or before, by day."""
        months = self._months()
        return [
            DueCase(id=case.id, code=case.code, organisation=case.organisation, due_on=due_on)
            for case in self._retention.closed_by(until)
            if (due_on := months_after(case.closed_on, months)) <= until
        ]

    def destroy_story(self, case_id: CaseId, reason: DestructionReason) -> int:
        """Destroy what was told in a closed case; return how many records that were.

        Its statistical row stays, by quarter: notes, attachments, consents, follow-ups, marks and
        the draft go, and the client who has no other case.

        Raises:
            CaseOpenError: the case is not closed.
            HeldError: a hold stands on it.
            StoryDestroyedError: it was done before.
        """
        case = existing(self._cases.get(case_id))
        if case.part_a_destroyed:
            raise StoryDestroyedError
        if case.closed_on is None:
            raise CaseOpenError
        with self._vault.transaction(makes_room=True):
            if self._retention.is_held(case_id):
                raise HeldError
            records = self._retention.destroy_told(case_id)
            forget_left_words(self._vault)
            self._retention.blur(case_id)
            self._retention.log(case.code, today(self._clock), records, reason)
        for topic in (Topic.CASES, Topic.NOTES, Topic.FOLLOW_UPS, Topic.DRAFTS):
            self._announce(topic)
        return records

    def destructions(self) -> list[Destruction]:
        """Return the destruction log, the last entry first."""
        return self._retention.destructions()

    def holds(self, case_id: CaseId) -> list[Hold]:
        """Return the holds of one case, those that stand first."""
        return self._retention.holds(case_id)

    def add_hold(self, draft: HoldDraft) -> HoldId:
        """Keep the story of a case from being destroyed; return the id of the hold.

        Raises:
            NotFoundError: there is no such case.
            StoryDestroyedError: there is nothing left to hold.
        """
        check_told(self._cases, draft.case_id)
        with self._vault.transaction():
            hold_id = self._retention.add_hold(draft)
        self._announce(Topic.CASES)
        return hold_id

    def lift_hold(self, hold_id: HoldId) -> None:
        """Let go of the story of a case.

        Raises:
            NotFoundError: no such hold stands.
        """
        with self._vault.transaction():
            if not self._retention.lift_hold(hold_id, today(self._clock)):
                raise NotFoundError
        self._announce(Topic.CASES)

    def _months(self) -> int:
        preferred = self._preferences.get(Preference.RETENTION_MONTHS) or ""
        return int(preferred) if preferred.isdecimal() else DEFAULT_RETENTION_MONTHS
