"""Looks after the backups while the vault is open: quietly, and never in the way.

After an unlock, and again while the window stays open, it goes round the places, makes the backup
that is due, and proves an old one again. It says one line when it made one; of a stick that is not
plugged in it says nothing: the status ages, and shows that by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vp_desktop.domain.backup_care import Survey
from vp_desktop.domain.backups import MadeBackup
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import Progress, StoppedError
from vp_desktop.i18n import _
from vp_desktop.services.backup_care import Proof, passes_by
from vp_desktop.services.backup_desk import BackupDesk
from vp_desktop.services.explain import explain
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.shell.ageing import Ageing

SETTLE_MS = 3_000
"""After the unlock: first the user sees the page, then the program looks after itself."""

ROUND_MS = 15 * 60 * 1000
"""Between two rounds while the window stays open; a stick plugged in is seen by the next."""

PAUSE_S = 4
"""Without a key or a movement: then a large vault is copied, for which the window stands still."""

_MOST_WAITS = 150
"""Times ``PAUSE_S`` that a backup waits for a pause: ten minutes of typing without one."""

T = TypeVar("T")


def _for_ever() -> float:
    return float("inf")


class Lane:
    """Runs one job at a time for ``owner``, beside what the pages ask for; it can be cut short."""

    def __init__(self, owner: QObject) -> None:
        self.jobs = Jobs(owner)
        self.is_cut = False
        self._owner = owner

    def run(
        self,
        job: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call ``job`` with a progress that stops it once the lane is cut."""

        def work() -> T:
            return job(self._pull)

        def settled(result: T) -> None:
            try:
                done(result)
            except VpError as error:  # the vault did not take what was to be remembered of it
                failed(error)

        self.jobs.run(self._owner, work, done=settled, failed=failed)

    def cut(self) -> None:
        """Stop what runs at its next step, and hear nothing of it any more."""
        self.is_cut = True
        self.jobs.forget_all()

    def _pull(self, _share: float) -> None:
        if self.is_cut:
            raise StoppedError


@dataclass(slots=True)
class _Round:
    """What is left to do in this round."""

    here: frozenset[Path] = frozenset()
    waiting: list[Path] = field(default_factory=list)
    made: int = 0
    waits: int = 0


class BackupKeeper(QObject):
    """Keeps the backups of one open practice: one job at a time, in a lane of its own."""

    said = Signal(Message)
    aged = Signal(object)
    """A topic: what is shown of it is of yesterday, though nothing happened."""

    def __init__(self, desk: BackupDesk, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._lane = Lane(self)
        self._round: _Round | None = None
        self._quiet_for: Callable[[], float] = _for_ever
        self._began = False
        self._failed_on: dict[Path, date] = {}
        self._told: set[tuple[type[VpError], date]] = set()
        self._ageing = Ageing(desk.backups, today, self)
        self._ageing.aged.connect(self.aged)
        self._rounds = QTimer(self)
        self._rounds.setInterval(ROUND_MS)
        self._rounds.timeout.connect(self.look)

    def spare(self, quiet_for: Callable[[], float]) -> None:
        """Copy a large vault only when the user, silent ``quiet_for`` seconds, pauses."""
        self._quiet_for = quiet_for

    def start(self) -> None:
        """Begin, once the first page is seen."""
        QTimer.singleShot(SETTLE_MS, self, self.look)
        self._rounds.start()

    def stop(self) -> None:
        """Let go: the vault closes. What is half done stops soon, and is gone on with next time."""
        self._lane.cut()
        self._ageing.stop()
        self._rounds.stop()

    def hear(self, topic: Topic) -> None:
        """Act at once where backups hold what was just destroyed from them too."""
        if topic is Topic.BACKUPS and not self._lane.is_cut and self._desk.forgetting.left():
            QTimer.singleShot(0, self, self.look)

    @Slot()
    def look(self) -> None:
        """Go round the places, and do what is due."""
        if self._round is not None or self._lane.is_cut:
            return
        try:
            job = self._desk.care.survey_job(again=not self._began)
        except VpError as error:
            self._complain(error)
            return
        self._began = True
        self._round = _Round()
        self._lane.run(job, self._surveyed, self._give_up)

    def _surveyed(self, found: Survey) -> None:
        self._desk.care.surveyed(found)
        today = self._today()
        self._round = _Round(
            here=found.here,
            waiting=[
                place for place in self._desk.care.due(found) if self._failed_on.get(place) != today
            ],
        )
        self._next()

    @Slot()
    def _next(self) -> None:
        """Make the next backup that is due; after the last, see what else there is to do."""
        doing = self._round
        if doing is None or self._lane.is_cut:
            return
        if not doing.waiting:
            self._end(doing)
            return
        if self._is_typing() and doing.waits < _MOST_WAITS:
            doing.waits += 1
            QTimer.singleShot(PAUSE_S * 1000, self, self._next)
            return
        try:
            job = self._desk.care.backup_job(doing.waiting[0])
        except VpError as error:
            self._failed(error)
            return
        if job is None:
            doing.waiting.clear()
            self._next()
        else:
            self._lane.run(job, self._made, self._failed)

    def _is_typing(self) -> bool:
        return self._desk.care.takes_a_while() and self._quiet_for() < PAUSE_S

    def _made(self, made: MadeBackup) -> None:
        self._desk.backups.keep(made)
        if self._round is not None:
            self._round.waiting.pop(0)
            self._round.made += 1
        self._next()

    def _failed(self, error: Exception) -> None:
        if self._round is None:
            return
        place = self._round.waiting.pop(0)
        if not isinstance(error, VpError):
            self._round = None
            raise error
        self._complain(error)
        if not passes_by(error):
            self._failed_on[place] = self._today()
            self._desk.care.failed(place, error)
        self._next()

    def _end(self, doing: _Round) -> None:
        if doing.made:
            self.said.emit(Message(_("A backup was made, and proven by restoring it.")))
        try:
            self._desk.forgetting.sweep()
        except VpError as error:
            self._complain(error)
        job = self._desk.care.proof_job(doing.here)
        if job is None:
            self._round = None
        else:
            self._lane.run(job, self._proved, self._give_up)

    def _proved(self, proof: Proof) -> None:
        self._round = None
        self._desk.care.proved(proof)

    def _give_up(self, error: Exception) -> None:
        self._round = None
        if not isinstance(error, VpError):
            raise error
        self._complain(error)

    def _complain(self, error: VpError) -> None:
        once = (type(error), self._today())
        if not passes_by(error) and once not in self._told:
            self._told.add(once)
            self.said.emit(Message(explain(error), urgent=True))
