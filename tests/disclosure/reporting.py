"""Report over an invented practice year after year, each report beside all that was given out."""

from dataclasses import dataclass, field, replace
from datetime import date

from tests.disclosure.practices import Moment, Practice
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.ledger import Ledger, ledger_text, read_ledger
from vp_desktop.disclosure.protect import release
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import Variant
from vp_desktop.domain.timeline import count_beside


@dataclass(slots=True)
class Cabinet:
    """Every report that was given out of one practice, and what they have fixed."""

    practice: Practice
    issues: list[Issue] = field(default_factory=list)
    fixed: str = ""
    """As a vault keeps it."""
    counts: dict[str, list[PeriodCounts]] = field(default_factory=dict)
    """By report: what was really counted for it, one period after another."""

    def give_out(
        self,
        facts: list[CaseFacts],
        period: Period,
        as_of: date,
        variant: Variant = Variant.BOARD,
    ) -> Issue:
        """Give out a report over ``period`` and keep what it fixes."""
        ledger: Ledger = read_ledger(self.fixed)
        rules = replace(self.practice.rules, variant=variant)
        raw = count_beside(facts, period, as_of, rules.contract_from, ledger.frozen)
        made = release(raw, rules, (), ledger)
        issue = Issue(id=str(len(self.issues) + 1), given_out_on=as_of, figures=made.figures)
        self.issues.append(issue)
        self.counts[issue.id] = list(raw.periods)
        self.fixed = ledger_text(made.ledger)
        return issue

    def file(self) -> bytes:
        """Return all that was ever given out, as ``vp ledger`` writes it."""
        return to_json("De Linden", self.issues)


def yearly(practice: Practice) -> Cabinet:
    """Return the cabinet with a report over each year."""
    cabinet = Cabinet(practice)
    for moment in practice.moments:
        cabinet.give_out(moment.facts, calendar_year(moment.year), moment.as_of)
    return cabinet


def every_kind(practice: Practice) -> Cabinet:
    """Return the cabinet with reports for all readers, of parts of years, and corrected ones."""
    cabinet = Cabinet(practice)
    for at, moment in enumerate(practice.moments):
        if at % 2 == practice.rules.threshold % 2:
            _until_autumn(cabinet, moment)
        year = calendar_year(moment.year)
        for variant in (Variant.STAFF, Variant.BOARD, Variant.WORKS_COUNCIL):
            cabinet.give_out(moment.facts, year, moment.as_of, variant)
        if at + 1 < len(practice.moments):  # corrected: of what is known a year later
            after = practice.moments[at + 1]
            cabinet.give_out(after.facts, year, after.as_of)
    return cabinet


def _until_autumn(cabinet: Cabinet, moment: Moment) -> None:
    months = Period(date(moment.year, 1, 1), date(moment.year, 9, 30))
    cabinet.give_out(moment.facts, months, date(moment.year, 10, 5))
