"""Show, save, check and forget the files that were given out."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import Publication
from vp_desktop.files import write_out
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.fingerprints import fingerprint
from vp_desktop.services.report_names import file_stem
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.given_out import told
from vp_desktop.ui.pages.report.history import HistoryPanel
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label


class ReportArchive(QObject):
    """Knows the organisation whose files they are."""

    said = Signal(Message)

    def __init__(
        self, reports: YearlyReports, panel: HistoryPanel, preview: Preview, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reports, self._panel, self._preview = reports, panel, preview
        self._owner: OrganisationId | None = None
        self._entry: Publication | None = None
        panel.check.connect(self._ask_which)
        panel.reading.job.done.connect(self._tell)
        panel.reading.job.failed.connect(self._not_read)
        panel.show_file.connect(self._show)
        panel.save_file.connect(self._ask_where)
        panel.forget_file.connect(self._ask_whether)

    def begin(self, owner: OrganisationId) -> None:
        """Show what was given out to another organisation, or what was added to it."""
        self._owner = owner
        states = self._reports.states
        self._panel.show_entries(self._reports.publications(owner), states.files())
        self._panel.allow_checking(allowed=states.any_given_out())

    @Slot(str)
    def check(self, path: str) -> None:
        """Tell whether the file at ``path`` was given out, to this organisation or another."""
        self._panel.reading.run(partial(fingerprint, Path(path)))

    @Slot(object)
    def _tell(self, mark: str) -> None:
        self._panel.say_known(self._reports.states.known_file(mark), self._owner)

    @Slot(object)
    def _not_read(self, error: VpError | OSError) -> None:
        if not isinstance(error, StoppedError):
            self.said.emit(Message(explain(error), urgent=True))

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the file that was asked for at ``path``, and show it in the reader of PDFs."""
        entry = self._entry
        content = None if entry is None else self._reports.states.file(entry)
        if content is None:
            return
        try:
            write_out(Path(path), content)
        except OSError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        text = _("Saved as {name}.").format(name=Path(path).name)
        opened = QUrl.fromLocalFile(path)
        self.said.emit(Message(text, undo=partial(_open, opened), action=_("Open it")))

    @Slot(object)
    def _show(self, entry: Publication) -> None:
        content = self._reports.states.file(entry)
        if content is not None:
            self._preview.show_other(content, told(entry))

    @Slot()
    def _ask_which(self) -> None:
        dialog = self._dialog(_("Check a PDF"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.check)
        dialog.open()

    @Slot(object)
    def _ask_where(self, entry: Publication) -> None:
        self._entry = entry
        dialog = self._dialog(_("Save the report once more"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        period = Period(entry.period_first, entry.period_last)
        dialog.selectFile(f"{file_stem(entry.variant, period)}.pdf")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._panel, title, place)
        dialog.setNameFilter(_("PDF document (*.pdf)"))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    @Slot(object)
    def _ask_whether(self, entry: Publication) -> None:
        self._entry = entry
        sheet = Sheet(self._panel, _("Keep this file no longer?"), _("Keep no longer"))
        for text in (
            told(entry),
            _(
                "Its numbers and its fingerprint stay in the ledger, so that later reports are "
                "safe beside it and a copy can still be checked."
            ),
            _(
                "Its pages are gone from the vault: they cannot be shown or saved from here again, "
                "and nothing that goes with it can be made. Other copies of the file stay."
            ),
        ):
            sheet.body.addWidget(label(text, "body", wrap=True))
        sheet.confirmed.connect(sheet.accept)
        sheet.accepted.connect(self._forget)
        sheet.open()

    @Slot()
    def _forget(self) -> None:
        if self._entry is None or self._owner is None:
            return
        try:
            self._reports.states.forget_file(self._entry)
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
        self.begin(self._owner)


def _open(file: QUrl) -> None:
    QDesktopServices.openUrl(file)
