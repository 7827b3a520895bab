"""What stands at the head and the foot of every page, for the eye only."""

from dataclasses import dataclass

from vp_desktop.domain.reports import ReportContent, Variant
from vp_desktop.i18n import _
from vp_desktop.reports.cover import readers, running_title
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen

_SHARE = 0.62
"""Of the text width that the longer side of head and foot may take."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Title and organisation above, readers and page number below."""

    content: ReportContent
    bare_first: bool
    """The first page has a title of its own."""
    whom: str = ""
    """Who reads the pages, where it is not the readers of the report."""

    def draw(self, pen: Pen, number: int, total: int) -> None:
        """Draw head and foot of page ``number`` of ``total``."""
        measures, look = page(), style("furniture")
        right = measures.width - measures.right
        if number > 1 or not self.bare_first:
            with pen.artifact("Pagination", "Header"):
                pen.text(measures.left, measures.header, running_title(self.content), look)
                organisation = _shortened(self.content.organisation)
                pen.text(right, measures.header, organisation, look, "right")
        with pen.artifact("Pagination", "Footer"):
            pen.text(measures.left, measures.footer, _shortened(self._readers()), look)
            text = _("Page {number} of {total}").format(number=number, total=total)
            pen.text(right, measures.footer, text, look, "right")

    def _readers(self) -> str:
        if self.content.edition.draft:
            return _("Draft. {readers}").format(readers=self._for_whom())
        return self._for_whom()

    def _for_whom(self) -> str:
        if self.content.variant is Variant.STAFF:
            return _("For all staff")
        return _("Confidential. For: {readers}").format(readers=self.whom or readers(self.content))


def _shortened(text: str) -> str:
    """Return ``text`` on one line: the cover has it in full."""
    lines = set_plain(text, style("furniture"), page().text_width * _SHARE)
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"
