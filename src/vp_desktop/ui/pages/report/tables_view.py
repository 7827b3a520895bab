"""Which tables the report has, and what leaving one out would show of the others."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.domain.tables import FINER
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.explain import explain
from vp_desktop.services.explanations import hidden_rows
from vp_desktop.services.protection import NOT_TO_LEAVE_OUT, Gain, Protection
from vp_desktop.services.table_names import table_name
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import scroll
from vp_desktop.ui.widgets.text import label, set_property
from vp_desktop.ui.widgets.working import Working

ROW = "/"
"""What stands between a table and a row that is left out."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """The report that is looked at."""

    draft: ReportDraft
    figures: PublicFigures
    left_out: frozenset[str]


class TablesView(QWidget):
    """A tick for each table; a tick that is taken away leaves the table out."""

    chosen = Signal(object)
    """What is left out from now on: tables and rows."""

    def __init__(self, protection: Protection, jobs: Jobs) -> None:
        super().__init__()
        self._protection = protection
        self._subject: _Subject | None = None
        self._lines: dict[str, _Line] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self._ask = button(_("Work out what leaving a table out would show"), "", "search")
        self._answer = label("", "body", wrap=True)
        self._answer.hide()
        self._work = Working(jobs, _("Trying the report without each of its tables…"))
        self._ask.clicked.connect(self._start)
        self._work.job.done.connect(self._show_gains)
        self._work.job.failed.connect(self._failed)
        self._lay_out()

    def show_figures(
        self, draft: ReportDraft, figures: PublicFigures, left_out: frozenset[str]
    ) -> None:
        """Show the tables of ``figures``, and those that are left out of it."""
        self._work.drop()
        self._subject = _Subject(draft, figures, left_out)
        self._answer.hide()
        self._fill()

    def _fill(self) -> None:
        if self._subject is None:
            return
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines.clear()
        printed = [table.id for table in self._subject.figures.tables]
        left = sorted(one for one in self._subject.left_out if ROW not in one)
        rows = sorted(one for one in self._subject.left_out if ROW in one)
        for table in (*(one for one in printed if one not in NOT_TO_LEAVE_OUT), *left):
            self._add(table, _name(table), self._shown(table))
        for row in rows:
            table, _bar, name = row.partition(ROW)
            short = self._subject.figures.table(table).short(name)
            self._add(row, f"{table_name(table)} · {short}", _("Left out by you."))

    def _add(self, what: str, name: str, told: str) -> None:
        line = _Line(what, name, told)
        line.tick(on=self._subject is not None and what not in self._subject.left_out)
        line.toggled.connect(self._toggle)
        self._lines[what] = line
        self._list.addWidget(line)

    def _shown(self, table: str) -> str:
        if self._subject is None or not self._subject.figures.has(table):
            return _("Left out by you.")
        figures = self._subject.figures
        hidden = len(hidden_rows(figures, table))
        shown = sum(
            figures.table(table).cell(row, figures.year).shown
            for row in figures.table(table).all_rows
        )
        told = ngettext("{shown} of {n} number is shown.", "{shown} of {n} numbers are shown.",
                        shown + hidden)  # fmt: skip
        return told.format(shown=shown, n=shown + hidden)

    @Slot(str, bool)
    def _toggle(self, what: str, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        if self._subject is not None:
            left = self._subject.left_out
            self.chosen.emit(left - {what} if on else left | {what})

    @Slot()
    def _start(self) -> None:
        if self._subject is None:
            return
        try:
            work = self._protection.gains_job(self._subject.draft, self._subject.figures)
        except VpError as error:
            self._failed(error)
            return
        self._answer.hide()
        self._work.run(work)

    @Slot(object)
    def _show_gains(self, gains: list[Gain]) -> None:
        for gain in gains:
            if gain.table in self._lines:
                self._lines[gain.table].add(_gained(gain))
        text = (
            _("Below each table stands what leaving it out would show.")
            if gains
            else _("Leaving out one table would show no other number.")
        )
        self._say(text)

    @Slot(object)
    def _failed(self, error: VpError) -> None:
        self._say(explain(error))

    def _say(self, text: str) -> None:
        self._answer.setText(text)
        self._answer.show()

    def _lay_out(self) -> None:
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(
            label(
                _("You can hide more, never less. A table without a tick is not in the report."),
                "muted",
                wrap=True,
            )
        )
        body.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._work)
        body.addWidget(self._answer)
        body.addLayout(self._list)
        body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll(inside))


def _name(table: str) -> str:
    """Return what a table is called here, where the same may stand in finer and wider groups."""
    name = table_name(table)
    return _("{table}, in wider groups").format(table=name) if table in FINER else name


def _gained(gain: Gain) -> str:
    lost = ngettext("{n} number would go.", "{n} numbers would go.", gain.lost)
    told = [lost.format(n=gain.lost)]
    if gain.wider:
        wider = ngettext(
            "In wider groups {n} number would be shown instead.",
            "In wider groups {n} numbers would be shown instead.",
            gain.wider,
        )
        told.insert(0, wider.format(n=gain.wider))
    if gain.shown:
        shown = ngettext(
            "Without it {n} other number would be shown.",
            "Without it {n} other numbers would be shown.",
            len(gain.shown),
        )
        told.insert(0, shown.format(n=len(gain.shown)))
    return " ".join(told)


class _Line(QWidget):
    """One table: whether it is in the report, and what is known of it."""

    toggled = Signal(str, bool)

    def __init__(self, what: str, name: str, told: str) -> None:
        super().__init__()
        self._what = what
        self._box = QCheckBox(name)
        self._told = label(told, "muted", wrap=True)
        self._told.setContentsMargins(28, 0, 0, 0)
        self._box.clicked.connect(self._clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._box)
        column.addWidget(self._told)

    def tick(self, *, on: bool) -> None:
        """Show whether the table is in the report, without saying so."""
        with QSignalBlocker(self._box):
            self._box.setChecked(on)

    def add(self, told: str) -> None:
        """Say more below the name."""
        self._told.setText(f"{self._told.text()} {told}")
        set_property(self._told, "tone", "accent")

    @Slot(bool)
    def _clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.toggled.emit(self._what, on)
