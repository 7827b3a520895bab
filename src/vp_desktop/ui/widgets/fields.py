"""A field with its name above it, and what is wrong with it below."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.ui.widgets.number_edit import NumberEdit
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Picture
from vp_desktop.ui.widgets.text import label, set_property


class Field(QWidget):
    """``editor`` under ``name``; the name is what a screen reader says when the focus comes in."""

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint_text = hint
        caption = label(name, "strong")
        caption.setBuddy(editor)
        self._picture = Picture("circle-alert", "danger", 15)
        self._hint = label("", "muted", wrap=True)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(caption)
        column.addWidget(editor)
        column.addLayout(below)
        if not editor.accessibleName():
            editor.setAccessibleName(name)
        if isinstance(editor, NumberEdit):
            editor.refused.connect(self._refuse)
            editor.textEdited.connect(self.calm)
        self.calm()

    def complain(self, text: str) -> None:
        """Say under the field what is wrong, aloud too, and put the focus back in it."""
        self._say(text, wrong=True)
        announce(self.editor, text, urgent=True)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def calm(self) -> None:
        """Take the complaint away."""
        self._say(self._hint_text, wrong=False)

    def say(self, hint: str) -> None:
        """Show another hint."""
        self._hint_text = hint
        self.calm()

    @Slot(str)
    def _refuse(self, why: str) -> None:
        """Say it where the user has left already: the focus stays where it went."""
        self._say(why, wrong=True)
        announce(self.editor, why)

    def _say(self, text: str, *, wrong: bool) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._picture.setVisible(wrong)
        set_property(self._hint, "tone", "danger" if wrong else "muted")
        set_property(self.editor, "wrong", "true" if wrong else None)
        self.editor.setAccessibleDescription(text)
