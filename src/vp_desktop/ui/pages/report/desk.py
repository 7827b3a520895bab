"""Make the pages of a report again when something of it changed; the newest counts."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.printed_texts import printed_texts
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.services.explain import explain
from vp_desktop.services.narrative import FinishedPages, TextReader, finish
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.widgets.working import Working

_REST_MS = 400
"""How long nothing changes before the pages are made again."""


class ReportDesk(QObject):
    """Turns the newest draft into PDF bytes; the making of one that was overtaken is ended."""

    started = Signal()
    read = Signal(object)
    """What stands on the new pages and could point to a person: ``Passages``; before ``made``."""
    made = Signal(bytes)
    troubled = Signal(str)
    """A sentence that says why there are no pages."""
    stopped = Signal()
    """The user stopped the making."""

    def __init__(self, reports: YearlyReports, work: Working, parent: QObject) -> None:
        super().__init__(parent)
        self._reports = reports
        self._work = work
        self._draft: ReportDraft | None = None
        self._figures: PublicFigures | None = None
        self._reader = TextReader()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._start)
        work.job.done.connect(self._done)
        work.job.failed.connect(self._failed)

    def read_with(self, reader: TextReader) -> None:
        """Read finished pages with ``reader`` from now on."""
        self._reader = reader

    def ask(self, draft: ReportDraft, figures: PublicFigures) -> None:
        """Make the pages of ``draft``, with its ``figures``, soon."""
        self._draft, self._figures = draft, figures
        self._rest.start()

    def show(self, content: bytes) -> None:
        """Take pages that were made before, and found fit to be given out."""
        self.read.emit(())
        self.made.emit(content)

    def drop(self) -> None:
        """Make no pages until they are asked for again: the report is another by now."""
        self._rest.stop()
        self._draft = self._figures = None
        self._work.drop()

    @Slot()
    def make_now(self) -> None:
        """Make the pages that were asked for last, without waiting for rest."""
        self._rest.stop()
        self._start()

    @Slot()
    def _start(self) -> None:
        if self._draft is None or self._figures is None:
            return
        self.started.emit()
        try:
            render = self._reports.render_job(self._draft, self._figures)
            printed = tuple(printed_texts(self._reports.content(self._draft)))
        except VpError as error:
            self._failed(error)
            return
        self._work.run(partial(finish, render, self._reader, printed))

    @Slot(object)
    def _done(self, pages: FinishedPages) -> None:
        self.read.emit(pages.found)
        self.made.emit(pages.content)

    @Slot(object)
    def _failed(self, error: VpError | OSError) -> None:
        if isinstance(error, StoppedError):
            self.stopped.emit()
        else:
            self.troubled.emit(explain(error))
