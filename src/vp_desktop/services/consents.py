"""Keep what a client agreed to, and took back."""

from datetime import date

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.consents import Consent, ConsentDatesError, ConsentDraft, ConsentId
from vp_desktop.services.rules import CONSENTS, check_code, check_told, existing
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.consents import ConsentRepository


class Consents:
    """The consents of every case."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault, self._announce = vault, announce
        self._consents = ConsentRepository(vault)
        self._cases = CaseRepository(vault)

    def of_case(self, case_id: CaseId) -> list[Consent]:
        """Return the consents of one case, oldest first."""
        return self._consents.of_case(case_id)

    def add(self, draft: ConsentDraft) -> ConsentId:
        """Keep a consent; return its id.

        Raises:
            UnknownCodeError: it is nothing that a client can agree to.
            NotFoundError: there is no such case.
            StoryDestroyedError: what was told in the case is destroyed.
        """
        check_code(draft.code, *CONSENTS)
        check_told(self._cases, draft.case_id)
        with self._vault.transaction():
            consent_id = self._consents.add(draft)
        self._announce(Topic.CASES)
        return consent_id

    def withdraw(self, consent_id: ConsentId, on: date) -> None:
        """Keep that the client took the consent back; it stays on record.

        Raises:
            ConsentDatesError: that is before it was given.
        """
        if on < existing(self._consents.get(consent_id)).given_on:
            raise ConsentDatesError
        with self._vault.transaction():
            self._consents.set_withdrawn(consent_id, on)
        self._announce(Topic.CASES)

    def remove(self, consent_id: ConsentId) -> None:
        """Forget a consent that was written down by mistake."""
        existing(self._consents.get(consent_id))
        with self._vault.transaction(makes_room=True):
            self._consents.remove(consent_id)
        self._announce(Topic.CASES)
