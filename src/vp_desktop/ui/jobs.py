"""Slow work off the GUI thread: unlocking, backing up, rendering a report."""

from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from vp_desktop.domain.errors import OutOfMemoryError

T = TypeVar("T")


class Jobs(QObject):
    """Runs one job at a time. A job takes values and gives a value: no widget, no connection."""

    _settled = Signal(int, object, object)  # ticket, result, error

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = count()
        self._waiting: dict[int, tuple[QObject, Callable[[Any], None], Callable[[Any], None]]] = {}
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._settled.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> int:
        """Call ``work`` in the pool, then ``done`` or ``failed`` here, while ``owner`` lives.

        Returns:
            A ticket to ``forget`` the job by.
        """
        ticket = next(self._tickets)
        self._waiting[ticket] = owner, done, failed  # here, so no widget can die over there

        def job() -> None:
            try:
                self._settled.emit(ticket, work(), None)
            except MemoryError:
                self._settled.emit(ticket, None, OutOfMemoryError())
            except Exception as error:  # noqa: BLE001 - every error goes home, none is lost
                self._settled.emit(ticket, None, error)

        self._pool.start(job)
        return ticket

    def forget(self, ticket: int) -> None:
        """Drop the answer of a job when it comes: nobody waits for it any more."""
        self._waiting.pop(ticket, None)

    def forget_all(self) -> None:
        """Drop every answer that is still to come: the vault closes, and nobody waits for it."""
        self._waiting.clear()

    def finish(self, patience_ms: int = 10_000) -> bool:
        """Wait for the running job; return whether it ended in time."""
        return self._pool.waitForDone(patience_ms)

    @Slot(int, object, object)
    def _settle(self, ticket: int, result: object, error: Exception | None) -> None:
        owner, done, failed = self._waiting.pop(ticket, (None, None, None))
        if owner is None or done is None or failed is None or not isValid(owner):
            _wipe(result)
            return  # the page went with the lock; its answer has nowhere to go
        if error is None:
            done(result)
        else:
            failed(error)


def _wipe(result: object) -> None:
    """Forget a key that came too late: who asked for it gave up, or the vault was locked."""
    wipe = getattr(result, "wipe", None)
    if callable(wipe):
        wipe()
