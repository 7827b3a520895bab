"""Labels: words on the window, in the sizes of the look."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.theme.typefaces import Role

_LINE_HEIGHT = 140
"""Per cent: lines of prose stand this far apart."""


def label(
    text: str, role: Role = "body", *, wrap: bool = False, tone: Tone | None = None
) -> QLabel:
    """Return ``text`` as it is, in the letters of ``role``; what looks like HTML stays text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone is not None:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Change a property the style sheet looks at, and show the difference."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Prose(QLabel):
    """Text a person wrote: wrapped, with air between the lines, to be selected and copied."""

    def __init__(self, text: str = "", role: Role = "body") -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.say(text)

    def say(self, text: str) -> None:
        """Show ``text``, letter for letter."""
        lines = _as_html(text).replace("\n", "<br>")
        self._heights.clear()
        self.setText(f'<p style="line-height:{_LINE_HEIGHT}%; margin:0">{lines}</p>')

    def heightForWidth(self, width: int) -> int:
        """Return the height at ``width``: nested layouts ask fifty times, and Qt measures anew."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = super().heightForWidth(width)
        return height

    def changeEvent(self, event: QEvent) -> None:
        """Forget the heights when the letters change."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._heights.clear()
        super().changeEvent(event)


def _as_html(text: str) -> str:
    """Return ``text`` as HTML that shows it as it is; the module for it costs 15 ms to import."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tip(text: str) -> str:
    """Return ``text`` for a tooltip, which would take it for HTML and read what an <img> names.

    A name may come from a file that somebody else made: a pipe in it would stop the program, and a
    share on another computer would be told who is asking.
    """
    return f"<p>{_as_html(text)}</p>" if {"<", "&"} & set(text) else text


class ElidedLabel(QLabel):
    """One line that ends in «…» where there is no room; the whole of it is in the tooltip."""

    def __init__(self, text: str = "", role: Role = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show ``text``."""
        self.setText(text)
        self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it does not work."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the look."""
        painter = QPainter(self)
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.style().drawItemText(
            painter, room, self.alignment(), self.palette(), self.isEnabled(), shown,
            self.foregroundRole(),
        )  # fmt: skip
