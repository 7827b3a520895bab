"""The cover: a dark ground with a field of dots, the title, and five facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import ReportContent, Variant
from vp_desktop.i18n import _
from vp_desktop.reports.design import colour, page, style
from vp_desktop.reports.edition import standing_facts
from vp_desktop.reports.layout.pieces import draw_stack, total_height
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.pdf.pen import Pen
from vp_desktop.reports.pdf.structure import Element
from vp_desktop.reports.words import period_in_title, period_name, whole_period

_GROUND = 330.0
"""Points above the lower edge: where the dark ground of the cover starts."""
_TITLE_BASE = 345.0
"""Points below the upper edge: the base line of the last line of the title."""
_KIND_BASE = 76.0
_UNDER_TITLE = 10.0
_TITLE_WIDTH = 310.0
"""Points: left of the dots."""
_FACTS_TOP = 272.0
_FACTS_ROOM = 150.0
_FACT_STEP = 22.0
_FOR_DOTS = 4
"""Letters, the narrowest too, that are as wide as the dots in their place."""
_NOTE_RULE = 112.0
_NOTE_WIDTH = 400.0
_DOTS = (26, 15)
"""Dots across, and dots upwards on a full cover."""
_DOT_MARGIN = 26.0
_DOT_STEP = (21.97, 32.4)
_LARGEST_DOT = 4.9
_SMALLEST_DOT = 0.5
_FAINT_DOT = 1.1
_ACROSS, _UP = 0, 1


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a report."""

    content: ReportContent

    def draw(self, pen: Pen) -> None:
        """Draw the whole page."""
        measures = page()
        x = measures.left
        with pen.artifact():
            draw_ground(pen, _GROUND)
        with pen.mark(Element(role="P")):
            kind = _("External confidential adviser")
            pen.text(x, measures.height - _KIND_BASE, kind, style("cover-kind"))
        name = self.content.organisation
        title = Title(title_of(self.content), name, _TITLE_WIDTH)
        title.draw(pen, measures.height - _TITLE_BASE)
        self._facts(pen, x)
        with pen.artifact():
            pen.rule((x, _NOTE_RULE), measures.text_width, 0.7, colour("rule"))
        note = Paragraph(text=promise(), look=style("cover-note")).pieces(_NOTE_WIDTH)
        draw_stack(note, pen, x, _NOTE_RULE - 12)

    def _facts(self, pen: Pen, x: float) -> None:
        label, look = style("cover-label"), style("cover-fact")
        facts = [
            (name, set_plain(text, look if n else style("cover-fact-bold"), page().main_width))
            for n, (name, text) in enumerate(self._told())
        ]
        _shorten([lines for _name, lines in facts], int(_FACTS_ROOM / look.leading))
        extra = sum(len(lines) - 1 for _name, lines in facts) * look.leading
        step = min(_FACT_STEP, (_FACTS_ROOM - extra) / len(facts))
        y = _FACTS_TOP
        for n, (name, lines) in enumerate(facts):
            with pen.mark(Element(role="P")):
                pen.text(x, y, name, label)
                for line in lines:
                    bold = look if n else style("cover-fact-bold")
                    pen.text(x + page().main, y, line, bold)
                    y -= look.leading
            y -= step - look.leading

    def _told(self) -> list[tuple[str, str]]:
        content = self.content
        facts = [
            (_("Organisation"), content.organisation),
            (_("Period"), whole_period(Period(content.first, content.last))),
            (_("Drawn up by"), content.adviser or _("External confidential adviser")),
            *standing_facts(content),
            (_("Intended for"), readers(content)),
        ]
        return [fact for fact in facts if fact[1]]


def _shorten(texts: Sequence[list[str]], most: int) -> None:
    """Leave ``most`` lines of all ``texts`` together, cutting the longest: names of 200 signs."""
    while sum(map(len, texts)) > most:
        longest = max(texts, key=len)
        longest[-2:] = [f"{longest[-2][:-_FOR_DOTS].rstrip()}…"]


def draw_ground(pen: Pen, bottom: float) -> None:
    """Draw the dark ground from ``bottom`` to the upper edge, with its field of dots."""
    measures = page()
    high = measures.height - bottom
    pen.box((0, bottom), measures.width, high, colour("t900"))
    _draw_dots(pen, (measures.left, bottom + _DOT_MARGIN), high - 2 * _DOT_MARGIN)


