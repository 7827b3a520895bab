"""Invented practices of any size, the same for the same seed."""

from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What an invented practice looks like; the same shape gives the same practice."""

    seed: int
    sizes: tuple[int, ...]
    """New cases by year, the last one that of the report."""
    units: int = 3
    """How many the organisation has; some are too small to name, and of some nothing is known."""
    spread: int = 4
    """How many codes of each list are used: the fewer, the fuller the rows."""
    most_kinds: int = 2
    """A case has 1 to so many."""
    threshold: int = 5
    late: float = 0.0
    """Share of the cases that were written down months after they began."""
    changed: float = 0.0
    """Share of the cases that are filed otherwise, or erased, between one report and the next."""
    people: int | None = None
    """In the whole organisation, if that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What the practice held on the day of one report."""

    as_of: date
    year: int
    facts: list[CaseFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """An invented practice, on the day of the report over each of its years."""

    moments: tuple[Moment, ...]
    rules: Rules


def shape_of(seed: int) -> Shape:
    """Return any shape: 1 to 4 years, some with hardly a case, together 5 to 200 cases or so."""
    random = Random(seed)  # noqa: S311 - invented cases, no secret
    years = random.randint(1, 4)
    most = random.choice((12, 30, 60, 200)) // years + 1
    headcount = random.choice((None, None, 80, 400))
    return Shape(
        seed=seed,
        sizes=(*(random.randint(0, most) for _ in range(years - 1)), random.randint(5, most + 5)),
        units=random.randint(1, 12),
        spread=random.randint(1, 9),
        most_kinds=random.randint(1, 4),
        threshold=random.randint(3, 10),
        late=random.choice((0.0, 0.0, 0.2)),
        changed=random.choice((0.0, 0.0, 0.2)),
        people=headcount,
    )


def practice_of(shape: Shape) -> Practice:
    """Return the practice of that shape."""
    random = Random(shape.seed)  # noqa: S311 - invented cases, no secret
    last = OWN.first.year
    years = range(last - len(shape.sizes) + 1, last + 1)
    names = [f"Afdeling {n}" for n in range(shape.units)]
    facts = [
        _filed(random, year, names, shape)
        for year, size in zip(years, shape.sizes, strict=True)
        for _ in range(size)
    ]
    moments = []
    for year in years:
        as_of = date(year + 1, 1, 31)
        known = [one for one in facts if one.entered_on <= as_of]
        moments.append(Moment(as_of=as_of, year=year, facts=known))
        facts = [new for one in facts if (new := _later(random, one, names, shape)) is not None]
    headcount = {} if shape.people is None else dict.fromkeys(years, shape.people)
    people = {name: random.choice((8, 24, 25, 60, 300)) for name in names}
    told = {name: dict.fromkeys(years, people[name]) for name in names if random.random() < 0.8}
    rules = Rules(threshold=shape.threshold, headcount=headcount, units=told)
    return Practice(moments=tuple(moments), rules=rules)


def _filed(random: Random, year: int, units: list[str], shape: Shape) -> CaseFacts:
    case = _case(random, date(year, 1, 1) + timedelta(random.randrange(365)), shape.spread)
    late = random.randrange(30, 400) if random.random() < shape.late else 0
    kinds = random.choices(_some_kinds(shape.spread), k=random.randint(1, shape.most_kinds))
    return replace(
        case,
        kinds=tuple(dict.fromkeys(kinds)),
        unit=random.choice((*units, units[0], None)),
        accused_role=_spread_out(random, "L05", shape.spread),
        client_role=_spread_out(random, "L06", shape.spread),
        outcome=_spread_out(random, "L15", shape.spread),
        entered_on=case.opened_on + timedelta(late),
    )


def _later(random: Random, case: CaseFacts, units: list[str], shape: Shape) -> CaseFacts | None:
    """Return ``case`` as it is filed a year later; None if it was erased."""
    lot = random.random()
    if lot >= shape.changed:
        return case
    if lot < shape.changed / 3:
        return None
    other = _case(random, case.opened_on, shape.spread)
    return replace(
        other, entered_on=case.entered_on, closed_on=case.closed_on, unit=random.choice(units)
    )


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


def _spread_out(random: Random, list_id: str, few: int) -> Code:
    """Return a code of any part of a list, as reports take codes that stand together as one."""
    codes = [item.code for item in code_book().main(ListId(list_id))]
    used = codes[:: max(1, len(codes) // few)][:few]
    return random.choice([code for at, code in enumerate(used) for _ in range(max(1, 4 - at))])


def _some_kinds(few: int) -> list[Code]:
    spread = [item.code for item in kinds(code_book())][:: 56 // few]
    return [code for at, code in enumerate(spread) for _ in range(max(1, 5 - at))]
