"""Read and write organisations."""

from vp_desktop.domain.organisations import (
    Organisation,
    OrganisationDraft,
    OrganisationId,
    OrganisationRow,
)
from vp_desktop.vault.connection import Row, Value, Vault
from vp_desktop.vault.counting_changes import CountingChangeRepository
from vp_desktop.vault.values import code_or_none, columns, day_or_none

_COLUMNS = """
    id, name, sector, arrangement, threshold, names_units, contract_from, contract_to,
    contract_hours, rounding_minutes, recipients, agreements, works_council_consulted_on
"""

_ROWS = """
    WITH spent (organisation_id, minutes) AS (
        SELECT c.organisation_id, k.minutes
        FROM contact AS k JOIN "case" AS c ON c.id = k.case_id
        WHERE k.held_on BETWEEN :first AND :last AND k.binned_at IS NULL AND c.binned_at IS NULL
        UNION ALL
        SELECT organisation_id, minutes FROM activity
        WHERE held_on BETWEEN :first AND :last AND binned_at IS NULL
        UNION ALL
        SELECT organisation_id, minutes FROM hours_entry WHERE spent_on BETWEEN :first AND :last
    ),
    total (organisation_id, minutes) AS (
        SELECT organisation_id, sum(minutes) FROM spent GROUP BY organisation_id
    ),
    still_open (organisation_id, cases) AS (
        SELECT organisation_id, count(*) FROM "case"
        WHERE closed_on IS NULL AND binned_at IS NULL GROUP BY organisation_id
    )
    SELECT o.id, o.name, o.sector, o.contract_hours,
        coalesce(s.cases, 0) AS open_cases, coalesce(t.minutes, 0) AS minutes,
        (
            SELECT people FROM headcount
            WHERE organisation_id = o.id AND unit_id IS NULL ORDER BY year DESC LIMIT 1
        ) AS headcount
    FROM organisation AS o
    LEFT JOIN still_open AS s ON s.organisation_id = o.id
    LEFT JOIN total AS t ON t.organisation_id = o.id
    WHERE o.binned_at IS NULL ORDER BY o.name COLLATE NOCASE
"""

_ADD = """
    INSERT INTO organisation (
        name, sector, arrangement, threshold, names_units, contract_from, contract_to,
        contract_hours, rounding_minutes, recipients, agreements, works_council_consulted_on
    ) VALUES (
        :name, :sector, :arrangement, :threshold, :names_units, :contract_from, :contract_to,
        :contract_hours, :rounding_minutes, :recipients, :agreements, :works_council_consulted_on
    ) RETURNING id
"""

_CHANGE = """
    UPDATE organisation SET
        name = :name, sector = :sector, arrangement = :arrangement, threshold = :threshold,
        names_units = :names_units, contract_from = :contract_from, contract_to = :contract_to,
        contract_hours = :contract_hours, rounding_minutes = :rounding_minutes,
        recipients = :recipients, agreements = :agreements,
        works_council_consulted_on = :works_council_consulted_on, binned_at = NULL
    WHERE id = :id
"""


class OrganisationRepository:
    """The ``organisation`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._changes = CountingChangeRepository(vault)

    def rows(self, year: int) -> list[OrganisationRow]:
        """Return the list of organisations by name, with the minutes spent in ``year``."""
        values = {"first": f"{year}-01-01", "last": f"{year}-12-31"}
        return [
            OrganisationRow(
                id=OrganisationId(row["id"]),
                name=row["name"],
                sector=code_or_none(row["sector"]),
                open_cases=row["open_cases"],
                contract_hours=row["contract_hours"],
                minutes_this_year=row["minutes"],
                headcount=row["headcount"],
            )
            for row in self._vault.read(_ROWS, values)
        ]

    def get(self, organisation_id: OrganisationId) -> Organisation | None:
        """Return one organisation, unless it is unknown or in the bin."""
        return self._one("id = :id", {"id": organisation_id})

    def find(self, name: str) -> Organisation | None:
        """Return the organisation called ``name``, in whatever case, unless it is in the bin."""
        return self._one("name = :name", {"name": name})

    def named(self, name: str) -> tuple[OrganisationId, str | None] | None:
        """Return the id of whatever is called ``name``, and when it went to the bin, if it did."""
        sql = "SELECT id, binned_at FROM organisation WHERE name = :name"
        for row in self._vault.read(sql, {"name": name}):
            return OrganisationId(row["id"]), row["binned_at"]
        return None

    def add(self, draft: OrganisationDraft) -> OrganisationId:
        """Write a new organisation; return its id."""
        return OrganisationId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, organisation_id: OrganisationId, draft: OrganisationDraft) -> None:
        """Write ``draft`` over an organisation; one in the bin comes back from it."""
        self._vault.write(_CHANGE, {**columns(draft), "id": organisation_id})

    def has_cases(self, organisation_id: OrganisationId) -> bool:
        """Tell whether the organisation has a case that is not in the bin."""
        sql = """
            SELECT 1 FROM "case" WHERE organisation_id = :id AND binned_at IS NULL LIMIT 1
        """
        return bool(self._vault.read(sql, {"id": organisation_id}))

    def _one(self, condition: str, values: dict[str, Value]) -> Organisation | None:
        sql = f"SELECT {_COLUMNS} FROM organisation WHERE {condition} AND binned_at IS NULL"  # noqa: S608 - our own words
        for row in self._vault.read(sql, values):
            return self._organisation(row)
        return None

    def _organisation(self, row: Row) -> Organisation:
        organisation_id = OrganisationId(row["id"])
        return Organisation(
            id=organisation_id,
            name=row["name"],
            sector=code_or_none(row["sector"]),
            arrangement=code_or_none(row["arrangement"]),
            threshold=row["threshold"],
            names_units=bool(row["names_units"]),
            contract_from=day_or_none(row["contract_from"]),
            contract_to=day_or_none(row["contract_to"]),
            contract_hours=row["contract_hours"],
            rounding_minutes=row["rounding_minutes"],
            recipients=row["recipients"],
            agreements=row["agreements"],
            works_council_consulted_on=day_or_none(row["works_council_consulted_on"]),
            counting_changes=tuple(self._changes.of(organisation_id)),
        )
