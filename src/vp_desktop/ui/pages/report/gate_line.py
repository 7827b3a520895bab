"""The last look before a report stands: what readers could work out of it, whoever protected it."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.progress import StoppedError
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.working import Working


class GateLine(QWidget):
    """Shows nothing while all is well; else that it takes a while, or why the report may not go."""

    passed = Signal()
    """The report that was asked about may stand."""
    to_privacy = Signal()
    """The user wants to see what gives something away."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._work = Working(jobs, _("A last look at what readers could work out…"))
        self._banner = Banner(
            "", "danger", "shield-alert", _("To the privacy check"), stacked=True
        )  # fmt: skip
        self._banner.hide()
        self._banner.acted.connect(self.to_privacy)
        self._work.job.done.connect(self._done)
        self._work.job.failed.connect(self.refuse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._work)
        column.addWidget(self._banner)

    def ask(self, work: Callable[..., None]) -> None:
        """Do ``work``, which raises where a report may not stand."""
        self.rest()
        self._work.run(work)

    def rest(self) -> None:
        """Ask and say nothing: the report is another by now."""
        self._work.drop()
        self._banner.hide()

    @Slot(object)
    def refuse(self, error: VpError) -> None:
        """Say why the report may not stand."""
        if isinstance(error, StoppedError):
            told = _("The last look was stopped. The report is still a draft.")
            self._banner.say(told, "warn", "shield-alert")
        else:
            told = explain(error)
            self._banner.say(told, "danger", "shield-alert")
        self._banner.show()
        announce(self, told, urgent=True)

    @Slot(object)
    def _done(self, _nothing: object) -> None:
        self.passed.emit()
