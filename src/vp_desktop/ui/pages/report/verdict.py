"""What the audit says of the report beside all that was given out before, in one sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.protection import Protection
from vp_desktop.ui.findings import verdict_sentence
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.working import Working

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Verdict


class VerdictLine(QWidget):
    """Judges a report when somebody looks, and says what came of it."""

    judged = Signal(object)
    """What was found; None while nothing is known."""

    def __init__(self, protection: Protection, jobs: Jobs) -> None:
        super().__init__()
        self._protection = protection
        self._asked: tuple[ReportDraft, PublicFigures] | None = None
        """What is still to be judged."""
        self._work = Working(jobs, _("Trying to work out the hidden numbers…"))
        self._banner = Banner("", "ok", "shield-check")
        self._banner.hide()
        self._work.job.done.connect(self._judged)
        self._work.job.failed.connect(self._failed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._work)
        column.addWidget(self._banner)

    def judge(self, draft: ReportDraft, figures: PublicFigures) -> None:
        """Judge ``figures``, now or when this is seen."""
        self._work.drop()
        self._banner.hide()
        self._asked = draft, figures
        self.judged.emit(None)
        if self.isVisible():
            self._start()

    def showEvent(self, event: QShowEvent) -> None:
        """Judge what waits."""
        super().showEvent(event)
        self._start()

    def _start(self) -> None:
        if self._asked is None:
            return
        (draft, figures), self._asked = self._asked, None
        try:
            work = self._protection.audit_job(draft, figures)
        except VpError as error:
            self._failed(error)
            return
        self._work.run(work)

    @Slot(object)
    def _judged(self, verdict: "Verdict") -> None:
        self._say(*verdict_sentence(verdict))
        self.judged.emit(verdict)

    @Slot(object)
    def _failed(self, error: VpError) -> None:
        if isinstance(error, StoppedError):
            self._say(_("The check was stopped. Nothing is known of this report."), "warn")
        else:
            self._say(explain(error), "danger")

    def _say(self, text: str, tone: Tone) -> None:
        self._banner.say(text, tone, "shield-check" if tone == "ok" else "shield-alert")
        self._banner.show()
