"""The trial restore: a card that says when the last one was, and the dialog that does one."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from vp_desktop.domain.backup_care import TrialStatus
from vp_desktop.domain.backups import KnownBackup, VerifyResult
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _, long_date
from vp_desktop.services.backup_trials import BackupTrials
from vp_desktop.services.explain import explain
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.backup.key_choice import KeyChoice
from vp_desktop.ui.pages.backup.words import held
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import label

_WHOLE = 1_000


class TrialCard(Card):
    """Says when somebody last showed that a backup can be opened, and offers to do it now."""

    said = Signal(Message)

    def __init__(self, trials: BackupTrials, jobs: Jobs) -> None:
        super().__init__(margin=20, spacing=12)
        self._trials = trials
        self._jobs = jobs
        self._state = Banner("", "ok", "shield-check")
        self._later = button(_("Not now"))
        self._later.clicked.connect(self._put_off)
        begin = button(_("Try a restore…"))
        begin.clicked.connect(self.begin)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(begin)
        row.addWidget(self._later)
        row.addStretch()
        self.column.addWidget(label(_("Trial restore"), "heading"))
        self.column.addWidget(self._state)
        self.column.addWidget(
            label(
                _(
                    "The program proves its backups by itself. What it cannot prove is that you "
                    "still know the passphrase, or can find the recovery sheet. Show that every "
                    "three months."
                ),
                "muted",
                wrap=True,
            )
        )
        self.column.addLayout(row)

    def show_status(self, status: TrialStatus) -> None:
        """Say when the last trial was; with no backup yet, there is nothing to try."""
        self._state.say(*_state(status))
        self._later.setVisible(status.asks)

    @Slot()
    def begin(self) -> None:
        """Ask for the passphrase or the code, and try it on the newest backup within reach."""
        newest = self._trials.newest()
        if newest is None:
            self.said.emit(
                Message(_("No backup can be reached now. Plug in the disk or the stick."))
            )
            return
        TrialSheet(self.window(), self._trials, newest, self._jobs).open()

    @Slot()
    def _put_off(self) -> None:
        self._trials.put_off()


class TrialSheet(Sheet):
    """Puts the newest backup back for a trial, by the passphrase or by the sheet."""

    _share = Signal(float)

    def __init__(
        self, parent: QWidget, trials: BackupTrials, backup: KnownBackup, jobs: Jobs
    ) -> None:
        super().__init__(parent, _("Trial restore"), _("Try it"), cancel=_("Close"))
        self._trials = trials
        self._backup = backup
        self._jobs = jobs
        self._key = KeyChoice()
        self._bar = QProgressBar()
        self._bar.setRange(0, _WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of the trial"))
        self._bar.hide()
        self._outcome = Banner("", "ok", "circle-check")
        self._outcome.hide()
        told = _("The backup of {day} is opened and compared, row for row. Nothing is changed.")
        day = long_date(backup.made_at.astimezone().date())
        self.body.addWidget(label(told.format(day=day), wrap=True))
        for part in (self._key, self._bar, self._outcome):
            self.body.addWidget(part)
        self.confirmed.connect(self._start)
        self._share.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._key.setFocus()

    @Slot()
    def _start(self) -> None:
        self._key.field.calm()
        if not self._key.words().strip():
            self._key.field.complain(_("Fill this in."))
            return
        job = self._trials.job(self._backup, self._key.words(), sheet=self._key.by_sheet())
        share = self._share

        def work() -> VerifyResult:
            return job(share.emit)

        self.primary.setEnabled(False)
        self._outcome.hide()
        self._bar.setValue(0)
        self._bar.show()
        self._jobs.run(self, work, done=self._done, failed=self._failed)

    @Slot(float)
    def _advance(self, share: float) -> None:
        self._bar.setValue(round(share * _WHOLE))

    def _done(self, result: VerifyResult) -> None:
        self._key.clear()
        self._trials.passed()
        self.primary.setEnabled(True)
        if result.holding is not None:
            counted = held(result.holding.cases, result.holding.notes)
            self._show(_("It opens. It holds {held}.").format(held=counted), "ok", "circle-check")

    def _failed(self, error: Exception) -> None:
        self.primary.setEnabled(True)
        if not isinstance(error, VpError):
            raise error
        self._show(explain(error), "danger", "circle-alert")
        self._key.setFocus()

    def _show(self, told: str, tone: Tone, icon: str) -> None:
        self._bar.hide()
        self._outcome.say(told, tone, icon)
        self._outcome.show()
        self.fit()
        announce(self, told, urgent=tone == "danger")


def _state(status: TrialStatus) -> tuple[str, Tone, str]:
    if status.last_on is None:
        told = _("Nobody has tried yet whether a backup opens.")
        return told, "warn" if status.due else "muted", "info"
    told = _("Last trial: {day}.").format(day=long_date(status.last_on))
    if status.due:
        return told, "warn", "triangle-alert"
    return told, "ok", "shield-check"
