"""What the audit says of the report beside all that was given out before, in one sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.explain import explain
from vp_desktop.services.protection import Protection
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report.working import Working
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Verdict


class VerdictLine(QWidget):
    """Judges a report when somebody looks, and says what came of it."""

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
        text, tone = verdict_sentence(verdict)
        self._say(text, tone)

    @Slot(object)
    def _failed(self, error: VpError) -> None:
        if isinstance(error, StoppedError):
            self._say(_("The check was stopped. Nothing is known of this report."), "warn")
        else:
            self._say(explain(error), "danger")

    def _say(self, text: str, tone: Tone) -> None:
        self._banner.say(text, tone, "shield-check" if tone == "ok" else "shield-alert")
        self._banner.show()


def verdict_sentence(verdict: "Verdict") -> tuple[str, Tone]:
    """Return what an audit found, and how it is to be taken."""
    leaks = len(verdict.leaks)
    if leaks:
        told = ngettext(
            "{n} small number can be read or worked out. Do not give this report out.",
            "{n} small numbers can be read or worked out. Do not give this report out.",
            leaks,
        )
        return told.format(n=leaks), "danger"
    if verdict.relaxed:
        return _("No small number was found, but it was too large to be exact."), "warn"
    told = _(
        "Checked beside all that was given out: an outsider, one of the cases, and somebody who "
        "knows how numbers are hidden cannot work out a small number."
    )
    return told, "ok"
