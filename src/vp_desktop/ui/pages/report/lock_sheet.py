"""Ask for the password of a copy, and say what such a copy is and is not."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.services.handouts import insist_on_password, suggest_password
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label


class LockSheet(Sheet):
    """The password is in sight: it is made to be told to somebody else, and is kept nowhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("Copy with a password"), _("Save the copy…"))
        self._password = QLineEdit(suggest_password())
        self._field = Field(
            _("Password"),
            self._password,
            _("Kept nowhere: write it down, and tell it by another way than the copy."),
        )
        for text in (
            _(
                "The copy opens with this password alone (AES-256), in every PDF reader and for "
                "a screen reader too."
            ),
            _(
                "It is no PDF/A: what is to be kept for years may have no password. For the "
                "archive, give the report itself."
            ),
        ):
            self.body.addWidget(label(text, "body", wrap=True))
        self.body.addWidget(self._field)
        self.body.addStretch()
        self._password.setFocus()

    def password(self) -> str:
        """Return what was typed; empty, and that said, when it is no password for a copy."""
        typed = self._password.text().strip()
        try:
            insist_on_password(typed)
        except VpError as error:
            self._field.complain(explain(error))
            return ""
        return typed

    @Slot()
    def focus_password(self) -> None:
        """Put the focus in the field, with all of it chosen."""
        self._password.setFocus()
        self._password.selectAll()
