"""Read and write what the adviser writes in the report of one period, and whether it stands."""

from datetime import date, datetime

from vp_desktop.domain.fixed_content import FixedContent
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.report_states import Adoption
from vp_desktop.domain.reports import ReportTexts
from vp_desktop.vault.connection import Row, Value, Vault

_SAVE = """
    INSERT INTO report (organisation_id, first, last, texts, saved_at)
    VALUES (:id, :first, :last, :texts, :saved_at)
    ON CONFLICT (organisation_id, first, last)
    DO UPDATE SET texts = excluded.texts, saved_at = excluded.saved_at
"""

_OF = "SELECT texts FROM report WHERE organisation_id = :id AND first = :first AND last = :last"

_BEFORE = """
    SELECT texts FROM report WHERE organisation_id = :id AND last < :first
    AND abs(julianday(last) - julianday(first) - julianday(:last) + julianday(:first)) <= 4
    ORDER BY last DESC, first DESC LIMIT 1
"""
"""Of a period as long: what was written of a year is no start for a quarter, nor the reverse. One
quarter has up to two days more than another, and a leap year one."""

_ADOPTED = """
    SELECT adopted_on, counted_on, adopted_at, correction FROM report
    WHERE organisation_id = :id AND first = :first AND last = :last
"""

_ADOPT = """
    INSERT INTO report (
        organisation_id, first, last, texts, saved_at, adopted_on, counted_on, adopted_at, fixed
    ) VALUES (:id, :first, :last, :texts, :at, :on, :counted_on, :at, :fixed)
    ON CONFLICT (organisation_id, first, last) DO UPDATE SET
        texts = excluded.texts, saved_at = excluded.saved_at, adopted_on = excluded.adopted_on,
        counted_on = excluded.counted_on, adopted_at = excluded.adopted_at,
        fixed = excluded.fixed
"""

_REOPEN = """
    UPDATE report SET
        adopted_on = NULL, counted_on = NULL, adopted_at = NULL, fixed = '',
        correction = coalesce(nullif(:correction, ''), correction)
    WHERE organisation_id = :id AND first = :first AND last = :last
"""

_FIXED = """
    SELECT fixed FROM report WHERE organisation_id = :id AND first = :first AND last = :last
    AND fixed <> ''
"""

_CLIENTS = "SELECT DISTINCT name FROM client WHERE name <> '' ORDER BY name"

_ACCUSED = "SELECT DISTINCT accused AS name FROM case_story WHERE accused <> '' ORDER BY accused"


class ReportRepository:
    """The ``report`` table, and the names that no report may hold."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def texts(self, organisation_id: OrganisationId, period: Period) -> ReportTexts | None:
        """Return the texts of the report over ``period``, if any were written."""
        return self._read(_OF, organisation_id, period)

    def texts_before(self, organisation_id: OrganisationId, period: Period) -> ReportTexts | None:
        """Return the texts of the last report over as long a period that ended before ``period``.

        What was let stand then is to be looked at again: another year, other readers.
        """
        texts = self._read(_BEFORE, organisation_id, period)
        return texts and texts.model_copy(update={"decisions": ()})

    def save_texts(
        self,
        organisation_id: OrganisationId,
        period: Period,
        texts: ReportTexts,
        saved_at: datetime,
    ) -> None:
        """Write the texts of the report over ``period``."""
        values = _values(organisation_id, period)
        text = texts.model_dump_json()
        self._vault.write(_SAVE, {**values, "texts": text, "saved_at": saved_at.isoformat()})

    def adopted(
        self, organisation_id: OrganisationId, period: Period
    ) -> tuple[Adoption | None, str]:
        """Return whether the report over ``period`` is adopted, and what it corrects."""
        for row in self._vault.read(_ADOPTED, _values(organisation_id, period)):
            return _adoption(row), row["correction"]
        return None, ""

    def fixed(self, organisation_id: OrganisationId, period: Period) -> FixedContent | None:
        """Return what was fixed with the texts when the report over ``period`` was adopted.

        None for a report that is not, or that came from elsewhere or an older program.
        """
        for row in self._vault.read(_FIXED, _values(organisation_id, period)):
            return FixedContent.model_validate_json(row["fixed"])
        return None

    def adopt(
        self,
        organisation_id: OrganisationId,
        period: Period,
        texts: ReportTexts,
        made: Adoption,
        content: FixedContent,
    ) -> None:
        """Write that the report over ``period`` is adopted with ``texts`` and ``content``."""
        days = {"on": made.on.isoformat(), "counted_on": made.counted_on.isoformat()}
        text = {
            "texts": texts.model_dump_json(),
            "fixed": content.model_dump_json(),
            "at": made.at.isoformat(),
        }
        self._vault.write(_ADOPT, {**_values(organisation_id, period), **days, **text})

    def reopen(self, organisation_id: OrganisationId, period: Period, correction: str) -> None:
        """Make a draft of the report over ``period`` again; empty: it corrects what it did."""
        values = _values(organisation_id, period)
        self._vault.write(_REOPEN, {**values, "correction": correction})

    def client_names(self) -> list[str]:
        """Return what clients are called."""
        return [row["name"] for row in self._vault.read(_CLIENTS, {})]

    def accused(self) -> list[str]:
        """Return what is written of who the accused is: a name, a role, or both."""
        return [row["name"] for row in self._vault.read(_ACCUSED, {})]

    def _read(self, sql: str, owner: OrganisationId, period: Period) -> ReportTexts | None:
        for row in self._vault.read(sql, _values(owner, period)):
            return ReportTexts.model_validate_json(row["texts"])
        return None


def _adoption(row: Row) -> Adoption | None:
    if row["adopted_on"] is None:
        return None
    return Adoption(
        on=date.fromisoformat(row["adopted_on"]),
        counted_on=date.fromisoformat(row["counted_on"]),
        at=datetime.fromisoformat(row["adopted_at"]),
    )


def _values(organisation_id: OrganisationId, period: Period) -> dict[str, Value]:
    first, last = period.first.isoformat(), period.last.isoformat()
    return {"id": organisation_id, "first": first, "last": last}
