"""Whether a report may say how many new cases there were to a hundred employees.

Readers know how many work in their organisation, and the total stands beside the rate: neither
says more than was told. It is left out where it would be odd, or would read as a share of people.
"""

from vp_desktop.disclosure.figures import NEW, PublicCell, PublicFigures
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import RawCounts
from vp_desktop.domain.periods import HARDLY_SHORTER, whole_year_from

FEWEST_CASES = 20
"""With fewer it jumps with every case (domain/3 R5: no percentage under 20)."""
LEAST_TO_A_CASE, MOST_TO_A_CASE = 5, 1000
"""People. More cases than that come near to everybody; fewer are none of a hundred."""


def people_beside(new: PublicCell, raw: RawCounts, rules: Rules) -> int | None:
    """Return how many people a report on ``raw`` prints beside its ``new`` cases, if it does.

    Only of a whole year that was counted in full.
    """
    people = rules.people(raw.period)
    if people is None or new.value is None or not rules.variant.has_advice:
        return None
    first, last = raw.period.first, raw.period.last
    starts_late = rules.contract_from is not None and rules.contract_from - first > HARDLY_SHORTER
    if raw.period != whole_year_from(first) or starts_late or last - raw.as_of > HARDLY_SHORTER:
        return None
    fits = LEAST_TO_A_CASE * new.value <= people <= MOST_TO_A_CASE * new.value
    return people if fits and new.value >= FEWEST_CASES else None


def rate_of(figures: PublicFigures) -> float | None:
    """Return the new cases to a hundred people, to one decimal; None if that is not printed."""
    new = figures.count(NEW).value
    return None if figures.people is None or new is None else round(100 * new / figures.people, 1)
