"""What is missing from a text, said below it until something is typed."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.text import label, set_property


class Complaint(QWidget):
    """Takes no room while nothing is wrong."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__()
        self._editor = editor
        self._said = label("", "muted", wrap=True)
        set_property(self._said, "tone", "danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        editor.document().contentsChanged.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Say ``text``, aloud too, and put the caret where it can be mended."""
        self._said.setText(text)
        self.show()
        announce(self._editor, text, urgent=True)
        self._editor.setFocus()
