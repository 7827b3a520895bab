"""The card that makes backups: where to, how far, and what came of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from vp_desktop.domain.backup_care import Shrink
from vp_desktop.domain.backups import BackupStatus, MadeBackup
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _, number
from vp_desktop.services.backup_desk import BackupDesk
from vp_desktop.services.explain import explain
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.backup.places import Places
from vp_desktop.ui.pages.backup.words import held, status_sentence, status_tone
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from pathlib import Path

_WHOLE = 1_000


class MakingCard(Card):
    """«Maak back-up nu»: the places are remembered, each file is proven before it counts."""

    said = Signal(Message)
    made = Signal()
    """There are new backups at every place within reach."""
    changed = Signal()
    """Other places, or another way with them."""
    _share = Signal(float)

    def __init__(self, desk: BackupDesk, jobs: Jobs) -> None:
        super().__init__(margin=20, spacing=12)
        self._desk = desk
        self._jobs = jobs
        self._waiting: list[Path] = []
        self._asked = False
        self._state = Banner("", "ok", "hard-drive-download")
        self._places = Places(desk.targets)
        self._make = button(_("Make a backup now"), "primary", "hard-drive-download")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress of the backup"))
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._make.clicked.connect(self._start)
        self._places.said.connect(self.said)
        self._places.added.connect(self._added)
        self._places.changed.connect(self.changed)
        self._share.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._lay_out()

    def show_status(self, status: BackupStatus) -> None:
        """Say how old the last backup is, or what is wrong, and how each place stands."""
        self._state.say(status_sentence(status), status_tone(status), "hard-drive-download")
        self._places.show_places(self._desk.backups.targets())

    def focus_button(self) -> None:
        """Put the focus on what this card is for."""
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def choose_folder(self, folder: str) -> None:
        """Make backups in ``folder`` too from now on."""
        self._places.choose_folder(folder)

    @Slot()
    def _added(self) -> None:
        if self._asked:  # who was asked where, had asked for a backup
            self._start()

    @Slot()
    def _start(self) -> None:
        chosen = [target.folder for target in self._desk.backups.chosen()]
        self._asked = not chosen
        if not chosen:
            self._places.ask_where()
            return
        self._waiting = [folder for folder in chosen if folder.is_dir()] or chosen[:1]
        shrink = self._desk.care.shrink()
        if shrink is None:
            self._next()
        else:
            self._ask_about(shrink)

    def _ask_about(self, shrink: Shrink) -> None:
        sheet = Sheet(self.window(), _("Is this right?"), _("Make a backup anyway"))
        told = _(
            "The vault holds {now} cases and notes. The last backup held {before}. If you did not "
            "remove them yourself, put that backup back first."
        )
        numbers = {"now": number(shrink.now), "before": number(shrink.before)}
        sheet.body.addWidget(label(told.format(**numbers), wrap=True))
        sheet.confirmed.connect(sheet.accept)
        sheet.accepted.connect(self._next)
        sheet.open()

    @Slot()
    def _next(self) -> None:
        folder = self._waiting[0]
        try:
            job = self._desk.backups.prepare(folder)
        except VpError as error:
            self._failed(error)
            return
        self._make.setEnabled(False)
        self._bar.setValue(0)
        self._bar.show()
        share = self._share  # a signal may be emitted from the worker; a widget may not be touched

        def work() -> MadeBackup:
            return job(share.emit)

        self._jobs.run(self, work, done=self._done, failed=self._failed)

    @Slot(float)
    def _advance(self, share: float) -> None:
        self._bar.setValue(round(share * _WHOLE))

    def _done(self, made: MadeBackup) -> None:
        self._rest()
        try:
            self._desk.backups.keep(made)
        except VpError as error:
            self._failed(error)
            return
        self._waiting.pop(0)
        if self._waiting:
            self._next()
            return
        self.made.emit()
        told = _("Backup made and proven by restoring it: {held}.")
        self.said.emit(Message(told.format(held=held(made.cases, made.notes))))

    def _failed(self, error: Exception) -> None:
        self._rest()
        folder = self._waiting.pop(0)
        if not isinstance(error, VpError):
            raise error
        self._desk.care.failed(folder, error)
        self._state.say(explain(error), "danger", "circle-alert")
        self.said.emit(Message(explain(error), urgent=True))
        if self._waiting:
            self._next()

    def _rest(self) -> None:
        self._bar.hide()
        self._make.setEnabled(True)

    def _lay_out(self) -> None:
        go = QHBoxLayout()
        go.addWidget(self._make)
        go.addStretch()
        self.column.addWidget(label(_("Make a backup"), "heading"))
        self.column.addWidget(self._state)
        self.column.addWidget(self._places)
        self.column.addLayout(go)
        self.column.addWidget(self._bar)
        self.column.addWidget(
            label(
                _(
                    "A backup is one encrypted file. It counts only after it was really restored "
                    "and compared. Keep one outside your home: on a stick, or in a synced folder."
                ),
                "muted",
                wrap=True,
            )
        )
