"""Keep two ledgers of one organisation from becoming one that knows only half of what went out.

What a publication froze holds all that was frozen before it, and a report that froze nothing new
keeps nothing. So an entry may only come in behind the very entries that it was made behind.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from json import dumps

from vp_desktop.disclosure.errors import LedgerError, LedgerTooNewError
from vp_desktop.disclosure.ledger import read_ledger
from vp_desktop.domain.exchange import Trouble
from vp_desktop.domain.practice_records import PublicationRecord
from vp_desktop.services.exchange_known import Known
from vp_desktop.vault.exchange_present import Entered, name_key


def ledger_troubles(
    records: Sequence[PublicationRecord], known: Known
) -> Iterator[tuple[int, Trouble]]:
    """Yield each entry that does not fit behind the ledger in the vault, or cannot be read."""
    for place, record in enumerate(records):
        if record.frozen is not None:
            try:
                read_ledger(dumps(record.frozen))
            except LedgerTooNewError:
                yield place, Trouble.NEWER_LEDGER
            except LedgerError:
                yield place, Trouble.BAD_LEDGER
    by_owner: defaultdict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        by_owner[name_key(record.organisation)].append(place)
    for places in by_owner.values():
        present = _present(records[places[0]].organisation, known)
        listed = [records[place] for place in places]
        new = [place for place in places if _entered(records[place]) not in present]
        before = [_entered(one) for one in listed[: len(present)]]
        if new and before != list(present):
            yield new[0], Trouble.OTHER_LEDGER


def _present(name: str, known: Known) -> list[Entered]:
    found = known.organisation(name)
    owner = known.gone(name) if isinstance(found, Trouble) else found
    return [] if owner is None else known.ledgers.get(owner, [])


def _entered(record: PublicationRecord) -> Entered:
    return record.sha256, record.entered_at
