"""Read and write the units of an organisation and how many people work in them."""

from vp_desktop.domain.organisations import OrganisationId, Unit, UnitDraft, UnitId
from vp_desktop.vault.connection import Value, Vault
from vp_desktop.vault.values import columns

_SET_HEADCOUNT = """
    INSERT INTO headcount (organisation_id, unit_id, year, people)
    VALUES (:organisation_id, :unit_id, :year, :people)
    ON CONFLICT (organisation_id, coalesce(unit_id, 0), year) DO UPDATE SET people = excluded.people
"""


class UnitRepository:
    """The ``unit`` and ``headcount`` tables."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[Unit]:
        """Return the units of one organisation by name."""
        sql = "SELECT * FROM unit WHERE organisation_id = :id ORDER BY name COLLATE NOCASE"
        people = self._people(organisation_id)
        return [
            Unit(
                id=UnitId(row["id"]),
                organisation_id=organisation_id,
                name=row["name"],
                location=row["location"],
                headcount=people.get(row["id"], {}),
            )
            for row in self._vault.read(sql, {"id": organisation_id})
        ]

    def organisation_of(self, unit_id: UnitId) -> OrganisationId | None:
        """Return whose unit this is, if there is such a unit."""
        for row in self._vault.read(
            "SELECT organisation_id FROM unit WHERE id = :id", {"id": unit_id}
        ):
            return OrganisationId(row["organisation_id"])
        return None

    def named(self, organisation_id: OrganisationId, name: str) -> UnitId | None:
        """Return the unit of that name, if there is one."""
        sql = "SELECT id FROM unit WHERE organisation_id = :id AND name = :name"
        for row in self._vault.read(sql, {"id": organisation_id, "name": name}):
            return UnitId(row["id"])
        return None

    def add(self, organisation_id: OrganisationId, draft: UnitDraft) -> UnitId:
        """Write a new unit; return its id."""
        sql = """
            INSERT INTO unit (organisation_id, name, location)
            VALUES (:organisation_id, :name, :location) RETURNING id
        """
        values = {**columns(draft), "organisation_id": organisation_id}
        return UnitId(self._vault.write(sql, values)[0]["id"])

    def change(self, unit_id: UnitId, draft: UnitDraft) -> None:
        """Write ``draft`` over a unit."""
        sql = "UPDATE unit SET name = :name, location = :location WHERE id = :id"
        self._vault.write(sql, {**columns(draft), "id": unit_id})

    def remove(self, unit_id: UnitId) -> None:
        """Remove a unit and its headcounts."""
        self._vault.write("DELETE FROM unit WHERE id = :id", {"id": unit_id})

    def in_use(self, unit_id: UnitId) -> bool:
        """Tell whether a case names the unit."""
        sql = 'SELECT 1 FROM "case" WHERE unit_id = :id LIMIT 1'
        return bool(self._vault.read(sql, {"id": unit_id}))

    def headcount(self, organisation_id: OrganisationId) -> dict[int, int]:
        """Return the people of the whole organisation by year."""
        return self._people(organisation_id).get(None, {})

    def set_headcount(
        self, organisation_id: OrganisationId, unit_id: UnitId | None, year: int, people: int
    ) -> None:
        """Write how many people there were in ``year``."""
        values = _place(organisation_id, unit_id, year)
        self._vault.write(_SET_HEADCOUNT, {**values, "people": people})

    def forget_headcount(
        self, organisation_id: OrganisationId, unit_id: UnitId | None, year: int
    ) -> None:
        """Remove what was known of ``year``."""
        sql = """
            DELETE FROM headcount
            WHERE organisation_id = :organisation_id AND unit_id IS :unit_id AND year = :year
        """
        self._vault.write(sql, _place(organisation_id, unit_id, year))

    def _people(self, organisation_id: OrganisationId) -> dict[int | None, dict[int, int]]:
        sql = """
            SELECT unit_id, year, people FROM headcount
            WHERE organisation_id = :id ORDER BY unit_id, year
        """
        people: dict[int | None, dict[int, int]] = {}
        for row in self._vault.read(sql, {"id": organisation_id}):
            people.setdefault(row["unit_id"], {})[row["year"]] = row["people"]
        return people


def _place(organisation_id: OrganisationId, unit_id: UnitId | None, year: int) -> dict[str, Value]:
    return {"organisation_id": organisation_id, "unit_id": unit_id, "year": year}
