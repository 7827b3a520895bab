"""Slow work that can be stopped: one piece at a time, and the newest counts."""

import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.ui.jobs import Jobs

_LOOK_MS = 100
"""How often it is looked how far the work is."""


class _Wish:
    """That somebody waits for the work, and how far it is. It lives where it is waited for."""

    def __init__(self) -> None:
        self.stopped = False
        self.share = 0.0


class Watching:
    """What the work calls now and then, in its own thread; nothing of Qt is touched there."""

    def __init__(self, wish: _Wish) -> None:
        self._wish = weakref.ref(wish)

    def __call__(self, share: float | None = None) -> None:
        """Say that the work is at ``share`` (0 to 1), if that is known.

        Raises:
            StoppedError: nobody waits for it any more, as after the lock.
        """
        wish = self._wish()
        if wish is None or wish.stopped:
            raise StoppedError
        if share is not None:
            wish.share = share


class WatchedJob(QObject):
    """Runs work in the pool, and stops it when it is overtaken or nobody waits for it."""

    started = Signal()
    done = Signal(object)
    failed = Signal(object)
    """Of a ``VpError`` or an ``OSError``; of a ``StoppedError`` where the user stopped it."""
    advanced = Signal(float)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wish: _Wish | None = None
        self._ticket: int | None = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._tell)

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return self._ticket is not None

    def run(self, work: Callable[[Watching], Any]) -> None:
        """Do ``work``; what ran before is stopped and gives no answer."""
        self.drop()
        self._wish = _Wish()
        self.started.emit()
        self._look.start()
        watched = partial(work, Watching(self._wish))
        self._ticket = self._jobs.run(self, watched, done=self._done, failed=self._failed)

    @Slot()
    def stop(self) -> None:
        """Have the work end as soon as it looks up; then ``failed`` tells."""
        if self._wish is not None:
            self._wish.stopped = True

    def drop(self) -> None:
        """Stop the work, and hear nothing of it any more."""
        self.stop()
        if self._ticket is not None:
            self._jobs.forget(self._ticket)
        self._rest()

    @Slot()
    def _tell(self) -> None:
        if self._wish is not None:
            self.advanced.emit(self._wish.share)

    def _done(self, result: object) -> None:
        self.advanced.emit(1.0)  # who is quick may not have been looked at on the way
        self._rest()
        self.done.emit(result)

    def _failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, VpError | OSError):
            raise error
        self.failed.emit(error)

    def _rest(self) -> None:
        self._look.stop()
        self._wish = self._ticket = None
