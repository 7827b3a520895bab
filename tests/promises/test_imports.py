import ast
import csv
import io
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pikepdf
import pytest
from openpyxl import load_workbook
from pikepdf import Pdf
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from tests.children import said_by
from tests.promises.bombs import BOMBS, HEADINGS, MIB, ROW, RUN, write_book
from tests.reports.linden import content, linden
from tests.reports.reading_back import everything, said
from tests.services.practice_files import case, file_with, in_csv, in_json
from vp_desktop import ui
from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.domain.exchange import ImportRefusedError
from vp_desktop.domain.reports import ReportAdvice, ReportContent, ReportDraft, ReportTexts
from vp_desktop.reports.errors import UnprintableTextError
from vp_desktop.reports.yearly import render
from vp_desktop.services.audit import MOST_PARTS, audit_file
from vp_desktop.services.exchange_read import read_file
from vp_desktop.services.practice import Practice
from vp_desktop.ui.widgets.text import tip

HOSTILE = (
    "<img src='file:///etc/hostname'/>",
    "<img src=/etc/hostname>",
    "</para></b> a < b & c > d &amp; &#x41;",
    "<a href='http://example.org'>hier</a>",
    "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    ") Tj ET /JS (app.alert) << /S /URI /URI (http://example.org) >>",
    "%s {n} {0.__class__} \\n \\u0041 $(id) `id` %n",
    "x" * 3_000,
)
TEXT = " en ".join(HOSTILE)
REACHING_OUT = re.compile(
    rb"/(JS|JavaScript|URI|Launch|GoToR|SubmitForm|EmbeddedFile|Filespec|RichMedia|OpenAction|AA)\b"
)
UI = Path(ui.__file__).parent
OWN_WORDS = (
    "shell/help.py",
    "shell/sidebar.py",
    "widgets/buttons.py",
    "widgets/passphrase_edit.py",
)
"""Modules that show in tooltips what is called so by the program itself."""

SHEET = "xl/worksheets/sheet1.xml"
FORMULAS = (
    *("=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'=1+1", "''-1", "\uff1d1", "\uff0b1"),
    '=HYPERLINK("http://example.org")',
    "=cmd|' /C calc'!A0",
    '=1";"=2',
    "=1\n;=2",
)


def with_everywhere(text: str) -> ReportContent:
    """Return a report in which every text that a person writes is ``text``."""
    name = text[:180]
    advice = ReportAdvice(
        title=name, observation=text, text=text, recipient=name, due="", repeated=False
    )
    texts = ReportTexts(**dict.fromkeys(ReportTexts().passages(), text))
    return replace(
        content(texts=texts, advice=(advice,)), organisation=name, recipients=name, adviser=name
    )


def test_54a_a_report_prints_any_text_sign_for_sign_and_reaches_for_nothing() -> None:
    pdf = render(with_everywhere(TEXT), linden())

    assert said(pdf).count(" ".join(TEXT.split())) >= len(ReportTexts().passages())
    assert not REACHING_OUT.findall(strings_left_out(everything(pdf)))
    assert images(pdf) == images(render(content(), linden()))
    hostname = Path("/etc/hostname")
    assert not hostname.exists() or hostname.read_text().strip() not in said(pdf)


