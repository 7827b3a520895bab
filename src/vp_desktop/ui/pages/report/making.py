"""From a draft to figures, and from figures to pages and a file, each as soon as it can be."""

from PySide6.QtCore import QObject, Signal, Slot

from vp_desktop.domain.periods import PeriodError
from vp_desktop.domain.report_states import ReportState, Standing
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.adopting import ReportAdopter
from vp_desktop.ui.pages.report.archive import ReportArchive
from vp_desktop.ui.pages.report.desk import ReportDesk
from vp_desktop.ui.pages.report.handing import HandoutDesk
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.protecting import Protected
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.workbench import Workbench


class ReportMaker(QObject):
    """Makes the report in hand; nothing of another report is shown, saved or given out with it."""

    protected = Signal(object)
    """There are new figures: ``Protected``."""
    read = Signal(object)
    """What stands on the new pages and could point to a person: ``Passages``."""
    stands = Signal()
    """The report was adopted, given out, or made a draft again."""
    settle = Signal()
    """What is typed and not saved is needed now."""
    said = Signal(Message)

    def __init__(
        self, reports: YearlyReports, bench: Workbench, save: SaveStep, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reports = reports
        self._bench = bench
        self._asked: ReportDraft | None = None
        self._made: Protected | None = None
        self._desk = ReportDesk(reports, bench.preview.work, self)
        self._keeper = ReportKeeper(reports, save, self)
        self._adopter = ReportAdopter(reports, save.gate, save.standing, self)
        self._handouts = HandoutDesk(reports, save.also, self)
        preview = bench.preview
        self._archive = ReportArchive(reports, save.history, preview, self)
        self._archive.said.connect(self.said)
        self._desk.started.connect(preview.wait)
        self._desk.read.connect(self.read)
        self._desk.made.connect(preview.show_pdf)
        self._desk.made.connect(self._keeper.take)
        self._desk.troubled.connect(preview.show_trouble)
        self._desk.stopped.connect(preview.show_stopped)
        preview.again.connect(self._desk.make_now)
        self._desk.made.connect(self._handouts.take)
        self._keeper.wrote.connect(self._handouts.saved)
        self._keeper.said.connect(self.said)
        self._keeper.given_out.connect(self.stands)
        self._adopter.said.connect(self.said)
        self._adopter.settle.connect(self.settle)
        save.gate.to_privacy.connect(bench.to_privacy)
        self._adopter.changed.connect(self.stands)
        self._handouts.said.connect(self.said)
        bench.protecting.made.connect(self._take)
        bench.protecting.troubled.connect(self._say_trouble)

    def figures(self, draft: ReportDraft) -> None:
        """Make the figures of ``draft``; the pages follow."""
        self._put_away()
        self._asked = draft
        self._bench.preview.wait()
        self._bench.protecting.protect(self._reports, draft)

    def rest(self) -> None:
        """Make nothing: the period that is chosen ends before it starts."""
        self._put_away()
        self._bench.protecting.rest()
        self._bench.preview.show_trouble(explain(PeriodError()))

    def _put_away(self) -> None:
        self._asked = self._made = None
        self._keeper.rest()
        self._adopter.rest()
        self._handouts.rest()
        self._desk.drop()

    def read_with(self, reader: TextReader) -> None:
        """Read the pages with ``reader`` from now on."""
        self._desk.read_with(reader)

    def pages(self, draft: ReportDraft) -> None:
        """Make the pages of ``draft``, if its figures are there: else they follow by themselves."""
        if self._made is not None:
            self._keeper.begin(draft, self._made.figures)
            self._handouts.begin(draft, self._made.figures)
            self._archive.begin(draft.organisation_id)
            standing = self._adopter.begin(draft, self._made.figures)
            if standing.state is ReportState.GIVEN_OUT:
                self._show_given_out(standing)
            else:
                self._desk.ask(draft, self._made.figures)

    def _show_given_out(self, standing: Standing) -> None:
        """Show the very file that was given out: it is not made again."""
        self._desk.drop()
        newest = standing.newest
        content = None if newest is None else self._reports.states.file(newest)
        if content is None:
            told = _("This report was given out, and its file is not in the vault.")
            self._bench.preview.show_trouble(told)
        else:
            self._desk.show(content)

    @Slot(str)
    def _say_trouble(self, told: str) -> None:
        """Say why there are no figures; what was adopted can still be made a draft again."""
        self._bench.preview.show_trouble(told)
        if self._asked is not None:
            self._keeper.say_adopted(self._asked)
            self._adopter.begin(self._asked, None)

    @Slot(object)
    def _take(self, made: Protected) -> None:
        self._made = made
        self.protected.emit(made)
