"""Read and append to the ledger: every report that was given out, with every number in it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import Language, Publication, PublicationId, PublishedNumber, Variant
from vp_desktop.vault.connection import Row, Value, Vault

_ADD = """
    INSERT INTO publication (
        organisation_id, first, last, variant, language, as_of, given_out_on, recipients, sha256,
        entered_at, figures, frozen, correction
    ) VALUES (
        :organisation_id, :first, :last, :variant, :language, :as_of, :given_out_on, :recipients,
        :sha256, :entered_at, :figures, :frozen, :correction
    ) RETURNING id
"""

_REPEAT = """
    INSERT INTO publication (
        organisation_id, first, last, variant, language, as_of, given_out_on, recipients, sha256,
        entered_at, figures, frozen, correction
    )
    SELECT organisation_id, first, last, variant, language, as_of, :on, :recipients, sha256, :at,
        figures, '', correction
    FROM publication WHERE id = :id RETURNING id
"""

_REPEAT_NUMBERS = """
    INSERT INTO published_number (publication_id, position, table_name, cell_key, value)
    SELECT :repeated, position, table_name, cell_key, value
    FROM published_number WHERE publication_id = :id
"""

_ADD_FILE = """
    INSERT INTO given_out_file (sha256, content) VALUES (:sha256, :content)
    ON CONFLICT (sha256) DO NOTHING
"""

_FILE = "SELECT content FROM given_out_file WHERE sha256 = :sha256"

_FILES = "SELECT sha256 FROM given_out_file"

_FORGET = "DELETE FROM given_out_file WHERE sha256 = :sha256 RETURNING sha256"

_ADD_NUMBER = """
    INSERT INTO published_number (publication_id, position, table_name, cell_key, value)
    VALUES (:publication_id, :position, :table_name, :cell_key, :value)
"""

_OF = """
    SELECT * FROM publication WHERE organisation_id = :id ORDER BY given_out_on DESC, id DESC
"""

_OWNERS = """
    SELECT DISTINCT o.id, o.name FROM publication AS p
    JOIN organisation AS o ON o.id = p.organisation_id WHERE p.sha256 = :sha256 ORDER BY o.id
"""

_FROZEN = """
    SELECT frozen FROM publication WHERE organisation_id = :id AND frozen <> ''
    ORDER BY id DESC LIMIT 1
