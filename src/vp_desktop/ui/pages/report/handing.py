"""Make what goes with the saved report, away from the window, and write it where the user wants."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.periods import Period
from vp_desktop.domain.progress import Making, Progress
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.files import write_out
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.explain import explain
from vp_desktop.services.handouts import handout_job, locked_job
from vp_desktop.services.report_names import file_stem
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.also import AlsoPanel
from vp_desktop.ui.pages.report.lock_sheet import LockSheet
from vp_desktop.ui.paper import Printing


class HandoutDesk(QObject):
    """Knows which report was saved and where; of another one nothing is made."""

    said = Signal(Message)

    def __init__(self, reports: YearlyReports, panel: AlsoPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._reports, self._panel = reports, panel
        self._draft: ReportDraft | None = None
        self._figures: PublicFigures | None = None
        self._pages = self._saved = b""
        self._file = Path()
        self._sheet: LockSheet | None = None
        self._work: Making | None = None
        self._handout: Handout | None = None
        """What ``_work`` makes; None: the copy with a password."""
        self._printing = Printing(panel)
        self._printing.done.connect(self._printed)
        panel.work.job.done.connect(self._done)
        panel.work.job.failed.connect(self._failed)
        panel.read.connect(self._open)
        panel.print.connect(self._print)
        panel.make.connect(self._ask_where)
        panel.lock.connect(self._ask_password)

    def rest(self) -> None:
        """Put the report away: it is another by now."""
        self._draft = self._figures = None
        self._pages = b""
        self._allow()

    def begin(self, draft: ReportDraft, figures: PublicFigures) -> None:
        """Take another report in hand; its pages are still to come."""
        self._draft, self._figures, self._pages = draft, figures, b""
        self._panel.offer(draft.variant)
        self._allow()

    @Slot(bytes)
    def take(self, content: bytes) -> None:
        """Take the finished pages of the report in hand."""
        self._pages = content
        self._allow()

    @Slot(str)
    def saved(self, path: str) -> None:
        """Note that the pages in hand are saved at ``path``."""
        self._saved, self._file = self._pages, Path(path)
        self._allow()

    def _allow(self) -> None:
        self._panel.allow(allowed=bool(self._pages) and self._pages == self._saved)

    @Slot()
    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            text = _("No program on this computer opens PDF files. Install one, or print.")
            self.said.emit(Message(text, urgent=True))

    @Slot()
    def _print(self) -> None:
        self._printing.ask(self._saved)

    @Slot(int)
    def _printed(self, pages: int) -> None:
        text = ngettext("{n} page went to the printer.", "{n} pages went to the printer.", pages)
        self.said.emit(Message(text.format(n=pages)))

    @Slot(str)
    def _ask_where(self, what: str) -> None:
        if self._draft is None or self._figures is None or self._is_busy():
            return
        handout = Handout(what)
        names = {
            Handout.NUMBERS: _("Figures"),
            Handout.SUMMARY: _("Summary"),
            Handout.NOTES: _("Speaking notes"),
        }
        try:
            work = self._job(handout, self._draft, self._figures)
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        self._save(_named(self._draft, names[handout]), handout, work)

    def _is_busy(self) -> bool:
        """Return whether a file is being made; that another has to wait for it is said."""
        busy = self._panel.work.job.running
        if busy:
            self.said.emit(Message(_("Another file is still being made. Try again in a moment.")))
        return busy

    def _job(self, handout: Handout, draft: ReportDraft, figures: PublicFigures) -> Making:
        return handout_job(self._reports, handout, draft, figures, self._saved)

    def _save(self, name: str, handout: Handout | None, work: Making) -> None:
        """Ask where ``work`` is to be written; the file is made once that is known."""
        self._work, self._handout = work, handout
        suffix = ".pdf" if handout is None else handout.suffix
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._panel, _("Save what goes with the report"), place)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(_filters(handout))
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(f"{name}{suffix}")
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def write(self, path: str) -> None:
        """Make what was asked for, and write it at ``path``, whole or not at all."""
        work, self._work = self._work, None
        if work is None:
            return
        target = Path(path)
        is_text = target.suffix.casefold() == Handout.NOTES_TEXT.suffix
        if is_text and self._handout is Handout.NOTES and self._draft and self._figures:
            work = self._job(Handout.NOTES_TEXT, self._draft, self._figures)
        self._panel.work.run(partial(_make, work, target))

    @Slot(object)
    def _done(self, target: Path) -> None:
        folder = QUrl.fromLocalFile(str(target.parent))
        text = _("Saved as {name}.").format(name=target.name)
        show = partial(_open_folder, folder)
        self.said.emit(Message(text, undo=show, action=_("Open the folder")))

    @Slot(object)
    def _failed(self, error: VpError | OSError) -> None:
        self.said.emit(Message(explain(error), urgent=True))

    @Slot()
    def _ask_password(self) -> None:
        if self._is_busy():
            return
        self._sheet = LockSheet(self._panel)
        self._sheet.confirmed.connect(self._lock)
        self._sheet.open()
        self._sheet.focus_password()

    @Slot()
    def _lock(self) -> None:
        sheet = self._sheet
        if sheet is None or self._draft is None or not (password := sheet.password()):
            return
        self._sheet = None
        sheet.accept()
        name = _("Copy with a password")
        self._save(_named(self._draft, name), None, locked_job(self._saved, password))


def _make(work: Making, target: Path, report: Progress) -> Path:
    write_out(target, work(report))
    return target


def _named(draft: ReportDraft, what: str) -> str:
    return file_stem(draft.variant, Period(draft.first, draft.last), what)


def _filters(handout: Handout | None) -> list[str]:
    pdf, text = _("PDF document (*.pdf)"), _("Plain text (*.txt)")
    if handout is Handout.NUMBERS:
        return [_("Excel workbook (*.xlsx)")]
    return [pdf, text] if handout is Handout.NOTES else [pdf]


def _open_folder(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
