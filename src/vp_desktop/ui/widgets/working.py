"""A line that says that the program is at work, how far it is, and lets it be stopped."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.watched import WatchedJob
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.text import label

_WHOLE = 1_000
_PATIENCE_MS = 300
"""Work that takes less needs no line."""


class Working(QWidget):
    """Shows itself while its ``job`` takes long.

    One that ``stays`` keeps its words and its room: work that comes and goes moves nothing.
    """

    def __init__(self, jobs: Jobs, told: str, *, stays: bool = False) -> None:
        super().__init__()
        self.job = WatchedJob(jobs, self)
        self._told = label(told, "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(told)
        stop = button(_("Stop"), "link")
        stop.clicked.connect(self.job.stop)
        self._coming: list[QWidget] = [self._bar, stop] if stays else [self]
        """What is seen only while there is work."""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._come)
        self.job.advanced.connect(self._advance)
        self.job.done.connect(self._rest)
        self.job.failed.connect(self._rest)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        row.addWidget(stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._bar)
        self._bar.setMaximumHeight(current().px(6))
        for one in self._coming:
            _hide(one, keep_room=stays)

    @property
    def words(self) -> QLabel:
        """What it says."""
        return self._told

    def run(self, work: Callable[..., Any]) -> None:
        """Do ``work``."""
        self._bar.setRange(0, 0)
        self.job.run(work)
        self._patience.start()

    def drop(self) -> None:
        """Stop the work, and hear nothing of it any more."""
        self.job.drop()
        self._rest()

    @Slot()
    def _rest(self) -> None:
        self._patience.stop()
        for one in self._coming:
            one.hide()

    @Slot()
    def _come(self) -> None:
        for one in self._coming:
            one.show()

    @Slot(float)
    def _advance(self, share: float) -> None:
        if share:
            self._bar.setRange(0, _WHOLE)
            self._bar.setValue(round(share * _WHOLE))


def _hide(one: QWidget, *, keep_room: bool) -> None:
    policy = one.sizePolicy()
    policy.setRetainSizeWhenHidden(keep_room)
    one.setSizePolicy(policy)
    one.hide()
