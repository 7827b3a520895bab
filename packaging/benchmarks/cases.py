"""Invented cases without a vault: what disclosure control is measured on."""

from datetime import date, timedelta
from random import Random

from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code, ListId, code_book, kinds
from vp_desktop.domain.counting import RawCounts, count_series
from vp_desktop.domain.periods import calendar_year

LAST_YEAR = 2025
_AS_OF = date(LAST_YEAR + 1, 1, 31)
_UNITS = ("Zorg", "Kantoor", "Techniek", "Buitendienst", "Keuken")
_USED = 12
"""Codes of each list that are used at all, the first of them more often than the last."""


def rules(years: int) -> Rules:
    """Return the rules of an organisation of which every unit may be named."""
    known = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    return Rules(
        headcount=dict.fromkeys(known, 900), units={u: dict.fromkeys(known, 150) for u in _UNITS}
    )


def counted(seed: int, sizes: tuple[int, ...]) -> RawCounts:
    """Return the counts of as many new cases by year, the last one that of the report."""
    lot = Random(seed)  # noqa: S311 - invented cases, no secret
    first = LAST_YEAR - len(sizes) + 1
    facts = [
        _case(lot, date(first + at, 1, 1) + timedelta(lot.randrange(365)))
        for at, size in enumerate(sizes)
        for _ in range(size)
    ]
    return count_series(facts, calendar_year(LAST_YEAR), _AS_OF)


def _case(lot: Random, opened: date) -> CaseFacts:
    closed = opened + timedelta(int(lot.expovariate(1 / 70)))
    spread = [item.code for item in kinds(code_book())][:: 56 // _USED]
    return CaseFacts(
        opened_on=opened,
        entered_on=opened,
        closed_on=closed if closed < _AS_OF and lot.random() < 0.9 else None,  # noqa: PLR2004
        kinds=tuple(dict.fromkeys(_some(lot, spread) for _ in range(lot.choice((1, 1, 2, 3))))),
        accused_role=_of(lot, "L05"),
        client_role=_of(lot, "L06"),
        unit=lot.choice(_UNITS),
        channel=_of(lot, "L09"),
        found_by=_of(lot, "L10"),
        outcome=_of(lot, "L15"),
        interventions=tuple({_of(lot, "L13") for _ in range(lot.choice((1, 2)))}),
        referrals=tuple(_of(lot, "L16") for _ in range(lot.choice((0, 1)))),
        contacts=tuple(opened + timedelta(7 * n) for n in range(lot.randrange(4))),
    )


def _of(lot: Random, list_id: str) -> Code:
    return _some(lot, [item.code for item in code_book().main(ListId(list_id))][:_USED])


def _some(lot: Random, codes: list[Code]) -> Code:
    return codes[min(lot.randrange(len(codes)), lot.randrange(len(codes)))]
