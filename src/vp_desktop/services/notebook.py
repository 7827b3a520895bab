"""Write down what a client told."""

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.followups import FollowUpDraft, FollowUpText
from vp_desktop.domain.notes import Contact, ContactDraft, ContactId, RecentContact
from vp_desktop.services.clock import Clock
from vp_desktop.services.rules import CONTACT_KINDS, check_code, check_told, existing
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.contacts import ContactRepository
from vp_desktop.vault.drafts import DraftRepository
from vp_desktop.vault.follow_ups import FollowUpRepository


class Notebook:
    """The contacts of every case, with their notes."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._contacts = ContactRepository(vault)
        self._cases = CaseRepository(vault)
        self._follow_ups = FollowUpRepository(vault)
        self._drafts = DraftRepository(vault)
        self._bin = BinRepository(vault)

    def of_case(self, case_id: CaseId) -> list[Contact]:
        """Return the contacts of one case, newest first."""
        return self._contacts.of_case(case_id)

    def get(self, contact_id: ContactId) -> Contact:
        """Return one contact.

        Raises:
            NotFoundError: it is unknown or in the bin.
        """
        return existing(self._contacts.get(contact_id))

    def recent(self, limit: int = 5) -> list[RecentContact]:
        """Return the contact of each case that was saved last, the last case first."""
        return self._contacts.recent(limit)

    def add(
        self, draft: ContactDraft, follow_up: FollowUpText | None = None, place: str = ""
    ) -> ContactId:
        """Keep a contact, what is to be done next, and drop the draft it was typed in.

        All of it is one transaction: no power cut leaves a note both kept and still a draft.

        Raises:
            NotFoundError: there is no such case.
            StoryDestroyedError: what was told in the case is destroyed.
            UnknownCodeError: the kind is no kind of contact.
            VaultFullError: the disk has no room; the draft is kept.
        """
        check_code(draft.kind, *CONTACT_KINDS)
        check_told(self._cases, draft.case_id)
        with self._vault.transaction():
            contact_id = self._contacts.add(draft, self._clock())
            if follow_up is not None:
                self._follow_ups.add(_of_case(follow_up, draft.case_id))
            dropped = bool(place) and self._drafts.drop(place)
        self._announce(Topic.NOTES)
        if follow_up is not None:
            self._announce(Topic.FOLLOW_UPS)
        if dropped:
            self._announce(Topic.DRAFTS)
        return contact_id

    def change(self, contact_id: ContactId, draft: ContactDraft) -> None:
        """Write ``draft`` over a contact and its note; it may move to another case.

        Raises:
            NotFoundError, StoryDestroyedError, UnknownCodeError: as for ``add``.
        """
        check_code(draft.kind, *CONTACT_KINDS)
        check_told(self._cases, self.get(contact_id).case_id)
        check_told(self._cases, draft.case_id)
        with self._vault.transaction():
            self._contacts.change(contact_id, draft, self._clock())
        self._announce(Topic.NOTES)

    def remove(self, contact_id: ContactId) -> None:
        """Put a contact in the bin."""
        with self._vault.transaction(makes_room=True):
            if not self._bin.put(BinKind.CONTACT, contact_id, self._clock()):
                raise NotFoundError
        self._announce(Topic.NOTES)

    def restore(self, contact_id: ContactId) -> None:
        """Take a contact back from the bin."""
        with self._vault.transaction(makes_room=True):  # undoing must not fail where doing worked
            if not self._bin.take_out(BinKind.CONTACT, contact_id):
                raise NotFoundError
        self._announce(Topic.NOTES)


def _of_case(follow_up: FollowUpText, case_id: CaseId) -> FollowUpDraft:
    return FollowUpDraft(case_id=case_id, due_on=follow_up.due_on, text=follow_up.text)
