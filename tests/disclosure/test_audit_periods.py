"""The audit of what several reports say of the same cases: parts of a year, years, editions."""

import json
from collections.abc import Callable, Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from vp_desktop.disclosure.audit.verdict import Finding, Verdict, audit

HALF, REST, YEAR = "2025-01-01 - 2025-06-30", "2025-07-01 - 2025-12-31", "2025"
EDITIONS = {"edition": {"type": "edition"}}
PERIODS = {"year": {"type": "slice"}}


def judged(cells: list[dict[str, Any]], dimensions: dict[str, Any], **more: Any) -> Verdict:
    table = {"id": "t", "report": "r", "complete": True, "cells": cells}
    file = {
        "format": "vp-figures", "version": 1, "threshold": 5, "dimensions": dimensions,
        "tables": [table], **more,
    }  # fmt: skip
    return audit(json.dumps(file).encode())


def cell(value: int | None, **key: str) -> dict[str, Any]:
    return {"key": key, "value": value}


def leaks(verdict: Verdict, about: str) -> list[Finding]:
    return [one for one in verdict.leaks if one.about == about]


def test_what_came_after_an_interim_report_is_a_leak_where_it_is_small() -> None:
    cells = [cell(20, year=HALF), cell(23, year=YEAR)]

    found = leaks(judged(cells, PERIODS), "difference")

    assert [(one.key["year"], one.against["year"], one.least) for one in found] == [(YEAR, HALF, 3)]


def test_a_part_of_a_year_and_the_rest_of_it_add_up_to_the_year() -> None:
    cells = [cell(None, year=HALF), cell(11, year=REST), cell(14, year=YEAR)]

    found = leaks(judged(cells, PERIODS), "count")

    assert [(one.key["year"], one.least, one.most) for one in found] == [(HALF, 3, 3)]


def test_two_calendar_years_and_a_school_year_between_share_cases() -> None:
    cells = [cell(10, year="2024"), cell(10, year="2025"), cell(None, year="2024-2025")]

    (found,) = [one for one in judged(cells, PERIODS).findings if one.about == "count"]

    assert (found.least, found.most) == (0, 20)


def test_what_a_later_edition_adds_is_a_leak_where_it_is_small() -> None:
    cells = [
        cell(20, year=YEAR, edition="first"), cell(22, year=YEAR, edition="corrected"),
    ]  # fmt: skip

    found = leaks(judged(cells, PERIODS | EDITIONS), "difference")

    assert [(one.key["edition"], one.least) for one in found] == [("corrected", 2)]


def test_what_is_open_at_the_end_of_a_part_of_a_year_is_carried_into_the_rest() -> None:
    flow = {"entry": {}, "exit": {"becomes": {"open": {"entry": "carried"}}}}
    cells = [
        cell(20, year=HALF, entry="new"), cell(0, year=HALF, entry="carried"),
        cell(14, year=HALF, exit="closed"), cell(None, year=HALF, exit="open"),
        cell(None, year=REST, entry="carried"),
    ]  # fmt: skip

    found = {
        one.key["year"]: one
        for one in judged(cells, PERIODS | flow).findings
        if one.about == "count"
    }

    assert (found[REST].least, found[REST].most) == (6, 6)


def test_conversations_of_a_part_of_a_year_are_some_of_those_of_the_year() -> None:
    flow = {"entry": {}, "exit": {"becomes": {"open": {"entry": "carried"}}}}
    talks = {"counted": "conversations"}
    cells = [
        cell(20, year=HALF, entry="new"), cell(None, year=HALF, exit="open"),
        cell(11, year=HALF, **talks), cell(14, year=YEAR, **talks), cell(None, year=REST, **talks),
    ]  # fmt: skip

    verdict = judged(cells, PERIODS | flow)

    assert not verdict.relaxed
    assert [(one.key["year"], one.least) for one in leaks(verdict, "difference")] == [(YEAR, 3)]
    assert [(one.key["year"], one.least) for one in leaks(verdict, "count")] == [(REST, 3)]


def test_what_is_open_at_the_end_is_hidden_together_with_what_the_next_months_start_with() -> None:
    flow = {"entry": {}, "exit": {"becomes": {"open": {"entry": "carried"}}}}
    cells = [
        cell(15, year="2024", entry="new"), cell(None, year="2024", entry="carried"),
        cell(10, year="2024", exit="closed"), cell(None, year="2024", exit="open"),
        cell(8, year=HALF, entry="new"), cell(None, year=HALF, entry="carried"),
        cell(None, year=HALF, exit="closed"), cell(11, year=HALF, exit="open"),
    ]  # fmt: skip

    found = {
        (one.key["year"], *one.key.values()): one.rule
        for one in judged(cells, PERIODS | flow).findings
    }

    # Four are hidden, and one of them is small: what was carried over, or what was closed then.
    assert found["2024", "2024", "carried"] == (0, 4)
    assert found[HALF, HALF, "closed"] == (2, 6)


