import os
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.services.practice_files import ORGANISATION, case, file_with, in_csv, in_json
from vp_desktop import i18n
from vp_desktop.domain.codes import Code
from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.practice_file import MAX_CASES
from vp_desktop.services.exchange_parts import MAX_UNPACKED_BYTES
from vp_desktop.services.exchange_read import MAX_JSON_BYTES, MAX_TABLE_BYTES, read_file
from vp_desktop.services.explain import explain

HEADINGS = "Opdrachtgever;Zaakcode;Datum begin;Aard"


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ImportRefusedError) as caught:
        read_file(path)
    return caught.value.problems


def only_problem(path: Path) -> tuple[str, Trouble]:
    found = problems(path)
    assert len(found) == 1
    return found[0].place, found[0].trouble


def test_the_published_example_is_read(tmp_path: Path) -> None:
    example = case(
        entered_on="2025-03-14", closed_on=None, accused_role="WP-DLE", client_role="ME-DIR",
        unit="Zorg", channel="KA-TEL", status="ST-BEG", outcome=None, interventions=["AC-LUI"],
        referrals=["DV-BA"],
        contacts=[{"on": "2025-03-14", "kind": "telefoon", "minutes": 45, "note": "..."}],
    )  # fmt: skip

    read = read_file(in_json(tmp_path, file_with(example))).file.cases[0]

    assert read.kinds == (Code("OO-PES"), Code("OO-INT"))
    assert read.contacts[0].kind == Code("CO-TEL")
    assert [one.kind for one in read.referred] == [Code("DV-BA")]


def test_a_code_may_be_said_by_its_dutch_or_english_name(tmp_path: Path) -> None:
    path = in_json(tmp_path, file_with(case(kinds=["Pesten", "sexual harassment"])))

    read = read_file(path)

    assert read.file.cases[0].kinds == (Code("OO-PES"), Code("OO-SEK"))