"""


class PublicationRepository:
    """The ``publication`` and ``published_number`` tables; a row there never changes or goes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[Publication]:
        """Return what was given out to one organisation, newest first."""
        return [publication for publication, _figures in self._all(organisation_id)]

    def figures(self, organisation_id: OrganisationId) -> list[tuple[Publication, bytes]]:
        """Return each publication with its figures file, in the order in which they were entered.

        What a report may print follows from those before it there, whenever it went out.
        """
        return sorted(self._all(organisation_id), key=lambda one: one[0].id)

    def frozen(self, organisation_id: OrganisationId) -> str:
        """Return what was frozen by the last publication, so by all of them; empty: nothing was."""
        rows = self._vault.read(_FROZEN, {"id": organisation_id})
        return rows[0]["frozen"] if rows else ""

    def add(
        self,
        publication: Publication,
        figures: bytes,
        numbers: Iterable[PublishedNumber],
        frozen: str = "",
    ) -> PublicationId:
        """Enter a publication, whose id is not known yet; return its id.

        ``frozen`` is what it and all earlier ones froze (``disclosure.ledger``).
        """
        values = _values(publication, figures, frozen)
        publication_id = PublicationId(self._vault.write(_ADD, values)[0]["id"])
        self._vault.write_many(
            _ADD_NUMBER,
            (
                {
                    "publication_id": publication_id,
                    "position": position,
                    "table_name": number.table,
                    "cell_key": number.cell,
                    "value": number.value,
                }
                for position, number in enumerate(numbers)
            ),
        )
        return publication_id

    def repeat(
        self, publication_id: PublicationId, on: date, recipients: str, at: datetime
    ) -> PublicationId:
        """Enter once more what was given out, as given to others on another day; return the id."""
        values: dict[str, Value] = {
            "id": publication_id,
            "on": on.isoformat(),
            "recipients": recipients,
            "at": at.isoformat(),
        }
        repeated = PublicationId(self._vault.write(_REPEAT, values)[0]["id"])
        self._vault.write(_REPEAT_NUMBERS, {"id": publication_id, "repeated": repeated})
        return repeated

    def keep_file(self, sha256: str, content: bytes) -> None:
        """Keep the very bytes that are given out, by their fingerprint."""
        self._vault.write(_ADD_FILE, {"sha256": sha256, "content": content})

    def file(self, sha256: str) -> bytes | None:
        """Return the file of that fingerprint, if it is kept."""
        for row in self._vault.read(_FILE, {"sha256": sha256}):
            return bytes(row["content"])
        return None

    def any(self) -> bool:
        """Return whether there is any entry."""
        return bool(self._vault.read("SELECT 1 FROM publication LIMIT 1", {}))

    def owners(self, sha256: str) -> list[tuple[OrganisationId, str]]:
        """Return the organisations to which the file of that fingerprint was given out, by name."""
        rows = self._vault.read(_OWNERS, {"sha256": sha256})
        return [(OrganisationId(row["id"]), row["name"]) for row in rows]

    def files(self) -> frozenset[str]:
        """Return the fingerprints of the files that are kept."""
        return frozenset(row["sha256"] for row in self._vault.read(_FILES, {}))

    def forget_file(self, sha256: str) -> bool:
        """Keep the file of that fingerprint no longer; tell whether it was kept."""
        return bool(self._vault.write(_FORGET, {"sha256": sha256}))

    def _all(self, organisation_id: OrganisationId) -> list[tuple[Publication, bytes]]:
        """Return each publication with its figures file, newest first."""
        rows = self._vault.read(_OF, {"id": organisation_id})
        numbers = _editions(rows)
        return [(_publication(row, numbers[row["id"]]), row["figures"].encode()) for row in rows]


def _values(publication: Publication, figures: bytes, frozen: str) -> dict[str, Value]:
    return {
        "organisation_id": publication.organisation_id,
        "first": publication.period_first.isoformat(),
        "last": publication.period_last.isoformat(),
        "variant": publication.variant,
        "language": publication.language,
        "as_of": publication.as_of.isoformat(),
        "given_out_on": publication.given_out_on.isoformat(),
        "recipients": publication.recipients,
        "sha256": publication.sha256,
        "entered_at": publication.entered_at.isoformat(),
        "figures": figures.decode(),
        "frozen": frozen,
        "correction": publication.correction,
    }


def _editions(rows: Iterable[Row]) -> dict[int, int]:
    """Return which edition each publication is: the n-th file to the same readers."""
    files: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    found = {}
    for row in sorted(rows, key=_id):
        line = files[row["first"], row["last"], row["variant"], row["language"]]
        if row["sha256"] not in line:
            line.append(row["sha256"])
        found[row["id"]] = line.index(row["sha256"]) + 1
    return found


def _id(row: Row) -> int:
    number: int = row["id"]
    return number


def _publication(row: Row, edition: int) -> Publication:
    return Publication(
        id=PublicationId(row["id"]),
        organisation_id=OrganisationId(row["organisation_id"]),
        period_first=date.fromisoformat(row["first"]),
        period_last=date.fromisoformat(row["last"]),
        variant=Variant(row["variant"]),
        language=Language(row["language"]),
        as_of=date.fromisoformat(row["as_of"]),
        given_out_on=date.fromisoformat(row["given_out_on"]),
        recipients=row["recipients"],
        sha256=row["sha256"],
        entered_at=datetime.fromisoformat(row["entered_at"]),
        edition=edition,
        correction=row["correction"],
    )
