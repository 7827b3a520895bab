"""Give a page of Markdown the letters and the air of the look: Qt's own are loud and tight."""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from vp_desktop.ui.theme.fonts import font
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.theme.typefaces import Role

_LINE_HEIGHT = 145
"""Per cent."""

_HEADINGS: dict[int, Role] = {1: "title", 2: "heading", 3: "strong"}
_ABOVE, _BELOW = 4, 8
"""Pixels at 100 %, around a block."""


def typeset(document: QTextDocument) -> None:
    """Set every block of ``document``, which was just read from Markdown."""
    look = current()
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        if QTextCursor(block).currentTable() is None:
            shape.setLineHeight(
                _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            shape.setTopMargin(look.px(_ABOVE))
            shape.setBottomMargin(look.px(_BELOW))
        cursor = QTextCursor(block)
        cursor.setBlockFormat(shape)
        role = _HEADINGS.get(shape.headingLevel())
        if role is not None:
            _set_letters(block, role)
        block = block.next()


def _set_letters(block: QTextBlock, role: Role) -> None:
    cursor = QTextCursor(block)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    letters = QTextCharFormat()
    letters.setFont(font(role))
    cursor.setCharFormat(letters)
