"""Adopt the report in hand, take that back, or begin a corrected edition of what was given out."""

from PySide6.QtCore import QObject, Signal, Slot

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.report_states import Standing
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.gate_line import GateLine
from vp_desktop.ui.pages.report.standing import StandingPanel
from vp_desktop.ui.widgets.form import Form, line


class ReportAdopter(QObject):
    """Takes the report from one state to the next, as the user says."""

    changed = Signal()
    """The report is in another state."""
    settle = Signal()
    """What is typed and not saved is needed now: it belongs to what is adopted."""
    said = Signal(Message)

    def __init__(
        self, reports: YearlyReports, gate: GateLine, panel: StandingPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reports, self._gate, self._panel = reports, gate, panel
        self._states = reports.states
        self._draft: ReportDraft | None = None
        self._figures: PublicFigures | None = None
        self._looked_at: ReportDraft | None = None
        panel.adopt.connect(self._look)
        gate.passed.connect(self._adopt)
        panel.reopen.connect(self._reopen)

    def rest(self) -> None:
        """Put the report away: it is another by now."""
        self._draft = self._figures = self._looked_at = None
        self._gate.rest()

    def begin(self, draft: ReportDraft, figures: PublicFigures | None) -> Standing:
        """Take another report in hand; return how far it is.

        Without figures nothing can be adopted, and what was can still be taken back.
        """
        self._draft, self._figures = draft, figures
        standing = self._states.of(draft)
        self._panel.show_standing(standing)
        return standing

    @Slot()
    def _look(self) -> None:
        """Look once more at what readers could work out; what passes is adopted."""
        self.settle.emit()
        if self._draft is None or self._figures is None or not self._panel.may_adopt():
            return
        self._looked_at = self._draft
        try:
            work = self._reports.gate.job(self._draft, self._figures)
        except VpError as error:
            self._gate.refuse(error)
            return
        self._gate.ask(work)

    @Slot()
    def _adopt(self) -> None:
        self.settle.emit()
        if self._draft is None:
            return
        if self._draft != self._looked_at:
            told = _("Its texts were changed meanwhile. Look at the report, and adopt it again.")
            self.said.emit(Message(told, urgent=True))
            return
        try:
            self._states.adopt(self._draft, self._panel.adopted_on())
        except VpError as error:
            self.said.emit(Message(explain(error), urgent=True))
            return
        self.said.emit(Message(_("The report is adopted. Save it, and give it out.")))
        self.changed.emit()

    @Slot()
    def _reopen(self) -> None:
        if self._draft is None:
            return
        if self._states.of(self._draft).out_since:
            self._ask_correction()
        else:
            self._states.reopen(self._draft)
            self.said.emit(Message(_("The report is a draft again.")))
            self.changed.emit()

    def _ask_correction(self) -> None:
        words = line("")

        def keep() -> None:
            if self._draft is not None:
                self._states.reopen(self._draft, words.text())
                self.changed.emit()

        form = Form(self._panel, _("Corrected edition"), keep)
        form.add(
            _("What is corrected"),
            words,
            needed=True,
            hint=_("A few words; they are printed in the new edition. Name nobody."),
        )
        form.open()
        words.setFocus()