@dataclass(frozen=True, slots=True)
class Title:
    """A title in white with a name under it."""

    text: str
    name: str
    width: float

    def draw(self, pen: Pen, base: float) -> None:
        """Write both; the last line of the title stands on ``base``.

        A title or a name of many lines pushes the title up, so that both stay on the dark ground.
        """
        look = style("cover-title")
        title = Paragraph(text=self.text, look=look, role="H1").pieces(self.width)
        name = Paragraph(text=self.name, look=style("cover-name")).pieces(self.width)
        top = base + self.height - look.leading + look.rise
        draw_stack(title, pen, page().left, top)
        draw_stack(name, pen, page().left, top - total_height(title) - _UNDER_TITLE)

    @property
    def height(self) -> float:
        """Of the lines of the title, and those of the name but the first, in points."""
        looks = ((self.text, style("cover-title")), (self.name, style("cover-name")))
        lines = [total_height(Paragraph(text=t, look=look).pieces(self.width)) for t, look in looks]
        return sum(lines) - style("cover-name").leading


def title_of(content: ReportContent) -> str:
    """Return the title in the lines of the cover."""
    period = Period(content.first, content.last)
    if content.variant is Variant.FLASH:
        flash = _("Quarterly flash") if period.is_quarter else _("Interim report")
        return f"{flash}\n{period_in_title(period.label)}"
    name = _("Yearly report") if period.label[:4].isdigit() and _is_year(period) else _("Report")
    if content.variant is Variant.STAFF:
        whom = _("for all staff")
        return f"{name} {period_name(period.label)}\n{whom}"
    return f"{name}\n{period_name(period.label)}"


def running_title(content: ReportContent) -> str:
    """Return the title that stands at the head of every page."""
    period = Period(content.first, content.last)
    if content.variant is not Variant.FLASH:
        text = _("Report of the confidential adviser {period}")
    elif period.is_quarter:
        text = _("Quarterly flash of the confidential adviser {period}")
    else:
        text = _("Interim report of the confidential adviser {period}")
    return text.format(period=period_name(period.label))


def file_title(content: ReportContent) -> str:
    """Return the title that a reader's window shows, on one line."""
    return f"{running_title(content)} – {content.organisation}"


def readers(content: ReportContent) -> str:
    """Return for whom the report is: for the board in the adviser's words, if there are any."""
    match content.variant:
        case Variant.BOARD | Variant.FLASH:
            return content.recipients or _("Board and management")
        case Variant.WORKS_COUNCIL:
            return _("Works council")
        case Variant.STAFF:
            return _("All staff")


def promise() -> str:
    """Return what the cover promises of what is inside."""
    return _(
        "This report is written so that nobody can be recognised in it: it holds no names, and "
        "small numbers are suppressed. The chapter “Method and safeguards” says how to read them."
    )


def _is_year(period: Period) -> bool:
    """Return whether the period is twelve whole months."""
    return " " not in period.label


def _draw_dots(pen: Pen, corner: tuple[float, float], high: float) -> None:
    """Draw two soft circles of dots that overlap: people who talk. A low ground gets fewer rows."""
    across, up = _DOTS
    for i in range(across):
        for j in range(up):
            u, v = i / (across - 1), j / (up - 1)
            one = _bell(u, v, (0.70, 0.60), (0.17, 0.30))
            other = _bell(u, v, (0.93, 0.34), (0.13, 0.24))
            radius = _LARGEST_DOT * max(one, other)
            if radius >= _SMALLEST_DOT and j * _DOT_STEP[_UP] <= high:
                ink = "t700" if radius < _FAINT_DOT else "t500" if one >= other else "t300"
                x, y = corner[0] + i * _DOT_STEP[_ACROSS], corner[1] + j * _DOT_STEP[_UP]
                pen.dot((x, y), radius, colour(ink))


def _bell(u: float, v: float, middle: tuple[float, float], wide: tuple[float, float]) -> float:
    return exp(
        -(((u - middle[_ACROSS]) / wide[_ACROSS]) ** 2 + ((v - middle[_UP]) / wide[_UP]) ** 2)
    )
