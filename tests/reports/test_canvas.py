from datetime import date

import page as validation
import pytest

from tests.reports.reading_back import runs, told
from vp_desktop.reports.design import style
from vp_desktop.reports.fonts import load_fonts
from vp_desktop.reports.pdf.canvas import TaggedCanvas
from vp_desktop.reports.pdf.metadata import DocumentFacts
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element, Structure

FACTS = DocumentFacts(title="A & B <c>", language="en-GB", day=date(2026, 2, 12), producer="Test")


@pytest.fixture
def pen() -> Pen:
    load_fonts()
    return Pen(TaggedCanvas(FACTS, (300, 200)))


def finished(pen: Pen) -> bytes:
    pen.canvas.showPage()
    return pen.canvas.finish()


def test_what_is_drawn_twice_for_one_element_is_one_piece(pen: Pen) -> None:
    paragraph = Element(role="P")
    for y in (150, 130):
        with pen.mark(paragraph):
            pen.text(20, y, "line", style("body"))

    pdf = finished(pen)

    assert [(one.role, one.text) for one in told(pdf)] == [("P", "line line")]
    assert {run.element for run in runs(pdf)} == {0}


def test_an_element_that_goes_on_over_a_page_stays_one_element(pen: Pen) -> None:
    paragraph = Element(role="P")
    for _page in range(2):
        with pen.mark(paragraph):
            pen.text(20, 150, "part", style("body"))
        pen.canvas.showPage()

    pdf = pen.canvas.finish()

    assert [one.text for one in told(pdf)] == ["part part"]
    assert validation.is_pdf_compliant_bytes(pdf, profile="ua1")


def test_marks_inside_marks_are_a_bug_that_shows_at_once(pen: Pen) -> None:
    with (
        pytest.raises(RuntimeError),
        pen.mark(Element(role="P")),
        pen.mark(Element(role="Span")),
    ):
        pass


def test_decoration_inside_a_figure_is_part_of_it(pen: Pen) -> None:
    with pen.mark(Element(role="Figure", alt="a chart", box=(0, 0, 9, 9))), pen.artifact():
        pen.text(20, 150, "tick", style("body"))

    pdf = finished(pen)

    assert [run.element for run in runs(pdf)] == [0]
    assert [one.text for one in told(pdf)] == ["a chart"]


def test_decoration_is_not_read(pen: Pen) -> None:
    with pen.mark(Element(role="P")):
        pen.text(20, 150, "read", style("body"))
    with pen.artifact("Pagination", "Footer"):
        pen.text(20, 20, "page 1", style("body"))

    assert [one.text for one in told(finished(pen))] == ["read"]


def test_parents_stand_before_their_children_in_the_order_of_drawing() -> None:
    structure = Structure()
    table = Element(role="Table")
    row = Element(role="TR", parent=table)
    first, second = Element(role="TD", parent=row), Element(role="TD", parent=row)

    structure.mark(second, 1)
    structure.mark(first, 1)

    assert structure.in_order() == [structure.root, table, row, second, first]


def test_the_title_may_hold_any_sign(pen: Pen) -> None:
    with pen.mark(Element(role="P")):
        pen.text(20, 150, "text", style("body"))

    pdf = finished(pen)

    assert b"A &amp; B &lt;c&gt;" in pdf
    assert validation.is_pdf_compliant_bytes(pdf, profile="2a")