@pytest.mark.parametrize(
    ("changes", "place", "trouble"),
    [
        ({"opened_on": "2025-02-30"}, "cases[0].opened_on", Trouble.BAD_DATE),
        ({"opened_on": "14-3-2025"}, "cases[0].opened_on", Trouble.BAD_DATE),
        ({"opened_on": 1741910400}, "cases[0].opened_on", Trouble.BAD_DATE),
        ({"opened_on": "1925-03-14"}, "cases[0].opened_on", Trouble.OUT_OF_RANGE),
        ({"kinds": ["OO-XXX"]}, "cases[0].kinds[0]", Trouble.UNKNOWN_CODE),
        ({"kinds": ["AC-LUI"]}, "cases[0].kinds[0]", Trouble.UNKNOWN_CODE),
        ({"kinds": []}, "cases[0].kinds", Trouble.EMPTY),
        ({"kinds": "OO-PES"}, "cases[0].kinds", Trouble.NOT_A_LIST),
        ({"organisation": ""}, "cases[0].organisation", Trouble.EMPTY),
        ({"organisation": None}, "cases[0].organisation", Trouble.NOT_TEXT),
        ({"colour": "blue"}, "cases[0].colour", Trouble.UNKNOWN_FIELD),
        ({"referrals": ["DV-XX"]}, "cases[0].referrals[0]", Trouble.UNKNOWN_CODE),
        ({"referrals": [{"kind": "DV-BA", "on": "x"}]}, "cases[0].referrals[0].on",
         Trouble.BAD_DATE),
        ({"contacts": [{"on": "2025-03-14", "kind": "telefoon", "minutes": "45"}]},
         "cases[0].contacts[0].minutes", Trouble.BAD_NUMBER),
        ({"contacts": [{"on": "2025-03-14", "kind": "telefoon", "minutes": -5}]},
         "cases[0].contacts[0].minutes", Trouble.OUT_OF_RANGE),
        ({"contacts": [3]}, "cases[0].contacts[0]", Trouble.NOT_A_RECORD),
        ({"title": "t" * 201}, "cases[0].title", Trouble.TOO_LONG),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_place(
    tmp_path: Path, changes: dict[str, object], place: str, trouble: Trouble
) -> None:
    path = in_json(tmp_path, file_with(case(**changes)))

    assert only_problem(path) == (place, trouble)


def test_a_case_without_an_organisation_is_refused(tmp_path: Path) -> None:
    homeless = case()
    del homeless["organisation"]

    assert only_problem(in_json(tmp_path, file_with(homeless))) == (
        "cases[0].organisation",
        Trouble.ABSENT,
    )


def test_every_problem_is_listed_in_the_order_of_the_file(tmp_path: Path) -> None:
    cases = [case(code=f"2025-{n:03}", opened_on="yesterday") for n in range(30)]

    found = problems(in_json(tmp_path, file_with(*cases)))

    assert [one.place for one in found] == [f"cases[{n}].opened_on" for n in range(30)]


def test_a_name_in_the_place_of_a_field_is_not_repeated(tmp_path: Path) -> None:
    place, _trouble = only_problem(in_json(tmp_path, file_with(case(**{"Jan Jansen": 1}))))

    assert place == "cases[0].…"


@given(told=st.text(min_size=4).filter(lambda text: text.strip() not in {"", "None"}))
def test_no_refusal_quotes_what_stands_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, told: str
) -> None:
    told = f"\u2603{told}\u2603"
    wrong = case(opened_on=told, kinds=[told], status=told, contacts=[{"kind": told, "on": told}])
    path = in_json(tmp_path_factory.mktemp("told"), file_with(wrong))

    with pytest.raises(ImportRefusedError) as caught:
        read_file(path)

    assert "\u2603" not in f"{caught.value!r}{caught.value}{explain(caught.value)}"
    assert "\u2603" not in repr(caught.value.problems)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b'{"format": "vp-practice"', Trouble.BAD_JSON),
        (b"", Trouble.BAD_JSON),
        (b"[" * 100_000, Trouble.TOO_DEEP),
        (b'{"format": "vp-practice", "version": 1, "cases": [\xff]}', Trouble.BAD_ENCODING),
        ('{"format": "vp-practice", "version": 1}'.encode("utf-16"), Trouble.BAD_ENCODING),
        (b'{"format": "other", "version": 1}', Trouble.BAD_FORMAT),
        (b'{"format": "vp-practice", "version": 2}', Trouble.BAD_VERSION),
        (b"[]", Trouble.NOT_A_RECORD),
    ],
)
def test_what_is_no_practice_file_is_refused(
    tmp_path: Path, content: bytes, trouble: Trouble
) -> None:
    path = tmp_path / "practice.json"
    path.write_bytes(content)

    assert only_problem(path)[1] is trouble


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "practice.json"
    path.write_bytes(b'\xef\xbb\xbf{"format": "vp-practice", "version": 1}')

    assert read_file(path).file.cases == ()


@pytest.mark.parametrize(
    ("name", "most"),
    [("huge.json", MAX_JSON_BYTES), ("huge.csv", MAX_TABLE_BYTES), ("huge.xlsx", MAX_TABLE_BYTES)],
)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, name: str, most: int
) -> None:
    path = tmp_path / name
    path.touch()
    os.truncate(path, most + 1)  # a hole: it takes no room on the disk

    assert only_problem(path)[1] is Trouble.TOO_LARGE


