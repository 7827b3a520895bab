"""Put building blocks in a text of the report, and keep what is worth using again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from vp_desktop.domain.building_blocks import (
    BuildingBlock,
    BuildingBlockDraft,
    BuildingBlockId,
)
from vp_desktop.domain.reports import Language, TextName
from vp_desktop.i18n import _
from vp_desktop.services.building_blocks import BuildingBlocks
from vp_desktop.ui.pages.report.block_sheet import BlocksSheet
from vp_desktop.ui.widgets.buttons import button

KEYS = "Ctrl+B"
"""In a text: shows its building blocks."""


class BlockShelf(QObject):
    """The building blocks of one language."""

    def __init__(self, blocks: BuildingBlocks, parent: QObject) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self.language = Language.DUTCH

    def offered(self, name: TextName) -> Sequence[BuildingBlock]:
        """Return what can be put in the text called ``name``."""
        return self._blocks.of(name, self.language)

    def keep(self, name: TextName, text: str) -> None:
        """Keep ``text`` to use it again in the text called ``name``."""
        self._blocks.keep(BuildingBlockDraft(section=name, language=self.language, text=text))

    @Slot(int)
    def remove(self, number: int) -> None:
        """Forget a building block of the adviser's own."""
        self._blocks.remove(BuildingBlockId(number))


class BlockTools(QWidget):
    """The way from one text to its building blocks, and back."""

    def __init__(
        self, name: TextName, heading: str, editor: QPlainTextEdit, shelf: BlockShelf
    ) -> None:
        super().__init__()
        self._name, self._heading = name, heading
        self._editor, self._shelf = editor, shelf
        self._open = button(_("Building blocks… ({keys})").format(keys=KEYS), "link")
        self._open.setAccessibleDescription(heading)
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys need no stop at every text
        self._open.clicked.connect(self._choose)
        self._keys = QShortcut(QKeySequence(KEYS), editor)
        self._keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._keys.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)

    def hold(self, *, held: bool) -> None:
        """Offer nothing where the text stands."""
        self._open.setDisabled(held)
        self._keys.setEnabled(not held)

    @Slot()
    def _choose(self) -> None:
        offered = partial(self._shelf.offered, self._name)
        sheet = BlocksSheet(self, self._heading, offered, self._worth_keeping())
        sheet.taken.connect(self._put)
        sheet.kept.connect(self._keep)
        sheet.forgotten.connect(self._shelf.remove)
        sheet.open()

    @Slot(str)
    def _put(self, text: str) -> None:
        """Put ``text`` where the cursor stands, apart from the words around it: one undo."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        line, at = cursor.block().text(), cursor.positionInBlock()
        before, after = line[:at], line[at:]
        lead = " " if before and not before.endswith(" ") else ""
        rest = " " if after and not after.startswith(" ") else ""
        cursor.insertText(f"{lead}{text}{rest}")
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()

    @Slot(str)
    def _keep(self, text: str) -> None:
        self._shelf.keep(self._name, text)

    def _worth_keeping(self) -> str:
        """Return what is selected, or the whole text where nothing is."""
        selected = self._editor.textCursor().selectedText().replace("\u2029", "\n")
        return (selected or self._editor.toPlainText()).strip()
