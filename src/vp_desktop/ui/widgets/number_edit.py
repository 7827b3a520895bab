"""A field for a number, as the language writes it; empty where a number may be missing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from vp_desktop.i18n import _, language, number


class NumberEdit(QLineEdit):
    """Shows a number between ``least`` and ``most``; what is no number goes back to what it was.

    A spin box would lose its left padding as soon as it is styled, and invites to click.
    """

    picked = Signal(object)
    """The number, or None, after the user typed another; not when the program fills the field."""

    refused = Signal(str)
    """Why what the user typed was not taken."""

    def __init__(
        self,
        name: str,
        *,
        least: float = 0,
        most: float = 1_000_000,
        decimals: int = 0,
        none: str | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._least, self._most, self._decimals = least, most, decimals
        self._none = none
        self._number: float | None = None if none is not None else least
        if none is not None:
            self.setPlaceholderText(none)
        self.editingFinished.connect(self._typed)
        self._show()

    def number(self) -> float | None:
        """Return the number; None where the field is empty and may be."""
        return self._read()

    def whole(self) -> int | None:
        """Return the number without decimals."""
        found = self._read()
        return None if found is None else round(found)

    def set_number(self, found: float | None) -> None:
        """Show ``found`` without saying so."""
        self._number = found
        self._show()

    @Slot()
    def _typed(self) -> None:
        before, typed = self._number, self.text().strip()
        self._number = self._read()
        self._show()
        if typed and not self._allows(number_of(typed)):
            said = _("Between {least} and {most}. {typed} was not taken.")
            least, most = number(self._least), number(self._most)
            self.refused.emit(said.format(least=least, most=most, typed=typed))
        if self._number != before:
            self.picked.emit(self._number)

    def _read(self) -> float | None:
        text = self.text().strip()
        if not text:
            return None if self._none is not None else self._number
        found = number_of(text)
        if found is None or not self._allows(found):
            return self._number
        return round(found, self._decimals)

    def _allows(self, found: float | None) -> bool:
        return found is not None and self._least <= found <= self._most

    def _show(self) -> None:
        found = self._number
        shown = 0 if found is None or found == int(found) else self._decimals
        self.setText("" if found is None else number(found, shown))


def number_of(text: str) -> float | None:
    """Return the number that ``text`` writes in the language spoken, or None."""
    decimal, thousands = (",", ".") if language() == "nl" else (".", ",")
    plain = text.replace(" ", "").replace(thousands, "").replace(decimal, ".")
    try:
        return float(plain) if plain.replace(".", "", 1).isdigit() else None
    except ValueError:
        return None
