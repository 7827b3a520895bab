"""What the numbers of a report follow from: when it is adopted, a mark of that is kept."""

import json
from collections.abc import Iterable
from hashlib import sha256

from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.cohorts import Cohort
from vp_desktop.domain.counting import PeriodCounts, RawCounts
from vp_desktop.domain.periods import Period
from vp_desktop.domain.report_states import NumbersChangedError
from vp_desktop.domain.reports import ReportDraft, Variant
from vp_desktop.domain.timeline import count_beside
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.report_ledger import fixed_for
from vp_desktop.services.report_sources import ReportSources
from vp_desktop.services.report_standing import standing_of
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository
from vp_desktop.vault.reports import ReportRepository


class ReportBasis:
    """Knows whether an adopted report still has the numbers with which it was adopted."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock
        self._sources = ReportSources(vault)
        self._publications = PublicationRepository(vault)

    def raw(self, draft: ReportDraft, fixed: Ledger) -> RawCounts:
        """Return the exact counts, beside what earlier reports have ``fixed``.

        Raises:
            NotFoundError: there is no such organisation.
            PeriodError: the period ends before it starts.
            CutsThroughError, BeforeFirstReportError: it does not fit beside earlier reports.
        """
        owner, period = draft.organisation_id, Period(draft.first, draft.last)
        since = self._sources.organisation(owner).contract_from
        frozen = () if draft.is_silent else fixed.frozen
        as_of = draft.as_of or today(self._clock)
        return count_beside(self._sources.facts(owner), period, as_of, since, frozen)

    def mark(self, draft: ReportDraft) -> str:
        """Return the mark of a report as it would be now, the same for all its readers.

        It is empty for one without numbers of cases.

        Raises:
            LedgerError, LedgerTooNewError, LedgerMissingError: earlier reports are not known.
        """
        if draft.is_silent:
            return ""
        board = draft.model_copy(update={"variant": Variant.BOARD})
        fixed = fixed_for(self._publications, draft.organisation_id)
        return mark_of(self.raw(board, fixed), self._sources.rules(board))

    def insist(self, draft: ReportDraft) -> None:
        """Insist on the numbers with which ``draft`` was adopted, if it was and none has it yet.

        Once some readers have it the ledger fixes them for all.

        Raises:
            NumbersChangedError: cases, headcounts or rules were changed since.
        """
        if not draft.stands or draft.is_silent or standing_of(self._vault, draft).out_since:
            return
        period = Period(draft.first, draft.last)
        fixed = ReportRepository(self._vault).fixed(draft.organisation_id, period)
        if fixed is not None and fixed.mark and fixed.mark != self.mark(draft):
            raise NumbersChangedError("adopted with other numbers")


def mark_of(raw: RawCounts, rules: Rules) -> str:
    """Return a mark of all that the numbers for any readers follow from.

    What does not bear on the periods of the report, as the headcount of a later year, is not in it.
    """
    told = [
        rules.threshold,
        str(rules.contract_from),
        sorted(rules.left_out),
        [_period(one, rules) for one in raw.periods],
    ]
    return sha256(json.dumps(told).encode()).hexdigest()


def _period(counts: PeriodCounts, rules: Rules) -> list[object]:
    people = [rules.people(counts.period)]
    units = sorted((unit, rules.people_of(unit, counts.period)) for unit in rules.units)
    numbers = [counts.carried_over, counts.new, counts.closed, counts.conversations]
    tables = sorted((str(table), sorted(rows.items())) for table, rows in counts.tables.items())
    return [counts.year, people, units, numbers, tables, _cases(counts.cohort)]


def _cases(cohort: Cohort | None) -> list[list[object]]:
    """Return the cases behind the tables: what stands together in one bears on what is hidden."""
    if cohort is None:
        return []
    return sorted((_plain(one) for one in (*cohort.new, *cohort.ended)), key=str)


def _plain(values: Iterable[object]) -> list[object]:
    return [sorted(map(str, one)) if isinstance(one, frozenset) else one for one in values]
