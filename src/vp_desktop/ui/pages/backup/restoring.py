"""Put a backup back: always as a new vault beside the present one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QWidget

from vp_desktop.domain.backups import SUFFIX, RestoredVault
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.restoring import restore, restore_by_sheet
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.backup.key_choice import KeyChoice
from vp_desktop.ui.pages.backup.words import held
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.spoken import announce

_WHOLE = 1_000
_VAULT = ".vpvault"


class RestoreSheet(Sheet):
    """Which file, which key, where to; afterwards it says what the new vault holds."""

    restored = Signal(str)
    """The folder of the new vault."""
    _share = Signal(float)

    def __init__(self, parent: QWidget, jobs: Jobs) -> None:
        super().__init__(parent, _("Put a backup back"), _("Restore"), cancel=_("Close"))
        self._jobs = jobs
        self._file = QLineEdit()
        self._file_field = Field(_("Backup file"), self._file)
        self._key = KeyChoice()
        self._to = QLineEdit(str(_proposed()))
        self._to_field = Field(
            _("New vault"), self._to, _("Your present vault stays as it is, beside it.")
        )
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of the restore"))
        self._bar.hide()
        self._outcome = Banner("", "ok", "circle-check")
        self._outcome.hide()
        self._lay_out()
        self.confirmed.connect(self._start)
        self._share.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._key.setFocus()

    @Slot(str)
    def choose_file(self, path: str) -> None:
        """Restore from the file at ``path``."""
        self._file.setText(path)
        self._file_field.calm()

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, _("Which backup?"), str(Path(self._file.text()).parent))
        dialog.setNameFilter(_("Backups (*{suffix})").format(suffix=SUFFIX))
        dialog.fileSelected.connect(self.choose_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _start(self) -> None:
        for field in self._fields():
            field.calm()
        missing = next((f for f in self._fields() if not _typed(f)), None)
        if missing is not None:
            missing.complain(_("Fill this in."))
            return
        file, to, key = Path(self._file.text()), Path(self._to.text()), self._key.words()
        put_back = restore_by_sheet if self._key.by_sheet() else restore
        share = self._share

        def work() -> RestoredVault:
            return put_back(file, key, to, share.emit)

        self.primary.setEnabled(False)
        self._outcome.hide()
        self._bar.setValue(0)
        self._bar.show()
        self._jobs.run(self, work, done=self._done, failed=self._failed)

    @Slot(float)
    def _advance(self, share: float) -> None:
        self._bar.setValue(round(share * _WHOLE))

    def _done(self, vault: RestoredVault) -> None:
        self._bar.hide()
        self._key.clear()
        told = _("Restored and counted: {held}. Open {name} from the unlock card.").format(
            held=held(vault.cases, vault.notes), name=vault.path.name
        )
        self._show_outcome(told, "ok", "circle-check")
        announce(self, told)
        self.restored.emit(str(vault.path))

    def _failed(self, error: Exception) -> None:
        self._bar.hide()
        self.primary.setEnabled(True)
        if not isinstance(error, VpError):
            raise error
        self._show_outcome(explain(error), "danger", "circle-alert")
        announce(self, explain(error), urgent=True)

    def _show_outcome(self, told: str, tone: Tone, icon: str) -> None:
        self._outcome.say(told, tone, icon)
        self._outcome.show()
        self.fit()  # the last words of the sheet must not lie under its edge

    def _fields(self) -> tuple[Field, ...]:
        return self._file_field, self._key.field, self._to_field

    def _lay_out(self) -> None:
        choose = button(_("Choose a file…"), "link")
        choose.clicked.connect(self._ask_file)
        file = QHBoxLayout()
        file.addWidget(self._file_field, 1)
        file.addWidget(choose, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(file)
        self.body.addWidget(self._key)
        self.body.addWidget(self._to_field)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._outcome)


def _typed(field: Field) -> bool:
    return isinstance(field.editor, QLineEdit) and bool(field.editor.text().strip())


def _proposed() -> Path:
    places = QStandardPaths.StandardLocation
    documents = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
    name = _("Restored practice")
    taken, number = documents / f"{name}{_VAULT}", 2
    while taken.exists():
        taken, number = documents / f"{name} {number}{_VAULT}", number + 1
    return taken
