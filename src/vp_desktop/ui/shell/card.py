"""One card in the middle of an empty window: unlocking, recovering, the first run."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.shell.vault_name import Logo
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.surfaces import Fitting, Ground, scroll
from vp_desktop.ui.widgets.text import label

_EDGE = 32
"""Pixels between the edge of the card and what it says."""

_BAR = 16
"""Pixels of that, at the right, in which the bar of what scrolls stands."""

_SIGN, _LOW = 44, 520
"""Pixels at 100 %: the sign of the program, and the height of a window without room for it."""


class CardPage(QWidget):
    """A card of a fixed width on the ground of the window; its foot stays, the rest scrolls."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._width = width
        self._sign: Logo | None = None
        self.card = Ground("pane", _EDGE, 16)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, _BAR, 0)
        self.column.setSpacing(12)
        self._view = scroll(inside, Fitting())
        self.foot = QHBoxLayout()
        """What leads back and on: always in sight, however little of the rest is."""
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, 0, _BAR, 0)
        self._below.setSpacing(12)
        self._below.addLayout(self.foot)
        self.card.column.setContentsMargins(_EDGE, _EDGE, _EDGE - _BAR, _EDGE)
        self.card.column.addWidget(self._view)
        self.card.column.addLayout(self._below)
        self._lay_out_around()
        self._measure()

    def _lay_out_around(self) -> None:
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.card)
        row.addStretch()
        promise = label(
            _("Everything stays on this computer. No account, no internet needed."), "muted",
            wrap=True,
        )  # fmt: skip
        promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addLayout(row)
        column.addWidget(promise)
        column.addStretch(1)

    def greet(self, sentence: str) -> None:
        """Begin with the sign of the program, and say what is asked."""
        self._sign = Logo(_SIGN)
        self.column.addWidget(self._sign)
        self.column.addWidget(label(_("Welcome back"), "display"))
        self.column.addWidget(label(sentence, "muted", wrap=True))
        self.column.addSpacing(8)

    def keep_in_sight(self, part: QWidget) -> None:
        """Put ``part`` above the foot, below what scrolls."""
        self._below.insertWidget(self._below.count() - 1, part)

    def begin_at_top(self) -> None:
        """Show the beginning of what the card says."""
        self._view.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Put the focus where work on this card begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds_secret(self) -> bool:
        """Return whether something was typed here that a lock must clear away."""
        fields = self.findChildren(QLineEdit)
        secret = Qt.InputMethodHint.ImhSensitiveData
        return any(field.text() and field.inputMethodHints() & secret for field in fields)

    def refuse(self, sentence: str, *, wrong_passphrase: bool) -> None:
        """Say why the vault stays closed, where this card is about opening one."""

    def may_go(self) -> bool:
        """Return whether a lock may clear this card away: nothing is made here but once."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the sign out where what is asked needs the room."""
        super().resizeEvent(event)
        if self._sign is not None:
            self._sign.setVisible(self.height() >= current().px(_LOW))

    def _measure(self) -> None:
        self.card.setFixedWidth(current().px(self._width))
