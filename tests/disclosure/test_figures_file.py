import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.judging import Kept, complaints
from tests.disclosure.practices import AS_OF, CASE, figures_of, invented, several
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.figures import OpenCount, PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.figures_reading import FiguresFileError, from_json
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.reports import Variant

SIZES = st.dictionaries(st.integers(2021, 2025), st.integers(0, 45), min_size=1)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), SIZES, st.sampled_from(Variant))
def test_what_is_read_back_is_what_was_written(
    seed: int, sizes: dict[int, int], variant: Variant
) -> None:
    figures = figures_of(invented(seed, sizes), Rules(variant=variant))
    issue = Issue(id="2025 board", given_out_on=date(2026, 2, 12), figures=figures)

    name, issues = from_json(to_json("Stichting De Linden", [issue]))

    assert (name, issues) == ("Stichting De Linden", [issue])


def test_it_says_what_the_format_asks() -> None:
    file = _file(figures_of(invented(3, {2024: 20, 2025: 40})))

    assert (file["format"], file["version"]) == ("vp-figures", 1)
    assert file["organisation"] == "De Linden"
    assert file["threshold"] == 5
    assert file["reports"][0]["variant"] == "board"
    assert file["reports"][0]["as_of"] == "2026-01-31"
    assert file["reports"][0]["given_out_on"] is None
    assert file["dimensions"]["kind"]["type"] == "single"
    assert file["dimensions"]["intervention"] == {"type": "multi", "at_least_one": False}


def test_every_printed_number_is_in_it_and_no_other() -> None:
    figures = figures_of(invented(3, {2023: 13, 2024: 20, 2025: 40}))

    found = [
        cell["value"]
        for table in _file(figures)["tables"]
        if table["id"] != "text"
        for cell in table["cells"]
        if cell["value"] is not None
    ]

    printed = [
        cell.value
        for table in figures.tables
        for column in table.columns.values()
        for cell in (*column.cells.values(), column.total)
        if cell.value is not None
    ]
    rests = [n for t in figures.tables for c in t.columns.values() for n in c.rests.values()]
    assert sorted(found) == sorted(printed + rests)


def test_a_row_without_a_number_to_print_has_no_nought_either() -> None:
    """Hidden in one year and without cases in another: the report prints neither."""
    kinds = {"OO-PES": 12, "IN-FRA": 11, "SA-DRE": 4, "OV-KLA": 3}
    before = several(replace(CASE, opened_on=date(2024, 5, 1), entered_on=date(2024, 5, 1)), 12)
    before += [replace(case, kinds=(Code("IN-FRA"),)) for case in before]
    facts = [
        *before,
        *(c for k, n in kinds.items() for c in several(replace(CASE, kinds=(Code(k),)), n)),
    ]

    figures = figures_of(facts)

    domains = next(t for t in _file(figures)["tables"] if t["id"] == "domains")
    assert figures.table("domains").years == ("2024", "2025")
    assert not [cell for cell in domains["cells"] if cell["value"] == 0]


def test_a_hidden_number_is_null() -> None:
    figures = figures_of(invented(3, {2025: 40}))
    kinds = next(table for table in _file(figures)["tables"] if table["id"] == "kinds")
    hidden = {cell["key"]["kind"] for cell in kinds["cells"] if cell["value"] is None}

    assert hidden == {
        row
        for row in figures.table("kinds").order
        if figures.table("kinds").cell(row, "2025").hidden
    }


def test_what_is_merged_says_what_it_is_made_of() -> None:
    figures = figures_of(_four_domains())
    table = figures.table("domains")
    cells = next(t for t in _file(figures)["tables"] if t["id"] == "domains")["cells"]
    rest = next(cell for cell in cells if cell["key"]["kind"] == "overig")

    assert rest["value"] == table.rest("2025").value
    assert rest["groups"] == {"kind": list(table.rest_rows("2025"))}


def test_a_unit_may_be_called_what_the_rest_is_called() -> None:
    units = {"overig": 9, "Zorg": 12, "Staf": 2}
    people = {unit: {2025: 100} for unit in units}
    facts = [c for u, times in units.items() for c in several(replace(CASE, unit=u), times)]
    issue = Issue(id="1", figures=figures_of(facts, Rules(units=people)))

    content = to_json("De Linden", [issue])

    assert issue.figures.table("units").rest("2025").value == 11
    assert from_json(content) == ("De Linden", [issue])
    assert audit(content).leaks == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), SIZES, st.integers(3, 10))
