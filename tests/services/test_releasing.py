"""Figures that were looked at are given out as they are: nothing is searched a second time."""

from dataclasses import replace

from tests.reports.linden import AS_OF, cases_of
from vp_desktop.disclosure.ledger import Ledger
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import calendar_year
from vp_desktop.services.releasing import Asked, Releasing


def searches(releasing: Releasing, asked: Asked) -> int:
    """Protect what is asked, and return how often the search for it looked up."""
    looks: list[None] = []
    found = releasing.job(asked)(lambda: looks.append(None))
    assert found.figures.threshold == asked.rules.threshold
    return len(looks) - 1  # the first is before it starts


def asked(threshold: int = 5) -> Asked:
    """Return a question made anew: two of them are equal and not the same."""
    raw = count_series(cases_of(2025, {"OO-PES": 7, "OO-INT": 3}), calendar_year(2025), AS_OF)
    return Asked(raw=raw, rules=Rules(threshold=threshold), open_counts=(), ledger=Ledger())


def test_the_last_figures_are_known_again() -> None:
    releasing = Releasing()

    assert searches(releasing, asked()) > 0
    assert searches(releasing, asked()) == 0


def test_figures_that_follow_from_anything_else_are_made() -> None:
    releasing = Releasing()
    searches(releasing, asked())

    assert searches(releasing, asked(threshold=4)) > 0
    assert searches(releasing, replace(asked(), rules=Rules(threshold=3))) > 0
    fewer = count_series(cases_of(2025, {"OO-PES": 7, "OO-INT": 4}), calendar_year(2025), AS_OF)
    assert searches(releasing, replace(asked(), raw=fewer)) > 0
