"""The social map as a list to pick from while one types."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from vp_desktop.domain.referrals import ReferralContact
from vp_desktop.i18n import _
from vp_desktop.services.referrals import Referrals
from vp_desktop.ui.code_words import words
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.fields import Field
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.widgets.tables import quiet_list

Index = QModelIndex | QPersistentModelIndex
_ROW, _ROWS_SHOWN = 48, 5
"""Pixels at 100 %, and how many rows stand in the sheet."""


class ContactList(QAbstractListModel):
    """Entries of the social map that match the words."""

    def __init__(self, referrals: Referrals, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._referrals = referrals
        self._rows: list[ReferralContact] = []

    def look_for(self, text: str) -> None:
        """Show the entries that match ``text``."""
        self.beginResetModel()
        self._rows = self._referrals.contacts(text)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of entries; an entry has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the whole entry, or what a screen reader says of it."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (entry.name, words(entry.kind), entry.region)))
            case Qt.ItemDataRole.UserRole:
                return entry
            case _:
                return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: ReferralContact = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        row = RowPainter(painter, option)
        plate = QRectF(option.rect).adjusted(2, 1, -2, -1)
        row.ground(plate)
        room = plate.adjusted(row.px(12), row.px(4), -row.px(12), -row.px(4))
        half = room.height() / 2
        row.text(entry.name, "body", room.adjusted(0, 0, 0, -half))
        row.text(_about(entry), "micro", room.adjusted(0, half, 0, 0), "muted")
        painter.restore()


class ContactPicker(QWidget):
    """A filter box over the list; the arrow keys move in the list while one types."""

    picked = Signal(object)
    """The ``ReferralContact`` the user went to, or None when the list has none."""

    def __init__(self, referrals: Referrals) -> None:
        super().__init__()
        self._rows = ContactList(referrals, self)
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Filter by name, kind or region"))
        self._words.setClearButtonEnabled(True)
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setItemDelegate(_Delegate(self._list))
        quiet_list(self._list, _("Social map"))
        self._list.setFixedHeight(current().px(_ROW) * _ROWS_SHOWN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field(_("To whom"), self._words))
        column.addWidget(self._list)
        self._words.textChanged.connect(self._look)
        self._list.selectionModel().currentChanged.connect(self._tell)
        self.setFocusProxy(self._words)
        self._look("")

    def current(self) -> ReferralContact | None:
        """Return the entry the list stands on."""
        index = self._list.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def is_empty(self) -> bool:
        """Return whether the list shows nothing."""
        return not self._rows.rowCount()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the words to the list with Enter and Down; Enter does not confirm the sheet."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._take_first()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _look(self, text: str) -> None:
        self._rows.look_for(text.strip())
        self.picked.emit(None)

    def _take_first(self) -> None:
        if self._rows.rowCount():
            self._list.setCurrentIndex(self._rows.index(0))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(Qt.ItemDataRole.UserRole))


def _about(entry: ReferralContact) -> str:
    kind = words(entry.kind)
    parts = ("" if kind == entry.name else kind, entry.region, entry.phone or entry.website)
    return "  ·  ".join(filter(None, parts))
