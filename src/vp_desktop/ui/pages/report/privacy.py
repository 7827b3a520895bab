"""Step 3: what is hidden and why, and what in the texts could point to a person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.narrative import Finding, look_through
from vp_desktop.domain.reports import ReportTexts
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.pages.report.figures import exact_counts, table_name
from vp_desktop.ui.pages.report.sign_words import sign_name
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.surfaces import Picture, scroll
from vp_desktop.ui.widgets.text import label

_AROUND = 24
"""Characters shown on either side of a passage."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the adviser should look at or know."""

    tone: Tone
    icon: str
    head: str
    text: str
    in_texts: bool = False
    """Whether it is about the adviser's own words, which only the adviser can change."""


def remarks_on_figures(figures: PublicFigures, counted: PeriodCounts) -> Iterator[Remark]:
    """Yield what the protection did, small counts first; the exact counts stay on this screen."""
    if figures.size() is Size.FEW:
        yield Remark(
            "accent",
            "shield-check",
            _("Few reports"),
            _(
                "There are fewer than {n} cases in this period, or none. The report says just "
                "that, and tells what you did for the organisation."
            ).format(n=figures.threshold),
        )
        return
    exact = exact_counts(counted)
    for table in figures.tables:
        hidden = [row for row in table.all_rows if table.cell(row, figures.year).hidden]
        small = [
            row for row in hidden if 0 < exact.get(table.id, {}).get(row, 0) < figures.threshold
        ]
        if hidden:
            yield _remark_on_table(table_name(table.id), len(small), len(hidden) - len(small))


def _remark_on_table(name: str, small: int, along: int) -> Remark:
    text = ngettext("{n} small count is hidden.", "{n} small counts are hidden.", small).format(
        n=small
    )
    if along:
        more = ngettext(
            "{n} other is hidden with it: together with the total, the small one could be "
            "calculated from it.",
            "{n} others are hidden with it: together with the total, the small one could be "
            "calculated from them.",
            along,
        ).format(n=along)
        text = f"{text} {more}"
    return Remark("warn", "triangle-alert", name, text)


def remarks_on_texts(texts: ReportTexts, names: list[str]) -> Iterator[Remark]:
    """Yield each passage of the adviser's texts that could point to a person."""
    for text in texts.model_dump().values():
        for finding in look_through(text, names):
            yield Remark(
                "danger",
                "user-round-x",
                sign_name(finding.sign),
                _quoted(text, finding),
                in_texts=True,
            )


def _quoted(text: str, finding: Finding) -> str:
    before = text[max(0, finding.start - _AROUND) : finding.start]
    after = text[finding.end : finding.end + _AROUND]
    return "“…{}…”".format(" ".join(f"{before}{finding.passage}{after}".split()))


class PrivacyStep(QWidget):
    """The findings as banners; what is about the texts leads to the texts."""

    to_texts = Signal()
    """The user wants to change the texts."""

    def __init__(self, names: Callable[[], list[str]]) -> None:
        super().__init__()
        self._names = names
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._heading = label("", "heading", wrap=True)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(10)
        body.addLayout(self._list)
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(scroll(inside), 1)

    def show_findings(
        self, figures: PublicFigures, counted: PeriodCounts, texts: ReportTexts
    ) -> None:
        """Show what there is to know of ``figures`` and ``texts``."""
        in_texts = list(remarks_on_texts(texts, self._names()))
        remarks = [*in_texts, *remarks_on_figures(figures, counted)]
        self._clear()
        for remark in remarks:
            self._list.addWidget(self._banner(remark))
        if not in_texts:
            self._list.addWidget(
                _fine(_("No names from your vault, e-mail, telephone or citizen numbers found."))
            )
        self._list.addWidget(
            _fine(_("No small count can be calculated from what this report prints."))
        )
        self._list.addWidget(
            label(
                _(
                    "Read the report as the manager and as the accused would. Only you can see "
                    "whether somebody recognises a colleague in your words."
                ),
                "muted",
                wrap=True,
            )
        )
        self._heading.setText(_heading(len(in_texts)))

    def _banner(self, remark: Remark) -> Banner:
        action = _("To the text") if remark.in_texts else ""
        banner = Banner(remark.text, remark.tone, remark.icon, action, remark.head)
        banner.acted.connect(self.to_texts)
        return banner

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _heading(found: int) -> str:
    if not found:
        return _("Nothing in your texts to look at")
    return ngettext("{n} thing to look at", "{n} things to look at", found).format(n=found)


def _fine(text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Picture("circle-check", "ok"))
    row.addWidget(label(text, "muted", wrap=True), 1)
    return line