def strings_left_out(pdf: bytes) -> bytes:
    """Return a file of which every text was taken out, so that what is left is its make-up."""
    return re.sub(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", b"", pdf)


def images(pdf: bytes) -> int:
    with Pdf.open(io.BytesIO(pdf)) as file:
        return sum(
            isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            for one in file.objects
        )


@pytest.mark.parametrize("text", ["\U0001f525", "\u05e9\u05dc\u05d5\u05dd", "\u4f60\u597d"])
def test_54b_signs_that_no_font_has_are_named_and_never_left_out_in_silence(text: str) -> None:
    with pytest.raises(UnprintableTextError) as caught:
        render(with_everywhere(f"goed {text}"), linden())

    assert set(caught.value.characters) == set(text)


@pytest.mark.parametrize("text", ["\x00NUL", "\u202eomgekeerd\u202c", "\ufeffmerk", "a\u200bb"])
def test_54c_signs_that_print_nothing_hide_nothing(text: str) -> None:
    plain = "".join(sign for sign in text if sign.isprintable())

    assert plain in said(render(with_everywhere(text), linden()))


def test_54d_a_hostile_name_from_a_file_is_printed_as_it_stands(
    practice: Practice, tmp_path: Path
) -> None:
    name = "<b>&amp;</b> =1+1 ../../etc <img src='/etc/passwd'>"
    organisation = {"name": name}
    told = file_with(*(case(organisation=name, code=f"{n}") for n in range(12)))
    practice.exchange.add(
        practice.exchange.read(in_json(tmp_path, {**told, "organisations": [organisation]}))
    )
    found = practice.organisations.find(name)
    assert found is not None

    pdf = practice.reports.render_job(
        ReportDraft(organisation_id=found.id, first=date(2025, 1, 1), last=date(2025, 12, 31))
    )()

    assert name in said(pdf)


@pytest.mark.parametrize("text", FORMULAS)
def test_55a_no_cell_of_an_export_is_a_formula_and_each_comes_back_as_it_was(
    practice: Practice, tmp_path: Path, text: str
) -> None:
    note = {"on": "2025-03-14", "kind": "telefoon", "note": text}
    told = case(title=text, accused=text, contacts=[note])
    practice.exchange.add(practice.exchange.read(in_json(tmp_path, file_with(told))))

    practice.exchange.export(tmp_path / "out")

    for path in (tmp_path / "out").glob("*.csv"):
        for cell in cells(path):
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d"))
    back = read_file(tmp_path / "out" / "cases.csv").file.cases[0]
    assert (back.title, back.accused) == (text.strip(), text.strip()) or text != text.strip()
    assert f"'{text}" in cells(tmp_path / "out" / "contacts.csv")


def cells(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [cell for row in csv.reader(file, delimiter=";") for cell in row]


def test_55b_every_cell_of_an_export_stands_in_quotes(practice: Practice, tmp_path: Path) -> None:
    told = case(title='a"; =1+1; "b', contacts=[])
    practice.exchange.add(practice.exchange.read(in_json(tmp_path, file_with(told))))

    practice.exchange.export(tmp_path / "out")

    lines = (tmp_path / "out" / "cases.csv").read_bytes().removeprefix(b"\xef\xbb\xbf")
    bare = re.sub(rb'"(?:[^"]|"")*"', b"", lines)
    assert set(bare) <= set(b";\r\n")


def test_55c_a_formula_in_a_workbook_is_read_as_its_value_and_never_run(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    formula = '<c r="E2"><f>HYPERLINK("http://example.org")</f><v>7</v></c>'
    write_book(path, {})
    with ZipFile(path) as parts:
        plain = parts.read(SHEET).decode()
    head = '<c r="E1" t="inlineStr"><is><t>Titel</t></is></c>'
    filled = plain.replace("</row>", head + "</row>", 1)
    at = filled.rindex("</row>")
    write_book(path, {SHEET: filled[:at] + formula + filled[at:]})
    assert load_workbook(path).worksheets[0]["E2"].value == '=HYPERLINK("http://example.org")'

    assert read_file(path).file.cases[0].title == "7"


@pytest.mark.timeout(1500)
@pytest.mark.parametrize(("scale", "step"), [(0.05, 4), pytest.param(1, 1, marks=pytest.mark.long)])
def test_56a_a_file_that_grows_without_end_is_refused_by_its_shape(
    tmp_path: Path, scale: float, step: int
) -> None:
    said = said_by(RUN, tmp_path, str(scale), str(step))

    lines = [line.split("\t") for line in said.splitlines()]
    assert [name for name, _said, _grown in lines] == list(BOMBS)[::step]
    for name, ended, grown in lines:
        assert ended.startswith("refused") or (scale < 1 and ended == "read"), (name, ended)
        assert float(grown) < MIB, name


@pytest.mark.parametrize(
    "target",
    ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..\\..\\x.xml", "sheet9.xml"],
)
def test_56b_a_part_that_leads_elsewhere_leads_nowhere(tmp_path: Path, target: str) -> None:
    relations = "xl/_rels/workbook.xml.rels"
    path = tmp_path / "in" / "cases.xlsx"
    path.parent.mkdir()
    write_book(path, {})
    with ZipFile(path) as parts:
        told = parts.read(relations).decode()
    write_book(path, {relations: told.replace("/xl/worksheets/sheet1.xml", target)})

    with pytest.raises(ImportRefusedError):
        read_file(path)
    assert [one.name for one in tmp_path.rglob("*")] == ["in", "cases.xlsx"]


@pytest.mark.parametrize("name", ["../../escaped.xml", "/tmp/escaped.xml", "C:\\escaped.xml"])  # noqa: S108 - must not come about
def test_56c_a_part_with_the_name_of_another_place_is_written_nowhere(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / "in" / "cases.xlsx"
    path.parent.mkdir()
    write_book(path, {name: "<x/>"})

    assert len(read_file(path).file.cases) == 1
    assert [one.name for one in tmp_path.rglob("*")] == ["in", "cases.xlsx"]
    assert not Path("/tmp/escaped.xml").exists()  # noqa: S108


def test_56d_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    write_book(path, {})
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        ZipFile(path, "a") as parts,
    ):
        parts.writestr(SHEET, parts.read(SHEET))

    with pytest.raises(ImportRefusedError):
        read_file(path)


def test_56e_a_link_inside_a_workbook_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    write_book(path, {SHEET: "/etc/passwd"})
    with ZipFile(path) as parts:
        kept = {one.filename: parts.read(one) for one in parts.infolist()}
    with ZipFile(path, "w") as parts:
        for name, told in kept.items():
            parts.writestr(linked(name) if name == SHEET else name, told)

    with pytest.raises(ImportRefusedError):
        read_file(path)


def linked(name: str) -> ZipInfo:
    """Return a part that a program which unpacks files would make a link of."""
    part = ZipInfo(name)
    part.external_attr = (stat.S_IFLNK | 0o777) << 16
    return part


def test_56f_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")

    for name in ("pipe.csv", "zero.csv"):
        with pytest.raises(ImportRefusedError):
            read_file(tmp_path / name)


def test_56i_a_file_of_figures_that_never_ends_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "lists.json").write_text("[" + "[]," * MOST_PARTS + "[]]")

    for path in (tmp_path / "pipe.json", tmp_path / "lists.json", Path("/dev/zero")):
        with pytest.raises(FiguresFileError):
            audit_file(path)


def test_56g_a_name_of_another_place_stays_a_name(practice: Practice, tmp_path: Path) -> None:
    name = "../../../../escaped"
    told = file_with(case(organisation=name, code="../../x", title="../../y"))
    told["organisations"] = [{"name": name}]
    practice.exchange.add(practice.exchange.read(in_json(tmp_path, told)))

    practice.exchange.export(tmp_path / "out")
    practice.exchange.export(tmp_path / "out.zip")

    assert not list(tmp_path.rglob("*escaped*"))
    with ZipFile(tmp_path / "out.zip") as parts:
        assert not [one for one in parts.namelist() if "/" in one or ".." in one]


def test_56h_an_ordinary_table_still_comes_in(tmp_path: Path) -> None:
    written = tmp_path / "cases.xlsx"
    write_book(written, {})

    for path in (written, in_csv(tmp_path, HEADINGS, ROW)):
        assert [one.code for one in read_file(path).file.cases] == ["2025-001"]


@pytest.mark.parametrize("text", [*HOSTILE[:-1], "Jansen & Zonen", "a &lt; b", "2 < 3 > 1"])
def test_54e_a_name_in_a_tooltip_is_shown_as_it_stands(qapp: QApplication, text: str) -> None:
    del qapp
    shown = QTextDocument()

    shown.setHtml(tip(text))

    assert shown.toPlainText() == text
    assert "<a " not in shown.toHtml()
    assert "<img" not in shown.toHtml()


def test_54f_every_tooltip_holds_words_of_the_program_or_what_was_made_harmless() -> None:
    tips = [
        (path.relative_to(UI).as_posix(), ast.unparse(said))
        for path in sorted(UI.rglob("*.py"))
        for said in said_in_tooltips(ast.parse(path.read_text("utf-8")))
    ]

    assert len(tips) > 10
    assert not [
        (path, said)
        for path, said in tips
        if path not in OWN_WORDS and not said.startswith(("tip(", "_("))
    ]


def said_in_tooltips(module: ast.Module) -> Iterator[ast.expr]:
    """Yield what the module gives to a tooltip; of a choice, each part."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "setToolTip":
            yield from parts_of(node.args[0])
        if isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if getattr(key, "attr", "") == "ToolTipRole":
                    yield from parts_of(value)


def parts_of(said: ast.expr) -> Iterator[ast.expr]:
    if isinstance(said, ast.IfExp):
        yield from (part for one in (said.body, said.orelse) for part in parts_of(one))
    elif not isinstance(said, ast.Constant):
        yield said
