"""One invented organisation over the years, its reports given out one after another."""

from dataclasses import dataclass, field
from datetime import date

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.ledger import Ledger, ledger_text, read_ledger
from vp_desktop.disclosure.protect import release
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.periods import Period
from vp_desktop.domain.timeline import count_beside


@dataclass
class Organisation:
    """Its cases, and what was given out of them."""

    facts: list[CaseFacts]
    rules: Rules = field(default_factory=Rules)
    kept: str = ""
    issues: list[Issue] = field(default_factory=list)

    def report(self, period: Period, as_of: date, rules: Rules | None = None) -> PublicFigures:
        """Make a report that nobody gets."""
        return self._released(period, as_of, rules)[0]

    def publish(self, period: Period, as_of: date, rules: Rules | None = None) -> PublicFigures:
        """Make a report and give it out."""
        figures, ledger = self._released(period, as_of, rules)
        self.kept = ledger_text(ledger)
        self.issues.append(Issue(id=f"{len(self.issues) + 1}", given_out_on=as_of, figures=figures))
        return figures

    def file(self) -> bytes:
        """Return all that was given out, as one figures file."""
        return to_json("De Linden", self.issues)

    def _released(
        self, period: Period, as_of: date, rules: Rules | None
    ) -> tuple[PublicFigures, Ledger]:
        rules, ledger = rules or self.rules, read_ledger(self.kept)
        raw = count_beside(self.facts, period, as_of, rules.contract_from, ledger.frozen)
        released = release(raw, rules, (), ledger)
        return released.figures, released.ledger
