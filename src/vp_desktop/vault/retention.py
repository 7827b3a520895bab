"""Destroy what a person told in a case, and keep the log of it; read and write holds."""

from dataclasses import dataclass, field
from datetime import date

from vp_desktop.domain.cases import DESTROYED, CaseId
from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.retention import (
    Destruction,
    DestructionReason,
    Hold,
    HoldDraft,
    HoldId,
    HoldReason,
)
from vp_desktop.vault.clients import ClientRepository
from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.values import columns, day_or_none

_TOLD = (
    "DELETE FROM note WHERE contact_id IN (SELECT id FROM contact WHERE case_id = :id)",
    "DELETE FROM attachment WHERE case_id = :id",
    "DELETE FROM consent WHERE case_id = :id",
    "DELETE FROM follow_up WHERE case_id = :id",
    "DELETE FROM case_mark WHERE case_id = :id",
    "DELETE FROM case_story WHERE case_id = :id",
    "DELETE FROM contact WHERE case_id = :id AND binned_at IS NOT NULL",
    "DELETE FROM hold WHERE case_id = :id",
    "DELETE FROM draft WHERE place IN ('case:' || :id, 'refer:' || :id, 'close:' || :id)",
)
"""Marks go too: no report counts them, and grounds, risks and impact point at a person."""


def _quarter(column: str) -> str:
    month = f"CAST(substr({column}, 6, 2) AS INTEGER)"
    return f"substr({column}, 1, 5) || printf('%02d-01', ({month} - 1) / 3 * 3 + 1)"


_AFTER_REPORTS = """
    SELECT date(max(p.as_of), '+1 day') FROM publication AS p
    WHERE p.organisation_id = "case".organisation_id AND p.as_of < "case".entered_on
"""
"""The first day that no report knew of which came too early for the case: it counts from then."""

_BLUR = (
    f"""
    UPDATE "case" SET opened_on = {_quarter("opened_on")},
        entered_on = max({_quarter("entered_on")}, coalesce(({_AFTER_REPORTS}), '')),
        closed_on = {_quarter("closed_on")}, status = :status,
        saved_at = {_quarter("closed_on")} || 'T00:00:00+00:00'
    WHERE id = :id
    """,  # noqa: S608 - columns of our own
    f"""
    UPDATE contact SET held_on = {_quarter("held_on")},
        saved_at = {_quarter("held_on")} || 'T00:00:00+00:00'
    WHERE case_id = :id
    """,  # noqa: S608 - columns of our own
    f"""
    UPDATE referral SET referred_on = {_quarter("referred_on")}, remark = '',
        referral_contact_id = NULL
    WHERE case_id = :id
    """,  # noqa: S608 - columns of our own
)
"""What stays of a day is its quarter, and which reports it came too late for."""

_CLOSED = """
    SELECT c.id, c.code, c.closed_on, o.name FROM "case" AS c
    JOIN organisation AS o ON o.id = c.organisation_id
    JOIN case_story AS s ON s.case_id = c.id
    WHERE c.closed_on <= :day AND c.binned_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM hold WHERE case_id = c.id AND lifted_on IS NULL
    )
    ORDER BY c.closed_on, c.id
"""

_LOG = """
    INSERT INTO destruction (case_code, destroyed_on, what, records, reason)
    VALUES (:case_code, :day, :what, :records, :reason)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCase:
    """A closed case whose story is still there."""

    id: CaseId
    code: str
    organisation: str = field(repr=False)
    closed_on: date


class RetentionRepository:
    """The ``hold`` and ``destruction`` tables, and the end of a ``case_story``."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def holds(self, case_id: CaseId) -> list[Hold]:
        """Return the holds of one case, those that stand first."""
        sql = """
            SELECT * FROM hold WHERE case_id = :id ORDER BY lifted_on IS NOT NULL, review_on, id
        """
        return [
            Hold(
                id=HoldId(row["id"]),
                case_id=case_id,
                reason=HoldReason(row["reason"]),
                review_on=date.fromisoformat(row["review_on"]),
                lifted_on=day_or_none(row["lifted_on"]),
            )
            for row in self._vault.read(sql, {"id": case_id})
        ]

    def add_hold(self, draft: HoldDraft) -> HoldId:
        """Write a new hold; return its id."""
        sql = """
            INSERT INTO hold (case_id, reason, review_on) VALUES (:case_id, :reason, :review_on)
            RETURNING id
        """
        return HoldId(self._vault.write(sql, columns(draft))[0]["id"])

    def lift_hold(self, hold_id: HoldId, day: date) -> bool:
        """Write that a hold no longer stands; tell whether it stood."""
        sql = """
            UPDATE hold SET lifted_on = :day WHERE id = :id AND lifted_on IS NULL RETURNING id
        """
        return bool(self._vault.write(sql, {"id": hold_id, "day": day.isoformat()}))

    def is_held(self, case_id: CaseId) -> bool:
        """Tell whether a hold stands on the case."""
        sql = "SELECT 1 FROM hold WHERE case_id = :id AND lifted_on IS NULL LIMIT 1"
        return bool(self._vault.read(sql, {"id": case_id}))

    def closed_by(self, day: date) -> list[ClosedCase]:
        """Return the cases closed by ``day`` of which nothing holds the story, oldest first."""
        return [
            ClosedCase(
                id=CaseId(row["id"]),
                code=row["code"],
                organisation=row["name"],
                closed_on=date.fromisoformat(row["closed_on"]),
            )
            for row in self._vault.read(_CLOSED, {"day": day.isoformat()})
        ]

    def destroy_told(self, case_id: CaseId) -> int:
        """Destroy part A of a case, and its client if no other case has one; return the rows."""
        values = {"id": case_id}
        told = "SELECT client_id FROM case_story WHERE case_id = :id AND client_id IS NOT NULL"
        clients = [ClientId(row["client_id"]) for row in self._vault.read(told, values)]
        rows = sum(len(self._vault.write(f"{sql} RETURNING 1", values)) for sql in _TOLD)
        return rows + sum(map(ClientRepository(self._vault).remove_without_case, clients))

    def blur(self, case_id: CaseId) -> None:
        """Leave of each day of a case its quarter alone, and say that its story is destroyed."""
        for sql in _BLUR:
            self._vault.write(sql, {"id": case_id, "status": DESTROYED})

    def log(self, code: str, day: date, records: int, reason: DestructionReason) -> None:
        """Write that ``records`` of the case ``code`` were destroyed on ``day``."""
        values: dict[str, Value] = {
            "case_code": code,
            "day": day.isoformat(),
            "what": "case" if reason is DestructionReason.BIN else "story",
            "records": records,
            "reason": reason,
        }
        self._vault.write(_LOG, values)

    def destructions(self) -> list[Destruction]:
        """Return the destruction log, the last entry first."""
        return [
            Destruction(
                case_code=row["case_code"],
                destroyed_on=date.fromisoformat(row["destroyed_on"]),
                records=row["records"],
                reason=DestructionReason(row["reason"]),
            )
            for row in self._vault.read("SELECT * FROM destruction ORDER BY id DESC", {})
        ]
