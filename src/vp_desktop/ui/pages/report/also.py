"""What can be done with a report once it is saved: read it, print it, make what goes with it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.reports import Variant
from vp_desktop.i18n import _
from vp_desktop.services.handouts import handouts_of
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.flow import FlowLayout
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.widgets.working import Working


class AlsoPanel(QWidget):
    """Buttons that wait until the report is saved: what goes with it must be the same report."""

    read = Signal()
    """The user wants to see the file in another program."""
    print = Signal()
    """The user wants it on paper."""
    make = Signal(str)
    """The user wants this ``Handout``."""
    lock = Signal()
    """The user wants a copy with a password."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.work = Working(jobs, _("Making the file…"))
        self._read = button(_("Open in your PDF reader"), "", "arrow-up-right")
        self._print = button(
            _("Print…"), "", "printer",
            _("What you print lies in the print queue until it is printed."),
        )  # fmt: skip
        self._numbers = button(_("Numbers in Excel…"), "", "hash")
        self._summary = button(_("Summary on one page…"), "", "file-chart-column")
        self._notes = button(_("Speaking notes…"), "", "message-square-text")
        self._lock = button(_("Copy with a password…"), "", "lock")
        self._lay_out()
        self._read.clicked.connect(self.read)
        self._print.clicked.connect(self.print)
        self._numbers.clicked.connect(self._make_numbers)
        self._summary.clicked.connect(self._make_summary)
        self._notes.clicked.connect(self._make_notes)
        self._lock.clicked.connect(self.lock)
        self.allow(allowed=False)

    def allow(self, *, allowed: bool) -> None:
        """Offer all of it, once there is a saved report to speak of."""
        for one in self._buttons():
            one.setEnabled(allowed)
        self._wait.setVisible(not allowed)

    def offer(self, variant: Variant) -> None:
        """Offer what can be made beside a report for these readers."""
        offered = handouts_of(variant)
        self._summary.setVisible(Handout.SUMMARY in offered)
        self._notes.setVisible(Handout.NOTES in offered)

    def _buttons(self) -> list[Button]:
        return [self._read, self._print, self._numbers, self._summary, self._notes, self._lock]

    @Slot()
    def _make_numbers(self) -> None:
        self.make.emit(Handout.NUMBERS)

    @Slot()
    def _make_summary(self) -> None:
        self.make.emit(Handout.SUMMARY)

    @Slot()
    def _make_notes(self) -> None:
        self.make.emit(Handout.NOTES)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("With this report"), "heading"))
        text = _("All of it holds the numbers and the words of this report, and no others.")
        column.addWidget(label(text, "muted", wrap=True))
        self._wait = label(_("Save the report first."), "muted", wrap=True)
        column.addWidget(self._wait)
        row = FlowLayout()
        for one in self._buttons():
            row.addWidget(one)
        column.addLayout(row)
        column.addWidget(self.work)
