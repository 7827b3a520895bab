"""Ask before the vault is closed to look at its versions."""

from PySide6.QtWidgets import QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label


class ClosingSheet(Sheet):
    """Accepted: the vault may be closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Look at the versions?"), _("Close the vault and look"))
        text = _(
            "What you typed is saved, and the vault is closed: its versions can only be compared "
            "while nobody writes in it. You type your passphrase once more."
        )
        self.body.addWidget(label(text, wrap=True))
        self.confirmed.connect(self.accept)
