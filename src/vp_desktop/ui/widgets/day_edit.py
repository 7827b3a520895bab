"""A field for a day: type it, step it with the arrows, or pick it in the calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from vp_desktop.domain.drafts import EARLIEST, LATEST
from vp_desktop.i18n import _
from vp_desktop.ui.theme.icons import icon
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.calendar_popup import CalendarPopup
from vp_desktop.ui.widgets.day_words import day_of
from vp_desktop.ui.wording import capital, day_name, short_day, weekday

_FLAT_EDGES = 48
"""Pixels at 100 %: the edges of a flat field, its icon, and room for the caret."""

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class DayEdit(QLineEdit):
    """Shows a day in words. Without ``optional`` it always holds one."""

    picked = Signal(object)
    """The day, or None, after the user typed or picked; not when the program fills the field."""

    def __init__(
        self,
        name: str = "",
        *,
        optional: bool = False,
        flat: bool = False,
        today: date | None = None,
    ) -> None:
        super().__init__()
        self._today = today or local_today()
        self._optional = optional
        self._flat = flat
        self._day: date | None = None if optional else self._today
        self.setAccessibleName(name or _("Date"))
        self.setToolTip(
            _("As 24-11-2026 or “yesterday”; arrow keys step, Alt+Down opens the calendar")
        )
        self.setProperty("flat", "true" if flat else None)
        if optional:
            self.setPlaceholderText(_("no date"))
        opener = QAction(icon("calendar"), _("Open the calendar"), self)
        place = QLineEdit.ActionPosition
        self.addAction(opener, place.LeadingPosition if flat else place.TrailingPosition)
        opener.triggered.connect(self.open_calendar)
        self.editingFinished.connect(self._typed)
        self.textChanged.connect(self.updateGeometry)
        self._show()

    def sizeHint(self) -> QSize:
        """Return the size it likes best: a flat one is as wide as the day it shows."""
        hint = super().sizeHint()
        if not self._flat:
            return hint
        words = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText())
        return QSize(words + current().px(_FLAT_EDGES), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it does not work."""
        return self.sizeHint() if self._flat else super().minimumSizeHint()

    def day(self) -> date:
        """Return the day; of an empty optional field, today."""
        return self.day_or_none() or self._today

    def day_or_none(self) -> date | None:
        """Return the day, or None when the field is empty."""
        text = self.text().strip()
        if not text and self._optional:
            return None
        return day_of(_without_weekday(text), self._today) or self._day

    def set_day(self, day: date | None) -> None:
        """Show ``day`` without saying so."""
        self._day = day if day is not None or self._optional else self._today
        self._show()

    @Slot()
    def open_calendar(self) -> None:
        """Open the calendar under the field."""
        popup = CalendarPopup(self, self.day(), self._today)
        popup.picked.connect(self._pick)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys that are ours, and leave the others to Qt."""
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_calendar()
        elif key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._take(self.day() + timedelta(days=_STEPS[key]))
        else:
            super().keyPressEvent(event)

    @Slot()
    def _typed(self) -> None:
        self._take(self.day_or_none())

    @Slot(QDate)
    def _pick(self, picked: QDate) -> None:
        self._take(date(picked.year(), picked.month(), picked.day()))
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, day: date | None) -> None:
        before = self._day
        self.set_day(None if day is None else min(max(day, EARLIEST), LATEST))
        if self._day != before:
            self.picked.emit(self._day)

    def _show(self) -> None:
        self.setText("" if self._day is None else _said(self._day, self._today))


def local_today() -> date:
    """Return the day it is on this computer."""
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


def _said(day: date, today: date) -> str:
    if abs((day - today).days) <= 1:
        return capital(day_name(day, today))
    return (
        f"{short_day(day, today)}"
        if day.year != today.year
        else f"{short_day(day, today)} {day.year}"
    )


def _without_weekday(text: str) -> str:
    first, _space, rest = text.partition(" ")
    week = {weekday(date(2026, 3, day)) for day in range(2, 9)}
    return rest if first in week else text
