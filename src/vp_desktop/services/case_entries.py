"""Turn what a form says of a case into what is written: a code, a client, a status that fits."""

from vp_desktop.domain.cases import (
    AFTERCARE,
    CLOSED,
    ENDED,
    Case,
    CaseCodeTakenError,
    CaseDraft,
)
from vp_desktop.domain.clients import ClientDraft, ClientId
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.rules import check_case, check_unit, existing
from vp_desktop.vault.cases import CaseRepository, CaseStamp
from vp_desktop.vault.clients import ClientRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.units import UnitRepository


class CaseEntries:
    """What a case gets when it is written, beside what its draft says."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._clock = clock
        self._cases = CaseRepository(vault)
        self._clients = ClientRepository(vault)
        self._organisations = OrganisationRepository(vault)
        self._units = UnitRepository(vault)

    def check(self, draft: CaseDraft) -> None:
        """Accept a draft whose codes, days and references can be right.

        Raises:
            CaseDatesError, UnitElsewhereError, UnknownCodeError: they cannot.
            NotFoundError: the organisation, the unit or the client is unknown.
        """
        check_case(draft)
        existing(self._organisations.get(draft.organisation_id))
        check_unit(self._units, draft.unit_id, draft.organisation_id)
        if draft.client_id is not None:
            existing(self._clients.get(draft.client_id))

    def stamped(self, draft: CaseDraft, present: Case | None) -> tuple[CaseDraft, CaseStamp]:
        """Return ``draft`` with a status that fits, and what it does not say itself.

        ``present`` is the case it is written over, if there is one: it lends its code, its client
        and its day of entry. A new case may get a new client, so this is part of a transaction.

        Raises:
            CaseCodeTakenError: the organisation has another case of that code.
        """
        entered_on = draft.entered_on or (present.entered_on if present else today(self._clock))
        stamp = CaseStamp(
            code=self._code(draft, present),
            entered_on=entered_on,
            saved_at=self._clock(),
            client_id=self._client(draft, present),
        )
        return _with_fitting_status(draft), stamp

    def next_code(self, year: int) -> str:
        """Return the first free code of ``year``, as 2026-031."""
        return f"{year}-{self._cases.highest_number(year) + 1:03d}"

    def _code(self, draft: CaseDraft, present: Case | None) -> str:
        code = draft.code.strip() or (present.code if present else "")
        if not code:
            return self.next_code(draft.opened_on.year)
        taken_by = self._cases.coded(draft.organisation_id, code)
        if taken_by is not None and (present is None or taken_by != present.id):
            raise CaseCodeTakenError
        return code

    def _client(self, draft: CaseDraft, present: Case | None) -> ClientId | None:
        if draft.client_id is not None:
            return draft.client_id
        if present is not None:
            return present.client_id
        return self._clients.add(ClientDraft(pseudonym=self._clients.next_pseudonym()))


def _with_fitting_status(draft: CaseDraft) -> CaseDraft:
    if draft.closed_on is None or draft.status in ENDED or draft.status == AFTERCARE:
        return draft
    return draft.model_copy(update={"status": CLOSED})
