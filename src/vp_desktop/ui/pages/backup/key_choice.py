"""The passphrase of a backup, or the code of the recovery sheet: whichever the user has."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.text import label

_PHRASE, _CODE = "phrase", "code"


class KeyChoice(QWidget):
    """Two chips and one field."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = ChipBar(_("Open with"))
        self._kind.set_chips([(_PHRASE, _("Passphrase")), (_CODE, _("Recovery sheet"))])
        self._kind.choose(_PHRASE)
        self._key = QLineEdit()
        self.field = Field(_("Passphrase"), self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(_("Open with"), "strong"))
        column.addWidget(self._kind)
        column.addWidget(self.field)
        self._kind.chosen.connect(self._choose)
        self._choose(_PHRASE)
        self._key.setFocus()
        self.setFocusProxy(self._key)

    def words(self) -> str:
        """Return what is typed."""
        return self._key.text()

    def by_sheet(self) -> bool:
        """Tell whether it is the code of the sheet."""
        return self._kind.key() == _CODE

    def clear(self) -> None:
        """Forget what is typed."""
        self._key.clear()

    @Slot(str)
    def _choose(self, kind: str) -> None:
        phrase = kind == _PHRASE
        self._key.setEchoMode(QLineEdit.EchoMode.Password if phrase else QLineEdit.EchoMode.Normal)
        self.field.say(
            _("The passphrase of the day on which the backup was made.")
            if phrase
            else _("The code of 56 characters. Blanks and hyphens do not matter.")
        )
        self._key.setAccessibleName(_("Passphrase") if phrase else _("Recovery code"))
