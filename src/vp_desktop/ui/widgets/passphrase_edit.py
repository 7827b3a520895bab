"""A field for a passphrase: dots, an eye to look, a word when Caps Lock is on."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import icon_button

MOST_CHARACTERS = 1024

_GAP = 4


class PassphraseEdit(QLineEdit):
    """Exposed to screen readers as a password: they say how many signs, not which."""

    caps_lock = Signal(bool)
    """Whether Caps Lock seems to be on, judged by the letters typed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(MOST_CHARACTERS)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = icon_button("eye", _("Show the passphrase"))
        self._eye.setParent(self)
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.setAutoDefault(False)
        self._eye.clicked.connect(self._turn)
        self._place()

    def take(self) -> str:
        """Return what was typed, and empty the field."""
        typed = self.text()
        self.clear()
        return typed

    def hide_text(self) -> None:
        """Show dots again."""
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._show_eye()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look whether the letters come out the other way round than the Shift key says."""
        super().keyPressEvent(event)
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shifted)
        elif event.key() == Qt.Key.Key_CapsLock:
            on = False  # it was just switched; the next letter tells which way
            self.caps_lock.emit(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the right edge."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    @Slot()
    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._show_eye()

    def _show_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.show_icon("eye" if hidden else "eye-off")
        name = _("Show the passphrase") if hidden else _("Hide the passphrase")
        self._eye.setAccessibleName(name)
        self._eye.setToolTip(name)

    def _place(self) -> None:
        side = min(self._eye.sizeHint().width(), max(self.height() - _GAP, 1))
        self._eye.setGeometry(self.width() - side - _GAP, (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, current().px(30), 0)
