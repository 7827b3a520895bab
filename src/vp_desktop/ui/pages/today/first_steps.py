"""What to do first in a new practice; it goes by itself, or with one press."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.surfaces import Card, Picture
from vp_desktop.ui.widgets.text import label

_HIDDEN = "hidden"
_NEVER = "never"
_SETTLED_FROM = 5
"""Cases. Who has more of them has found the way, or brought a practice along."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do once, and where it is done."""

    text: str
    to: Destination
    is_done: bool


class FirstStepsCard(Card):
    """Three things to have done, and one to have tried."""

    go = Signal(Destination)

    def __init__(self, practice: Practice, today: Callable[[], date]) -> None:
        super().__init__(margin=16, spacing=4)
        self._practice = practice
        self._today = today
        self._shown: list[Step] = []
        self._rows: list[StepRow] = []
        away = icon_button("x", _("Do not show the first steps any more"))
        away.clicked.connect(self._dismiss)
        top = QHBoxLayout()
        top.addWidget(label(_("First steps"), "heading"), 1)
        top.addWidget(away)
        self.column.addLayout(top)
        self.hide()

    def refresh(self) -> None:
        """Read again what was done; a settled practice, or who sent it away, sees it no more."""
        practice = self._practice
        if practice.preferences.get(Preference.FIRST_STEPS) == _HIDDEN:
            self.hide()
            return
        counts = practice.cases.counts()
        if counts.open + counts.aftercare + counts.closed > _SETTLED_FROM:
            self.hide()
            return
        steps = self._steps()
        to_have_done = steps[:-1]
        self.setVisible(not all(step.is_done for step in to_have_done))
        self._show(steps)

    def _steps(self) -> list[Step]:
        practice = self._practice
        status = practice.backups.status(self._today())
        has_notes = bool(practice.notes.recent(1))
        has_client = has_notes or bool(practice.organisations.rows())
        return [
            Step(_("Add a client organisation"), Destination("organisations"), has_client),
            Step(_("Write down a first conversation"), Destination("new_contact"), has_notes),
            Step(_("Make a backup"), Destination("backup"), status.state != _NEVER),
            Step(_("Search everything (Ctrl+K)"), Destination("search"), is_done=False),
        ]

    def _show(self, steps: list[Step]) -> None:
        if steps == self._shown:
            return
        self._shown = steps
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [StepRow(step) for step in steps]
        for row in self._rows:
            row.went.connect(self.go)
            self.column.addWidget(row)

    @Slot()
    def _dismiss(self) -> None:
        self._practice.preferences.set(Preference.FIRST_STEPS, _HIDDEN)
        self.hide()


class StepRow(QWidget):
    """One step: whether it is done, and the way to it."""

    went = Signal(Destination)

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        link = button(step.text, "link")
        if step.is_done:
            link.setAccessibleName(_("Done: {step}").format(step=step.text))
        link.clicked.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Picture("circle-check", "ok") if step.is_done else Picture("circle", "muted"))
        row.addWidget(link)
        row.addStretch()

    @Slot()
    def _go(self) -> None:
        self.went.emit(self._step.to)
