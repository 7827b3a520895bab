"""Step 3: what is hidden and why, what could be hidden more, and whether it withstands readers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.narrative import Finding as Passage
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.report_states import ReportAdoptedError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.explain import explain
from vp_desktop.services.explanations import Known, reasons
from vp_desktop.services.protection import Protection
from vp_desktop.ui.findings import finding_columns, leaks_first
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.figures import FigureRow, figure_rows
from vp_desktop.ui.pages.report.numbers_view import NumbersView
from vp_desktop.ui.pages.report.passage import headed, quoted
from vp_desktop.ui.pages.report.period_hints import PeriodHints
from vp_desktop.ui.pages.report.reasons import reason_sentence
from vp_desktop.ui.pages.report.small_groups import SmallGroups
from vp_desktop.ui.pages.report.tables_view import TablesView
from vp_desktop.ui.pages.report.verdict import VerdictLine
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.row_table import RowTable, RowView
from vp_desktop.ui.widgets.surfaces import Picture, scroll
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Finding, Verdict

HIDDEN, ALL, TABLES, READERS, TEXTS = "hidden", "all", "tables", "readers", "texts"
_ORDER = (ALL, TABLES, READERS, TEXTS)
"""The views; what is hidden and all numbers are the same one."""

_MOST_REMARKS = 12
"""Passages listed: the step of the texts shows each where it stands."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A passage of the adviser's own words that the adviser should look at."""

    head: str
    text: str


def remarks_on(waiting: Sequence[tuple[PrintedText, Passage]]) -> list[Remark]:
    """Return what there is to say of each passage about which nothing was decided yet."""
    return [
        Remark(headed(one), f"{printed.place()}: {quoted(printed.text, one)}")
        for printed, one in waiting
    ]


def rows_with_reasons(
    figures: PublicFigures, counted: PeriodCounts, known: Known
) -> list[FigureRow]:
    """Return every line of the tables, each hidden number with the reason."""
    found = reasons(figures, counted, known)

    def told(one: FigureRow) -> FigureRow:
        reason = found.get((one.table, one.row))
        if reason is None:
            return one
        table = figures.table(one.table)
        return replace(one, why=reason_sentence(reason, table, figures.threshold))

    return [told(one) for one in figure_rows(figures, counted)]


def only_hidden(rows: list[FigureRow]) -> list[FigureRow]:
    """Return the hidden ones of ``rows``, under the headings of their tables."""
    wanted = {one.table for one in rows if one.why}
    return [one for one in rows if one.why or (one.heading and one.table in wanted)]


