"""A field that finds a case by code, title, pseudonym or organisation, while one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from vp_desktop.domain.cases import CaseId, CaseRow
from vp_desktop.i18n import _
from vp_desktop.ui.widgets.tables import quiet_list

Pick = Callable[[str], list[CaseRow]]
"""Find cases by words; no words: the ones most likely meant. A method of a service."""

_ID = Qt.ItemDataRole.UserRole
_NEW = -1


class CaseChoice(QLineEdit):
    """Shows a case; typing looks for another. Down opens the list, Enter takes its first line."""

    picked = Signal(int)
    """The id of the case the user chose; not when the program chooses."""
    new_asked = Signal(str)
    """The user wants a new case; with the words typed so far."""

    def __init__(self, pick: Pick, *, offers_new: bool = True, flat: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(_("Case"))
        self.setPlaceholderText(_("Search by code, title, pseudonym or organisation"))
        self.setProperty("flat", "true" if flat else None)
        self._pick = pick
        self._offers_new = offers_new
        self._row: CaseRow | None = None
        self._words = ""
        self._found: dict[int, CaseRow] = {}
        self._model = QStandardItemModel(self)
        self._list = QCompleter(self._model, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(9)
        self._popup = QListView()
        self._popup.setProperty("popup", "true")  # a window of its own: nothing shines through
        self._list.setPopup(self._popup)
        quiet_list(self._popup, _("Cases found"))
        self.setCompleter(self._list)
        self._popup.installEventFilter(self)
        self.textEdited.connect(self._search)
        self._list.activated.connect(self._take)

    def case_id(self) -> CaseId | None:
        """Return the case shown, or None."""
        return self._row.id if self._row else None

    def show_case(self, row: CaseRow | None) -> None:
        """Show ``row`` without saying so."""
        self._row = row
        with QSignalBlocker(self):
            self.setText(case_line(row) if row else "")
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select what is shown, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the case again when the search was left without a choice."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._row is not None:
            self.show_case(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with Down; Enter takes its first line, where the user went to no other."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and self._popup.isVisible() and not self._popup.currentIndex().isValid():
            event.accept()  # a dialog would press its button
            self._popup.hide()
            self._take_first()
        elif event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._search("" if self._row else self.text())
        else:
            super().keyPressEvent(event)

    def _take_first(self) -> None:
        """Take the first case found for the words typed; where there is none, a new one."""
        if self._words and self._found:
            self._choose(next(iter(self._found)))
        elif self._words and self._offers_new:
            self._ask_new()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the list with Escape: the words typed stand there again, no line of the list."""
        left = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if left and event.type() == QEvent.Type.KeyPress and isinstance(watched, QListView):
            watched.hide()
            with QSignalBlocker(self):
                self.setText(self._words)
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list of the cases most likely meant."""
        super().mousePressEvent(event)
        self.selectAll()
        self._search("")

    @Slot(str)
    def _search(self, words: str) -> None:
        self._words = words.strip()  # the field shows the line one goes to in the list
        rows = self._pick(self._words)
        self._found = {row.id: row for row in rows}
        self._model.clear()
        for row in rows:
            self._model.appendRow(_item(case_line(row), row.id))
        if self._offers_new:
            self._model.appendRow(_item(_("New case…"), _NEW))
        self._list.complete()

    @Slot(str)
    def _take(self, _text: str) -> None:
        number = int(self._popup.currentIndex().data(_ID))
        if number == _NEW:
            QTimer.singleShot(0, self._ask_new)  # the list still writes its line in the field
        else:
            self._choose(number)

    @Slot()
    def _ask_new(self) -> None:
        with QSignalBlocker(self):
            self.setText(case_line(self._row) if self._row else self._words)
        self.new_asked.emit(self._words)

    def _choose(self, number: int) -> None:
        self.show_case(self._found[number])
        self.picked.emit(number)


def case_line(row: CaseRow) -> str:
    """Return a case in one line: its code, its title, its organisation."""
    return "  ·  ".join(filter(None, (row.code, row.title, row.organisation)))


def _item(text: str, number: int) -> QStandardItem:
    made = QStandardItem(text)
    made.setData(number, _ID)
    made.setEditable(False)
    return made
