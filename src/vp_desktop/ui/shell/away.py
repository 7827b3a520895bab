"""Know when nobody is there: from the system, and before a vault is open from the time alone."""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vp_desktop.ui.shell.idle import DEFAULT_MINUTES, Idle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from vp_desktop.ui.outside.watch import Watch

_WATCH = "vp_desktop.ui.outside.watch"

_SLEPT = frozenset({"sleep", "clock"})
"""Kinds of lock after which a PIN is not enough."""

_log = logging.getLogger(__name__)


class Away(QObject):
    """Says when to lock and when to end. An open vault has an ``Idle`` of its own, a card ours."""

    locking = Signal()
    slept = Signal()
    """The computer slept, or may have: more is asked of whoever comes next."""
    ending = Signal()

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._watch: Watch | None = None
        self._idle: Idle | None = None

    def begin(self) -> None:
        """Hear the system from now on; it costs time, so call it after the first paint."""
        self._watch = import_module(_WATCH).Watch(self)
        self._watch.away.connect(self._heard)
        self._watch.ending.connect(self.ending)
        self.watch_card()

    def open(self) -> None:
        """Note that a vault is open: sleep waits until it is closed, and it looks for life."""
        self._rest()
        if self._watch is not None:
            self._watch.hold()

    def closed(self) -> None:
        """Note that it is closed: the computer may sleep."""
        self._rest()
        if self._watch is not None:
            self._watch.let_go()

    @Slot()
    def watch_card(self) -> None:
        """Lock a card too that nobody looks at: a passphrase may be half typed in it."""
        self._rest()
        self._idle = Idle(self._app, DEFAULT_MINUTES)
        self._idle.expired.connect(self.locking)
        self._idle.expired.connect(self.watch_card)

    @Slot(str)
    def _heard(self, kind: str) -> None:
        _log.info("nobody there: %s", kind)
        if kind in _SLEPT:
            self.slept.emit()
        self.locking.emit()

    def _rest(self) -> None:
        if self._idle is not None:
            self._idle.stop()
            self._idle.deleteLater()
            self._idle = None
