import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vp_desktop.disclosure.audit.verdict import Finding
from vp_desktop.disclosure.audit.verdict import audit as whole_audit
from vp_desktop.disclosure.figures_reading import FiguresFileError


def audit(content: bytes) -> list[Finding]:
    return [one for one in whole_audit(content).findings if one.about in ("count", "merged")]


def figures(cells: list[dict[str, Any]], **changes: Any) -> bytes:
    table = {
        "id": "kinds", "report": "r", "dims": ["year", "kind"], "complete": True, "cells": cells,
        **changes.pop("table", {}),
    }  # fmt: skip
    file = {
        "format": "vp-figures", "version": 1, "organisation": "A", "threshold": 5,
        "reports": [{"id": "r", "variant": "board", "as_of": "2026-01-31", "given_out_on": None}],
        "dimensions": {"year": {"type": "slice"}, "kind": {"type": "single"}},
        "tables": [table], **changes,
    }  # fmt: skip
    return json.dumps(file).encode()


def row(kind: str, value: int | None, **more: Any) -> dict[str, Any]:
    return {"key": {"year": "2025", "kind": kind}, "value": value, **more}


def leaks(content: bytes) -> list[Finding]:
    return [finding for finding in audit(content) if finding.leak]


def test_a_small_number_in_print_is_a_leak() -> None:
    found = leaks(figures([row("OO-PES", 4), row("OO-SEK", 9), row("Total", 13)]))

    assert [(one.key["kind"], one.least, one.printed) for one in found] == [("OO-PES", 4, True)]


@pytest.mark.parametrize("value", [0, 5, 40])
def test_nought_and_the_threshold_itself_may_be_printed(value: int) -> None:
    assert (
        leaks(figures([row("OO-PES", value), row("OO-SEK", 10)], table={"complete": False})) == []
    )


def test_a_hidden_number_that_its_total_gives_away_is_a_leak() -> None:
    found = leaks(figures([row("OO-PES", None), row("OO-SEK", 9), row("Total", 12)]))

    assert [(one.least, one.most, one.printed) for one in found] == [(3, 3, False)]


def test_two_hidden_numbers_protect_each_other() -> None:
    found = audit(figures([row("A", None), row("B", None), row("C", 9), row("Total", 20)]))

    assert [(one.key["kind"], one.least, one.most, one.leak) for one in found] == [
        ("A", 0, 11, False),
        ("B", 0, 11, False),
    ]


def test_a_band_narrows_its_neighbours() -> None:
    cells = [row("A", None, min=0, max=4), row("B", None), row("Total", 8)]

    assert [(one.least, one.most) for one in audit(figures(cells))] == [(0, 4), (4, 8)]


def test_a_merged_row_adds_up_what_it_merges() -> None:
    cells = [
        row("A", None), row("B", None), row("C", 9), row("Total", 12),
        row("overig", 3, groups={"kind": ["A", "B"]}),
    ]  # fmt: skip

    assert [one.key["kind"] for one in leaks(figures(cells))] == ["overig"]


def test_members_add_up_to_their_group() -> None:
    cells = [row("OO", 12), row("SA", 9), row("OO-PES", 10), row("OO-SEK", None), row("Total", 21)]
    dimensions = {"kind": {"type": "single", "groups": {"OO": ["OO-PES", "OO-SEK"]}}}

    found = leaks(figures(cells, dimensions=dimensions))

    assert [(one.key["kind"], one.least) for one in found] == [("OO-SEK", 2)]


def test_rows_that_name_several_kinds_do_not_add_up() -> None:
    cells = [row("A", None), row("B", 9), row("Total", 12)]
    dimensions = {"kind": {"type": "multi", "at_least_one": True}}

    assert [(one.least, one.most) for one in audit(figures(cells, dimensions=dimensions))] == [
        (3, 12)
    ]


def test_two_dimensions_narrow_each_other() -> None:
    def cell(entry: str, out: str, value: int | None) -> dict[str, Any]:
        return {"key": {"entry": entry, "exit": out}, "value": value}

    content = figures(
        [cell("new", "Total", 20), cell("carried", "Total", None), cell("Total", "closed", 16),
         cell("Total", "open", 7)],
        table={"dims": ["entry", "exit"]},
    )  # fmt: skip

    assert [(one.key["entry"], one.least, one.most) for one in leaks(content)] == [
        ("carried", 3, 3)
    ]


def test_nobody_stands_outside_the_rows_of_a_table_that_lists_all() -> None:
    rows = [
        {"key": {"year": "2025", "kind": kind, "accused": accused}, "value": value}
        for kind, accused, value in (("A", "x", None), ("B", "y", 9), ("Total", "Total", 12))
    ]

    def known(*, complete: bool) -> list[tuple[int, int | None]]:
        table = {"dims": ["year", "kind", "accused"], "complete": complete}
        return [(one.least, one.most) for one in audit(figures(rows, table=table))]

    assert known(complete=True) == [(3, 3)]
    assert known(complete=False) == [(0, 3)]


def test_a_table_that_is_not_complete_adds_up_to_nothing() -> None:
    cells = [row("A", None), row("B", 9), row("Total", 12)]

    assert leaks(figures(cells, table={"complete": False})) == []


def test_what_is_not_about_persons_may_be_small() -> None:
    assert audit(figures([row("AT-VOO", 2)], table={"fixed": {"counted": "activities"}})) == []


def test_a_mean_is_no_count() -> None:
    cells = [row("A", None, decimals=1) | {"value": 3.5}]

    assert audit(figures(cells)) == []


def test_a_report_has_its_own_threshold() -> None:
    cells = [row("A", 4), row("B", 9)]
    reports = [{"id": "r", "threshold": 3}]

    assert leaks(figures(cells, reports=reports)) == []


def test_numbers_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(FiguresFileError):
        audit(figures([row("A", 9), row("B", 9), row("Total", 12)]))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"format": "vp-practice"}'])
def test_what_is_no_figures_file_is_refused(content: bytes) -> None:
    with pytest.raises(FiguresFileError):
        audit(content)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=2, max_size=2),
    hidden=st.sets(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1),
)
def test_no_table_that_fits_lies_outside_the_bounds(
    rows: list[list[int]], hidden: set[tuple[int, int]]
) -> None:
    whole = [[*line, sum(line)] for line in rows]
    whole.append([sum(line[n] for line in whole) for n in range(3)])
    names = ("a", "b", "Total")
    cells = [
        {"key": {"x": names[r], "y": names[c]}, "value": None if (r, c) in hidden else whole[r][c]}
        for r, c in product(range(3), repeat=2)
    ]
    content = figures(cells, dimensions={}, table={"dims": ["x", "y"]})

    bounds = {(one.key["x"], one.key["y"]): (one.least, one.most) for one in audit(content)}

    for other in product(range(whole[2][2] + 1), repeat=4):
        table = [
            [other[0], other[1], other[0] + other[1]],
            [other[2], other[3], other[2] + other[3]],
        ]
        table.append([table[0][n] + table[1][n] for n in range(3)])
        if all(
            table[r][c] == whole[r][c]
            for r, c in product(range(3), repeat=2)
            if (r, c) not in hidden
        ):
            for r, c in hidden:
                least, most = bounds[names[r], names[c]]
                assert least <= table[r][c]
                assert most is None or table[r][c] <= most
