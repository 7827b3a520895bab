"""Protect the figures of a report away from the window, and say so while it lasts."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.yearly_report import YearlyReports
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.working import Working


@dataclass(frozen=True, slots=True)
class Protected:
    """The figures of a report, and the exact counts that they were made of."""

    draft: ReportDraft
    figures: PublicFigures
    counted: PeriodCounts = field(repr=False)


class ProtectingLine(QWidget):
    """Shows nothing while all is well; else that it takes a while, or why there are no figures."""

    made = Signal(object)
    """Of ``Protected``."""
    troubled = Signal(str)
    """There are no figures, and this is why."""
    again = Signal()
    """The user wants the figures after all."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._asked: tuple[ReportDraft, PeriodCounts] | None = None
        self._work = Working(jobs, _("Protecting the figures…"))
        self._trouble = Banner("", "warn", "circle-alert", _("Try again"), stacked=True)
        self._trouble.hide()
        self._trouble.acted.connect(self.again)
        self._work.job.done.connect(self._done)
        self._work.job.failed.connect(self._failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._work)
        column.addWidget(self._trouble)

    @property
    def running(self) -> bool:
        """Whether figures are on their way."""
        return self._work.job.running

    def protect(self, reports: YearlyReports, draft: ReportDraft) -> None:
        """Make the figures of ``draft``; what was on its way is stopped."""
        self.rest()
        try:
            counted, work = reports.raw(draft).own, reports.figures_job(draft)
        except VpError as error:
            self._failed(error)
            return
        self._asked = draft, counted
        self._work.run(work)

    def rest(self) -> None:
        """Make nothing, and say nothing."""
        self._work.drop()
        self._trouble.hide()

    @Slot(object)
    def _done(self, figures: PublicFigures) -> None:
        if self._asked is not None:
            draft, counted = self._asked
            self.made.emit(Protected(draft, figures, counted))

    @Slot(object)
    def _failed(self, error: VpError) -> None:
        if isinstance(error, StoppedError):
            told = _("Stopped. Without protected figures there is no report.")
        else:
            told = explain(error)
        self._trouble.say(told, "warn", "circle-alert")
        self._trouble.show()
        self.troubled.emit(told)
