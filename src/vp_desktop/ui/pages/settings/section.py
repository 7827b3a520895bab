"""What every section of the settings is made of: cards with a heading, to be found by words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.widgets.surfaces import Card
from vp_desktop.ui.widgets.text import label


class Section(QWidget):
    """One subject. It acts at once: there is no button that applies."""

    said = Signal(Message)
    go = Signal(Destination)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    def card(self, heading: str, explanation: str = "") -> Card:
        """Return a new card at the end, under ``heading``."""
        made = Card(margin=20, spacing=12)
        made.column.addWidget(label(heading, "heading", wrap=True))
        if explanation:
            made.column.addWidget(label(explanation, "muted", wrap=True))
        self.column.addWidget(made)
        return made

    def matches(self, words: str) -> bool:
        """Return whether every one of ``words`` stands somewhere in this section."""
        labels = [part.text() for part in self.findChildren(QLabel)]
        buttons = [part.text() for part in self.findChildren(QAbstractButton)]
        text = " ".join(labels + buttons).casefold()
        return all(word in text for word in words.casefold().split())

    def refresh(self) -> None:
        """Read again what may have changed elsewhere."""

    def flush(self) -> None:
        """Save what is typed and not yet saved."""

    def start(self, part: str) -> None:
        """Begin with ``part``, as ``passphrase`` or ``import``."""
