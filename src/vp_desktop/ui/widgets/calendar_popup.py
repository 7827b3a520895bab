"""The calendar that opens under a field for a day."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.drafts import EARLIEST, LATEST
from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class CalendarPopup(QFrame):
    """A month to pick a day in, with today and yesterday one press away. Esc closes it."""

    picked = Signal(QDate)

    def __init__(self, owner: QWidget, day: date, today: date) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "card")
        self._today = today
        self._calendar = calendar()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.clicked.connect(self._pick)
        self._calendar.activated.connect(self._pick)
        row = QHBoxLayout()
        for text, slot in ((_("Today"), self._pick_today), (_("Yesterday"), self._pick_yesterday)):
            made = button(text, "link")
            made.clicked.connect(slot)
            row.addWidget(made)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(row)
        column.addWidget(self._calendar)

    def open_at(self, place: QPoint) -> None:
        """Show the calendar with its corner at ``place`` (on the screen), and inside the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _pick_today(self) -> None:
        self._pick(_qdate(self._today))

    @Slot()
    def _pick_yesterday(self) -> None:
        self._pick(_qdate(self._today - timedelta(days=1)))

    @Slot(QDate)
    def _pick(self, day: QDate) -> None:
        self.picked.emit(day)
        self.close()


def calendar() -> QCalendarWidget:
    """Return a calendar without the red and the grid that Qt gives it."""
    theme = current().theme
    made = QCalendarWidget()
    made.setAccessibleName(_("Calendar"))
    made.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setGridVisible(False)
    made.setDateRange(_qdate(EARLIEST), _qdate(LATEST))
    for day in _WEEKEND:
        made.setWeekdayTextFormat(day, _in(theme.text))
    made.setHeaderTextFormat(_in(theme.muted))
    return made


def _in(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
