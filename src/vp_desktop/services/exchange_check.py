"""Check what a practice file says against itself and against the vault, before anything is added.

What one field alone can tell, as a day that is none, was refused when the file was read.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from vp_desktop.domain.case_records import CaseRecord, LooseContactRecord
from vp_desktop.domain.exchange import Trouble
from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.services.exchange_known import Known
from vp_desktop.services.exchange_ledgers import ledger_troubles
from vp_desktop.vault.exchange_present import name_key

Location = tuple[str | int, ...]
"""Where in a practice file, as ``("cases", 17, "opened_on")``."""


def troubles(file: PracticeFile, known: Known) -> Iterator[tuple[Location, Trouble]]:
    """Yield every place that keeps ``file`` from being added, in the order of the file."""
    names = [name_key(record.name) for record in file.organisations]
    yield from _repeated("organisations", "name", names)
    for place, record in enumerate(file.organisations):
        if known.organisation(record.name) is Trouble.IN_THE_BIN:
            yield ("organisations", place, "name"), Trouble.IN_THE_BIN
    yield from _repeated("clients", "pseudonym", [one.pseudonym for one in file.clients])
    codes = [(name_key(case.organisation), case.code) for case in file.cases]
    yield from _repeated("cases", "code", codes)
    yield from _dates(file.cases)
    for listed, owners in _owners(file):
        yield from _unknown(listed, owners, frozenset(names), known)
    if file.contacts:
        yield from _loose(file.contacts, file.cases, known)
    for place, trouble in ledger_troubles(file.publications, known):
        yield ("publications", place), trouble


def _repeated(
    listed: str, field: str, keys: Sequence[Hashable]
) -> Iterator[tuple[Location, Trouble]]:
    seen: set[Hashable] = set()
    for place, key in enumerate(keys):
        if key in seen:
            yield (listed, place, field), Trouble.REPEATED
        seen.add(key)


def _dates(cases: Sequence[CaseRecord]) -> Iterator[tuple[Location, Trouble]]:
    for place, case in enumerate(cases):
        if case.closed_on is not None and case.closed_on < case.opened_on:
            yield ("cases", place, "closed_on"), Trouble.CLOSED_BEFORE_OPENED


def _owners(file: PracticeFile) -> Iterator[tuple[str, Sequence[str | None]]]:
    yield "cases", [one.organisation for one in file.cases]
    yield "contacts", [one.organisation for one in file.contacts]
    yield "activities", [one.organisation for one in file.activities]
    yield "advices", [one.organisation for one in file.advices]
    yield "signals", [one.organisation for one in file.signals]
    yield "hours", [one.organisation for one in file.hours]
    yield "reports", [one.organisation for one in file.reports]
    yield "publications", [one.organisation for one in file.publications]


def _unknown(
    listed: str, owners: Sequence[str | None], in_file: frozenset[str], known: Known
) -> Iterator[tuple[Location, Trouble]]:
    for place, owner in enumerate(owners):
        if owner is None or name_key(owner) in in_file:
            continue
        found = known.organisation(owner)
        if isinstance(found, Trouble):
            yield (listed, place, "organisation"), found


def _loose(
    contacts: Sequence[LooseContactRecord], cases: Sequence[CaseRecord], known: Known
) -> Iterator[tuple[Location, Trouble]]:
    owners: defaultdict[str, set[Hashable]] = defaultdict(set)
    for owner_id, code in known.cases:
        owners[code].add(owner_id)
    for case in cases:
        owners[case.code].add(_owner(case.organisation, known))
    for place, contact in enumerate(contacts):
        having = owners.get(contact.case, set())
        if contact.organisation is not None:
            having = having & {_owner(contact.organisation, known)}
        if not having:
            yield ("contacts", place, "case"), Trouble.UNKNOWN_CASE
        elif len(having) > 1:
            yield ("contacts", place, "case"), Trouble.AMBIGUOUS_CASE


def _owner(name: str, known: Known) -> Hashable:
    """Return the organisation's id, or the key of its name while it has none."""
    found = known.organisation(name)
    return name_key(name) if isinstance(found, Trouble) else found
