"""What the adviser may overlook in a report: what its readers miss, and who is few among them."""

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.rules import SMALLEST_UNIT
from vp_desktop.domain.reports import ReportDraft, Variant
from vp_desktop.domain.tables import Table
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.units import UnitRepository

SMALL_ORGANISATION = 20 * SMALLEST_UNIT
"""People. With one manager to twenty of them, the managers of a smaller organisation are a group
that no report would name if it were a unit."""


class ReportHints:
    """Looks at a report with the eyes of those who get it."""

    def __init__(self, vault: Vault, reports: YearlyReports) -> None:
        self._units, self._reports = UnitRepository(vault), reports

    def hides_adviser(self, draft: ReportDraft) -> bool:
        """Return whether it is for employees, and does not tell them how they reach the adviser.

        Raises:
            NotFoundError: there is no such organisation.
        """
        return draft.variant is Variant.STAFF and not self._reports.content(draft).reach.strip()

    def people_in_small_groups(self, draft: ReportDraft, figures: PublicFigures) -> int | None:
        """Return how many people there are, where a role in the report may be a group of a few.

        None where the report prints no role of the accused, where it is adopted with it, or where
        the number is not known.
        """
        if draft.stands or figures.year not in figures.table(Table.ACCUSED).years:
            return None
        owner, year = draft.organisation_id, draft.last.year
        units = [unit.headcount.get(year, 0) for unit in self._units.of(owner)]
        people = self._units.headcount(owner).get(year) or sum(units)
        return people if 0 < people < SMALL_ORGANISATION else None
