"""Read and write the adviser's own certificates and permanent education."""

from datetime import date

from vp_desktop.domain.periods import Period
from vp_desktop.domain.qualifications import (
    EducationDraft,
    EducationEntry,
    EducationId,
    Qualification,
    QualificationDraft,
    QualificationId,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import columns, day_or_none

_ADD = """
    INSERT INTO qualification (name, number, valid_from, valid_until)
    VALUES (:name, :number, :valid_from, :valid_until) RETURNING id
"""

_CHANGE = """
    UPDATE qualification SET name = :name, number = :number, valid_from = :valid_from,
        valid_until = :valid_until
    WHERE id = :id RETURNING id
"""

_ADD_EDUCATION = """
    INSERT INTO education_entry (kind, held_on, minutes, provider, remark)
    VALUES (:kind, :held_on, :minutes, :provider, :remark) RETURNING id
"""

_EDUCATION = """
    SELECT * FROM education_entry WHERE held_on BETWEEN :first AND :last
    ORDER BY held_on DESC, id DESC
"""


class QualificationRepository:
    """The ``qualification`` and ``education_entry`` tables."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Qualification]:
        """Return every qualification by name."""
        sql = "SELECT * FROM qualification ORDER BY name COLLATE NOCASE, id"
        return [
            Qualification(
                id=QualificationId(row["id"]),
                name=row["name"],
                number=row["number"],
                valid_from=day_or_none(row["valid_from"]),
                valid_until=day_or_none(row["valid_until"]),
            )
            for row in self._vault.read(sql, {})
        ]

    def add(self, draft: QualificationDraft) -> QualificationId:
        """Write a new qualification; return its id."""
        return QualificationId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, qualification_id: QualificationId, draft: QualificationDraft) -> bool:
        """Write ``draft`` over a qualification; tell whether there is one."""
        return bool(self._vault.write(_CHANGE, {**columns(draft), "id": qualification_id}))

    def remove(self, qualification_id: QualificationId) -> bool:
        """Remove a qualification; tell whether there was one."""
        sql = "DELETE FROM qualification WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": qualification_id}))

    def education(self, period: Period) -> list[EducationEntry]:
        """Return the educational activities of ``period``, newest first."""
        values = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        return [
            EducationEntry(
                id=EducationId(row["id"]),
                kind=row["kind"],
                held_on=date.fromisoformat(row["held_on"]),
                minutes=row["minutes"],
                provider=row["provider"],
                remark=row["remark"],
            )
            for row in self._vault.read(_EDUCATION, values)
        ]

    def add_education(self, draft: EducationDraft) -> EducationId:
        """Write a new educational activity; return its id."""
        return EducationId(self._vault.write(_ADD_EDUCATION, columns(draft))[0]["id"])

    def remove_education(self, education_id: EducationId) -> bool:
        """Remove an educational activity; tell whether there was one."""
        sql = "DELETE FROM education_entry WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": education_id}))
