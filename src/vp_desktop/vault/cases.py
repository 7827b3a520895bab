"""Read and write cases, both parts: what a person told, and the statistical row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from vp_desktop.domain.cases import Case, CaseDraft, CaseId
from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId, UnitId
from vp_desktop.vault.case_codes import write_codes
from vp_desktop.vault.connection import Row, Value, Vault
from vp_desktop.vault.values import code_or_none, codes, columns, day_or_none

_SELECT = """
    SELECT c.*, o.name AS organisation, s.case_id IS NULL AS destroyed, s.client_id,
        s.title, s.accused, s.wish, s.arrangements, p.pseudonym,
        (
            SELECT group_concat(code, ' ' ORDER BY position) FROM case_kind WHERE case_id = c.id
        ) AS kinds,
        (
            SELECT group_concat(code, ' ' ORDER BY position)
            FROM case_intervention WHERE case_id = c.id
        ) AS interventions,
        (SELECT group_concat(code, ' ' ORDER BY code) FROM case_mark WHERE case_id = c.id) AS marks,
        (
            SELECT coalesce(sum(minutes), 0) FROM contact
            WHERE case_id = c.id AND binned_at IS NULL
        ) AS minutes
    FROM "case" AS c
    JOIN organisation AS o ON o.id = c.organisation_id
    LEFT JOIN case_story AS s ON s.case_id = c.id
    LEFT JOIN client AS p ON p.id = s.client_id
"""

_ADD = """
    INSERT INTO "case" (
        organisation_id, code, opened_on, entered_on, closed_on, accused_role, client_role,
        unit_id, channel, found_by, status, outcome, saved_at, touched_on
    ) VALUES (
        :organisation_id, :code, :opened_on, :entered_on, :closed_on, :accused_role, :client_role,
        :unit_id, :channel, :found_by, :status, :outcome, :saved_at, :opened_on
    ) RETURNING id
"""

_CHANGE = """
    UPDATE "case" SET
        organisation_id = :organisation_id, code = :code, opened_on = :opened_on,
        entered_on = :entered_on, closed_on = :closed_on, accused_role = :accused_role,
        client_role = :client_role, unit_id = :unit_id, channel = :channel, found_by = :found_by,
        status = :status, outcome = :outcome, saved_at = :saved_at
    WHERE id = :id
"""

_SET_STATE = """
    UPDATE "case" SET status = :status, closed_on = :closed_on, outcome = :outcome,
        saved_at = :saved_at
    WHERE id = :id
"""

_ADD_STORY = """
    INSERT INTO case_story (case_id, client_id, title, accused, wish, arrangements)
    VALUES (:id, :client_id, :title, :accused, :wish, :arrangements)
"""

_CHANGE_STORY = """
    UPDATE case_story SET client_id = :client_id, title = :title, accused = :accused,
        wish = :wish, arrangements = :arrangements
    WHERE case_id = :id
"""

_HIGHEST = """
    SELECT max(CAST(substr(code, 6) AS INTEGER)) AS number FROM "case"
    WHERE code GLOB :year || '-[0-9]*' AND length(code) <= 12
