"""Read and write hours: loose entries, and the sum of all that took time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vp_desktop.domain.hours import HoursEntry, HoursEntryDraft, HoursEntryId
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.values import columns

_SPENT = """
    WITH spent (organisation_id, day, minutes, kilometres) AS (
        SELECT c.organisation_id, k.held_on, k.minutes, 0
        FROM contact AS k JOIN "case" AS c ON c.id = k.case_id
        WHERE k.held_on BETWEEN :first AND :last AND k.binned_at IS NULL AND c.binned_at IS NULL
        UNION ALL
        SELECT organisation_id, held_on, minutes, 0 FROM activity
        WHERE held_on BETWEEN :first AND :last AND binned_at IS NULL
        UNION ALL
        SELECT organisation_id, spent_on, minutes, kilometres FROM hours_entry
        WHERE spent_on BETWEEN :first AND :last
    )
    SELECT o.id, o.name, o.contract_hours, s.day, sum(s.minutes) AS minutes,
        sum((s.minutes + step.minutes - 1) / step.minutes * step.minutes) AS rounded,
        sum(s.kilometres) AS kilometres
    FROM spent AS s
    LEFT JOIN organisation AS o ON o.id = s.organisation_id
    JOIN (SELECT NULL AS id, 1 AS minutes UNION ALL SELECT id, rounding_minutes FROM organisation)
        AS step ON step.id IS o.id
    WHERE o.binned_at IS NULL
    GROUP BY o.id, s.day ORDER BY o.id IS NULL, o.name COLLATE NOCASE, o.id, s.day
"""

_ADD = """
    INSERT INTO hours_entry (organisation_id, spent_on, minutes, kilometres, remark)
    VALUES (:organisation_id, :spent_on, :minutes, :kilometres, :remark) RETURNING id
"""

_CHANGE = """
    UPDATE hours_entry SET organisation_id = :organisation_id, spent_on = :spent_on,
        minutes = :minutes, kilometres = :kilometres, remark = :remark
    WHERE id = :id RETURNING id
"""

_ENTRIES = """
    SELECT * FROM hours_entry
    WHERE spent_on BETWEEN :first AND :last
        AND (:organisation_id IS NULL OR organisation_id = :organisation_id)
    ORDER BY spent_on DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class DayHours:
    """What one day took for one organisation; None: for the practice itself."""

    organisation_id: OrganisationId | None
    organisation: str
    contract_hours: float | None
    day: date
    minutes: int
    rounded_minutes: int
    kilometres: int


class HoursRepository:
    """The ``hours_entry`` table, and the minutes of contacts and activities beside it."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def spent(self, period: Period) -> list[DayHours]:
        """Return what each day of ``period`` took, by organisation and day."""
        return [
            DayHours(
                organisation_id=None if row["id"] is None else OrganisationId(row["id"]),
                organisation=row["name"] or "",
                contract_hours=row["contract_hours"],
                day=date.fromisoformat(row["day"]),
                minutes=row["minutes"],
                rounded_minutes=row["rounded"],
                kilometres=row["kilometres"],
            )
            for row in self._vault.read(_SPENT, _days(period))
        ]

    def entries(self, organisation_id: OrganisationId | None, period: Period) -> list[HoursEntry]:
        """Return the loose entries of ``period``, newest first; None: of everybody."""
        values = {**_days(period), "organisation_id": organisation_id}
        return [
            HoursEntry(
                id=HoursEntryId(row["id"]),
                organisation_id=(
                    None
                    if row["organisation_id"] is None
                    else OrganisationId(row["organisation_id"])
                ),
                spent_on=date.fromisoformat(row["spent_on"]),
                minutes=row["minutes"],
                kilometres=row["kilometres"],
                remark=row["remark"],
            )
            for row in self._vault.read(_ENTRIES, values)
        ]

    def add(self, draft: HoursEntryDraft) -> HoursEntryId:
        """Write a new entry; return its id."""
        return HoursEntryId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, entry_id: HoursEntryId, draft: HoursEntryDraft) -> bool:
        """Write ``draft`` over an entry; tell whether there is one."""
        return bool(self._vault.write(_CHANGE, {**columns(draft), "id": entry_id}))

    def remove(self, entry_id: HoursEntryId) -> bool:
        """Remove an entry; tell whether there was one."""
        sql = "DELETE FROM hours_entry WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": entry_id}))


def _days(period: Period) -> Mapping[str, Value]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
