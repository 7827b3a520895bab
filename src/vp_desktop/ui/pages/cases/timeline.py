"""The timeline of a case: cards under headings, forty at a time."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vp_desktop.i18n import ngettext
from vp_desktop.ui.pages.cases.chronicle import Entry, group_name
from vp_desktop.ui.pages.cases.entry_card import EntryCard
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.text import label

AT_ONCE = 40
"""Entries made at a time: widgets cost a millisecond each."""


class Timeline(QWidget):
    """The newest entries of a case, with older ones a press or a scroll away."""

    asked = Signal(str, object)
    """What an entry's menu or button asks, and the record of the entry."""
    postponed = Signal(object, object)
    """A ``FollowUp``, and the day it should move to, or None to be asked for."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._entries: list[Entry] = []
        self._cards: list[EntryCard] = []
        self._heading = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._older = button("", "link")
        self._older.clicked.connect(self.show_older)
        self._older.hide()

    def show_entries(self, entries: Sequence[Entry], *, same_case: bool) -> None:
        """Show ``entries``; of the same case as before, as many as were shown before."""
        if list(entries) == self._entries:
            return
        wanted = max(AT_ONCE, len(self._cards)) if same_case else AT_ONCE
        focused = self._focused() if same_case else -1
        self._clear()
        self._entries = list(entries)
        self._add(wanted)
        if focused >= 0 and self._cards:
            self._cards[min(focused, len(self._cards) - 1)].focus_menu()

    @Slot()
    def show_older(self) -> None:
        """Show the next forty, older ones."""
        first_new = len(self._cards)
        had_focus = self._older.hasFocus()
        self._add(AT_ONCE)
        if had_focus and first_new < len(self._cards):
            self._cards[first_new].focus_menu()

    def shown(self) -> int:
        """Return how many entries are made so far."""
        return len(self._cards)

    def _add(self, count: int) -> None:
        start = len(self._cards)
        for entry in self._entries[start : start + count]:
            heading = group_name(entry.day, self._today())
            if heading != self._heading:
                self._heading = heading
                self._column.addWidget(label(heading, "micro"))
            card = EntryCard(entry, self._today)
            card.asked.connect(self.asked)
            card.postponed.connect(self.postponed)
            self._cards.append(card)
            self._column.addWidget(card)
        self._end_rails()
        left = len(self._entries) - len(self._cards)
        words = ngettext("Show {n} older", "Show {n} older", left).format(n=left)
        self._older.setText(words if left else "")
        self._older.setVisible(left > 0)
        self._column.removeWidget(self._older)
        self._column.addWidget(self._older, 0, Qt.AlignmentFlag.AlignHCenter)

    def _end_rails(self) -> None:
        days = [group_name(entry.day, self._today()) for entry in self._entries]
        for at, card in enumerate(self._cards):
            card.rail.end_here(last=at + 1 >= len(self._cards) or days[at + 1] != days[at])

    def _focused(self) -> int:
        focused = self.window().focusWidget()
        for at, card in enumerate(self._cards):
            if focused is not None and card.isAncestorOf(focused):
                return at
        return -1

    def _clear(self) -> None:
        self._heading = ""
        self._cards = []
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self._older:
                old.hide()
                old.deleteLater()
