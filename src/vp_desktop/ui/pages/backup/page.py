"""The page of backups: make, see, check, try, put back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.i18n import _
from vp_desktop.services.backup_desk import BackupDesk
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.page import Page
from vp_desktop.ui.pages.backup.known import KnownCard
from vp_desktop.ui.pages.backup.making import MakingCard
from vp_desktop.ui.pages.backup.restoring import RestoreSheet
from vp_desktop.ui.pages.backup.trial import TrialCard
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Card, scroll
from vp_desktop.ui.widgets.text import label

_WIDEST = 760
"""Pixels at 100 %: longer lines read badly."""


class BackupPage(Page):
    """Four cards under each other."""

    topics = frozenset({Topic.BACKUPS})
    vault_restored = Signal(str)
    """The folder of a vault that was just restored: the unlock card may offer it."""

    def __init__(
        self,
        desk: BackupDesk,
        jobs: Jobs,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._backups = desk.backups
        self._jobs = jobs
        self._today = today
        self._making = MakingCard(desk, jobs)
        self._trial = TrialCard(desk.trials, jobs)
        self._known = KnownCard(desk.backups, jobs)
        self._lay_out()
        for card in (self._making, self._trial, self._known):
            card.said.connect(self.said)
        self._making.made.connect(self._reload)
        self._making.changed.connect(self._reload)
        self._reload()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Backup and restore")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read the log again."""
        if topics & self.topics:
            self._reload()

    def focus_first(self) -> None:
        """Put the focus on the button that makes a backup."""
        self._making.focus_button()

    def show_record(self, record: int, part: str = "") -> None:
        """Begin a trial restore when that was asked."""
        self.focus_first()
        if part == "trial":
            self._trial.begin()

    @Slot()
    def put_back(self) -> None:
        """Ask which backup to restore."""
        sheet = RestoreSheet(self, self._jobs)
        sheet.restored.connect(self.vault_restored)
        newest = self._backups.last()
        if newest is not None:
            sheet.choose_file(str(newest.path))
        sheet.open()

    @Slot()
    def _reload(self) -> None:
        self._making.show_status(self._backups.status(self._today()))
        self._trial.show_status(self._backups.trial(self._today()))
        self._known.show_backups(self._today())

    @Slot()
    def _fit(self) -> None:
        self._column.setMaximumWidth(current().px(_WIDEST))

    def _lay_out(self) -> None:
        back = Card(margin=20, spacing=12)
        back.column.addWidget(label(_("Put back"), "heading"))
        back.column.addWidget(
            label(
                _(
                    "A backup is put back as a new vault and counted. Your present vault is never "
                    "written over."
                ),
                "muted",
                wrap=True,
            )
        )
        open_sheet = button(_("Put a backup back…"))
        open_sheet.clicked.connect(self.put_back)
        row = QHBoxLayout()
        row.addWidget(open_sheet)
        row.addStretch()
        back.column.addLayout(row)
        self._column = QWidget()
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 12, 12)
        cards.setSpacing(12)
        for card in (self._making, self._trial, self._known, back):
            cards.addWidget(card)
        cards.addStretch()
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(self._column, 1)
        sides.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))
        current().changed.connect(self._fit)
        self._fit()
