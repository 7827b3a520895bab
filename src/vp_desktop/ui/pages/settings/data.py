"""Bring in what one has, and take everything out."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.exchange import Exchange
from vp_desktop.services.explain import explain
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.settings.import_sheet import ImportSheet
from vp_desktop.ui.pages.settings.section import Section
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import Button, button
from vp_desktop.ui.widgets.surfaces import Card


class DataSection(Section):
    """Import and export of the whole practice."""

    def __init__(self, exchange: Exchange) -> None:
        super().__init__()
        self._exchange = exchange
        bring = self.card(
            _("Bring in cases"),
            _("From Excel, CSV or a practice file. You first see what would be added and what is "
              "wrong in the file. Cases that are here already are left as they are."),
        )  # fmt: skip
        _add(bring, choose := button(_("Choose a file…"), "", "upload"))
        take = self.card(
            _("Take everything out"),
            _("Writes the whole practice to a new folder, as files that any program can read."),
        )
        take.column.addWidget(Banner(_(
            "These files are not encrypted: whoever has them can read every note. To keep a safe "
            "copy, make a backup instead."
        ), "warn", "triangle-alert"))  # fmt: skip
        _add(take, out := button(_("Choose a folder…"), "", "download"))
        choose.clicked.connect(self._choose)
        out.clicked.connect(self._choose_target)

    def start(self, part: str) -> None:
        """Ask for a file at once when that was the question."""
        if part == "import":
            self._choose()

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), _("Bring in cases"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(_("Cases (*.xlsx *.csv *.json)"))
        dialog.fileSelected.connect(self._read)
        dialog.open()

    @Slot(str)
    def _read(self, path: str) -> None:
        sheet = ImportSheet(self.window(), self._exchange)
        sheet.said.connect(self.said)
        sheet.open()
        sheet.read(Path(path))

    @Slot()
    def _choose_target(self) -> None:
        dialog = QFileDialog(self.window(), _("Take everything out"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._export)
        dialog.open()

    @Slot(str)
    def _export(self, folder: str) -> None:
        target = Path(folder) / _("practice-export")
        try:
            self._exchange.export(target)
        except (VpError, OSError) as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        done = _("Written to the folder “{name}”. Destroy it when you no longer need it.")
        self.said.emit(Message(done.format(name=target.name)))


def _add(card: Card, part: Button) -> None:
    row = QHBoxLayout()
    row.addWidget(part)
    row.addStretch()
    card.column.addLayout(row)
