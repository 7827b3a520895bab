"""The frame of the report page: the steps and their work on the left, the pages on the right."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.protecting import ProtectingLine
from vp_desktop.ui.pages.report.steps import ORDER, Step, StepList
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Pane, hair

_LEFT, _LARGEST = 430, 640
"""Pixels at 100 %: the width of the steps; that of lines which are still read with ease."""

_SHARE = 0.42
"""Of the page: in a large window the texts grow with the pages beside them."""

_LARGEST_SHARE = 0.52
"""Of the page: in a small window with large text the pages keep the rest."""

_ALONE = frozenset({Step.PRIVACY})
"""Steps that need the whole width: numbers beside the reasons why they are hidden."""

_UNBOUNDED = 16_777_215
"""Pixels: what Qt calls no maximum."""

_BESIDE_FROM, _STEPS = 960, 260
"""Pixels at 100 %: from which width the steps stand beside such a step, and how wide."""

_STEPS_SHARE = 0.4
"""Of the height: the work of a step needs the larger part."""


class Workbench(QWidget):
    """Shows one step at a time; Back, Next and the list of steps lead from one to another."""

    left = Signal()
    """The user goes to another step: what is typed in this one should be kept."""

    def __init__(self, work: list[QWidget], jobs: Jobs) -> None:
        super().__init__()
        self.preview = Preview(jobs)
        self.protecting = ProtectingLine(jobs)
        self.steps = StepList()
        self.work = QStackedWidget()
        self._parts = work
        for step in work:
            self.work.addWidget(step)
        self._back = button(_("Back"))
        self._next = button(_("Next"), "primary", tip=_("Ctrl+Enter"))
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._go_on_by_key)
        self._left = Pane(margin=20, spacing=12)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._hair = hair()
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
        self._fit()
        self._back.setEnabled(number > 0)
        if self._next.hasFocus() and number == len(ORDER) - 1:
            self._parts[number].setFocus()  # else it falls outside the steps
        self._next.setVisible(number < len(ORDER) - 1)

    @Slot()
    def _go_on(self) -> None:
        self.go_to(ORDER[self.work.currentIndex() + 1])

    @Slot()
    def _go_on_by_key(self) -> None:
        """Go on from wherever the focus is, and put it where the next step begins."""
        if self._next.isVisible():
            self._go_on()
            last = self.step() == ORDER[-1]
            (self._parts[-1] if last else self.steps).setFocus()

    @Slot()
    def focus_next(self) -> None:
        """Put the focus on what leads to the next step: all is done in this one."""
        self._next.setFocus()

    @Slot()
    def _go_back(self) -> None:
        self.go_to(ORDER[self.work.currentIndex() - 1])

    @Slot()
    def to_privacy(self) -> None:
        """Go where it is seen what gives something away."""
        self.go_to(Step.PRIVACY)
        self._parts[ORDER.index(Step.PRIVACY)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the pages."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        look, alone = current(), self.step() in _ALONE
        self.preview.setVisible(not alone)
        most = round(self.width() * _LARGEST_SHARE)
        liked = max(look.px(_LEFT), min(round(self.width() * _SHARE), look.px(_LARGEST)))
        narrow = min(liked, max(most, _LEFT))
        self._left.setMinimumWidth(0 if alone else narrow)
        self._left.setMaximumWidth(_UNBOUNDED if alone else narrow)
        beside = alone and self.width() >= look.px(_BESIDE_FROM)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._body.setDirection(across if beside else down)
        self._hair.setVisible(not beside)
        self.steps.setMinimumWidth(look.px(_STEPS) if beside else 0)
        self.steps.setMaximumWidth(look.px(_STEPS) if beside else _UNBOUNDED)
        self.steps.fit(self._room_for_steps(alone=alone, beside=beside))

    def _room_for_steps(self, *, alone: bool, beside: bool) -> int:
        """Return how high the steps may be: above such a step, a row of discs."""
        share = 1 if beside else 0 if alone else _STEPS_SHARE
        return round(self.height() * share)

    def _lay_out(self) -> None:
        self._body.setSpacing(12)
        steps = QHBoxLayout()
        steps.setSpacing(12)
        steps.addWidget(self.steps, 0, Qt.AlignmentFlag.AlignTop)
        steps.addWidget(self.steps.name, 1)
        self._body.addLayout(steps)
        self._body.addWidget(self._hair)
        step = QVBoxLayout()
        step.setSpacing(12)
        step.addWidget(self.protecting)
        step.addWidget(self.work, 1)
        self._body.addLayout(step, 1)
        self._left.column.addLayout(self._body, 1)
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
