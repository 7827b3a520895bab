"""Keep the social map, and refer clients to who is on it."""

import tomllib
from datetime import date

from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.referrals import (
    Referral,
    ReferralContact,
    ReferralContactDraft,
    ReferralContactId,
    ReferralDraft,
    ReferralId,
)
from vp_desktop.domain.search import plain
from vp_desktop.resources import resource
from vp_desktop.services.clock import Clock
from vp_desktop.services.rules import REFERRAL_KINDS, check_code, check_told, existing
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.cases import CaseRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.referrals import ReferralContactRepository, ReferralRepository


class Referrals:
    """The social map, and the referrals of every case."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._contacts = ReferralContactRepository(vault)
        self._referrals = ReferralRepository(vault)
        self._cases = CaseRepository(vault)
        self._bin = BinRepository(vault)

    def contacts(self, words: str = "", kind: Code | None = None) -> list[ReferralContact]:
        """Return the social map by name: what has each of ``words`` somewhere, and ``kind``."""
        asked = plain(words).split()
        return [
            contact
            for contact in self._contacts.all()
            if kind in (None, contact.kind) and _has(contact, asked)
        ]

    def get_contact(self, contact_id: ReferralContactId) -> ReferralContact:
        """Return one entry of the social map.

        Raises:
            NotFoundError: it is unknown or in the bin.
        """
        return existing(self._contacts.get(contact_id))

    def add_contact(self, draft: ReferralContactDraft) -> ReferralContactId:
        """Put an entry on the social map; return its id.

        Raises:
            UnknownCodeError: no referral goes to that kind.
        """
        check_code(draft.kind, *REFERRAL_KINDS)
        with self._vault.transaction():
            contact_id = self._contacts.add(draft)
        self._announce(Topic.REFERRALS)
        return contact_id

    def change_contact(self, contact_id: ReferralContactId, draft: ReferralContactDraft) -> None:
        """Write ``draft`` over an entry.

        Raises:
            UnknownCodeError: no referral goes to that kind.
        """
        check_code(draft.kind, *REFERRAL_KINDS)
        self.get_contact(contact_id)
        with self._vault.transaction():
            self._contacts.change(contact_id, draft)
        self._announce(Topic.REFERRALS)

    def remove_contact(self, contact_id: ReferralContactId) -> None:
        """Put an entry in the bin; referrals made to it keep its name until it is destroyed."""
        with self._vault.transaction(makes_room=True):
            if not self._bin.put(BinKind.REFERRAL_CONTACT, contact_id, self._clock()):
                raise NotFoundError
        self._announce(Topic.REFERRALS)

    def mark_checked(self, contact_id: ReferralContactId, on: date) -> None:
        """Keep that the entry was found to be right on that day."""
        self.get_contact(contact_id)
        with self._vault.transaction():
            self._contacts.set_checked(contact_id, on)
        self._announce(Topic.REFERRALS)

    def place_national_list(self) -> int:
        """Put the national services on the map that are not there yet; return how many.

        What the user removed or renamed is not put back while it lies in the bin.
        """
        with self._vault.transaction():
            present = self._contacts.names()
            missing = [draft for draft in national_list() if draft.name not in present]
            for draft in missing:
                self._contacts.add(draft)
        if missing:
            self._announce(Topic.REFERRALS)
        return len(missing)

    def of_case(self, case_id: CaseId) -> list[Referral]:
        """Return the referrals of one case, oldest first."""
        return self._referrals.of_case(case_id)

    def refer(self, draft: ReferralDraft) -> ReferralId:
        """Keep that the client of a case was referred; return the id.

        Raises:
            NotFoundError: the case or the entry of the social map is unknown.
            StoryDestroyedError: what was told in the case is destroyed.
            UnknownCodeError: no referral goes to that kind.
        """
        check_code(draft.kind, *REFERRAL_KINDS)
        check_told(self._cases, draft.case_id)
        if draft.referral_contact_id is not None:
            self.get_contact(draft.referral_contact_id)
        with self._vault.transaction():
            referral_id = self._referrals.add(draft)
        self._announce(Topic.REFERRALS)
        self._announce(Topic.CASES)
        return referral_id

    def remove(self, referral_id: ReferralId) -> None:
        """Forget a referral at once; to undo, ``refer`` again."""
        with self._vault.transaction(makes_room=True):
            if not self._referrals.remove(referral_id):
                raise NotFoundError
        self._announce(Topic.REFERRALS)
        self._announce(Topic.CASES)


def national_list() -> list[ReferralContactDraft]:
    """Return the national services that come with the program, as its file has them."""
    text = resource("referral_contacts.toml").read_text(encoding="utf-8")
    return [ReferralContactDraft.model_validate(entry) for entry in tomllib.loads(text)["contacts"]]


def _has(contact: ReferralContact, asked: list[str]) -> bool:
    shown = (contact.name, contact.region, contact.phone, contact.website, contact.remark)
    text = plain(" ".join(shown))
    return all(word in text for word in asked)
