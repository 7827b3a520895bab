"""Judge a figures file by what is really so: the judge of the tests knows every case.

It counts the cases again by itself, asks the audit what a reader can find, and compares.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.disclosure.practices import Moment
from vp_desktop.disclosure.audit.verdict import Finding, audit
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.rules import SMALLEST_UNIT, Rules
from vp_desktop.domain.codes import code_book
from vp_desktop.domain.cohorts import Cohort, NewCase
from vp_desktop.domain.counting import cohort_of
from vp_desktop.domain.periods import calendar_year

Key = Mapping[str, str]


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
                one.outcome == asked.get("outcome", one.outcome)
                and one.lead_time == asked.get("lead_time", one.lead_time)
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


def complaints(content: bytes, truth: Truth) -> Iterator[str]:
    """Yield everything that is wrong with the figures file of one report."""
    figures = json.loads(content)
    yield from _wrong_numbers(figures, truth)
    verdict = audit(content)
    if verdict.relaxed:
        yield "too large to judge exactly"
    sizes = figures["reports"][0]["years"]
    printed = {_name(cell["key"], table): cell["value"] for table, cell in _cells(figures)}
    for one in verdict.findings:
        if "groups" in one.key or any(part.startswith("overig ") for part in one.key.values()):
            continue
        if one.leak:
            yield f"found out: {one}"
        if "counted" not in one.key and sizes[one.key["year"]] == "tables":
            yield from _too_narrow(one, truth, printed)


def _wrong_numbers(figures: Any, truth: Truth) -> Iterator[str]:
    for table, cell in _cells(figures):
        key, value = {**table["fixed"], **cell["key"]}, cell["value"]
        if value is None or cell.get("groups") or {"counted", "statistic"} & key.keys():
            continue
        if value != truth.count(key):
            yield f"printed {value}, not {truth.count(key)}: {key}"
        if 0 < value < truth.rules.threshold:
            yield f"printed though small: {key}"


def _too_narrow(one: Finding, truth: Truth, printed: Mapping[Any, int | None]) -> Iterator[str]:
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
    match name:
        case "kind":
            return frozenset({case.kind, code_book().domain_of(case.kind)})
        case "mention":
            return case.mentions
        case "intervention":
            return case.interventions
        case "referral":
            return case.referrals
        case "unit":
            return frozenset({case.unit if case.unit in named else OTHER_UNITS})
        case _:
            return frozenset({getattr(case, name)})