class PrivacyStep(QWidget):
    """The exact counts beside what is printed of them; they are on this screen and nowhere else."""

    to_texts = Signal()
    """The user wants to change the texts."""
    left_out = Signal()
    """Other tables and rows are left out of the report from now on."""
    said = Signal(Message)

    def __init__(self, protection: Protection, jobs: Jobs) -> None:
        super().__init__()
        self._protection = protection
        self._draft: ReportDraft | None = None
        self._left_out: frozenset[str] = frozenset()
        self._rows: list[FigureRow] = []
        self._heading = label("", "heading", wrap=True)
        self.hints = PeriodHints()
        self._small = SmallGroups()
        self._verdict = VerdictLine(protection, jobs)
        self._chips = ChipBar(_("What to look at"))
        self._numbers = NumbersView()
        self._tables = TablesView(protection, jobs)
        self._count = label("", "heading", wrap=True)
        self._findings: RowTable[Finding] = RowTable(finding_columns(), self)
        self._readers: RowView[Finding] = RowView(self._findings, _("What readers can know"))
        self._found = QVBoxLayout()
        self._found.setSpacing(10)
        self._views = QStackedWidget()
        self._lay_out()
        self._say_chips(0)
        self._chips.chosen.connect(self._show_view)
        self._verdict.judged.connect(self._show_findings)
        for view in (self._numbers, self._small):
            view.leave_out.connect(self._leave_more)
        self._tables.chosen.connect(self._leave)

    def show_figures(
        self, draft: ReportDraft, figures: PublicFigures, counted: PeriodCounts
    ) -> None:
        """Show what there is to know of ``figures``."""
        self._draft, self._left_out = draft, self._protection.left_out(draft)
        before = self._protection.hidden_before(draft, figures)
        self._rows = rows_with_reasons(
            figures, counted, Known(before=before, left_out=self._left_out)
        )
        self._tables.show_figures(draft, figures, self._left_out)
        self._small.show_people(self._protection.hints.people_in_small_groups(draft, figures))
        self._verdict.judge(draft, figures)
        self._heading.setText(_heading(figures, self._rows))
        self._show_view(self._chips.key())

    def show_waiting(self, waiting: Sequence[tuple[PrintedText, Passage]]) -> None:
        """Show what in the texts of the report could point to a person, and waits."""
        remarks = remarks_on(waiting)
        while (item := self._found.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for remark in remarks[:_MOST_REMARKS]:
            banner = Banner(remark.text, "danger", "user-round-x", _("To the text"), remark.head)
            banner.acted.connect(self.to_texts)
            self._found.addWidget(banner)
        more = len(remarks) - _MOST_REMARKS
        if more > 0:
            text = ngettext("And {n} more passage.", "And {n} more passages.", more)
            self._found.addWidget(label(text.format(n=more), "muted", wrap=True))
        if not remarks:
            self._found.addWidget(
                _fine(_("No names from your vault, e-mail, telephone or citizen numbers found."))
            )
        self._say_chips(len(remarks))
        if remarks and self._chips.key() == HIDDEN:
            self._chips.choose(TEXTS)
        self._show_view(self._chips.key())

    @Slot(str)
    def _show_view(self, key: str) -> None:
        self._views.setCurrentIndex(_ORDER.index(ALL if key == HIDDEN else key))
        if key in (HIDDEN, ALL):
            self._numbers.show_rows(only_hidden(self._rows) if key == HIDDEN else self._rows)

    @Slot(object)
    def _show_findings(self, verdict: "Verdict | None") -> None:
        findings = () if verdict is None else verdict.findings
        self._findings.show_rows(sorted(findings, key=leaks_first))
        self._readers.fit()

    @Slot(str)
    def _leave_more(self, what: str) -> None:
        self._leave(self._left_out | {what})

    @Slot(object)
    def _leave(self, what: frozenset[str]) -> None:
        """Leave ``what`` out and nothing else, or say why not: then the ticks stand as before."""
        if self._draft is None:
            return
        try:
            self._protection.leave_out(self._draft, what)
        except ReportAdoptedError as error:
            self.said.emit(Message(explain(error), urgent=True))
        self.left_out.emit()

    def _say_chips(self, found: int) -> None:
        texts = ngettext("{n} thing to look at", "{n} things to look at", found).format(n=found)
        self._count.setText(texts if found else _("Nothing in your texts to look at"))
        self._chips.set_chips(
            [
                (HIDDEN, _("What is hidden")),
                (ALL, _("All numbers")),
                (TABLES, _("Tables")),
                (READERS, _("What readers can know")),
                (TEXTS, texts if found else _("Your texts")),
            ]
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(10)
        body.addWidget(self._count)
        body.addLayout(self._found)
        body.addWidget(
            label(
                _(
                    "Read the report as the manager and as the accused would. Only you can see "
                    "whether somebody recognises a colleague in your words."
                ),
                "muted",
                wrap=True,
            )
        )
        body.addStretch()
        for view in (self._numbers, self._tables, self._readers, scroll(inside)):
            self._views.addWidget(view)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self.hints)
        column.addWidget(self._small)
        column.addWidget(self._verdict)
        column.addWidget(self._chips)
        column.addWidget(self._views, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll(whole))  # in a small window with large letters all still fits


def _heading(figures: PublicFigures, rows: list[FigureRow]) -> str:
    if figures.size() is Size.FEW:
        return _("Fewer than {n} new cases, or none: the report says just that").format(
            n=figures.threshold
        )
    hidden = sum(bool(one.why) for one in rows)
    if not hidden:
        return _("No number needs to be hidden")
    return ngettext("{n} number is hidden", "{n} numbers are hidden", hidden).format(n=hidden)


def _fine(text: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Picture("circle-check", "ok"))
    row.addWidget(label(text, "muted", wrap=True), 1)
    return line
