"""Add what is new in a practice file; whatever the vault has already is left as it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from vp_desktop.domain.case_records import CaseRecord, LooseContactRecord
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.exchange import ImportCount, Trouble
from vp_desktop.domain.organisations import OrganisationId, UnitId
from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.domain.practice_records import OrganisationRecord
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.exchange_add_lists import ListAdding
from vp_desktop.services.exchange_known import Known, Links
from vp_desktop.services.exchange_new import NewOnly
from vp_desktop.vault.bulk import Bulk
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.exchange_in import CaseLinks, CaseWriter, ListWriter
from vp_desktop.vault.exchange_organisations import OrganisationWriter
from vp_desktop.vault.exchange_present import PresentReader, name_key

CASES_AT_ONCE = 100
"""Cases between two steps of the progress bar; each step writes what was taken along."""

Step = Callable[[Bulk, float], None]
"""Called with what was taken along and the share that is done: it writes or forgets the rows."""


class Adding:
    """One import, of a file that was checked against ``known``."""

    def __init__(self, vault: Vault, known: Known, clock: Clock) -> None:
        self._known = known
        self._new, self._present, self._bulk = NewOnly(vault), PresentReader(vault), Bulk(vault)
        self._lists = ListWriter(self._bulk, clock())
        self._cases = CaseWriter(self._bulk, clock(), today(clock))
        self._organisations = OrganisationWriter(self._bulk)
        self._links = Links(known, self._bulk, self._lists)
        self._headcounts = self._present.headcounts()
        self._added: Counter[str] = Counter()

    def add(self, file: PracticeFile, step: Step) -> ImportCount:
        """Take everything new along, a step at a time; return how much it was."""
        for record in file.organisations:
            self._add_organisation(record)
        self._add_people(file)
        self._add_cases(file.cases, step)
        self._add_contacts(file.contacts)
        lists = ListAdding(self._present, self._new, self._known, self._links, self._lists)
        self._added += lists.add(file, self._cases)
        self._added += self._links.added
        step(self._bulk, 1.0)
        return ImportCount(**self._added)

    def _add_organisation(self, record: OrganisationRecord) -> None:
        owner = self._organisation(record)
        for person in self._new.contact_persons(record):
            self._organisations.add_contact_person(owner, person)
            self._added["others"] += 1
        for change in self._new.counting_changes(record):
            self._organisations.add_counting_change(owner, change)
            self._added["others"] += 1
        for item in self._present.new_policies(owner, record.policy):
            self._organisations.add_policy(owner, item)
            self._added["others"] += 1
        self._add_headcount(owner, None, record.headcount)
        for unit in record.units:
            unit_id = self._links.unit(owner, unit.name, unit.location)
            self._add_headcount(owner, unit_id, unit.headcount)

    def _organisation(self, record: OrganisationRecord) -> OrganisationId:
        found = self._known.organisation(record.name)
        if not isinstance(found, Trouble):
            return found
        owner = self._known.gone(record.name)
        if owner is None:
            owner = self._organisations.add(record)
        else:
            self._organisations.add_again(owner, record)
        self._known.added[name_key(record.name)] = owner
        self._added["organisations"] += 1
        return owner

    def _add_headcount(
        self, owner: OrganisationId, unit_id: UnitId | None, headcount: Mapping[int, int]
    ) -> None:
        new = {
            year: people
            for year, people in headcount.items()
            if (owner, unit_id, year) not in self._headcounts
        }
        self._organisations.add_headcount(owner, unit_id, new)
        self._added["others"] += len(new)

    def _add_people(self, file: PracticeFile) -> None:
        for client in file.clients:
            if client.pseudonym not in self._known.clients:
                self._known.clients[client.pseudonym] = self._lists.add_client(client)
                self._added["clients"] += 1
        for contact in file.referral_contacts:
            key = (contact.kind, name_key(contact.name))
            if key not in self._known.referral_contacts:
                contact_id = self._lists.add_referral_contact(contact)
                self._known.referral_contacts[key] = contact_id
                self._added["referral_contacts"] += 1

    def _add_cases(self, records: Sequence[CaseRecord], step: Step) -> None:
        for number, record in enumerate(records, start=1):
            owner = self._known.owner(record.organisation)
            if (owner, record.code) in self._known.cases:
                self._added["cases_present"] += 1
            else:
                self._add_case(owner, record)
            if number % CASES_AT_ONCE == 0:
                step(self._bulk, number / (len(records) + CASES_AT_ONCE))

    def _add_case(self, owner: OrganisationId, record: CaseRecord) -> None:
        links = CaseLinks(
            organisation_id=owner,
            unit_id=self._links.unit(owner, record.unit),
            client_id=self._links.client(record.client),
            referral_contacts=tuple(
                self._links.referral_contact(referral.kind, referral.to)
                for referral in record.referred
            ),
        )
        self._known.cases[owner, record.code] = self._cases.add(record, links)
        hanging = (
            record.referrals,
            record.follow_ups,
            record.consents,
            record.holds,
            record.attachments,
        )
        self._added["cases"] += 1
        self._added["contacts"] += len(record.contacts)
        self._added["others"] += sum(map(len, hanging))

    def _add_contacts(self, records: Iterable[LooseContactRecord]) -> None:
        by_code = self._known.cases_by_code()
        pairs = [(self._case(record, by_code), record) for record in records]
        for case_id, group in groupby(sorted(pairs, key=_case_id), key=_case_id):
            for contact in self._new.contacts(case_id, (record for _id, record in group)):
                self._cases.add_contact(case_id, contact)
                self._added["contacts"] += 1

    def _case(self, record: LooseContactRecord, by_code: Mapping[str, Sequence[CaseId]]) -> CaseId:
        if record.organisation is None:
            return by_code[record.case][0]
        return self._known.cases[self._known.owner(record.organisation), record.case]


def _case_id(pair: tuple[CaseId, LooseContactRecord]) -> CaseId:
    return pair[0]
