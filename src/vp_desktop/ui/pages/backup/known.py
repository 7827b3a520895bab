"""The backups this vault made: when, where, how large, and a check of each."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.backups import KnownBackup, Place, VerifyResult
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.backups import Backups
from vp_desktop.services.explain import explain
from vp_desktop.services.restoring import verify
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.backup.words import held, place, size
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.pill import Pill
from vp_desktop.ui.widgets.surfaces import Card, hair
from vp_desktop.ui.widgets.text import ElidedLabel, label
from vp_desktop.ui.wording import day_name

_SHOWN = 12
"""Backups listed: a practice looks at the newest."""


class KnownCard(Card):
    """One line a backup, newest first."""

    said = Signal(Message)

    def __init__(self, backups: Backups, jobs: Jobs) -> None:
        super().__init__(margin=20, spacing=12)
        self._backups = backups
        self._jobs = jobs
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.column.addWidget(label(_("Known backups"), "heading"))
        self.column.addLayout(self._rows)

    def show_backups(self, today: date) -> None:
        """Read the log and show it."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        known = self._backups.known()
        for number, backup in enumerate(known[:_SHOWN]):
            if number:
                self._rows.addWidget(hair())
            line = BackupLine(backup, today)
            line.check.connect(self._check)
            self._rows.addWidget(line)
        if not known:
            self._rows.addWidget(label(_("None yet."), "muted"))

    @Slot(Path)
    def _check(self, path: Path) -> None:
        def work() -> VerifyResult:
            return verify(path)

        self._jobs.run(self, work, done=self._is_whole, failed=self._is_not)

    def _is_whole(self, _result: VerifyResult) -> None:
        self.said.emit(Message(_("Checked: every bit of the backup is as it was written.")))

    def _is_not(self, error: Exception) -> None:
        if not isinstance(error, VpError):
            raise error
        self.said.emit(Message(explain(error), urgent=True))


class BackupLine(QWidget):
    """One known backup."""

    check = Signal(Path)
    """The user wants this file checked."""

    def __init__(self, backup: KnownBackup, today: date) -> None:
        super().__init__()
        self._path = backup.path
        made = backup.made_at.astimezone()
        when = _("{day} at {time}").format(day=day_name(made.date(), today), time=f"{made:%H:%M}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(when, "strong"))
        words.addWidget(ElidedLabel(str(backup.path), "muted"))
        words.addWidget(
            label(f"{held(backup.cases, backup.notes)} · {size(backup.bytes)}", "muted", wrap=True)
        )
        if backup.older_phrase:
            told = _("Opens with the passphrase that you had on that day.")
            words.addWidget(label(told, "muted", wrap=True))
        checking = button(_("Check"), "link")
        checking.setAccessibleDescription(when)
        checking.setEnabled(backup.place is Place.HERE)
        checking.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(Pill(*place(backup)))
        row.addWidget(checking)

    @Slot()
    def _ask(self) -> None:
        self.check.emit(self._path)
