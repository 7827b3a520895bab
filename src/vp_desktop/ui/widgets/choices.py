"""Fields that offer records or codes to choose from."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox

from vp_desktop.domain.codes import Code, CodeItem, code_book
from vp_desktop.domain.organisations import OrganisationId, OrganisationRow
from vp_desktop.i18n import _
from vp_desktop.ui.theme.icons import icon as themed_icon
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.wording import capital

_FLAT_EDGES = 42
"""Pixels at 100 %: the edges of a flat choice, and its arrow."""


class Choice(QComboBox):
    """One of a list of (key, text). An optional choice begins with a line that means: none."""

    picked = Signal(str)
    """The key the user chose, empty for none; not when the program chooses."""

    def __init__(self, name: str = "", *, none: str | None = None, flat: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("flat", "true" if flat else None)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToContents
            if flat
            else QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setMinimumContentsLength(0 if flat else 12)
        self._none = none
        self._flat = flat
        self.activated.connect(self._picked)
        self.currentTextChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the size it likes best: a flat one is as wide as what it shows now."""
        hint = super().sizeHint()
        if not self._flat:
            return hint
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        icon = 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + 4
        return QSize(words + icon + current().px(_FLAT_EDGES), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size below which it does not work."""
        return self.sizeHint() if self._flat else super().minimumSizeHint()

    def set_items(
        self, items: Iterable[tuple[str, str]], icons: dict[str, str] | None = None
    ) -> None:
        """Offer ``items`` (key, text); what was chosen stays chosen where its key remains."""
        before = self.key()
        with QSignalBlocker(self):
            self.clear()
            if self._none is not None:
                self.addItem(self._none, "")
            for key, text in items:
                self.addItem(text, key)
                if icons and key in icons:
                    self.setItemIcon(self.count() - 1, themed_icon(icons[key]))
            self.setCurrentIndex(max(self.findData(before), 0 if self.count() else -1))

    def key(self) -> str:
        """Return the key of the chosen line, empty for none."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose the line of ``key`` without saying so; an unknown key is the first line."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findData(key), 0 if self.count() else -1))

    @Slot()
    def _picked(self) -> None:
        self.picked.emit(self.key())


class CodeChoice(Choice):
    """A code of one list. A retired code is offered only where it is what was chosen."""

    def __init__(
        self,
        items: Iterable[CodeItem],
        name: str = "",
        *,
        none: str | None = None,
        flat: bool = False,
        icons: dict[str, str] | None = None,
    ) -> None:
        super().__init__(name, none=none, flat=flat)
        active = ((str(item.code), self._said(item.code)) for item in items if item.active)
        self.set_items(active, icons)

    def code(self) -> Code | None:
        """Return the chosen code, or None."""
        return Code(self.key()) if self.key() else None

    def set_code(self, code: Code | None) -> None:
        """Choose ``code`` without saying so, also when the list does not offer it any more."""
        if code is not None and self.findData(code) < 0:
            with QSignalBlocker(self):
                self.addItem(self._said(code), str(code))
        self.choose(str(code or ""))

    def _said(self, code: Code) -> str:
        book = code_book()
        return capital(book.short(code) if self._flat else book.label(code))


class OrganisationChoice(Choice):
    """One of the client organisations."""

    def __init__(self, *, all_of_them: bool = False, flat: bool = False) -> None:
        none = _("All organisations") if all_of_them else None
        super().__init__(_("Client organisation"), none=none, flat=flat)

    def set_rows(self, rows: Iterable[OrganisationRow]) -> None:
        """Offer ``rows``."""
        self.set_items((str(row.id), row.name) for row in rows)

    def organisation_id(self) -> OrganisationId | None:
        """Return the chosen organisation, or None for all of them."""
        return OrganisationId(int(self.key())) if self.key() else None

    def set_organisation(self, organisation_id: OrganisationId | None) -> None:
        """Choose an organisation without saying so."""
        self.choose("" if organisation_id is None else str(organisation_id))