"""


@dataclass(frozen=True, slots=True)
class CaseStamp:
    """What a case gets beside its draft when it is written."""

    code: str
    entered_on: date
    saved_at: datetime
    client_id: ClientId | None


class CaseRepository:
    """The ``case`` and ``case_story`` tables, and the tables of codes around them."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, case_id: CaseId) -> Case | None:
        """Return one case, unless it is unknown or in the bin."""
        sql = f"{_SELECT} WHERE c.id = :id AND c.binned_at IS NULL"
        for row in self._vault.read(sql, {"id": case_id}):
            return _case(row)
        return None

    def each(self) -> Iterator[Case]:
        """Yield every case that is not in the bin, by organisation and code."""
        sql = f"{_SELECT} WHERE c.binned_at IS NULL ORDER BY c.organisation_id, c.code"
        return (_case(row) for row in self._vault.read_each(sql, {}))

    def coded(self, organisation_id: OrganisationId, code: str) -> CaseId | None:
        """Return the case of that code, also if it lies in the bin."""
        sql = 'SELECT id FROM "case" WHERE organisation_id = :organisation_id AND code = :code'
        for row in self._vault.read(sql, {"organisation_id": organisation_id, "code": code}):
            return CaseId(row["id"])
        return None

    def highest_number(self, year: int) -> int:
        """Return the highest number in a code of ``year``, over all organisations and the bin."""
        return self._vault.read(_HIGHEST, {"year": str(year)})[0]["number"] or 0

    def is_told(self, case_id: CaseId) -> bool | None:
        """Tell whether the story of a case is still there; None: no such case, or in the bin."""
        sql = """
            SELECT EXISTS (SELECT 1 FROM case_story WHERE case_id = c.id) AS told
            FROM "case" AS c WHERE c.id = :id AND c.binned_at IS NULL
        """
        for row in self._vault.read(sql, {"id": case_id}):
            return bool(row["told"])
        return None

    def add(self, draft: CaseDraft, stamp: CaseStamp, *, with_story: bool = True) -> CaseId:
        """Write a new case; return its id. Without its story it is one whose part A is gone."""
        values = _values(draft, stamp)
        case_id = CaseId(self._vault.write(_ADD, values)[0]["id"])
        write_codes(self._vault, case_id, draft)
        if with_story:
            self._vault.write(_ADD_STORY, {**values, "id": case_id})
        return case_id

    def change(self, case_id: CaseId, draft: CaseDraft, stamp: CaseStamp) -> None:
        """Write ``draft`` over a case."""
        values = {**_values(draft, stamp), "id": case_id}
        self._vault.write(_CHANGE, values)
        self._vault.write(_CHANGE_STORY, values)
        write_codes(self._vault, case_id, draft)

    def set_state(
        self,
        case_id: CaseId,
        status: Code,
        closed_on: date | None,
        outcome: Code | None,
        saved_at: datetime,
    ) -> None:
        """Write how far the case is."""
        values: dict[str, Value] = {
            "id": case_id,
            "status": status,
            "closed_on": closed_on.isoformat() if closed_on else None,
            "outcome": outcome,
            "saved_at": saved_at.isoformat(),
        }
        self._vault.write(_SET_STATE, values)


def _values(draft: CaseDraft, stamp: CaseStamp) -> dict[str, Value]:
    flat = columns(draft)
    for listed in ("kinds", "interventions", "marks"):
        del flat[listed]
    return {
        **flat,
        "code": stamp.code,
        "entered_on": stamp.entered_on.isoformat(),
        "saved_at": stamp.saved_at.isoformat(),
        "client_id": stamp.client_id,
    }


def _case(row: Row) -> Case:
    return Case(
        id=CaseId(row["id"]),
        organisation_id=OrganisationId(row["organisation_id"]),
        organisation=row["organisation"],
        code=row["code"],
        opened_on=date.fromisoformat(row["opened_on"]),
        entered_on=date.fromisoformat(row["entered_on"]),
        closed_on=day_or_none(row["closed_on"]),
        kinds=codes(row["kinds"]),
        accused_role=code_or_none(row["accused_role"]),
        client_role=code_or_none(row["client_role"]),
        unit_id=None if row["unit_id"] is None else UnitId(row["unit_id"]),
        channel=code_or_none(row["channel"]),
        found_by=code_or_none(row["found_by"]),
        status=Code(row["status"]),
        outcome=code_or_none(row["outcome"]),
        interventions=codes(row["interventions"]),
        marks=codes(row["marks"]),
        title=row["title"] or "",
        accused=row["accused"] or "",
        wish=row["wish"] or "",
        arrangements=row["arrangements"] or "",
        client_id=None if row["client_id"] is None else ClientId(row["client_id"]),
        pseudonym=row["pseudonym"] or "",
        minutes=row["minutes"],
        part_a_destroyed=bool(row["destroyed"]),
    )
