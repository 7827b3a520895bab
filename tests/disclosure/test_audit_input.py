"""What somebody may hand to the audit that is no figures file, or not a true one."""

import json
from typing import Any

import pytest

from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.figures_reading import (
    ContradictionError,
    FiguresFileError,
    NewerFiguresError,
)
from vp_desktop.services.explain import explain


def file(cells: list[dict[str, Any]], **more: Any) -> bytes:
    content = {
        "format": "vp-figures", "version": 1, "threshold": 5,
        "tables": [{"id": "t", "report": "r", "complete": True, "cells": cells}], **more,
    }  # fmt: skip
    return json.dumps(content).encode()


def cell(value: float | None, **key: str) -> dict[str, Any]:
    return {"key": key, "value": value}


@pytest.mark.parametrize(
    "value", [-1, 3.5, 10**9, float("nan"), float("inf"), "many", [1]], ids=repr
)
def test_what_is_no_count_is_refused(value: Any) -> None:
    with pytest.raises(FiguresFileError):
        audit(file([{"key": {"kind": "A"}, "value": value}]))


def test_a_newer_file_says_so() -> None:
    with pytest.raises(NewerFiguresError) as error:
        audit(file([], version=2))

    assert "newer" in explain(error.value)


def test_numbers_that_cannot_all_be_true_are_named_and_no_others() -> None:
    cells = [cell(9, kind="A"), cell(9, kind="B"), cell(12), cell(7, unit="X"), cell(5, unit="Y")]

    with pytest.raises(ContradictionError) as error:
        audit(file(cells))

    assert sorted(error.value.places) == [
        "r / t:  = 12", "r / t: kind A = 9", "r / t: kind B = 9",
    ]  # fmt: skip
    assert "kind A = 9" in explain(error.value)


def test_one_number_that_is_printed_twice_in_two_ways_is_named() -> None:
    with pytest.raises(ContradictionError) as error:
        audit(file([cell(9, kind="A"), cell(8, kind="A")]))

    assert len(error.value.places) == 2


def test_counts_that_no_whole_cases_give_are_a_contradiction() -> None:
    """Half a case of every pair: in fractions it can be, in whole cases it cannot."""
    pairs = [("a", "b"), ("b", "c"), ("a", "c")]
    dims = {"k": {"type": "single", "groups": {"".join(pair): list(pair) for pair in pairs}}}
    cells = [cell(1, k="".join(pair)) for pair in pairs]

    with pytest.raises(ContradictionError):
        audit(file(cells, dimensions=dims))


@pytest.mark.parametrize(
    "groups",
    [
        {"A": ["A"]},
        {"A": ["B"], "B": ["A"]},
        {f"g{n}": [f"g{(n + 1) % 3000}"] for n in range(3000)},
    ],
    ids=["itself", "each other", "in a long circle"],
)
def test_a_group_that_is_part_of_itself_is_refused(groups: dict[str, list[str]]) -> None:
    with pytest.raises(FiguresFileError):
        audit(file([cell(9, kind="A")], dimensions={"kind": {"groups": groups}}))


def test_groups_in_thousands_of_layers_are_read() -> None:
    groups = {f"g{n}": [f"g{n + 1}"] for n in range(3000)}

    verdict = audit(file([cell(9, kind="g0"), cell(9)], dimensions={"kind": {"groups": groups}}))

    assert [one for one in verdict.findings if one.about == "count"] == []


@pytest.mark.parametrize(
    "dimension",
    [
        {"type": "slice", "dates": {"2025": ["2025-02-30", "2025-12-31"]}},
        {"type": "slice", "dates": {"2025": ["2025-12-31", "2025-01-01"]}},
        {"type": "multi", "max_per_case": 0},
    ],
)
def test_what_cannot_be_said_of_a_dimension_is_refused(dimension: dict[str, Any]) -> None:
    with pytest.raises(FiguresFileError):
        audit(file([cell(9, year="2025")], dimensions={"year": dimension}))


@pytest.mark.parametrize(
    "dimension",
    [
        {"type": "whatever"},
        {"type": "multi", "includes": "nothing"},
        {"becomes": {"A": {"nowhere": "x"}}},
        {"groups": {"G": []}},
    ],
)
def test_what_is_not_known_of_a_dimension_is_passed_over(dimension: dict[str, Any]) -> None:
    verdict = audit(file([cell(9, kind="A"), cell(9)], dimensions={"kind": dimension, "x": {}}))

    assert all(one.printed or one.about == "rest" for one in verdict.findings)


def test_tables_of_many_properties_are_judged_in_pieces_and_it_is_said() -> None:
    names = [f"d{n}" for n in range(8)]
    cells = [cell(None, **dict.fromkeys(names, f"v{n}")) for n in range(8)]
    cells += [cell(9, **{name: f"v{n}"}) for name in names for n in range(8)]

    verdict = audit(file([*cells, cell(72)]))

    assert verdict.relaxed
    assert len(verdict.findings) >= 8


def test_hundreds_of_hidden_rows_that_are_all_alike_are_judged_exactly() -> None:
    rows = [cell(None, kind=f"k{n}") for n in range(200)]

    verdict = audit(file([*rows, cell(700)]))

    assert not verdict.relaxed
    known = {(one.least, one.most, one.insider, one.rule) for one in verdict.findings}
    assert known == {(0, 700, (0, 699), (0, 699))}


def test_a_file_with_too_many_numbers_is_refused() -> None:
    with pytest.raises(FiguresFileError):
        audit(file([cell(9, kind=str(n)) for n in range(10_001)]))


def test_the_least_that_can_be_handed_in_is_judged() -> None:
    content = {
        "format": "vp-figures", "version": 1, "threshold": 5,
        "tables": [{"id": 1, "complete": True, "cells": [
            {"key": {"jaar": 2025, "soort": "A"}, "value": None},
            {"key": {"jaar": 2025, "soort": "B"}, "value": 9},
            {"key": {"jaar": 2025}, "value": 12},
        ]}],
    }  # fmt: skip

    found = audit(json.dumps(content).encode()).leaks

    assert ("count", 3) in [(one.about, one.least) for one in found]


def test_an_audit_can_be_stopped() -> None:
    class EnoughError(Exception):
        pass

    def stop() -> None:
        raise EnoughError

    with pytest.raises(EnoughError):
        audit(file([cell(None, kind="A"), cell(None, kind="B"), cell(12)]), stop)
