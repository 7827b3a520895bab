import re
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.reports.reading_back import Run, everything, runs
from vp_desktop.i18n import speaking
from vp_desktop.reports.charts.amounts import Amount, hidden, not_counted, shown
from vp_desktop.reports.charts.bars import STUB, BarRow, Bars, bar_figures
from vp_desktop.reports.charts.columns import Columns, Year
from vp_desktop.reports.charts.multiples import Multiples, Series, figures_of, reach_of
from vp_desktop.reports.charts.picture import TOGETHER, Chart, Picture
from vp_desktop.reports.charts.stacked import RAMP, Stack, Stacked
from vp_desktop.reports.design import colour, page
from vp_desktop.reports.layout.document import Document, build
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.pdf.metadata import DocumentFacts
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.reading import Line, bar_rows

LONG = "Een onderwerp met een naam van heel veel woorden die nergens past"


def drawn(*charts: Chart) -> bytes:
    """Return a document with nothing but ``charts``."""
    facts = DocumentFacts(title="Charts", language="nl-NL", day=None, producer="Test")
    blocks = [Section(blocks=[Picture(chart)]) for chart in charts]
    return build(Document(facts=facts, blocks=blocks, furniture=no_furniture, pages={}))


def no_furniture(pen: Pen, number: int, total: int) -> None:
    del pen, number, total


def bars(*rows: tuple[str, Amount, Amount | None]) -> Bars:
    built = [BarRow(label=label, now=now, before=before) for label, now, before in rows]
    return Bars(rows=built, subject="zaken", when="in 2025", previous="2024")


def columns(*amounts: Amount, mean: float | None = None) -> Columns:
    names = [str(2026 - len(amounts) + n) for n in range(len(amounts))]
    years = [
        Year(name=name, when=f"in {name}", amount=amount)
        for name, amount in zip(names, amounts, strict=True)
    ]
    return Columns(years=years, subject="zaken", mean=mean)


def panels(count: int) -> list[Multiples]:
    series = [Series(label=f"{LONG} {n}", amounts=[shown(n), hidden()]) for n in range(count)]
    whole = Multiples(
        series=series,
        years=["2024", "2025"],
        short_years=["’24", "’25"],
        subject="zaken",
        reach=reach_of(series),
    )
    return figures_of(whole)


def stacked(*stacks: tuple[list[Amount], Amount | None, int]) -> Stacked:
    return Stacked(
        names=["Opgelost", "Zelf", "Gesprek"][: len(stacks[0][0])],
        together_name="Overige samen",
        stacks=[
            Stack(name=str(2025 - n), parts=parts, together=rest, total=shown(total))
            for n, (parts, rest, total) in enumerate(stacks)
        ],
        subject="zaken",
    )


def test_a_subject_beside_groups_stands_apart_from_the_kinds_of_the_last() -> None:
    def line(label: str, *, group: bool = False, under: bool = False) -> Line:
        return Line(label, label, (shown(8), shown(9)), group=group, under=under)

    groups = [line("Omgang", group=True), line("Pesten", under=True), line("Overige")]
    whole, alone = (
        Bars(rows=bar_rows(lines), subject="zaken", when="in 2025", previous="2024")
        for lines in (groups, groups[2:])
    )

    (label,) = (run for run in runs(drawn(whole)) if run.text.strip() == "Overige")
    (plain,) = (run for run in runs(drawn(alone)) if run.text.strip() == "Overige")
    assert label.width > plain.width  # it is semi-bold
    high = [whole.layout().row_height(row) for row in whole.rows]
    assert high[2] > high[1]


HATCHED = ("Seksueel", hidden(), shown(6))
EVERY = [
    bars(("Pesten", shown(8), shown(9)), (LONG, hidden(), shown(0)), ("Leeg", not_counted(), None)),
    columns(shown(22), hidden(), hidden(5), not_counted(), shown(39), mean=26.2),
    panels(5)[0],
    stacked(([shown(16), shown(10), shown(6)], shown(7), 39), ([shown(9), hidden()], None, 9)),
]


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: type(chart).__name__)
def test_a_chart_says_every_number_it_shows(chart: Chart) -> None:
    with speaking("nl"):
        figure = [run.text.strip() for run in runs(drawn(chart))]
        alt = chart.alt

    numbers = {text for text in figure if text.isdigit()}
    assert numbers
    assert not {number for number in numbers if number not in alt}


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: type(chart).__name__)
def test_a_chart_stays_inside_its_box(chart: Chart) -> None:
    measures = page()
    width = measures.main_width
    left = measures.left + measures.main
    top = measures.height - measures.top

    for run in runs(drawn(chart)):
        assert left - 0.1 <= run.x
        assert run.x + run.width - blank(run) <= left + width + 0.1
        assert top - chart.height(width) - 1 <= run.y <= top


@pytest.mark.parametrize("count", [1, 2, 13, 14, 25, 60])
def test_any_number_of_kinds_is_divided_over_figures_that_fit(count: int) -> None:
    rows = [(f"{LONG} {n}", shown(n), shown(n + 1)) for n in range(count)]

    figures = bar_figures(bars(*rows))

    assert all(one.height(page().main_width) <= page().text_height - 80 for one in figures)
    assert [row for one in figures for row in one.rows] == [*bars(*rows).rows]


