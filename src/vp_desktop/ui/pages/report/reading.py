"""Have everything read that the report prints, and lead to where it was written."""

from PySide6.QtCore import QObject, Signal, Slot

from vp_desktop.domain.printed_texts import PAGES, PrintedText, printed_texts
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.protection import Protection
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.page import Destination
from vp_desktop.ui.pages.report.protecting import Protected
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench

_PARTS = {
    "advice": "advice",
    "earlier_advice": "advice",
    "activities": "activities",
    "counted": "counting",
}
"""On which part of the page of an organisation a text of the report is written."""
_WHO = "contract"
"""The part that holds what is written nowhere else: who gets the report."""


class ReportReading(QObject):
    """Knows what the report in hand is read against."""

    go = Signal(Destination)
    """The user wants to go where a text is written."""

    def __init__(
        self,
        reports: YearlyReports,
        protection: Protection,
        texts: TextsStep,
        bench: Workbench,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reports, self._protection = reports, protection
        self._texts, self._bench = texts, bench
        self._organisation_id: int | None = None
        texts.to_place.connect(self._to_place)
        texts.decided.connect(bench.focus_next)

    def read(self, made: Protected) -> TextReader:
        """Read all texts of the report that was protected; return what reads its pages."""
        reader = self._protection.reader(made.draft, made.figures)
        self._organisation_id = made.draft.organisation_id
        self._texts.show_printed(printed_texts(self._reports.content(made.draft)), reader)
        return reader

    @Slot()
    def to_texts(self) -> None:
        """Go to the first passage that waits for a decision."""
        self._bench.go_to(Step.TEXTS)
        self._texts.focus_waiting()

    @Slot()
    def to_answers(self) -> None:
        """Go where the answers of management are entered."""
        self.go.emit(Destination("organisations", self._organisation_id, "advice"))

    @Slot()
    def to_reach(self) -> None:
        """Go where it is written how employees reach the adviser."""
        self.go.emit(Destination("settings", part="practice"))

    @Slot(object)
    def _to_place(self, printed: PrintedText) -> None:
        if printed.field == PAGES:
            self._bench.preview.show_page(printed.number or 1)
        elif printed.field == "edition":
            self._bench.go_to(Step.SAVE)
        else:
            part = _PARTS.get(printed.field, _WHO)
            self.go.emit(Destination("organisations", self._organisation_id, part))