def test_who_reads_the_file_alone_finds_no_small_number_and_no_contradiction(
    seed: int, sizes: dict[int, int], threshold: int
) -> None:
    rules, facts = Rules(threshold=threshold), invented(seed, sizes)

    content = to_json("De Linden", [Issue(id="1", figures=figures_of(facts, rules))])

    counted = count_series(facts, calendar_year(2025), AS_OF, rules.contract_from).periods
    assert list(complaints(content, {"1": Kept(counted, rules)})) == []


def test_few_cases_are_a_band_from_none() -> None:
    cells = _file(figures_of(several(CASE, 3)))["tables"][0]["cells"]

    key = {"year": "2025", "entry": "new", "exit": "Total"}
    assert cells == [{"key": key, "value": None, "min": 0, "max": 4}]


def test_the_text_may_say_what_its_own_table_says() -> None:
    file = _file(figures_of(invented(1, {2022: 10, 2023: 11, 2024: 11, 2025: 40})))

    text = next(table for table in file["tables"] if table["id"] == "text")["cells"]
    new = {"entry": "new", "exit": "Total"}
    assert {"key": {"year": "2025", **new}, "value": 40} in text
    assert {"key": {"year": "2024", **new}, "value": 11} in text
    mean = {"year": "2022/2023/2024", **new, "statistic": "mean"}
    assert {"key": mean, "value": 10.7, "decimals": 1} in text


def test_the_same_count_has_the_same_key_in_every_table() -> None:
    file = _file(figures_of(_four_domains()))

    values: dict[str, set[int | None]] = {}
    for table in file["tables"]:
        for cell in table["cells"]:
            whole = {**table["fixed"], **cell["key"]}
            key = {name: v for name, v in whole.items() if v != "Total"}
            values.setdefault(json.dumps(key, sort_keys=True), set()).add(cell["value"])

    assert len(values) > 15
    assert {key: seen for key, seen in values.items() if len(seen) > 1} == {}


def test_numbers_about_no_person_stand_in_tables_of_their_own() -> None:
    raw = count_series([], calendar_year(2025), date(2026, 1, 31))
    counts = [OpenCount("activities", "1 AT-VOO", "times", 3)]

    tables = _file(protect(raw, Rules(), counts))["tables"]

    activities = next(table for table in tables if table["id"] == "activities")
    assert activities["fixed"] == {"counted": "activities"}
    assert activities["cells"] == [{"key": {"row": "1 AT-VOO", "measure": "times"}, "value": 3}]


def test_a_ledger_holds_several_reports() -> None:
    facts = invented(3, {2024: 20, 2025: 40})
    issues = [Issue(id=str(y), figures=figures_of(facts, year=y)) for y in (2024, 2025)]

    assert from_json(to_json("De Linden", issues)) == ("De Linden", issues)


def test_an_empty_ledger_is_a_file_too() -> None:
    assert from_json(to_json("De Linden", [])) == ("De Linden", [])


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"format": "vp-practice"}', b"\xff"])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(FiguresFileError):
        from_json(content)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"year": "2025"', '"jaar": "2025"'),
        ('"entry": "new"', '"entry": "old"'),
        ('"kind": "OO"', '"sort": "OO"'),
        ('"first": "2025-01-01"', '"first": "2026-01-01"'),
        ('"kind": "OO"', '"kind": "ZZ"'),
        ('"value": 40', '"value": 1e999'),
        ('"2025": "tables"', ""),
    ],
)
def test_a_file_that_was_changed_by_hand_is_refused(old: str, new: str) -> None:
    content = to_json("De Linden", [Issue(id="1", figures=figures_of(invented(3, {2025: 40})))])
    changed = content.decode().replace(old, new)

    assert changed != content.decode()
    with pytest.raises(FiguresFileError):
        from_json(changed.encode())


def _four_domains() -> list[CaseFacts]:
    """Return cases of which two domains are too few to print, and a large kind of one of them."""
    times = {"OO-PES": 9, "OO-INT": 7, "SA-DRE": 8, "IN-FRA": 3, "IN-GIF": 1, "OV-KLA": 2}
    return [
        case
        for kind, number in times.items()
        for case in several(replace(CASE, kinds=(Code(kind),)), number)
    ]


def _file(figures: PublicFigures) -> Any:
    return json.loads(to_json("De Linden", [Issue(id="1", figures=figures)]))
