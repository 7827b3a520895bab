"""Open cases, look after them, close them."""

from datetime import date

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.cases import (
    AFTERCARE,
    CLOSED,
    ENDED,
    REOPENED,
    Case,
    CaseCounts,
    CaseDatesError,
    CaseDraft,
    CaseFilter,
    CaseId,
    CaseRow,
    StoryDestroyedError,
)
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.retention import HeldError
from vp_desktop.services.case_entries import CaseEntries
from vp_desktop.services.case_list import CaseList
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.rules import (
    OUTCOMES,
    STATUSES,
    check_code,
    existing,
)
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.case_facts import CaseFactsRepository
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.retention import RetentionRepository


class CaseBook:
    """Every case, one by one."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._cases = CaseRepository(vault)
        self._entries = CaseEntries(vault, clock)
        self._list = CaseList(vault, clock)

    def rows(self, wanted: CaseFilter | None = None) -> list[CaseRow]:
        """Return every line that passes ``wanted``; a page takes ``CaseList`` instead."""
        return self._list.rows_of(self._list.ids(wanted))

    def counts(self) -> CaseCounts:
        """Return how many cases stand in each state."""
        return self._list.counts()

    def pick(self, words: str, limit: int = 8) -> list[CaseRow]:
        """Return cases that fit ``words``; without words those that were saved last."""
        return self._list.pick(words, limit)

    def get(self, case_id: CaseId) -> Case:
        """Return one case.

        Raises:
            NotFoundError: it is unknown or in the bin.
        """
        return existing(self._cases.get(case_id))

    def facts(self, organisation_id: OrganisationId) -> list[CaseFacts]:
        """Return what counting needs of every case of one organisation, in a few statements."""
        return CaseFactsRepository(self._vault).of(organisation_id)

    def next_code(self, year: int) -> str:
        """Return the first free code of ``year``, as 2026-031."""
        return self._entries.next_code(year)

    def add(self, draft: CaseDraft) -> CaseId:
        """Open a case, for a new client unless ``draft`` names one; return its id.

        Raises:
            CaseCodeTakenError: the organisation has a case of that code.
            CaseDatesError, UnitElsewhereError, UnknownCodeError: ``draft`` cannot be right.
            NotFoundError: the organisation, the unit or the client is unknown.
        """
        self._entries.check(draft)
        with self._vault.transaction():
            case_id = self._cases.add(*self._entries.stamped(draft, None))
        self._announce(Topic.CASES)
        return case_id

    def change(self, case_id: CaseId, draft: CaseDraft) -> None:
        """Write ``draft`` over a case, which keeps the code and the client that it does not name.

        Raises:
            StoryDestroyedError: what was told in the case is destroyed.
            CaseCodeTakenError, CaseDatesError, UnitElsewhereError, UnknownCodeError,
            NotFoundError: as for ``add``.
        """
        self._entries.check(draft)
        with self._vault.transaction():
            present = self._changeable(case_id)
            self._cases.change(case_id, *self._entries.stamped(draft, present))
        self._announce(Topic.CASES)

    def close(self, case_id: CaseId, closed_on: date, outcome: Code | None = None) -> None:
        """Close a case; one in aftercare stays in aftercare.

        Raises:
            CaseDatesError: it was opened after that day.
        """
        check_code(outcome, *OUTCOMES)
        with self._vault.transaction():
            case = self._changeable(case_id)
            if closed_on < case.opened_on:
                raise CaseDatesError
            status = CLOSED if case.status != AFTERCARE else AFTERCARE
            self._cases.set_state(
                case_id, status, closed_on, outcome or case.outcome, self._clock()
            )
        self._announce(Topic.CASES)

    def reopen(self, case_id: CaseId) -> None:
        """Open a closed case again; its outcome is open again too."""
        with self._vault.transaction():
            self._changeable(case_id)
            self._cases.set_state(case_id, REOPENED, None, None, self._clock())
        self._announce(Topic.CASES)

    def set_status(self, case_id: CaseId, status: Code) -> None:
        """Keep how far the case is; a status of its end closes it today, an open one reopens it."""
        check_code(status, *STATUSES)
        with self._vault.transaction():
            case = self._changeable(case_id)
            closed_on = case.closed_on
            if status in ENDED:
                closed_on = closed_on or max(today(self._clock), case.opened_on)
            elif status != AFTERCARE:
                closed_on = None
            outcome = case.outcome if closed_on else None
            self._cases.set_state(case_id, status, closed_on, outcome, self._clock())
        self._announce(Topic.CASES)

    def remove(self, case_id: CaseId) -> None:
        """Put a case in the bin, and with it all that hangs on it.

        Raises:
            HeldError: a hold stands on it.
        """
        with self._vault.transaction(makes_room=True):
            if RetentionRepository(self._vault).is_held(case_id):
                raise HeldError
            if not BinRepository(self._vault).put(BinKind.CASE, case_id, self._clock()):
                raise NotFoundError
        for topic in (Topic.CASES, Topic.NOTES, Topic.FOLLOW_UPS):
            self._announce(topic)

    def _changeable(self, case_id: CaseId) -> Case:
        case = self.get(case_id)
        if case.part_a_destroyed:
            raise StoryDestroyedError
        return case
