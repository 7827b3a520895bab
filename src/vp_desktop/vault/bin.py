"""Put records in the bin, take them out, and destroy them for good.

The ledger is never touched: an organisation to which a report was given out keeps its name.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vp_desktop.domain.bin import BIN_DAYS, BinKind, BinRow
from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.values import moment_of

_TABLES = {
    BinKind.CASE: '"case"',
    BinKind.CONTACT: "contact",
    BinKind.ORGANISATION: "organisation",
    BinKind.REFERRAL_CONTACT: "referral_contact",
    BinKind.ACTIVITY: "activity",
    BinKind.ADVICE: "advice",
}

_ROWS = """
    SELECT 'case' AS kind, c.id, coalesce(s.title, '') AS title, c.code AS context, c.binned_at
    FROM "case" AS c LEFT JOIN case_story AS s ON s.case_id = c.id WHERE c.binned_at >= :since
    UNION ALL
    SELECT 'contact', k.id, coalesce(s.title, ''), c.code, k.binned_at
    FROM contact AS k JOIN "case" AS c ON c.id = k.case_id
    LEFT JOIN case_story AS s ON s.case_id = c.id
    WHERE k.binned_at >= :since AND c.binned_at IS NULL
    UNION ALL
    SELECT 'organisation', id, name, '', binned_at FROM organisation WHERE binned_at >= :since
    UNION ALL
    SELECT 'referral_contact', id, name, region, binned_at FROM referral_contact
    WHERE binned_at >= :since
    UNION ALL
    SELECT 'activity', a.id, a.subject, coalesce(o.name, ''), a.binned_at
    FROM activity AS a LEFT JOIN organisation AS o ON o.id = a.organisation_id
    WHERE a.binned_at >= :since
    UNION ALL
    SELECT 'advice', a.id, a.title, o.name, a.binned_at
    FROM advice AS a JOIN organisation AS o ON o.id = a.organisation_id
    WHERE a.binned_at >= :since
    ORDER BY 5 DESC, 1, 2
"""

_OF_ORGANISATION = (
    "DELETE FROM contact_person WHERE organisation_id = :id",
    "DELETE FROM policy_item WHERE organisation_id = :id",
    "DELETE FROM counting_change WHERE organisation_id = :id",
    "DELETE FROM signal WHERE organisation_id = :id",
    "DELETE FROM advice WHERE organisation_id = :id",
    "DELETE FROM activity WHERE organisation_id = :id",
    "DELETE FROM hours_entry WHERE organisation_id = :id",
    "DELETE FROM report WHERE organisation_id = :id",
    "DELETE FROM practice_setting WHERE name LIKE 'left_out ' || :id || ' %'",
    """
    UPDATE organisation SET recipients = '', agreements = ''
    WHERE id = :id AND (recipients <> '' OR agreements <> '')
    """,
    """
    DELETE FROM organisation
    WHERE id = :id AND NOT EXISTS (SELECT 1 FROM publication WHERE organisation_id = :id)
    """,
)
"""An organisation that was given a report keeps its name: the ledger is about it."""


@dataclass(frozen=True, slots=True)
class Binned:
    """A record in the bin, without its words."""

    kind: BinKind
    id: int


class BinRepository:
    """Every table with a ``binned_at``."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def put(self, kind: BinKind, record_id: int, now: datetime) -> bool:
        """Leave a record out of every list from now on; tell whether it was in one."""
        sql = f"""
            UPDATE {_TABLES[kind]} SET binned_at = :now
            WHERE id = :id AND binned_at IS NULL RETURNING id
        """  # noqa: S608 - a name from the table above
        return bool(self._vault.write(sql, {"id": record_id, "now": now.isoformat()}))

    def take_out(self, kind: BinKind, record_id: int) -> bool:
        """Put a record back where it was; tell whether it was in the bin."""
        sql = f"""
            UPDATE {_TABLES[kind]} SET binned_at = NULL
            WHERE id = :id AND binned_at IS NOT NULL RETURNING id
        """  # noqa: S608 - a name from the table above
        return bool(self._vault.write(sql, {"id": record_id}))

    def rows(self, since: datetime) -> list[BinRow]:
        """Return what went to the bin at ``since`` or later, the last first."""
        found = self._vault.read(_ROWS, {"since": since.isoformat()})
        return [
            BinRow(
                kind=BinKind(row["kind"]),
                id=row["id"],
                title=row["title"],
                context=row["context"],
                binned_at=moment_of(row["binned_at"]),
                gone_on=(moment_of(row["binned_at"]) + timedelta(days=BIN_DAYS)).date(),
            )
            for row in found
        ]

    def expired(self, before: datetime) -> list[Binned]:
        """Return what went to the bin before ``before``; organisations come last."""
        return [
            Binned(kind, row["id"])
            for kind in sorted(BinKind, key=lambda kind: kind is BinKind.ORGANISATION)
            for row in self._vault.read(
                f"SELECT id FROM {_TABLES[kind]} WHERE binned_at < :before ORDER BY id",  # noqa: S608 - a name from the table above
                {"before": before.isoformat()},
            )
        ]

    def holds(self, record: Binned) -> bool:
        """Tell whether the record lies in the bin."""
        sql = f"SELECT 1 FROM {_TABLES[record.kind]} WHERE id = :id AND binned_at IS NOT NULL"  # noqa: S608 - a name from the table above
        return bool(self._vault.read(sql, {"id": record.id}))

    def has_cases(self, organisation_id: int) -> bool:
        """Tell whether the organisation still has a case, be it in the bin."""
        sql = 'SELECT 1 FROM "case" WHERE organisation_id = :id LIMIT 1'
        return bool(self._vault.read(sql, {"id": organisation_id}))

    def case_code(self, case_id: int) -> str:
        """Return the code of a case in the bin."""
        found = self._vault.read('SELECT code FROM "case" WHERE id = :id', {"id": case_id})
        return str(found[0]["code"])

    def destroy(self, record: Binned) -> int:
        """Remove a record in the bin and all that hangs on it; return how many rows went.

        An organisation must have no case any more.
        """
        values: dict[str, Value] = {"id": record.id}
        statements = (
            _OF_ORGANISATION
            if record.kind is BinKind.ORGANISATION
            else (f"DELETE FROM {_TABLES[record.kind]} WHERE id = :id",)  # noqa: S608 - a name from the table above
        )
        return sum(len(self._vault.write(f"{sql} RETURNING 1", values)) for sql in statements)
