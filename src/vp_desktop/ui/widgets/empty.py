"""What a list shows when there is nothing in it: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Disc
from vp_desktop.ui.widgets.text import label


class EmptyState(QWidget):
    """A sentence, at most one thing to do, and at most one link beside it."""

    acted = Signal()
    """The button was pressed."""
    linked = Signal()
    """The link was pressed."""

    def __init__(self, text: str, action: str = "", link: str = "", icon: str = "inbox") -> None:
        super().__init__()
        self._text = label(text, "muted", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._action = button(action, "")
        self._action.clicked.connect(self.acted)
        self._link = button(link, "link")
        self._link.clicked.connect(self.linked)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Disc(icon, "muted", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._action)
        row.addWidget(self._link)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(2)
        self.say(text, action, link)

    def say(self, text: str, action: str = "", link: str = "") -> None:
        """Show other words; no text hides the button or the link."""
        self._text.setText(text)
        for part, words in ((self._action, action), (self._link, link)):
            part.setText(words)
            part.setVisible(bool(words))
