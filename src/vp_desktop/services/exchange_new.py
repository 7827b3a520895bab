"""Tell the records that a vault does not have yet from those it has.

A record without a name or a code of its own, as an activity, is compared as a whole: the vault gets
as many equal ones as the file has, and no more. So the same file adds nothing the second time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from json import dumps, loads
from typing import TypeVar

from pydantic import JsonValue

from vp_desktop.domain.case_records import LooseContactRecord
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.drafts import Draft
from vp_desktop.domain.practice_records import (
    ContactPersonRecord,
    CountingChangeRecord,
    OrganisationRecord,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.exchange_out import PracticeReader
from vp_desktop.vault.exchange_present import name_key

AnyRecord = TypeVar("AnyRecord", bound=Draft)

_NAMES = frozenset({"organisation", "unit"})
_OF_CONTACT = {"on", "kind", "minutes", "note"}


class NewOnly:
    """What a practice file has and the vault has not."""

    def __init__(self, vault: Vault) -> None:
        self._reader = PracticeReader(vault)

    def of_list(self, name: str, records: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
        """Yield the new ones of the list ``name`` of a practice file."""
        listed = tuple(records)
        return _new(listed, map(loads, self._reader.listed(name))) if listed else iter(())

    def contacts(
        self, case_id: CaseId, records: Iterable[LooseContactRecord]
    ) -> Iterator[LooseContactRecord]:
        """Yield the new conversations of one case."""
        present = map(loads, self._reader.contacts_of(case_id))
        return _new(records, present, _OF_CONTACT)

    def contact_persons(self, record: OrganisationRecord) -> Iterator[ContactPersonRecord]:
        """Yield the new contact persons of an organisation."""
        return self._of_organisation(record.name, "contact_persons", record.contact_persons)

    def counting_changes(self, record: OrganisationRecord) -> Iterator[CountingChangeRecord]:
        """Yield the days from which an organisation counts in another way, where they are new."""
        return self._of_organisation(record.name, "counting_changes", record.counting_changes)

    def _of_organisation(
        self, name: str, listed: str, records: Sequence[AnyRecord]
    ) -> Iterator[AnyRecord]:
        if not records:
            return iter(())
        owner = name_key(name)
        organisations = map(loads, self._reader.listed("organisations"))
        present = [one[listed] for one in organisations if name_key(one["name"]) == owner]
        return _new(records, present[0] if present else ())


def _new(
    records: Iterable[AnyRecord],
    present: Iterable[Mapping[str, JsonValue]],
    fields: set[str] | None = None,
) -> Iterator[AnyRecord]:
    left = Counter(_sign(one, fields) for one in present)
    for record in records:
        sign = _sign(record.model_dump(mode="json"), fields)
        if left[sign]:
            left[sign] -= 1
        else:
            yield record


def _sign(record: Mapping[str, JsonValue], fields: set[str] | None) -> str:
    """Return what two records have in common exactly if they say the same."""
    return dumps(
        {
            name: name_key(value) if name in _NAMES and isinstance(value, str) else value
            for name, value in record.items()
            if fields is None or name in fields
        },
        sort_keys=True,
    )
