"""The tab «Uren»: the minutes of one case, conversation by conversation."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from vp_desktop.domain.notes import Contact
from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.code_words import contact_words
from vp_desktop.ui.widgets.tables import quiet_table
from vp_desktop.ui.widgets.text import label
from vp_desktop.ui.wording import duration, short_day

Index = QModelIndex | QPersistentModelIndex
_DAY, _KIND, _MINUTES = range(3)


class ContactTable(QAbstractTableModel):
    """Day, kind and duration of the contacts of one case."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._contacts: list[Contact] = []

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show ``contacts`` instead of what was shown."""
        self.beginResetModel()
        self._contacts = list(contacts)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of contacts; a cell has no children."""
        return 0 if parent.isValid() else len(self._contacts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else _MINUTES + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of one cell."""
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        contact = self._contacts[index.row()]
        return (
            short_day(contact.held_on, self._today()),
            contact_words(contact.kind),
            duration(contact.minutes),
        )[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Date"), _("Kind of contact"), _("Duration"))[section]


class HoursTab(QWidget):
    """A total, and the conversations it is made of."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._rows = ContactTable(today, self)
        self._total = label("", "heading")
        self._from = label("", "muted", wrap=True)
        self._table = QTableView()
        self._table.setModel(self._rows)
        quiet_table(self._table, _("Hours of this case"))
        heading = self._table.horizontalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heading.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(8)
        column.addWidget(self._total)
        column.addWidget(self._from)
        self._table.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
        self._table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        column.addWidget(self._table)
        column.addStretch()

    def show_contacts(self, contacts: Sequence[Contact]) -> None:
        """Show the time ``contacts`` took."""
        self._rows.show_contacts(contacts)
        self._total.setText(duration(sum(contact.minutes for contact in contacts)))
        n = len(contacts)
        words = ngettext("from {n} conversation", "from {n} conversations", n).format(n=n)
        self._from.setText(words)
        self._table.setVisible(n > 0)