def test_a_chart_in_several_figures_parts_no_group_and_leaves_no_row_alone() -> None:
    head = BarRow(label="Omgang", now=shown(90), before=shown(80), group=True)
    row = BarRow(label="Pesten", now=shown(9), before=shown(8), under=True)
    small, large = [head, *[row] * 8], [head, *[row] * 18]
    flat = bars(*[("Pesten", shown(9), shown(8))] * 26)

    grouped, even = bar_figures(replace(flat, rows=[*small, *large])), bar_figures(flat)

    assert [list(one.rows) for one in grouped] == [small, large]
    assert [len(one.rows) for one in even] == [13, 13]


def test_a_chart_in_several_figures_keeps_one_scale() -> None:
    rows = [(LONG, shown(n), shown(n)) for n in range(40)]

    figures = bar_figures(bars(*rows))

    alone = [r for r in runs(drawn(figures[0])) if r.text.strip() == "3"]
    whole = [r for r in runs(drawn(bars(*rows[:4], rows[-1]))) if r.text.strip() == "3"]
    assert len(figures) > 1
    assert alone[0].x == pytest.approx(whole[0].x)


@pytest.mark.parametrize("count", [1, 3, 12, 13, 25, 40])
def test_any_number_of_panels_is_divided_over_figures_that_fit(count: int) -> None:
    figures = panels(count)

    assert sum(len(one.series) for one in figures) == count
    assert {one.reach for one in figures} == {max(count - 1, 1)}
    assert all(one.height(page().main_width) <= page().text_height - 80 for one in figures)


def test_the_mark_of_a_hidden_number_is_as_wide_in_every_chart() -> None:
    small = bars(("Een", shown(5), None), ("Twee", hidden(), None))
    large = bars(("Een", shown(5000), None), ("Twee", hidden(), None))

    crosses = [[r for r in runs(drawn(chart)) if r.text.strip() == "×"] for chart in (small, large)]

    assert len({round(cross.x, 3) for found in crosses for cross in found}) == 1
    for chart in (small, large):
        boxes = re.findall(
            r"[\d.]+ [\d.]+ ([\d.]+) [\d.]+ re S", everything(drawn(chart)).decode("latin-1")
        )
        assert boxes == [f"{STUB:g}"]


def test_only_a_number_that_is_not_told_is_hatched() -> None:
    parts = Stacked(
        names=["Collega"],
        together_name="Niet apart",
        stacks=[Stack(name="Omgang", parts=[shown(9)], together=None, total=shown(28), rest=19)],
        subject="zaken",
        when="in 2025",
    )
    rest = bars(("Pesten", shown(8), None))

    clipped = [everything(drawn(chart)).count(b" W* n") for chart in (parts, rest, bars(HATCHED))]

    assert clipped == [0, 0, 1]


def test_parts_that_touch_are_told_apart_in_grey() -> None:
    fills = [colour(name) for name in (*RAMP, TOGETHER)]
    grey = [
        0.2126 * one.red**2.2 + 0.7152 * one.green**2.2 + 0.0722 * one.blue**2.2 for one in fills
    ]
    light = [116 * one ** (1 / 3) - 16 for one in grey]

    assert all(after - before > 12 for before, after in pairwise(light))


def test_a_row_that_compares_with_nothing_has_a_dash_at_the_axis() -> None:
    rows = bars(("Pesten", shown(8), shown(5)), ("Overige samen", shown(9), None))
    alone = Bars(rows=rows.rows[1:], subject="zaken", when="in 2025")

    compared, single = ([run.text.strip() for run in runs(drawn(one))] for one in (rows, alone))

    assert compared.count("–") == 1
    assert "–" not in single


def test_a_hidden_year_breaks_the_row_of_columns_at_a_fixed_height() -> None:
    low, high = columns(shown(5), hidden()), columns(shown(500), hidden())

    crosses = [[r for r in runs(drawn(chart)) if r.text.strip() == "×"] for chart in (low, high)]

    assert [len(found) for found in crosses] == [1, 1]
    assert crosses[0][0].y == pytest.approx(crosses[1][0].y)


def test_the_mean_is_the_same_in_the_picture_and_in_its_words() -> None:
    chart = columns(shown(22), shown(31), shown(39), mean=26.5)

    with speaking("nl"):
        texts = {run.text.strip() for run in runs(drawn(chart))}
        assert any("26,5" in text for text in texts)
        assert "26,5" in chart.alt


def test_a_stack_is_drawn_only_where_every_number_fits_its_part() -> None:
    fitting = stacked(([shown(16), shown(10), shown(6)], shown(7), 39))
    narrow = stacked(([shown(900), shown(5)], None, 905))

    assert fitting.fits(page().main_width)
    assert not narrow.fits(page().main_width)


def test_large_numbers_keep_room_at_the_end_of_their_bar() -> None:
    chart = bars(("Een", shown(1_234_567), shown(1_000_000)))

    right = page().left + page().text_width
    assert all(run.x + run.width - blank(run) <= right + 0.1 for run in runs(drawn(chart)))


def blank(run: Run) -> float:
    """Return the width of the blank that ends every text."""
    return run.size * 0.2 if run.text.endswith(" ") else 0
