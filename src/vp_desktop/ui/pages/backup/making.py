"""The card that makes a backup: where to, how far, and what came of it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar

from vp_desktop.domain.backups import BackupStatus, MadeBackup
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.preferences import Preference
from vp_desktop.i18n import _
from vp_desktop.services.backups import Backups
from vp_desktop.services.explain import explain
from vp_desktop.services.preferences import Preferences
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.backup.words import age_sentence, age_tone, held
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import ElidedLabel, label

_WHOLE = 1_000


class MakingCard(Card):
    """«Maak back-up nu»: the folder is remembered, the file is proven before it counts."""

    said = Signal(Message)
    made = Signal()
    """There is a new backup."""
    _share = Signal(float)

    def __init__(self, backups: Backups, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__(margin=20, spacing=12)
        self._backups = backups
        self._preferences = preferences
        self._jobs = jobs
        self._state = Banner("", "ok", "hard-drive-download")
        self._folder = ElidedLabel(role="strong")
        self._beside = Banner(
            _("This folder is on the same disk as your vault. If that disk breaks, both are gone."),
            "warn",
            "triangle-alert",
        )
        self._other = button(_("Other folder…"), "link")
        self._make = button(_("Make a backup now"), "primary", "hard-drive-download")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress of the backup"))
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.hide()
        self._other.clicked.connect(self._ask_where)
        self._make.clicked.connect(self._start)
        self._share.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._lay_out()
        self._show_folder()

    def show_status(self, status: BackupStatus) -> None:
        """Say how old the last backup is."""
        self._state.say(age_sentence(status), age_tone(status), "hard-drive-download")

    def focus_button(self) -> None:
        """Put the focus on what this card is for."""
        self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def choose_folder(self, folder: str) -> None:
        """Make backups in ``folder`` from now on."""
        self._preferences.set(Preference.BACKUP_FOLDER, folder)
        self._show_folder()

    def _chosen(self) -> Path:
        kept = self._preferences.get(Preference.BACKUP_FOLDER)
        places = QStandardPaths.StandardLocation
        return Path(kept or QStandardPaths.writableLocation(places.DocumentsLocation))

    def _show_folder(self) -> None:
        self._folder.say(str(self._chosen()))
        self._beside.setVisible(self._backups.shares_disk(self._chosen()))

    @Slot()
    def _ask_where(self) -> None:
        dialog = QFileDialog(self, _("Where should backups go?"), str(self._chosen()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _start(self) -> None:
        try:
            job = self._backups.prepare(self._chosen())
        except VpError as error:
            self._complain(error)
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
        self._backups.keep(made)
        self.made.emit()
        told = _("Backup made and proven by restoring it: {held}.")
        self.said.emit(Message(told.format(held=held(made.cases, made.notes))))

    def _failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, VpError):
            raise error
        self._complain(error)

    def _rest(self) -> None:
        self._bar.hide()
        self._make.setEnabled(True)

    def _complain(self, error: VpError) -> None:
        self._state.say(explain(error), "danger", "circle-alert")
        self.said.emit(Message(explain(error), urgent=True))

    def _lay_out(self) -> None:
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(label(_("Folder"), "muted"))
        where.addWidget(self._folder, 1)
        where.addWidget(self._other)
        go = QHBoxLayout()
        go.addWidget(self._make)
        go.addStretch()
        self.column.addWidget(label(_("Make a backup"), "heading"))
        self.column.addWidget(self._state)
        self.column.addLayout(where)
        self.column.addWidget(self._beside)
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
