"""What chapters are made of: a titled chart, a table of years, paragraphs of the adviser."""

from collections.abc import Sequence

from vp_desktop.i18n import _
from vp_desktop.reports.charts.amounts import Amount
from vp_desktop.reports.charts.picture import Chart, Picture
from vp_desktop.reports.design import page, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.pieces import Block, Together
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.tables import PADDING, Cell, Column, Row, Table
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.reading import Line
from vp_desktop.reports.words import period_name

_YEAR = 58.0
"""Points: the width of a column of numbers."""
_YEAR_NARROW = 44.0
"""The same where there are more than three."""
_FEW_YEARS = 3
_BETWEEN_FIGURES = 19.0


def titles(title: str, subtitle: str) -> list[Block]:
    """Return the title of a chart or a table, which says the finding, and what is counted."""
    return [
        Paragraph(text=title, look=style("title"), leads=True),
        Paragraph(text=subtitle, look=style("subtitle"), leads=True),
    ]


def titled_charts(
    title: str, subtitle: str, charts: Sequence[Chart], note: Sequence[Block]
) -> list[Block]:
    """Return charts, the first of which stays with its titles and the last with its note."""
    blocks: list[list[Block]] = [[Picture(chart)] for chart in charts]
    blocks[0] = [*titles(title, subtitle), *blocks[0]]
    blocks[-1] = [*blocks[-1], *note]
    return [Together(parts, after=_BETWEEN_FIGURES) for parts in blocks]


def year_table(
    head: str, years: Sequence[str], lines: Sequence[Line], summary: str, *, noted: bool
) -> Table:
    """Return a table with a column a period, this one last; ``total`` lines are semi-bold."""
    wide = _year_width(years)
    label = page().main_width - len(years) * wide
    last = len(years) - 1
    columns = [Column(head=head, width=label)]
    columns += [
        Column(head=period_name(year), width=wide, numbers=True, now=n == last)
        for n, year in enumerate(years)
    ]
    rows = [
        Row(
            cells=[Cell(line.label), *(number_cell(line, one) for one in line.amounts)],
            total=line.total,
            group=line.group,
            under=line.under,
        )
        for line in lines
    ]
    return Table(columns=columns, rows=rows, summary=summary, noted=noted)


def _year_width(years: Sequence[str]) -> float:
    """Return how wide a column of numbers is: no word of the name of a period is broken."""
    words = [word for year in years for word in period_name(year).replace("–", "– ").split()]
    look = style("table-head-now")
    longest = max(text_width(word, look.font, look.size) for word in words)
    least = _YEAR if len(years) <= _FEW_YEARS else _YEAR_NARROW
    return max(least, longest + PADDING + 0.5)


def number_cell(line: Line, amount: Amount) -> Cell:
    """Return a cell of ``line`` that shows ``amount`` and reads its sign aloud as a word."""
    if line.together and not amount.counted:
        return Cell(amount.text, _("not applicable"))
    return Cell(amount.text, amount.spoken, hidden=not amount.shown)


def prose(text: str, head: str, note: str = "") -> list[Block]:
    """Return a section with the adviser's paragraphs; nothing if nothing was written."""
    paragraphs = text.splitlines()
    if not paragraphs:
        return []
    blocks = [Paragraph(text=one, look=style("body")) for one in paragraphs]
    return [Section(head=head, note=note, blocks=blocks)]


def explanation(text: str) -> list[Block]:
    """Return what the adviser wrote beside figures."""
    return prose(text, _("Explanation"))
