"""What stands above the social map: the filter, and what can be done with the chosen entry."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.buttons import button
from vp_desktop.ui.widgets.choices import CodeChoice


class FilterBar(QWidget):
    """Words and a kind to filter by, and the button for a new entry."""

    changed = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = QLineEdit()
        self._words.setPlaceholderText(_("Filter by name, region or telephone"))
        self._words.setAccessibleName(_("Filter"))
        self._words.setClearButtonEnabled(True)
        self._kind = CodeChoice(code_book().main(ListId("L16")), _("Kind"), none=_("All kinds"))
        new = button(_("New address"), "primary", "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 2)
        row.addWidget(self._kind, 1)
        row.addWidget(new)
        self._words.textChanged.connect(self.changed)
        self._kind.picked.connect(self.changed)
        new.clicked.connect(self.new_asked)

    def words(self) -> str:
        """Return the words to look for."""
        return self._words.text()

    def kind(self) -> Code | None:
        """Return the one kind to show, or None for all."""
        return self._kind.code()

    def focus_words(self) -> None:
        """Put the focus where one types."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def clear(self) -> None:
        """Let everything pass."""
        self._kind.choose("")
        self._words.clear()
        self.changed.emit()


class ActionBar(QWidget):
    """What can be done with one entry; nothing while none is chosen."""

    checked = Signal()
    change = Signal()
    remove = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for text, icon, signal in (
            (_("Checked today"), "check", self.checked),
            (_("Change"), "pencil", self.change),
            (_("Remove"), "trash-2", self.remove),
        ):
            one = button(text, "ghost", icon)
            one.clicked.connect(signal)
            row.addWidget(one)
        row.addStretch()
