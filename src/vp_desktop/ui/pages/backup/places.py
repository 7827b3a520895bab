"""The places that backups go to: how each stands, one more, one less."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.backup_care import TargetStatus
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.backup_targets import BackupTargets
from vp_desktop.services.explain import explain
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.backup.words import fault_sentence, place_age, place_pill
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.pill import Pill
from vp_desktop.ui.widgets.text import ElidedLabel, label


class Places(QWidget):
    """A line a place, a link to add one, and whether backups are made without being asked for."""

    said = Signal(Message)
    added = Signal()
    """There is a place more."""
    changed = Signal()
    """There are other places now."""

    def __init__(self, targets: BackupTargets) -> None:
        super().__init__()
        self._targets = targets
        self._shown: list[TargetLine] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self._beside = Banner(
            _("This folder is on the same disk as your vault. If that disk breaks, both are gone."),
            "warn",
            "triangle-alert",
        )
        self._itself = QCheckBox(_("Make a backup by itself every day that the vault is opened"))
        self._itself.setChecked(targets.by_itself())
        self._itself.clicked.connect(self._set_by_itself)
        more = button(_("Add a place…"), "link", "folder-plus")
        more.clicked.connect(self.ask_where)
        under = QHBoxLayout()
        under.addWidget(more)
        under.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._lines)
        column.addLayout(under)
        column.addWidget(self._beside)
        column.addWidget(self._itself)

    def show_places(self, places: tuple[TargetStatus, ...]) -> None:
        """Show how each place stands."""
        for line in self._shown:
            line.hide()
            line.deleteLater()
        self._shown = [TargetLine(place) for place in places]
        for line in self._shown:
            line.removed.connect(self._remove)
            self._lines.addWidget(line)
        beside = [self._targets.beside_the_vault(place.target.folder) for place in places]
        self._beside.setVisible(bool(beside) and all(beside))
        self._itself.setVisible(bool(places))

    @Slot(str)
    def choose_folder(self, folder: str) -> None:
        """Make backups in ``folder`` too from now on."""
        try:
            self._targets.add(Path(folder))
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        self.changed.emit()
        self.added.emit()

    @Slot()
    def ask_where(self) -> None:
        """Ask for a folder."""
        places = QStandardPaths.StandardLocation
        start = QStandardPaths.writableLocation(places.DocumentsLocation)
        dialog = QFileDialog(self, _("Where should backups go?"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(Path)
    def _remove(self, folder: Path) -> None:
        self._targets.remove(folder)
        self.changed.emit()

    @Slot(bool)
    def _set_by_itself(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._targets.set_by_itself(on=on)


class TargetLine(QWidget):
    """One place."""

    removed = Signal(Path)
    """No more backups there."""

    def __init__(self, place: TargetStatus) -> None:
        super().__init__()
        self._folder = place.target.folder
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(str(self._folder), "strong"))
        words.addWidget(label(place_age(place), "muted", wrap=True))
        if place.status.fault is not None:
            words.addWidget(
                label(fault_sentence(place.status.fault), "small", wrap=True, tone="warn")
            )
        away = icon_button("x", _("No more backups here"))
        away.setAccessibleDescription(str(self._folder))
        away.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(Pill(*place_pill(place)))
        row.addWidget(away)

    @Slot()
    def _ask(self) -> None:
        self.removed.emit(self._folder)
