"""One card in the middle of an empty window: unlocking, recovering, the first run."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.surfaces import Ground, scroll
from vp_desktop.ui.widgets.text import label


class CardPage(QWidget):
    """A card of a fixed width on the ground of the window; it scrolls where it does not fit."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.setProperty("ground", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._width = width
        self.card = Ground("pane", 32, 12)
        self.column = self.card.column
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.card)
        row.addStretch()
        promise = label(
            _("Everything stays on this computer. No account, no internet needed."), "muted",
            wrap=True,
        )  # fmt: skip
        promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addLayout(row)
        column.addWidget(promise)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll(inside))
        self._measure()

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

    def _measure(self) -> None:
        self.card.setFixedWidth(current().px(self._width))
