"""Over which period a report is: a year, a quarter for a flash, or any two days."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from vp_desktop.domain.periods import (
    Period,
    PeriodError,
    calendar_year,
    last_full_quarter,
    last_full_year,
    quarter_of,
)
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.day_edit import DayEdit
from vp_desktop.ui.widgets.fields import Field

_YEARS_OFFERED, _QUARTERS_OFFERED = 6, 8
_OTHER = "other"


class PeriodChoice(QWidget):
    """The last full year, or quarter, is chosen beforehand."""

    changed = Signal()
    """The user chose something else."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._by_quarter = False
        self._list = QComboBox()
        self._from = DayEdit(_("From"), today=today)
        self._to = DayEdit(_("Up to and including"), today=today)
        self._to_field = Field(_("Up to and including"), self._to)
        self._dates = QWidget()
        self._lay_out()
        self._fill()
        last = last_full_year(today)
        self._from.set_day(last.first)
        self._to.set_day(last.last)
        self._list.activated.connect(self._chose)
        self._from.picked.connect(self._chose)
        self._to.picked.connect(self._chose)

    def period(self) -> Period | None:
        """Return the chosen period; None when it ends before it starts, which is said."""
        chosen = self._list.currentData()
        if chosen != _OTHER:
            first = date.fromisoformat(chosen)
            return quarter_of(first) if self._by_quarter else calendar_year(first.year)
        try:
            period = Period(self._from.day(), self._to.day())
        except PeriodError:
            self._to_field.complain(_("This day lies before the first day. Choose a later one."))
            return None
        self._to_field.calm()
        return period

    def offer(self, *, quarters: bool) -> None:
        """Offer quarters, or else years; two days that were chosen stay chosen."""
        if quarters == self._by_quarter:
            return
        self._by_quarter = quarters
        other = self._list.currentData() == _OTHER
        self._fill()
        if other:
            self._list.setCurrentIndex(self._list.findData(_OTHER))

    def choose_dates(self, first: date, last: date) -> None:
        """Choose the period from ``first`` to ``last``, as the user would."""
        listed = quarter_of(first) if self._by_quarter else calendar_year(first.year)
        at = (
            self._list.findData(first.isoformat())
            if (listed.first, listed.last) == (first, last)
            else -1
        )
        self._list.setCurrentIndex(at if at >= 0 else self._list.findData(_OTHER))
        self._from.set_day(first)
        self._to.set_day(last)
        self._chose()

    @Slot()
    def _chose(self) -> None:
        self._dates.setVisible(self._list.currentData() == _OTHER)
        self.changed.emit()

    def _fill(self) -> None:
        self._list.clear()
        if self._by_quarter:
            period = quarter_of(self._today)
            for _nth in range(_QUARTERS_OFFERED):
                number = (period.first.month + 2) // 3
                name = _("{year}, quarter {n}").format(year=period.first.year, n=number)
                self._list.addItem(name, period.first.isoformat())
                period = last_full_quarter(period.first)
            preset = last_full_quarter(self._today)
        else:
            for year in range(self._today.year, self._today.year - _YEARS_OFFERED, -1):
                self._list.addItem(str(year), calendar_year(year).first.isoformat())
            preset = last_full_year(self._today)
        self._list.addItem(_("Other period…"), _OTHER)
        self._list.setCurrentIndex(self._list.findData(preset.first.isoformat()))
        self._dates.hide()

    def _lay_out(self) -> None:
        dates = QHBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(12)
        dates.addWidget(Field(_("From"), self._from))
        dates.addWidget(self._to_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(Field(_("Period"), self._list))
        column.addWidget(self._dates)
