"""A sentence on a coloured ground, with what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import label, set_property


class Banner(QFrame):
    """Something to know, in one tone: icon, words, and at most one thing to do.

    Where there is little width, ``stacked`` puts the thing to do below the words.
    """

    acted = Signal()

    def __init__(
        self,
        text: str,
        tone: Tone,
        icon: str,
        action: str = "",
        head: str = "",
        *,
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("banner", tone)
        self._picture = Picture(icon, tone)
        self._text = label(text, "small", wrap=True, tone=tone)
        self._action = button(action, "link")
        if not action:  # showing a button that has no parent yet would open a window for it
            self._action.hide()
        self._action.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(2)
        if head:
            words.addWidget(label(head, "strong", wrap=True, tone=tone))
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if stacked:
            words.addWidget(self._action, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def text(self) -> QLabel:
        """The sentence."""
        return self._text

    def offer(self, action: str) -> None:
        """Put other words on the thing to do."""
        self._action.setText(action)

    def say(self, text: str, tone: Tone, icon: str) -> None:
        """Show another sentence, in another tone."""
        self._text.setText(text)
        self._picture.show_icon(icon, tone)
        set_property(self._text, "tone", tone)
        set_property(self, "banner", tone)
