"""How long something took, typed as people write it."""

import re
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox

from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.wording import duration

OFFERED: Final = (5, 10, 15, 30, 45, 60, 90)
"""Minutes in the list."""

_MOST = 24 * 60
_WIDEST = 10 * 60 + 45
_ARROW = 44
"""Pixels at 100 %: padding on the left, arrow on the right."""

_MINUTES_IN_HOUR = 60
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)")
_HOURS = re.compile(
    r"(\d{1,2})(?:[.,](\d{1,2}))?\s*(?:uur|u|hours|hour|h)\s*(?:([0-5]?\d)\s*(?:m|min|minuten|minutes)?)?"
)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minuten|minutes)?")


def minutes_of(text: str) -> int | None:
    """Return the minutes ``text`` says: ``1u15``, ``1:15``, ``75``, ``1,5 uur``; or None."""
    said = text.strip().lower()
    if clock := _CLOCK.fullmatch(said):
        found = int(clock[1]) * _MINUTES_IN_HOUR + int(clock[2])
    elif hours := _HOURS.fullmatch(said):
        part = round(float(f"0.{hours[2] or 0}") * _MINUTES_IN_HOUR)
        found = int(hours[1]) * _MINUTES_IN_HOUR + part + int(hours[3] or 0)
    elif minutes := _MINUTES.fullmatch(said):
        found = int(minutes[1])
    else:
        return None
    return found if found <= _MOST else None


class DurationEdit(QComboBox):
    """A field for minutes: choose from the list, or type."""

    edited = Signal(int)
    """Minutes, after the user chose or typed; not when the program fills the field."""

    def __init__(self, name: str = "", *, flat: bool = False) -> None:
        super().__init__()
        self._flat = flat  # first: Qt asks for the size while the field is being made
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name or _("Duration"))
        self.setToolTip(_("As 30, 1:15 or 1h15"))
        self.setProperty("flat", "true" if flat else None)
        self._minutes = 0
        with QSignalBlocker(self):
            for minutes in OFFERED:
                self.addItem(duration(minutes), minutes)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(self.accessibleName())
            line.editingFinished.connect(self._typed)
        self.activated.connect(self._typed)
        self.editTextChanged.connect(self.updateGeometry)
        self.set_minutes(30)

    def sizeHint(self) -> QSize:
        """Return room for the longest duration and the arrow, and no more."""
        shown = self.currentText() if self._flat else duration(_WIDEST)
        width = self.fontMetrics().horizontalAdvance(shown) + current().px(_ARROW)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it does not work."""
        return self.sizeHint()

    def minutes(self) -> int:
        """Return the minutes in the field; text that says none leaves the last that did."""
        said = minutes_of(self.currentText())
        return self._minutes if said is None else said

    def set_minutes(self, minutes: int) -> None:
        """Show ``minutes`` without saying so."""
        self._minutes = minutes
        with QSignalBlocker(self):
            self.setEditText(duration(minutes))

    @Slot()
    def _typed(self) -> None:
        before, now = self._minutes, self.minutes()
        self.set_minutes(now)
        if now != before:
            self.edited.emit(now)
