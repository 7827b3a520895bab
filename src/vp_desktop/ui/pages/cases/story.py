"""The tab «Tijdlijn»: the composer on top, and below it all that happened."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.cases import Case
from vp_desktop.services.drafts import Drafts
from vp_desktop.services.notebook import Notebook
from vp_desktop.ui.pages.cases.chronicle import Entry
from vp_desktop.ui.pages.cases.timeline import Timeline
from vp_desktop.ui.widgets.composer import Composer
from vp_desktop.ui.widgets.surfaces import Picture, scroll
from vp_desktop.ui.widgets.text import label

_NEAR_THE_END = 200
"""Pixels from the end of the view at which older entries are made."""

_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


class Story(QWidget):
    """Where one writes, above what was written before."""

    logged = Signal(object)
    """A ``Logged``, after a conversation was written down."""

    def __init__(self, notes: Notebook, drafts: Drafts, today: Callable[[], date]) -> None:
        super().__init__()
        self._case: Case | None = None
        self._composer = Composer(notes, drafts, today=today())
        self.timeline = Timeline(today)
        self._kept = _Kept()
        below = QGridLayout()  # one cell for both: the sentence stands beside the first heading
        below.addWidget(self.timeline, 0, 0)
        below.addWidget(self._kept, 0, 0, _TOP_RIGHT)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._composer)
        column.addLayout(below)
        column.addStretch(1)
        self._view = scroll(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._view)
        self._composer.kept.connect(self._kept.say)
        self._composer.logged.connect(self.logged)
        self._view.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_case(self, case: Case, history: Sequence[Entry]) -> None:
        """Show ``history``; of another case than before, with the draft of that case on top."""
        same = self._case is not None and self._case.id == case.id
        self._case = case
        if not same:
            self._composer.begin(f"case:{case.id}", case.id)
            self._view.verticalScrollBar().setValue(0)
        self._composer.setVisible(not case.part_a_destroyed)
        self.timeline.show_entries(history, same_case=same)

    def flush(self) -> None:
        """Save the draft that waits."""
        self._composer.flush()

    def focus_text(self) -> None:
        """Put the caret in the note."""
        self._composer.focus_text()

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        bar = self._view.verticalScrollBar()
        if bar.isVisible() and value >= bar.maximum() - _NEAR_THE_END:
            self.timeline.show_older()


class _Kept(QWidget):
    """When the draft was saved, with a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "micro")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Picture("check", "ok", 14))
        row.addWidget(self._text)
        self.hide()

    @Slot(str)
    def say(self, text: str) -> None:
        """Show ``text``; nothing hides the tick too."""
        self._text.setText(text)
        self.setVisible(bool(text))
