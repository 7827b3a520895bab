"""Read and append to the ledger: every report that was given out, with every number in it."""

from collections.abc import Iterable
from datetime import date, datetime

from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import Language, Publication, PublicationId, PublishedNumber, Variant
from vp_desktop.vault.connection import Row, Value, Vault

_ADD = """
    INSERT INTO publication (
        organisation_id, first, last, variant, language, as_of, given_out_on, recipients, sha256,
        entered_at, figures, frozen
    ) VALUES (
        :organisation_id, :first, :last, :variant, :language, :as_of, :given_out_on, :recipients,
        :sha256, :entered_at, :figures, :frozen
    ) RETURNING id
"""

_ADD_NUMBER = """
    INSERT INTO published_number (publication_id, position, table_name, cell_key, value)
    VALUES (:publication_id, :position, :table_name, :cell_key, :value)
"""

_OF = """
    SELECT *, row_number() OVER (
        PARTITION BY first, last, variant, language ORDER BY id
    ) AS edition
    FROM publication WHERE organisation_id = :id ORDER BY given_out_on DESC, id DESC
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
        return [_publication(row) for row in self._vault.read(_OF, {"id": organisation_id})]

    def figures(self, organisation_id: OrganisationId) -> list[tuple[Publication, bytes]]:
        """Return each publication with its figures file, oldest first."""
        rows = self._vault.read(_OF, {"id": organisation_id})
        return [(_publication(row), row["figures"].encode()) for row in reversed(rows)]

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
        values: dict[str, Value] = {
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
        }
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


def _publication(row: Row) -> Publication:
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
        edition=row["edition"],
    )
