"""Tabs over a record: a choice of what of it to see."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QTabBar


class Tabs(QTabBar):
    """A row of page tabs, each with a key."""

    chosen = Signal(str)
    """The key of the tab the user chose; not when the program chooses."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self._keys: list[str] = []
        self.currentChanged.connect(self._changed)

    def set_tabs(self, tabs: list[tuple[str, str]]) -> None:
        """Offer ``tabs`` (key, text); the chosen one stays chosen where its key remains."""
        before = self.key()
        with QSignalBlocker(self):
            while self.count() > len(tabs):
                self.removeTab(self.count() - 1)
            for number, (_key, text) in enumerate(tabs):
                if number < self.count():
                    self.setTabText(number, text)
                else:
                    self.addTab(text)
        self._keys = [key for key, _text in tabs]
        if before in self._keys:
            self.choose(before)

    def key(self) -> str:
        """Return the key of the chosen tab, or an empty text where there are none."""
        number = self.currentIndex()
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def choose(self, key: str) -> None:
        """Choose the tab called ``key`` without saying so."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._keys.index(key))

    @Slot(int)
    def _changed(self, number: int) -> None:
        if 0 <= number < len(self._keys):
            self.chosen.emit(self._keys[number])
