"""Who and what the names in a practice file stand for, in this vault or among what is added."""

from collections import Counter, defaultdict
from datetime import datetime

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.exchange import Trouble
from vp_desktop.domain.organisations import OrganisationId, UnitDraft, UnitId
from vp_desktop.domain.practice_records import ClientRecord, ReferralContactRecord
from vp_desktop.domain.referrals import ReferralContactId
from vp_desktop.vault.bulk import Bulk
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.exchange_in import ListWriter
from vp_desktop.vault.exchange_organisations import OrganisationWriter
from vp_desktop.vault.exchange_present import PresentReader, name_key


class Known:
    """Names and ids: those the vault had, and those that the import gives out."""

    def __init__(self, vault: Vault, bin_start: datetime) -> None:
        """Read what ``vault`` has; what went to the bin before ``bin_start`` counts as gone."""
        present = PresentReader(vault)
        self._organisations = present.organisations()
        self._bin_start = bin_start
        self.added: dict[str, OrganisationId] = {}
        """Organisations of the file by the key of their name, new or back from oblivion."""
        self.units = present.units()
        self.clients = present.clients()
        self.referral_contacts = present.referral_contacts()
        self.cases = present.cases()
        self.ledgers = present.ledgers()

    def organisation(self, name: str) -> OrganisationId | Trouble:
        """Return the organisation called ``name``, or why nothing can be added to it."""
        key = name_key(name)
        if key in self.added:
            return self.added[key]
        found = self._organisations.get(key)
        if found is None or self._is_gone(found.binned_at):
            return Trouble.UNKNOWN_ORGANISATION
        return found.id if found.binned_at is None else Trouble.IN_THE_BIN

    def gone(self, name: str) -> OrganisationId | None:
        """Return the organisation of that name that only the ledger remembers, if there is one."""
        found = self._organisations.get(name_key(name))
        return found.id if found and self._is_gone(found.binned_at) else None

    def owner(self, name: str) -> OrganisationId:
        """Return the organisation called ``name``, which the check of the file found."""
        found = self.organisation(name)
        if isinstance(found, Trouble):
            raise KeyError(found)
        return found

    def cases_by_code(self) -> dict[str, list[CaseId]]:
        """Return every case by its code alone: more than one where organisations share a code."""
        by_code: defaultdict[str, list[CaseId]] = defaultdict(list)
        for (_owner, code), case_id in self.cases.items():
            by_code[code].append(case_id)
        return by_code

    def _is_gone(self, binned_at: datetime | None) -> bool:
        return binned_at is not None and binned_at < self._bin_start


class Links:
    """Turns names into ids, and takes along what a record names and nobody has."""

    def __init__(self, known: Known, bulk: Bulk, lists: ListWriter) -> None:
        self._known, self._lists = known, lists
        self._organisations = OrganisationWriter(bulk)
        self.added: Counter[str] = Counter()
        """What was added only because a record named it, by the field of ``ImportCount``."""

    def unit(self, owner: OrganisationId, name: str | None, location: str = "") -> UnitId | None:
        """Return the unit of that name."""
        if not name:
            return None
        key = (owner, name_key(name))
        if key not in self._known.units:
            draft = UnitDraft(name=name, location=location)
            self._known.units[key] = self._organisations.add_unit(owner, draft)
            self.added["others"] += 1
        return self._known.units[key]

    def client(self, pseudonym: str | None) -> ClientId | None:
        """Return the client of that pseudonym."""
        if not pseudonym:
            return None
        if pseudonym not in self._known.clients:
            record = ClientRecord(pseudonym=pseudonym)
            self._known.clients[pseudonym] = self._lists.add_client(record)
            self.added["clients"] += 1
        return self._known.clients[pseudonym]

    def referral_contact(self, kind: Code, name: str | None) -> ReferralContactId | None:
        """Return the entry of the social map of that kind and name."""
        if not name:
            return None
        key = (kind, name_key(name))
        if key not in self._known.referral_contacts:
            record = ReferralContactRecord(kind=kind, name=name)
            self._known.referral_contacts[key] = self._lists.add_referral_contact(record)
            self.added["referral_contacts"] += 1
        return self._known.referral_contacts[key]
