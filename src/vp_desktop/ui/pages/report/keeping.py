"""Save the finished pages where the user wants them, and enter what was given out."""

import hashlib
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.periods import Period
from vp_desktop.domain.report_states import ReportState
from vp_desktop.domain.reports import PublicationDraft, ReportDraft
from vp_desktop.files import write_out
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.report_names import file_stem
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.save import SaveStep


class ReportKeeper(QObject):
    """Knows the newest pages and whether they were saved; only what was saved can be given out."""

    said = Signal(Message)
    given_out = Signal()
    """The ledger has one entry more."""
    wrote = Signal(str)
    """Where the pages in hand are saved now."""

    def __init__(self, reports: YearlyReports, step: SaveStep, parent: QObject) -> None:
        super().__init__(parent)
        self._reports = reports
        self._step = step
        self._draft: ReportDraft | None = None
        self._figures: PublicFigures | None = None
        self._content = b""
        self._saved = b""
        step.save.connect(self._ask_where)
        step.giving.given_out.connect(self._enter)

    def rest(self) -> None:
        """Put the report away: it is another by now, and its figures are still to come."""
        self._draft = self._figures = None
        self._content = b""
        self._step.giving.allow(allowed=False)

    def begin(self, draft: ReportDraft, figures: PublicFigures) -> None:
        """Take another report in hand; its pages are still to come."""
        self._draft, self._figures, self._content = draft, figures, b""
        self._step.giving.allow(allowed=False)
        self._step.say_saved("")
        self.say_adopted(draft)

    def say_adopted(self, draft: ReportDraft) -> None:
        """Show in the step whether the report may be given out."""
        self._step.say_adopted(adopted=draft.adopted_on is not None)

    @Slot(bytes)
    def take(self, content: bytes) -> None:
        """Take the finished pages of the report in hand."""
        self._content = content
        self._step.giving.allow(allowed=self._is_saved())

    def _is_saved(self) -> bool:
        """Return whether the file the user has is the report in hand, and that is adopted."""
        adopted = self._draft is not None and self._draft.adopted_on is not None
        return adopted and bool(self._saved) and self._content == self._saved

    @Slot()
    def _ask_where(self) -> None:
        if self._draft is None or not self._content:
            self._say_not_yet()
            return
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = QFileDialog(self._step, _("Save the yearly report"), documents)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF document (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        period = Period(self._draft.first, self._draft.last)
        dialog.selectFile(f"{file_stem(self._draft.variant, period)}.pdf")
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_not_yet(self) -> None:
        text = _("There are no finished pages of this report yet. Beside it stands how far it is.")
        self.said.emit(Message(text))

    @Slot(str)
    def write(self, path: str) -> None:
        """Write the pages at ``path``, whole or not at all."""
        target = Path(path)
        if not self._content:  # another report was chosen while the dialog was open
            self._say_not_yet()
            return
        try:
            write_out(target, self._content)
        except OSError as error:
            self._step.say_not_saved(explain(error))
            self.said.emit(Message(explain(error), urgent=True))
            return
        self._saved = self._content
        self._step.giving.allow(allowed=self._is_saved())
        self._step.say_saved(self._told_saved(target.name))
        self.wrote.emit(path)
        folder = QUrl.fromLocalFile(str(target.parent))
        self.said.emit(
            Message(
                _("The report is saved."),
                undo=partial(_open, folder),
                action=_("Open the folder"),
            )
        )

    def _told_saved(self, name: str) -> str:
        """Return that it is saved, and what comes next."""
        told = _("Saved as {name}.")
        if self._is_saved():
            told = _("Saved as {name}. Have you handed it over? Note down below when and to whom.")
        return told.format(name=name)

    @Slot()
    def _enter(self) -> None:
        if self._draft is None or self._figures is None or not self._is_saved():
            return
        if not self._step.giving.recipients():
            self.said.emit(Message(_("Fill in to whom the report was given."), urgent=True))
            self._step.giving.focus_recipients()
            return
        publication = PublicationDraft(
            given_out_on=self._step.giving.given_on(),
            recipients=self._step.giving.recipients(),
            sha256=hashlib.sha256(self._saved).hexdigest(),
        )
        try:
            self._give_out(self._draft, publication, self._figures)
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        self._step.setFocus()  # what had it goes: else it falls outside the step
        self._step.giving.allow(allowed=False)
        self.given_out.emit()
        self.said.emit(Message(_("Noted down. The numbers are in the ledger.")))

    def _give_out(
        self, draft: ReportDraft, publication: PublicationDraft, figures: PublicFigures
    ) -> None:
        """Enter the saved file; one that went out before is told to have gone to others too."""
        states = self._reports.states
        if states.of(draft).state is ReportState.GIVEN_OUT:
            states.give_again(draft.organisation_id, publication)
        else:
            self._reports.publish(draft, publication, figures, self._saved)


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