def test_all_of_a_headcount_but_a_few_is_a_leak() -> None:
    cells = [cell(28, unit="Zorg"), cell(40, unit="Staf")]
    people = [{"key": {"unit": "Zorg"}, "value": 30}, {"key": {"unit": "Staf"}, "value": 90}]

    found = leaks(judged(cells, {}, population=people), "count")

    assert [one.key["unit"] for one in found] == ["Zorg"]


def test_more_cases_than_people_is_no_contradiction() -> None:
    cells = [cell(None, unit="Zorg"), cell(20, unit="Staf"), cell(60, unit="Total")]
    people = [{"key": {"unit": "Zorg"}, "value": 30}]

    assert [
        one.least for one in judged(cells, {}, population=people).findings if one.about == "count"
    ] == [40]


def test_a_percentage_gives_a_count_away() -> None:
    cells = [cell(12), cell(None, kind="A") | {"pct": 17, "decimals": 0}, cell(None, kind="B")]

    found = {one.key["kind"]: (one.least, one.most) for one in leaks(judged(cells, {}), "count")}

    assert found == {"A": (2, 2)}


@pytest.mark.parametrize("decimals", [0, 1, 4])
def test_a_percentage_leaves_what_every_pair_of_counts_says(decimals: int) -> None:
    random = Random(decimals)  # noqa: S311 - invented cases, no secret
    for _ in range(12):
        whole = random.randint(1, 30)
        pct = round(100 * random.randint(0, whole) / whole, decimals)
        cells = [
            {"key": {}, "value": None, "max": 30},
            cell(None, kind="A") | {"pct": pct, "decimals": decimals}, cell(None, kind="B"),
        ]  # fmt: skip

        verdict = judged(cells, {})

        half = 0.5 * 10**-decimals + 1e-9
        fits = [n for n in range(1, 31) for x in range(n + 1) if abs(100 * x / n - pct) <= half]
        (found,) = [one for one in verdict.findings if not one.key and one.about == "count"]
        assert found.least <= min(fits)
        assert found.most is not None
        assert found.most >= max(fits)
        if decimals <= 2:
            assert (found.least, found.most) == (min(fits), max(fits))
        else:
            assert verdict.relaxed


@pytest.mark.parametrize("seed", range(25))
def test_overlapping_periods_are_judged_as_all_their_worlds_say(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - invented cases, no secret
    parts = [[random.randint(0, 3) for _kind in "AB"] for _part in range(3)]
    spans = {"2025-01-01 - 2025-03-31": (0, 1), "2025-01-01 - 2025-06-30": (0, 2), YEAR: (0, 3),
             "2025-04-01 - 2025-12-31": (1, 3)}  # fmt: skip
    cells = [
        cell(_count(parts, span, kind) if random.random() < 0.5 else None, year=name, kind=kind)
        for name, span in spans.items()
        for kind in ("A", "B", "Total")
    ]
    cells += [cell(_count(parts, (0, 3), "Total"), year=YEAR, kind="Total")]

    verdict = judged(cells, PERIODS)

    total = _count(parts, (0, 3), "Total")
    worlds = list(_worlds(total, _fits(cells, spans)))
    for one in verdict.findings:
        if one.about == "count":
            held = [_count(world, spans[one.key["year"]], one.key["kind"]) for world in worlds]
            assert (one.least, one.most) == (min(held), max(held)), one.key


def _count(parts: list[list[int]], span: tuple[int, int], kind: str) -> int:
    inside = parts[span[0] : span[1]]
    return sum(sum(one) if kind == "Total" else one["AB".index(kind)] for one in inside)


def _fits(
    cells: list[dict[str, Any]], spans: dict[str, tuple[int, int]]
) -> Callable[[list[list[int]]], bool]:
    known = [
        (spans[one["key"]["year"]], one["key"]["kind"], one["value"])
        for one in cells
        if one["value"] is not None
    ]
    return lambda parts: all(_count(parts, span, kind) == n for span, kind, n in known)


def _worlds(total: int, fits: Callable[[list[list[int]]], bool]) -> Iterator[list[list[int]]]:
    for first in product(range(total + 1), repeat=5):
        if sum(first) <= total:
            flat = [*first, total - sum(first)]
            parts = [flat[0:2], flat[2:4], flat[4:6]]
            if fits(parts):
                yield parts
