"""A sheet with fields that says in place what is needed and what is refused."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from vp_desktop.domain.drafts import MAX_LINE_CHARS
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _
from vp_desktop.services.explain import explain
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.banner import Banner
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.spoken import announce

_LINE = 26
"""Pixels at 100 %: a line of a text of several lines, with its share of the edge."""


class Form(Sheet):
    """A sheet that hands in what was filled in, and says in place what is refused."""

    def __init__(self, parent: QWidget, title: str, keep: Callable[[], None]) -> None:
        super().__init__(parent, title, _("Save"))
        self._keep = keep
        self._needed: list[Field] = []
        self._trouble = Banner("", "danger", "circle-alert")
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.confirmed.connect(self._hand_in)

    def add(self, name: str, editor: QWidget, *, needed: bool = False, hint: str = "") -> None:
        """Put a field under the ones before."""
        field = Field(name, editor, hint)
        if needed:
            self._needed.append(field)
        self.body.addWidget(field)

    def add_row(self, *fields: tuple[str, QWidget]) -> None:
        """Put fields beside each other under the ones before."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, editor in fields:
            row.addWidget(Field(name, editor), 1)
        self.body.addLayout(row)

    @Slot()
    def _hand_in(self) -> None:
        for field in self._needed:
            if isinstance(field.editor, QLineEdit) and not field.editor.text().strip():
                field.complain(_("Fill this in."))
                return
        try:
            self._keep()
        except VpError as error:
            self._trouble.say(explain(error), "danger", "circle-alert")
            self._trouble.show()
            announce(self, explain(error), urgent=True)
            return
        self.accept()


def line(text: str = "") -> QLineEdit:
    """Return a field of one line, no longer than the vault takes."""
    made = QLineEdit(text)
    made.setMaxLength(MAX_LINE_CHARS)
    return made


def prose(text: str = "", lines: int = 3) -> QPlainTextEdit:
    """Return a field of several lines; Tab leaves it."""
    made = QPlainTextEdit(text)
    made.setTabChangesFocus(True)
    made.setFixedHeight(current().px(_LINE * lines + 16))
    return made
