"""Put building blocks in a text of the report, and keep what is worth using again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vp_desktop.domain.building_blocks import (
    BuildingBlock,
    BuildingBlockDraft,
    BuildingBlockId,
)
from vp_desktop.domain.reports import Language, TextName
from vp_desktop.i18n import _
from vp_desktop.services.building_blocks import BuildingBlocks
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.report.block_sheet import BlocksSheet
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.flow import FlowLayout


class BlockShelf(QObject):
    """The building blocks of one language."""

    said = Signal(Message)
    """One was kept."""

    def __init__(self, blocks: BuildingBlocks, parent: QObject) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self.language = Language.DUTCH

    def offered(self, name: TextName) -> Sequence[BuildingBlock]:
        """Return what can be put in the text called ``name``."""
        return self._blocks.of(name, self.language)

    def keep(self, name: TextName, text: str) -> None:
        """Keep ``text`` to use it again in the text called ``name``."""
        draft = BuildingBlockDraft(section=name, language=self.language, text=text)
        new = self._blocks.keep(draft)
        kept, known = _("Kept as a building block."), _("This is a building block already.")
        self.said.emit(Message(kept if new else known))

    @Slot(int)
    def remove(self, number: int) -> None:
        """Forget a building block of the adviser's own."""
        self._blocks.remove(BuildingBlockId(number))


class BlockTools(QWidget):
    """What can be done with building blocks in one text."""

    def __init__(
        self, name: TextName, heading: str, editor: QPlainTextEdit, shelf: BlockShelf
    ) -> None:
        super().__init__()
        self._name, self._heading = name, heading
        self._editor, self._shelf = editor, shelf
        self._insert = button(_("Insert a building block…"), "link")
        self._keep = button(_("Keep as a building block"), "link")
        row = FlowLayout(self)
        for part in (self._insert, self._keep):
            part.setAccessibleDescription(heading)
            row.addWidget(part)
        self._insert.clicked.connect(self._choose)
        self._keep.clicked.connect(self._keep_it)
        editor.document().contentsChanged.connect(self.offer)
        self.offer()

    @Slot()
    def offer(self) -> None:
        """Offer what can be done now."""
        writable = not self._editor.isReadOnly()
        self._insert.setEnabled(writable)
        self._keep.setEnabled(writable and not self._editor.document().isEmpty())

    @Slot()
    def _choose(self) -> None:
        sheet = BlocksSheet(self, self._heading, partial(self._shelf.offered, self._name))
        sheet.taken.connect(self._put)
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

    @Slot()
    def _keep_it(self) -> None:
        """Keep what is selected, or the whole text where nothing is."""
        selected = self._editor.textCursor().selectedText().replace("\u2029", "\n")
        text = (selected or self._editor.toPlainText()).strip()
        if text:
            self._shelf.keep(self._name, text)
