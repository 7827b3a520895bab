"""The page of safety: how everything stands, and the check of the whole vault."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.changes import Topic
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.safety import AGAINST
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.safety import Outside, Safety, look_at_computer
from vp_desktop.ui.page import Destination, Message, Page
from vp_desktop.ui.pages.safety.closing import ClosingSheet
from vp_desktop.ui.pages.safety.rows import DangerCard
from vp_desktop.ui.pages.safety.summary import LimitsCard, SummaryCard
from vp_desktop.ui.pages.safety.words import CHECK, VERSIONS
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.surfaces import scroll

_WIDEST = 760
"""Pixels at 100 %: longer lines read badly."""

_AGAIN_MS = 600_000
"""Ten minutes: what this page says grows old by itself, also while nobody touches it."""


class SafetyPage(Page):
    """Says what is protected, what is not, and how each thing stands."""

    topics = frozenset({Topic.BACKUPS, Topic.SETTINGS})

    def __init__(
        self,
        safety: Safety,
        folder: Path,
        today: Callable[[], date],
        outside: Callable[[], Outside],
    ) -> None:
        super().__init__()
        self._safety, self._today, self._outside = safety, today, outside
        self._computer = look_at_computer(folder)
        self._steps: Iterator[None] | None = None
        self._summary = SummaryCard()
        self._cards = [DangerCard(danger, matters) for danger, matters in AGAINST.items()]
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # between two steps of a check the window lives
        self._soon.timeout.connect(self._step)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._reload)
        self._lay_out()
        self._summary.check_asked.connect(self.check)
        for card in self._cards:
            card.asked.connect(self._do)
        self._reload()

    def title(self) -> str:
        """Return what stands above the page."""
        return _("Safety")

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Look again."""
        if topics & self.topics:
            self._reload()

    def focus_first(self) -> None:
        """Put the focus on the button that checks the vault."""
        self._summary.focus_button()

    def show_record(self, record: int, part: str = "") -> None:
        """Begin the check when that was asked."""
        if part == CHECK.part:
            self.check()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what may have grown old meanwhile."""
        super().showEvent(event)
        self._again.start()
        self._reload()

    @Slot()
    def check(self) -> None:
        """Read the whole vault, a step at a time."""
        if self._steps is None:
            self._steps = self._safety.check()
            self._summary.show_busy(busy=True)
            self._soon.start()

    @Slot()
    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            done = next(self._steps, self) is self
        except VpError as error:
            self._end(Message(explain(error), urgent=True))
            return
        if done:
            self._end(Message(_("The whole vault was read. Everything is as it was written.")))
        else:
            self._soon.start()

    def _end(self, message: Message) -> None:
        self._steps = None
        self._summary.show_busy(busy=False)
        self._reload()
        self.said.emit(message)

    @Slot(Destination)
    def _do(self, to: Destination) -> None:
        if to == CHECK:
            self.check()
        elif to == VERSIONS:
            sheet = ClosingSheet(self.window())
            sheet.accepted.connect(self._leave_for_versions)
            sheet.open()
        else:
            self.go.emit(to)

    @Slot()
    def _leave_for_versions(self) -> None:
        self.go.emit(VERSIONS)

    @Slot()
    def _read_promises(self) -> None:
        self.go.emit(Destination("help", part="promises"))

    @Slot()
    def _reload(self) -> None:
        findings = self._safety.findings(self._outside(), self._computer)
        by_matter = {finding.matter: finding for finding in findings}
        self._summary.say(findings)
        for card in self._cards:
            card.say(by_matter, self._today())

    @Slot()
    def _fit(self) -> None:
        self._column.setMaximumWidth(current().px(_WIDEST))

    def _lay_out(self) -> None:
        limits = LimitsCard()
        limits.read.connect(self._read_promises)
        self._column = QWidget()
        cards = QVBoxLayout(self._column)
        cards.setContentsMargins(0, 0, 12, 12)
        cards.setSpacing(12)
        for card in (self._summary, *self._cards, limits):
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
