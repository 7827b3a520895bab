"""A text that was rescued and has no form to go back to: to read, to copy, to throw away."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vp_desktop.i18n import _
from vp_desktop.services.drafts import Drafts
from vp_desktop.ui.clipboard import copy_told
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.text import label

_HEIGHT = 180
"""Pixels at 100 %."""


class RescuedSheet(Sheet):
    """Shows the draft at ``place``, and keeps it until its reader throws it away."""

    def __init__(self, parent: QWidget, drafts: Drafts, place: str) -> None:
        super().__init__(parent, _("Rescued text"), "", cancel=_("Keep"))
        self._drafts, self._at = drafts, place
        said = _(
            "This was typed when the vault could not be written, or differs from a newer draft."
            " Copy what you need to where it belongs; then throw it away here."
        )
        self._text = QPlainTextEdit(drafts.load(place) or "")
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Rescued text"))
        self._text.setMinimumHeight(current().px(_HEIGHT))
        away, copy = button(_("Throw away"), "danger"), button(_("Copy text"))
        away.clicked.connect(self._throw_away)
        copy.clicked.connect(self._copy)
        for one in (away, copy):
            one.setAutoDefault(False)
        self.body.addWidget(label(said, wrap=True))
        self.body.addWidget(self._text)
        self.footer.insertWidget(0, away)
        self.footer.addWidget(copy)
        self._text.setFocus()

    @Slot()
    def _copy(self) -> None:
        copy_told(self._text.toPlainText())

    @Slot()
    def _throw_away(self) -> None:
        self._drafts.drop(self._at)
        self.accept()
