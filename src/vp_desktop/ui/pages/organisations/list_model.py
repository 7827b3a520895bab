"""The list of organisations: the name, and what is going on there."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.organisations import OrganisationRow
from vp_desktop.i18n import _, ngettext, number
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.row_painter import RowPainter
from vp_desktop.ui.widgets.text import tip
from vp_desktop.ui.wording import capital

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole

_HIGH = 76
"""Pixels at 100 %: three lines."""

_MINUTES_IN_HOUR = 60


def hours_words(row: OrganisationRow) -> str:
    """Return the hours of this year beside those of the contract: «18 van 40 uur»."""
    spent = number(row.minutes_this_year / _MINUTES_IN_HOUR, 1)
    if row.contract_hours is None:
        return _("{n} h this year").format(n=spent)
    return _("{n} of {contract} h").format(n=spent, contract=number(row.contract_hours))


def cases_words(row: OrganisationRow) -> str:
    """Return how many cases are open."""
    if not row.open_cases:
        return _("no open cases")
    return ngettext("{n} open case", "{n} open cases", row.open_cases).format(n=row.open_cases)


def _sector(row: OrganisationRow) -> str:
    return capital(code_book().short(row.sector)) if row.sector else ""


class OrganisationList(QAbstractListModel):
    """The organisations by name, as they were at the last ``show_rows``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[OrganisationRow] = []

    def show_rows(self, rows: list[OrganisationRow]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, number_: int) -> OrganisationRow:
        """Return one organisation."""
        return self._rows[number_]

    def find(self, organisation_id: int | None) -> int:
        """Return the row of an organisation, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == organisation_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of organisations."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the whole row, or a sentence for who listens."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        said = (row.name, _sector(row), cases_words(row), hours_words(row))
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.ToolTipRole: tip(row.name),
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, said)),
            ROW_ROLE: row,
        }
        return answers.get(role)


class OrganisationDelegate(QStyledItemDelegate):
    """Paints a row: the name, the sector, open cases and hours."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; the list gives it its width."""
        return QSize(200, current().px(_HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one organisation."""
        organisation: OrganisationRow = index.data(ROW_ROLE)
        painter.save()
        row = RowPainter(painter, option)
        plate = QRectF(option.rect).adjusted(2, 2, -6, -2)
        row.ground(plate)
        room = plate.adjusted(row.px(14), row.px(8), -row.px(14), -row.px(8))
        third = room.height() / 3
        row.text(organisation.name, "strong", QRectF(room.topLeft(), QSizeF(room.width(), third)))
        middle = QRectF(room.left(), room.top() + third, room.width(), third)
        row.text(_sector(organisation) or "–", "micro", middle, "muted")
        last = middle.translated(0, third)
        words = f"{cases_words(organisation)}  ·  {hours_words(organisation)}"
        row.text(words, "micro", last, "muted")
        painter.restore()