@pytest.mark.parametrize("name", ["practice.ods", "practice", "practice.xls"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.touch()

    assert only_problem(path)[1] is Trouble.UNKNOWN_KIND_OF_FILE


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder.json", tmp_path / "pipe.json"
    folder.mkdir()
    os.mkfifo(pipe)  # opening it would wait for a writer for ever

    for path in (folder, pipe, tmp_path / "absent.json"):
        assert only_problem(path)[1] is Trouble.NOT_A_FILE


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("split", [";", ",", "\t"])
def test_a_table_is_read_whatever_wrote_it(
    tmp_path: Path, split: str, encoding: str, language: str
) -> None:
    lines = (HEADINGS + ";Titel", "Café De Roos;2025-001;14-3-2025;pesten;Eén zaak")
    path = in_csv(tmp_path, *(line.replace(";", split) for line in lines), encoding=encoding)

    with i18n.speaking(language):
        read = read_file(path).file

    assert read.cases[0].organisation == "Café De Roos"
    assert read.cases[0].opened_on == date(2025, 3, 14)
    assert read.cases[0].title == "Eén zaak"
    assert [one.name for one in read.organisations] == ["Café De Roos"]


@pytest.mark.parametrize(
    "headings",
    [
        "organisation;code;opened_on;kinds",
        "Client organisation;Case code;Opened on;Kinds",
        "BEDRIJF; Zaak. ;datum;Thema",
    ],
)
def test_headings_may_be_field_names_dutch_or_english(tmp_path: Path, headings: str) -> None:
    path = in_csv(tmp_path, headings, "A;2025-001;2025-03-14;OO-PES")

    assert read_file(path).file.cases[0].code == "2025-001"


@pytest.mark.parametrize("cell", ["OO-PES; OO-INT", "OO-PES,OO-INT", "pesten | Intimidatie"])
def test_several_kinds_may_stand_in_one_cell(tmp_path: Path, cell: str) -> None:
    path = in_csv(tmp_path, HEADINGS, f'A;2025-001;2025-03-14;"{cell}"')

    assert read_file(path).file.cases[0].kinds == (Code("OO-PES"), Code("OO-INT"))


def test_a_name_with_a_comma_is_one_code(tmp_path: Path) -> None:
    path = in_csv(tmp_path, HEADINGS, 'A;2025-001;2025-03-14;"fraude, valsheid in geschrifte"')

    assert read_file(path).file.cases[0].kinds == (Code("IN-FRA"),)


def test_a_row_may_hold_the_first_conversation(tmp_path: Path) -> None:
    path = in_csv(
        tmp_path,
        f"{HEADINGS};Notitie;Minuten;Vorm",
        'A;2025-001;2025-03-14;OO-PES;"Twee\nregels";45;telefoon',
        "A;2025-002;2025-03-15;OO-PES;;;",
    )

    first, second = read_file(path).file.cases

    assert first.contacts[0].note == "Twee\nregels"
    assert (first.contacts[0].minutes, first.contacts[0].kind) == (45, Code("CO-TEL"))
    assert first.contacts[0].on == date(2025, 3, 14)
    assert second.contacts == ()


@pytest.mark.parametrize(
    ("row", "place", "trouble"),
    [
        ("A;2025-002;31-2-2025;OO-PES", "row 3, column Datum begin", Trouble.BAD_DATE),
        ("A;2025-002;3/14/2025;OO-PES", "row 3, column Datum begin", Trouble.BAD_DATE),
        ("A;2025-002;2025-03-14;OO-XXX", "row 3, column Aard", Trouble.UNKNOWN_CODE),
        (";2025-002;2025-03-14;OO-PES", "row 3, column Opdrachtgever", Trouble.ABSENT),
        ("A;2025-002;2025-03-14", "row 3, column Aard", Trouble.ABSENT),
        ("A;2025-002;2025-03-14;OO-PES;extra", "row 3, column 5", Trouble.UNKNOWN_FIELD),
    ],
)
def test_what_is_wrong_in_a_table_is_refused_with_row_and_heading(
    tmp_path: Path, row: str, place: str, trouble: Trouble
) -> None:
    path = in_csv(tmp_path, HEADINGS, "A;2025-001;2025-03-14;OO-PES", row)

    assert only_problem(path) == (place, trouble)


def test_a_row_counts_as_in_the_spreadsheet(tmp_path: Path) -> None:
    path = in_csv(tmp_path, HEADINGS, "", ";;;", "A;2025-001;nooit;OO-PES")

    assert only_problem(path)[0] == "row 4, column Datum begin"


def test_an_unknown_heading_is_refused_and_not_repeated(tmp_path: Path) -> None:
    path = in_csv(tmp_path, f"{HEADINGS};Jan Jansen", "A;2025-001;2025-03-14;OO-PES;ziek")

    assert only_problem(path) == ("row 1, column 5", Trouble.UNKNOWN_FIELD)


def test_a_table_without_headings_is_refused(tmp_path: Path) -> None:
    for rows in (("Jan Jansen;ziek",), ("",)):
        assert only_problem(in_csv(tmp_path, *rows))[1] is Trouble.NO_HEADINGS


def test_a_needed_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = in_csv(tmp_path, "Opdrachtgever;Datum begin;Aard", "A;2025-03-14;OO-PES")

    with i18n.speaking("nl"):
        found = problems(path)

    assert [(one.trouble, one.place.endswith("Zaakcode")) for one in found] == [
        (Trouble.ABSENT, True)
    ]


def test_a_heading_twice_is_refused(tmp_path: Path) -> None:
    path = in_csv(tmp_path, f"{HEADINGS};Soort", "A;2025-001;2025-03-14;OO-PES;OO-INT")

    assert only_problem(path) == ("row 1, column 5", Trouble.REPEATED)


def test_the_guard_of_our_own_export_is_taken_off(tmp_path: Path) -> None:
    path = in_csv(tmp_path, f"{HEADINGS};Titel", "A;2025-001;2025-03-14;OO-PES;'=1+1")

    assert read_file(path).file.cases[0].title == "=1+1"


def test_a_table_that_breaks_off_inside_quotes_is_refused(tmp_path: Path) -> None:
    path = in_csv(tmp_path, HEADINGS, 'A;2025-001;2025-03-14;"OO-PES')

    assert only_problem(path)[1] is Trouble.BAD_SHEET


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    for content in (b"\x00\x01\x02", b"\x81\x8d\x8f"):  # neither UTF-8 nor Windows-1252
        path.write_bytes(content)

        assert only_problem(path)[1] is Trouble.BAD_ENCODING


def test_a_million_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(HEADINGS + "\n" + "A;2025-001;2025-03-14;OO-PES\n" * 1_000_000, "utf-8")

    found = problems(path)

    assert [(one.trouble, one.detail) for one in found] == [(Trouble.TOO_MANY, str(MAX_CASES))]


def test_a_million_cases_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "practice.json"
    path.write_text(
        '{"format": "vp-practice", "version": 1, "cases": [' + "{}," * 999_999 + "{}]}", "utf-8"
    )

    assert only_problem(path) == ("cases", Trouble.TOO_MANY)


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def test_a_workbook_is_read_with_its_own_dates_and_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "cases.xlsx",
        ("Opdrachtgever", "Zaakcode", "Datum begin", "Aard", "Minuten"),
        (ORGANISATION, 2025001, date(2025, 3, 14), "pesten; intimidatie", 45.0),
    )

    read = read_file(path).file.cases[0]

    assert (read.code, read.opened_on) == ("2025001", date(2025, 3, 14))
    assert read.contacts[0].minutes == 45


def test_a_formula_in_a_workbook_is_never_run(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "cases.xlsx",
        ("Opdrachtgever", "Zaakcode", "Datum begin", "Aard", "Titel"),
        (ORGANISATION, "2025-001", date(2025, 3, 14), "OO-PES", '=HYPERLINK("file:///etc/passwd")'),
    )

    assert read_file(path).file.cases[0].title == ""  # no value was ever calculated


def test_a_problem_in_a_workbook_has_its_place(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "cases.xlsx",
        ("Opdrachtgever", "Zaakcode", "Datum begin", "Aard"),
        (None, None, None, None),
        (ORGANISATION, "2025-001", "gisteren", "OO-PES"),
    )

    assert only_problem(path) == ("row 3, column Datum begin", Trouble.BAD_DATE)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    path.write_bytes(b"PK\x03\x04 not really")
    empty = tmp_path / "empty.xlsx"
    with ZipFile(empty, "w") as parts:
        parts.writestr("hello.txt", "hello")

    for one in (path, empty):
        assert only_problem(one)[1] is Trouble.BAD_SHEET


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cases.xlsx"
    with ZipFile(path, "w") as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"<worksheet/>")
        parts.getinfo("xl/worksheets/sheet1.xml").file_size = MAX_UNPACKED_BYTES + 1

    assert only_problem(path)[1] is Trouble.TOO_LARGE
