"""Invented practices of any size, the same for the same seed."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code, ListId, code_book, kinds
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import calendar_year

AS_OF = date(2026, 1, 31)
OWN = calendar_year(2025)
UNITS = ("Zorg", "Staf", "Keuken")
HEADCOUNT = {"Zorg": 120, "Staf": 40, "Keuken": 8}

CASE = CaseFacts(
    opened_on=date(2025, 5, 1),
    entered_on=date(2025, 5, 1),
    closed_on=None,
    kinds=(Code("OO-PES"),),
)


def invented(seed: int, sizes: dict[int, int]) -> list[CaseFacts]:
    """Return as many cases opened in each year as ``sizes`` asks, some of them closed."""
    random = Random(seed)  # noqa: S311 - invented cases, no secret
    few = random.randrange(2, 9)
    return [
        _case(random, date(year, 1, 1) + timedelta(random.randrange(365)), few)
        for year, size in sizes.items()
        for _ in range(size)
    ]


def figures_of(
    facts: list[CaseFacts], rules: Rules | None = None, year: int = OWN.first.year
) -> PublicFigures:
    """Return what a report over ``year`` may print of ``facts``."""
    rules = rules or Rules()
    period = calendar_year(year)
    return protect(count_series(facts, period, AS_OF, rules.contract_from), rules)


def several(case: CaseFacts, times: int) -> list[CaseFacts]:
    """Return ``case`` as many times."""
    return [replace(case) for _ in range(times)]


def _case(random: Random, opened: date, few: int) -> CaseFacts:
    closed = opened + timedelta(int(random.expovariate(1 / 70)))
    return CaseFacts(
        opened_on=opened,
        entered_on=opened,
        closed_on=closed if closed < AS_OF and random.random() < 0.8 else None,
        kinds=tuple(random.choices(_some_kinds(few), k=random.choice((1, 1, 2)))),
        accused_role=random.choice(_some("L05", few)),
        client_role=random.choice(_some("L06", few)),
        unit=random.choice((*UNITS, "Zorg", "Zorg", None)),
        channel=random.choice((*_some("L09", few), None)),
        found_by=random.choice(_some("L10", few)),
        outcome=random.choice(_some("L15", few)),
        interventions=tuple(set(random.choices(_some("L13", few), k=random.choice((1, 2))))),
        referrals=tuple(random.choices(_some("L16", few), k=random.choice((0, 1)))),
        contacts=tuple(opened + timedelta(7 * n) for n in range(random.randrange(4))),
    )


def _some(list_id: str, few: int) -> list[Code]:
    """Return some codes of a list, the first of them more often than the others."""
    codes = [item.code for item in code_book().main(ListId(list_id))][:few]
    return [code for at, code in enumerate(codes) for _ in range(max(1, 4 - at))]


def _some_kinds(few: int) -> list[Code]:
    spread = [item.code for item in kinds(code_book())][:: 56 // few]
    return [code for at, code in enumerate(spread) for _ in range(max(1, 5 - at))]
