"""The frame of the report page: the steps and their work on the left, the pages on the right."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.steps import ORDER, Step, StepList
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Pane, hair

_LEFT = 430
"""Pixels at 100 %: the width of the steps."""

_LARGEST_SHARE = 0.52
"""Of the page: in a small window with large text the pages keep the rest."""

_STEPS_SHARE = 0.4
"""Of the height: the work of a step needs the larger part."""


class Workbench(QWidget):
    """Shows one step at a time; Back, Next and the list of steps lead from one to another."""

    left = Signal()
    """The user goes to another step: what is typed in this one should be kept."""

    def __init__(self, work: list[QWidget]) -> None:
        super().__init__()
        self.preview = Preview()
        self.steps = StepList()
        self.work = QStackedWidget()
        self._parts = work
        for step in work:
            self.work.addWidget(step)
        self._back = button(_("Back"))
        self._next = button(_("Next"), "primary")
        self._left = Pane(margin=20, spacing=12)
        self._lay_out()
        self.steps.chosen.connect(self.go_to)
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        current().changed.connect(self._fit)
        self.go_to(Step.SCOPE)

    def step(self) -> str:
        """Return the step that is shown."""
        return ORDER[self.work.currentIndex()]

    @Slot(str)
    def go_to(self, step: str) -> None:
        """Show ``step``."""
        self.left.emit()
        number = ORDER.index(Step(step))
        self.steps.move_to(ORDER[number])
        self.work.setCurrentIndex(number)
        self._back.setEnabled(number > 0)
        if self._next.hasFocus() and number == len(ORDER) - 1:
            self._parts[number].setFocus()  # else it falls outside the steps
        self._next.setVisible(number < len(ORDER) - 1)

    @Slot()
    def to_texts(self) -> None:
        """Show where the adviser writes."""
        self.go_to(Step.TEXTS)

    @Slot()
    def _go_on(self) -> None:
        self.go_to(ORDER[self.work.currentIndex() + 1])

    @Slot()
    def _go_back(self) -> None:
        self.go_to(ORDER[self.work.currentIndex() - 1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the pages."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        most = round(self.width() * _LARGEST_SHARE)
        self._left.setFixedWidth(min(current().px(_LEFT), max(most, _LEFT)))
        self.steps.fit(round(self.height() * _STEPS_SHARE))

    def _lay_out(self) -> None:
        self._left.column.addWidget(self.steps)
        self._left.column.addWidget(hair())
        self._left.column.addWidget(self.work, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._next)
        self._left.column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._left)
        row.addWidget(self.preview, 1)
