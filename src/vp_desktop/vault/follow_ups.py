"""Read and write follow-ups."""

from datetime import date

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.followups import FollowUp, FollowUpDraft, FollowUpId
from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.values import columns, day_of, day_or_none

_SELECT = """
    SELECT f.*, coalesce(c.code, '') AS case_code, coalesce(s.title, '') AS case_title
    FROM follow_up AS f
    LEFT JOIN "case" AS c ON c.id = f.case_id
    LEFT JOIN case_story AS s ON s.case_id = f.case_id
    WHERE c.binned_at IS NULL AND
"""

_ADD = """
    INSERT INTO follow_up (case_id, due_on, text) VALUES (:case_id, :due_on, :text) RETURNING id
"""

_CHANGE = """
    UPDATE follow_up SET case_id = :case_id, due_on = :due_on, text = :text
    WHERE id = :id RETURNING id
"""


class FollowUpRepository:
    """The ``follow_up`` table; what hangs on a case in the bin is left out."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, follow_up_id: FollowUpId) -> FollowUp | None:
        """Return one follow-up, if there is one."""
        found = self._find("f.id = :id", {"id": follow_up_id})
        return found[0] if found else None

    def open(self) -> list[FollowUp]:
        """Return what is still to be done, by day."""
        return self._find("f.done_on IS NULL ORDER BY f.due_on, f.id", {})

    def done_since(self, day: date) -> list[FollowUp]:
        """Return what was done on ``day`` or later, the last first."""
        condition = "f.done_on >= :day ORDER BY f.done_on DESC, f.id DESC"
        return self._find(condition, {"day": day.isoformat()})

    def of_case(self, case_id: CaseId) -> list[FollowUp]:
        """Return the follow-ups of one case: what is to be done by day, then what was done."""
        condition = """
            f.case_id = :case_id
            ORDER BY f.done_on IS NOT NULL, f.done_on DESC, f.due_on, f.id
        """
        return self._find(condition, {"case_id": case_id})

    def add(self, draft: FollowUpDraft) -> FollowUpId:
        """Write a new follow-up; return its id."""
        return FollowUpId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, follow_up_id: FollowUpId, draft: FollowUpDraft) -> bool:
        """Write ``draft`` over a follow-up; tell whether there is one."""
        return bool(self._vault.write(_CHANGE, {**columns(draft), "id": follow_up_id}))

    def set_done(self, follow_up_id: FollowUpId, day: date | None) -> bool:
        """Write when it was done, or that it was not; tell whether there is one."""
        sql = "UPDATE follow_up SET done_on = :day WHERE id = :id RETURNING id"
        values = {"id": follow_up_id, "day": day.isoformat() if day else None}
        return bool(self._vault.write(sql, values))

    def set_due(self, follow_up_id: FollowUpId, day: date) -> bool:
        """Write the day it is to be done; tell whether there is one."""
        sql = "UPDATE follow_up SET due_on = :day WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": follow_up_id, "day": day.isoformat()}))

    def remove(self, follow_up_id: FollowUpId) -> bool:
        """Remove a follow-up; tell whether there was one."""
        sql = "DELETE FROM follow_up WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": follow_up_id}))

    def _find(self, condition: str, values: dict[str, Value]) -> list[FollowUp]:
        return [
            FollowUp(
                id=FollowUpId(row["id"]),
                case_id=None if row["case_id"] is None else CaseId(row["case_id"]),
                case_code=row["case_code"],
                case_title=row["case_title"],
                due_on=day_of(row["due_on"]),
                text=row["text"],
                done_on=day_or_none(row["done_on"]),
            )
            for row in self._vault.read(_SELECT + condition, values)
        ]
