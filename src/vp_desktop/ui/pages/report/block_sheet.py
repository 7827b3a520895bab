"""Passages that can be put in a text of the report: the adviser's own, and those brought along."""

from collections.abc import Callable, Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from vp_desktop.domain.building_blocks import BuildingBlock, BuildingBlockId
from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.tables import quiet_list
from vp_desktop.ui.widgets.text import label

_WHOLE = Qt.ItemDataRole.UserRole + 1
_SHOWN = 400
"""Characters of a passage that the list shows."""

_HIGH, _GAP = 380, 3
"""Pixels at 100 %: the list, and the space around a passage."""


class BlocksSheet(Sheet):
    """A list to pick one from; the arrow keys walk it, Enter puts the passage in the text."""

    taken = Signal(str)
    """The passage that the user wants in the text."""
    forgotten = Signal(int)
    """The number of an own passage that is not wanted any more."""

    def __init__(
        self, parent: QWidget, heading: str, offered: Callable[[], Sequence[BuildingBlock]]
    ) -> None:
        title = _("Building blocks for “{heading}”").format(heading=heading)
        super().__init__(parent, title, _("Insert"))
        self._offered = offered
        self._list = QListWidget()
        self._forget = button(_("Remove this building block"), "link")
        hint = _("A passage comes where the cursor stands. You can change it afterwards.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.body.addWidget(self._list)
        self.footer.insertWidget(0, self._forget)
        self._lay_out(heading)
        self._list.currentItemChanged.connect(self._allow)
        self._list.itemActivated.connect(self._take)
        self.confirmed.connect(self._take)
        self._forget.clicked.connect(self._drop)
        self._fill()

    def _lay_out(self, heading: str) -> None:
        quiet_list(self._list, heading)
        self._list.setUniformItemSizes(False)
        self._list.setWordWrap(True)
        self._list.setSpacing(_GAP)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setMinimumHeight(current().px(_HIGH))
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._drop)
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        self._list.clear()
        blocks = self._offered()
        own = [one for one in blocks if one.id is not None]
        for heading, part in (
            (_("Your own"), own),
            (_("Brought along by the program"), [one for one in blocks if one.id is None]),
        ):
            if own and part:
                self._list.addItem(_heading(heading))
            for one in part:
                self._list.addItem(_row(one))
        self._list.setCurrentRow(1 if own else 0)

    def _own(self) -> BuildingBlockId | None:
        item = self._list.currentItem()
        number = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return None if number is None else BuildingBlockId(number)

    @Slot()
    def _allow(self) -> None:
        self._forget.setEnabled(self._own() is not None)
        self.primary.setEnabled(self._list.currentItem() is not None)

    @Slot()
    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.taken.emit(item.data(_WHOLE))
            self.accept()

    @Slot()
    def _drop(self) -> None:
        number = self._own()
        if number is not None:
            self.forgotten.emit(number)
            self._fill()


def _row(block: BuildingBlock) -> QListWidgetItem:
    made = QListWidgetItem(shorten(block.text, _SHOWN, placeholder=" …"))
    made.setData(Qt.ItemDataRole.UserRole, block.id)
    made.setData(_WHOLE, block.text)
    return made


def _heading(text: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    letters = made.font()
    letters.setBold(True)
    made.setFont(letters)
    return made
