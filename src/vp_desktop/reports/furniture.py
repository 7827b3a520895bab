"""What stands at the head and the foot of every page, for the eye only."""

from dataclasses import dataclass

from vp_desktop.domain.reports import ReportContent, Variant
from vp_desktop.i18n import _
from vp_desktop.reports.cover import readers, running_title
from vp_desktop.reports.design import page, style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.pdf.pen import Pen

_APART = 24.0
"""Points between what stands left and right in the head and the foot, dots of an end included."""


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
                title = running_title(self.content)
                pen.text(measures.left, measures.header, title, look)
                organisation = _shortened(self.content.organisation, beside=title)
                pen.text(right, measures.header, organisation, look, "right")
        with pen.artifact("Pagination", "Footer"):
            text = _("Page {number} of {total}").format(number=number, total=total)
            whom = _shortened(self._readers(), beside=text)
            pen.text(measures.left, measures.footer, whom, look)
            pen.text(right, measures.footer, text, look, "right")

    def _readers(self) -> str:
        if self.content.edition.draft:
            return _("Draft. {readers}").format(readers=self._for_whom())
        return self._for_whom()

    def _for_whom(self) -> str:
        if self.content.variant is Variant.STAFF:
            return _("For all staff")
        return _("Confidential. For: {readers}").format(readers=self.whom or readers(self.content))


def _shortened(text: str, beside: str) -> str:
    """Return ``text`` on one line with another text: the cover has it in full."""
    look = style("furniture")
    room = page().text_width - text_width(beside, look.font, look.size) - _APART
    lines = set_plain(text, look, room)
    return lines[0] if len(lines) == 1 else f"{lines[0]}…"
