"""All years as one problem: the exact optimum that settling year by year is measured beside."""

from vp_desktop.disclosure.building import build
from vp_desktop.disclosure.chain import Chain
from vp_desktop.disclosure.insiders import insiders
from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.plan import plan
from vp_desktop.disclosure.rules import Rules
from vp_desktop.disclosure.suppression.choose import choose
from vp_desktop.disclosure.suppression.gates import Readers
from vp_desktop.domain.counting import RawCounts


def hidden_by_year_and_at_once(raw: RawCounts, rules: Rules) -> tuple[int, int]:
    """Return how many numbers are hidden year by year, and how few would be all years at once."""
    chain = Chain(Ledger(), rules, _on)
    for counts in raw.periods:
        chain.add(plan(counts, rules))
    settled = chain.ledger([raw.as_of for _ in chain.years], {}).settled
    model = build(chain.years, {})
    known = [own for at, year in enumerate(chain.years) for own in insiders(model, at, year)]
    problem = model.problem
    found = choose(problem, Readers(known, rules.threshold), _on, range(len(problem.counts)))
    forced = {number for number, one in enumerate(problem.counts) if one.hidden}
    return sum(settled.values()), len(forced.union(*(part.hidden for part in found)))


def _on() -> None:
    """Go on, however long it takes."""
