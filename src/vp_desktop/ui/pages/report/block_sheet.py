"""Passages that can be put in a text of the report: the adviser's own, and those brought along."""

from collections.abc import Callable, Sequence
from math import ceil
from textwrap import shorten

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vp_desktop.domain.building_blocks import BuildingBlock, BuildingBlockId
from vp_desktop.i18n import _
from vp_desktop.ui.theme.fonts import font
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.theme.typefaces import Role
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.tables import quiet_list
from vp_desktop.ui.widgets.text import label

_WHOLE = Qt.ItemDataRole.UserRole + 1
_SHOWN = 400
"""Characters of a passage that the list shows."""

_HIGH, _LOW, _REST = 380, 110, 250
"""Pixels at 100 %: the list at most and at least, and what else the window has to hold."""

_SIDE, _ABOVE = 12, 8
"""Pixels at 100 %: the space beside and above a passage."""

_ENDLESS = 100_000.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
Index = QModelIndex | QPersistentModelIndex


class BlocksSheet(Sheet):
    """A list to pick one from; the arrow keys walk it, Enter puts the passage in the text."""

    taken = Signal(str)
    """The passage that the user wants in the text."""
    kept = Signal(str)
    """The user wants to use the text in hand again."""
    forgotten = Signal(int)
    """The number of an own passage that is not wanted any more."""

    def __init__(
        self,
        parent: QWidget,
        heading: str,
        offered: Callable[[], Sequence[BuildingBlock]],
        in_hand: str = "",
    ) -> None:
        """Offer what ``offered`` returns, and to keep the text that is ``in_hand``."""
        title = _("Building blocks for “{heading}”").format(heading=heading)
        super().__init__(parent, title, _("Insert"))
        self._offered = offered
        self._list = QListWidget()
        self._in_hand = in_hand
        self._keep = button(_("Keep your text as a building block"), "link")
        self._keep.setToolTip(_("What you selected, or else the whole text"))
        self._forget = button(_("Remove this building block"), "link")
        hint = _("A passage comes where the cursor stands. You can change it afterwards.")
        self.body.addWidget(label(hint, "muted", wrap=True))
        self.body.addWidget(self._list)
        self.body.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.footer.insertWidget(0, self._forget)
        self._lay_out(heading, parent.window().height())
        self._list.currentItemChanged.connect(self._allow)
        self._list.itemActivated.connect(self._take)
        self.confirmed.connect(self._take)
        self._keep.clicked.connect(self._keep_it)
        self._forget.clicked.connect(self._drop)
        self._fill()

    def _lay_out(self, heading: str, room: int) -> None:
        quiet_list(self._list, heading)
        self._list.setUniformItemSizes(False)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setWordWrap(True)  # else Qt does not measure the rows again
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        look = current()
        high = min(look.px(_HIGH), room - look.px(_REST))
        self._list.setMinimumHeight(max(look.px(_LOW), high))
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
        known = any(one.text == self._in_hand for one in blocks)
        self._keep.setEnabled(bool(self._in_hand) and not known)

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
    def _keep_it(self) -> None:
        self.kept.emit(self._in_hand)
        self._fill()
        for row in range(self._list.count()):
            if self._list.item(row).data(_WHOLE) == self._in_hand:
                self._list.setCurrentRow(row)
                break
        announce(self, _("Kept as a building block."))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _drop(self) -> None:
        number = self._own()
        if number is not None:
            self.forgotten.emit(number)
            self._fill()


class _Delegate(QStyledItemDelegate):
    """Paints a passage over as many lines as it has."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        room = QRectF(0, 0, wide - 2 * current().px(_SIDE), _ENDLESS)
        high = _metrics(index).boundingRect(room, _WRAPPED, index.data()).height()
        return QSize(wide, ceil(high + 2 * current().px(_ABOVE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row = RowPainter(painter, option)
        plate = QRectF(option.rect).adjusted(2, 1, -2, -1)
        choosable = bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
        if choosable:
            row.ground(plate)
        painter.setFont(font(_role(index)))
        painter.setPen(QColor(row.look.theme.colour("text" if choosable else "muted")))
        side, above = row.px(_SIDE), row.px(_ABOVE)
        painter.drawText(
            QRectF(option.rect).adjusted(side, above, -side, -above), _WRAPPED, index.data()
        )
        painter.restore()


def _role(index: Index) -> Role:
    return "body" if index.flags() & Qt.ItemFlag.ItemIsSelectable else "strong"


def _metrics(index: Index) -> QFontMetricsF:
    return QFontMetricsF(font(_role(index)))


def _row(block: BuildingBlock) -> QListWidgetItem:
    made = QListWidgetItem(shorten(block.text, _SHOWN, placeholder=" …"))
    made.setData(Qt.ItemDataRole.UserRole, block.id)
    made.setData(_WHOLE, block.text)
    return made


def _heading(text: str) -> QListWidgetItem:
    made = QListWidgetItem(text)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    return made
