"""Judge a figures file by what is really so: the judge of the tests knows every count.

It asks the audit what a reader can find, and compares. Of reports over the same days it subtracts
one from the other, as a reader would.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any, Protocol

from tests.disclosure.practices import Moment
from vp_desktop.disclosure.audit.verdict import Finding, audit
from vp_desktop.disclosure.figures_file import DIMENSIONS
from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.rules import SMALLEST_UNIT, Rules
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.cohorts import Cohort, NewCase
from vp_desktop.domain.counting import PeriodCounts, cohort_of, summed
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.tables import WIDE_ROWS, WIDER, Table, crossed

Key = Mapping[str, str]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a practice really held when a report was made of it."""

    moment: Moment
    rules: Rules

    def count(self, key: Key) -> int:
        """Return how many cases have the values of ``key``."""
        year = calendar_year(int(key["year"]))
        cohort = cohort_of(self.moment.facts, year, self.moment.as_of)
        asked = {name: value for name, value in key.items() if value != "Total"}
        del asked["year"]
        if "outcome" in asked or "lead_time" in asked:
            return sum(
                asked.get("outcome", one.outcome) in _both(one.outcome, Table.OUTCOMES)
                and asked.get("lead_time", one.lead_time) in _both(one.lead_time, Table.LEAD_TIMES)
                for one in cohort.ended
            )
        if asked.get("entry") != "new":
            return _four(cohort, asked)
        named = {u for u in self.rules.units if self.rules.people_of(u, year) >= SMALLEST_UNIT}
        del asked["entry"]
        return sum(
            all(value in _values(case, name, named) for name, value in asked.items())
            for case in cohort.new
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """What was really counted for one report, where cases may have changed since."""

    periods: Sequence[PeriodCounts]
    rules: Rules

    def count(self, key: Key) -> int:
        """Return how many cases have the values of ``key``."""
        whole = self._whole(key["year"])
        asked = {name: value for name, value in key.items() if value != "Total"}
        del asked["year"]
        rows = {name: value for name, value in asked.items() if name not in ("entry", "exit")}
        if not rows:
            return _four_of(whole, asked)
        if set(rows) == {"kind", "accused"}:
            return whole.tables[Table.ACCUSED_BY_DOMAIN][crossed(rows["kind"], rows["accused"])]
        [(name, value)] = rows.items()
        if value == OTHER_UNITS and name == "unit":
            named = {u for u in self.rules.units if self._people_of(u, whole) >= SMALLEST_UNIT}
            return whole.new - sum(whole.tables[Table.UNITS].get(unit, 0) for unit in named)
        for table in (table for table, dimension in DIMENSIONS.items() if dimension == name):
            counted = whole.tables.get(Table(table), {})
            if value in counted:
                return counted[value]
        return 0

    def _whole(self, label: str) -> PeriodCounts:
        for at, one in enumerate(self.periods):
            for to in range(at, len(self.periods)):
                period = Period(one.period.first, self.periods[to].period.last)
                if period.label == label:
                    return summed(self.periods[at : to + 1], period)
        raise KeyError(label)

    def _people_of(self, unit: str, whole: PeriodCounts) -> int:
        return self.rules.people_of(unit, whole.period)


class Known(Protocol):
    """Who knows what is really so."""

    @property
    def rules(self) -> Rules:
        """How the figures are protected."""

    def count(self, key: Key) -> int:
        """Return how many cases have the values of ``key``."""


def complaints(content: bytes, truths: Mapping[str, Known]) -> Iterator[str]:
    """Yield everything that is wrong with a figures file; ``truths`` by report."""
    figures = json.loads(content)
    yield from _wrong_numbers(figures, truths)
    yield from _nearly_all(figures, truths)
    yield from _found_by_subtracting(figures)
    try:
        verdict = audit(content)
    except FiguresFileError as error:
        yield f"no report could be so: {error}"
        return
    if verdict.relaxed and len(figures["reports"]) == 1:
        yield "too large to judge exactly"
    sizes = {report["id"]: report["years"] for report in figures["reports"]}
    printed = {_name(cell["key"], table): cell["value"] for table, cell in _cells(figures)}
    for one in verdict.findings:
        if "groups" in one.key or any(part.startswith("overig ") for part in one.key.values()):
            continue
        if one.leak:
            yield f"found out: {one}"
        if "counted" not in one.key and sizes[one.report][one.key["year"]] == "tables":
            yield from _too_narrow(one, truths[one.report], printed)


def _wrong_numbers(figures: Any, truths: Mapping[str, Known]) -> Iterator[str]:
    for table, cell in _cells(figures):
        key, value = {**table["fixed"], **cell["key"]}, cell["value"]
        if value is None or cell.get("groups") or {"counted", "statistic"} & key.keys():
            continue
        truth = truths[table["report"]]
        if value != truth.count(key):
            yield f"printed {value}, not {truth.count(key)}: {key}"
        if 0 < value < truth.rules.threshold:
            yield f"printed though small: {key}"


def _nearly_all(figures: Any, truths: Mapping[str, Known]) -> Iterator[str]:
    """Yield the printed numbers that hold all, or all but a few, of another printed number."""
    printed = {_name(cell["key"], table): cell["value"] for table, cell in _cells(figures)}
    groups = figures["dimensions"].get("kind", {}).get("groups", {})
    domains = {kind: domain for domain, kinds in groups.items() for kind in kinds}
    for table, cell in _cells(figures):
        value, small = cell["value"], truths[table["report"]].rules.threshold
        number = _name(cell["key"], table)
        if not value or cell.get("groups") or {"counted", "statistic"} & dict(number).keys():
            continue
        for whole, least in _wholes(number, domains):
            if least <= (printed.get(whole) or -1) - value < small:
                yield f"{value} of {printed[whole]} in {sorted(whole)}: {cell['key']}"


def _wholes(
    number: frozenset[tuple[str, str]], domains: Mapping[str, str]
) -> Iterator[tuple[frozenset[tuple[str, str]], int]]:
    """Yield what ``number`` is a part of, and the least difference that says something."""
    for name, row in number:
        if name in ("year", "entry", "exit"):
            continue
        rest = number - {(name, row)}
        yield rest, 0
        if name == "kind" and row in domains:
            yield rest | {(name, domains[row])}, 0
            # Who has it as the primary kind mentions it.
            yield rest | {("mention", row)}, 1


def _found_by_subtracting(figures: Any) -> Iterator[str]:
    """Yield what follows from the same number printed of some days, and of more days."""
    by_number: dict[frozenset[tuple[str, str]], dict[Days, int | None]] = {}
    days = {report["id"]: _days(report) for report in figures["reports"]}
    for table, cell in _cells(figures):
        key = {**table["fixed"], **cell["key"]}
        if cell.get("groups") or {"counted", "statistic"} & key.keys():
            continue
        if "carried" in key.values() or "open" in key.values():
            continue  # what there is on one day is not more of it in more days
        when = days[table["report"]].get(key.pop("year"))
        values = by_number.setdefault(_name(key, table), {})
        if when and values.setdefault(when, cell["value"]) != cell["value"]:
            yield f"{key} of {when} is told in two ways"
    for number, values in by_number.items():
        for (one, less), (other, more) in permutations(values.items(), 2):
            inside = other[0] <= one[0] and one[1] <= other[1]
            if inside and 0 < (more or 0) - (less or 0) < figures["threshold"] <= (less or 0):
                yield f"{number}: {less} of {more} are known to be of {one}"


def _days(report: Any) -> Mapping[str, "Days"]:
    """Return the days of every column of a report."""
    own = list(report["years"])[-1]
    years = {
        year: (date(int(year), 1, 1), date(int(year), 12, 31))
        for year in report["years"]
        if year.isdecimal()
    }
    first, last = date.fromisoformat(report["first"]), date.fromisoformat(report["last"])
    return {**years, own: (first, last)}


def _too_narrow(one: Finding, truth: Known, printed: Mapping[Any, int | None]) -> Iterator[str]:
    count, small = truth.count(one.key), truth.rules.threshold
    most = 10**6 if one.most is None else one.most
    if not one.least <= count <= most:
        yield f"cannot be {count}: {one}"
    if 0 < count < small:
        if one.least > 0 or most <= small:
            yield f"is {count}, and too much is known: {one}"
        if one.rule[0] == one.rule[1]:
            yield f"is {count}, and the rule tells it: {one}"
    whole = printed.get(frozenset({("year", one.key["year"]), ("entry", "new")}))
    if whole is None or one.key.get("entry") != "new" or not count:
        return
    left = whole - count
    if left == 0 and one.least == whole:
        yield f"all are known to be of one sort: {one}"
    if 0 < left < small and (most < whole or one.least >= whole - small):
        yield f"all but {left}, and too much is known: {one}"


def _four_of(counts: PeriodCounts, asked: Key) -> int:
    if asked.get("entry"):
        return {"new": counts.new, "carried": counts.carried_over}[asked["entry"]]
    return {"closed": counts.closed, "open": counts.open_at_end}[asked["exit"]]


def _cells(figures: Any) -> Iterator[tuple[Any, Any]]:
    for table in figures["tables"]:
        for cell in table["cells"]:
            yield table, cell


def _name(key: Key, table: Any) -> frozenset[tuple[str, str]]:
    whole = {**table["fixed"], **key}
    return frozenset((name, value) for name, value in whole.items() if value != "Total")


def _four(cohort: Cohort, asked: Key) -> int:
    if asked == {"entry": "carried"}:
        return cohort.carried_over
    return {"closed": len(cohort.ended), "open": cohort.open_at_end}[asked["exit"]]


def _values(case: NewCase, name: str, named: set[str]) -> frozenset[str]:
    """Return the values that ``case`` has of a property."""
    several = {
        "mention": case.mentions,
        "intervention": case.interventions,
        "referral": case.referrals,
        "kind": {case.kind, code_book().domain_of(case.kind)},
        "unit": {case.unit if case.unit in named else OTHER_UNITS},
        "channel": _both(case.channel, Table.CHANNELS),
        "found_by": _both(case.found_by, Table.FOUND_BY),
        "part_of_year": _both(case.quarter, Table.QUARTERS),
    }
    return frozenset(several[name] if name in several else {getattr(case, name)})


def _both(row: str, table: Table) -> set[str]:
    """Return ``row`` and the row that takes it together with others."""
    return {row, *(head for head, below in WIDE_ROWS[WIDER[table]].items() if row in below)}
