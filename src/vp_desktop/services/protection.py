"""What the adviser may want to know of the protection of a report: what it costs, and its proof."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from vp_desktop.disclosure.figures import (
    CARRIED_OVER,
    CASES,
    CONVERSATIONS,
    OPEN_AT_END,
    PublicFigures,
    Size,
)
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period, whole_year_from
from vp_desktop.domain.progress import Progress
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.domain.tables import WIDER
from vp_desktop.services import late
from vp_desktop.services.audit import audit_content
from vp_desktop.services.explanations import Place
from vp_desktop.services.left_out import LeftOut
from vp_desktop.services.narrative import NarrativeCheck, TextReader
from vp_desktop.services.report_hints import ReportHints
from vp_desktop.services.report_ledger import fixed_for, issues_given_out
from vp_desktop.services.report_standing import insist_on_draft
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Verdict

Watch = Callable[[], None]
"""Called now and then by slow work; ends it by raising."""

NOT_TO_LEAVE_OUT = frozenset({CASES, CONVERSATIONS})
"""Without them there is no report."""

_WIDER: Mapping[str, str] = {str(fine): str(wide) for fine, wide in WIDER.items()}
_MOST_YEARS = 3
"""Years that are taken together: of a longer period nobody remembers the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What a report would print more without one of its tables."""

    table: str
    shown: tuple[Place, ...]
    """Numbers of other tables that would be printed."""
    lost: int
    """How many numbers that are printed now would go with the table, or be hidden instead."""
    wider: int = 0
    """How many numbers would be printed of the same in wider groups, instead of the table."""

    @property
    def is_any(self) -> bool:
        """Whether it is one: the same in wider groups alone has to say more than the table."""
        return bool(self.shown) or self.wider > self.lost


class Protection:
    """Judges what a report gives away beside all that was given out before it."""

    def __init__(self, vault: Vault, reports: YearlyReports) -> None:
        self._vault, self._reports = vault, reports
        self._publications = PublicationRepository(vault)
        self._left_out = LeftOut(vault)
        self._narrative = NarrativeCheck(vault)
        self.hints = ReportHints(vault, reports)

    def left_out(self, draft: ReportDraft) -> frozenset[str]:
        """Return what the adviser leaves out of this report: ``TABLE``, or ``TABLE/ROW``."""
        return self._left_out.of(draft.organisation_id, Period(draft.first, draft.last))

    def leave_out(self, draft: ReportDraft, what: frozenset[str]) -> None:
        """Leave ``what`` out of this report from now on, and print all else that may be.

        Raises:
            ReportAdoptedError: what it prints is fixed.
        """
        period = Period(draft.first, draft.last)
        insist_on_draft(self._vault, draft.organisation_id, period)
        self._left_out.keep(draft.organisation_id, period, what - NOT_TO_LEAVE_OUT)

    def reader(self, draft: ReportDraft, figures: PublicFigures | None = None) -> TextReader:
        """Return what reads the texts of this report for what could point to a person.

        Raises:
            NotFoundError: there is no such organisation.
        """
        return self._narrative.reader(draft, figures)

    def gains_job(
        self, draft: ReportDraft, figures: PublicFigures
    ) -> Callable[[Progress], list[Gain]]:
        """Return a function that tries the report without each of its tables in turn.

        It needs no vault, and may run in a worker. Only tables without which more would be printed
        of the others are in its answer, those that give most first.

        Raises:
            NotFoundError, PeriodError: as for the figures themselves.
        """
        left_out = self.left_out(draft)
        tries: list[_Try] = []
        for table in figures.tables:
            if table.id not in NOT_TO_LEAVE_OUT and figures.period.label in table.years:
                other = draft.model_copy(update={"left_out": left_out | {table.id}})
                tries.append(_Try(table.id, self._reports.figures_job(other)))
        return partial(_gains, tries, figures)

    def hidden_before(self, draft: ReportDraft, figures: PublicFigures) -> dict[Place, str]:
        """Return which numbers of the report's period were hidden before, and in which report.

        What is open at the end of one period is what is carried over into the next.
        """
        period = Period(draft.first, draft.last)
        label, before = period.label, period.before().label
        found: dict[Place, str] = {}
        owner = draft.organisation_id
        for issue in issues_given_out(self._publications, owner, readable_alone=True):
            for table in issue.figures.tables:
                for row in table.all_rows:
                    if table.cell(row, label).hidden:
                        found.setdefault((table.id, row), issue.figures.year)
            if issue.figures.table(CASES).cell(OPEN_AT_END, before).hidden:
                found.setdefault((CASES, CARRIED_OVER), issue.figures.year)
        return {place: year for place, year in found.items() if figures.has(place[0])}

    def spoils_year(self, draft: ReportDraft, figures: PublicFigures) -> bool:
        """Return whether ``figures``, once given out, leave the report on the year its texts alone.

        So it is where part of a year is said to have few cases: its total less the other parts
        would be just those few.

        Raises:
            LedgerError, LedgerTooNewError, LedgerMissingError: earlier reports are not known.
        """
        period = Period(draft.first, draft.last)
        few = figures.size() is Size.FEW
        return few and period.is_part_of_year and not self._is_told(draft, period)

    def with_years_before(
        self, draft: ReportDraft, figures: PublicFigures
    ) -> tuple[Period, int] | None:
        """Return a longer period of which a total can be told, and how many cases it has, if any.

        It is for the adviser's eyes alone, and there only for a year of few cases that, as those
        before it, was told of to nobody.

        Raises:
            NotFoundError, LedgerError, LedgerTooNewError, LedgerMissingError: as for the figures.
        """
        year = own = Period(draft.first, draft.last)
        if figures.size() is not Size.FEW or own != whole_year_from(own.first):
            return None
        for _year in range(1, _MOST_YEARS):
            year = year.before()
            both = Period(year.first, own.last)
            if self._is_told(draft, both):
                return None
            new = self._reports.raw(draft.model_copy(update={"first": both.first})).own.new
            if new >= figures.threshold:
                return both, new
        return None

    def _is_told(self, draft: ReportDraft, period: Period) -> bool:
        """Return whether readers were told of cases in some of ``period``."""
        fixed = fixed_for(self._publications, draft.organisation_id)
        return any(one.period.overlaps(period) for one in fixed.frozen)

    def audit_job(self, draft: ReportDraft, figures: PublicFigures) -> "Callable[[Watch], Verdict]":
        """Return a function that judges ``figures`` beside all that was given out before.

        It needs no vault, and may run in a worker.

        Raises:
            NotFoundError: there is no such organisation.
        """
        return self._reports.gate.audit_job(draft, figures)

    def gave_out(self, organisation_id: OrganisationId) -> bool:
        """Return whether anything was given out to an organisation."""
        return bool(self._publications.of(organisation_id))

    def ledger_job(self, organisation_id: OrganisationId) -> "Callable[[Watch], Verdict]":
        """Return a function that judges all that was given out to an organisation.

        Raises:
            NotFoundError: there is no such organisation.
            FiguresFileError: an imported entry holds no figures.
        """
        late.solver()
        return partial(audit_content, self._reports.ledger(organisation_id))


@dataclass(frozen=True, slots=True)
class _Try:
    """The report without one table."""

    table: str
    protect: Callable[[Watch], PublicFigures]


def _gains(tries: Sequence[_Try], figures: PublicFigures, report: Progress) -> list[Gain]:
    found = []
    for number, one in enumerate(tries):
        share = number / len(tries)
        report(share)
        gain = _gain(one.table, figures, one.protect(partial(report, share)))
        if gain.is_any:
            found.append(gain)
    return sorted(found, key=lambda gain: (-len(gain.shown) - gain.wider, gain.lost))


def _gain(table: str, now: PublicFigures, then: PublicFigures) -> Gain:
    before, after = _printed(now), _printed(then)
    wider = _WIDER.get(table)
    shown = [place for place in after if place not in before]
    return Gain(
        table=table,
        shown=tuple(place for place in shown if place[0] != wider),
        lost=sum(place not in after for place in before),
        wider=sum(place[0] == wider for place in shown),
    )


def _printed(figures: PublicFigures) -> dict[Place, int]:
    """Return every number that is printed of the report's own period."""
    return {
        (table.id, row): value
        for table in figures.tables
        for row in table.all_rows
        if (value := table.value(row, figures.year)) is not None
    }
