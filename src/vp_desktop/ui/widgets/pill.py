"""A word on a coloured ground: the state of a case, the kind of a report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.text import set_property


class Pill(QLabel):
    """A short word in one of the tones. The colour never says more than the word."""

    def __init__(self, text: str = "", tone: Tone = "muted") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("pill", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

    def say(self, text: str, tone: Tone) -> None:
        """Show ``text`` in ``tone``."""
        self.setText(text)
        set_property(self, "pill", tone)
