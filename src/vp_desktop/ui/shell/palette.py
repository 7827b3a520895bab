"""Search everything, or give a command, without leaving the keyboard (Ctrl+K)."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QLineEdit, QListView, QWidget

from vp_desktop.i18n import _, ngettext
from vp_desktop.ui.page import Destination
from vp_desktop.ui.shell.finder import Finder
from vp_desktop.ui.shell.palette_model import PaletteModel
from vp_desktop.ui.shell.palette_painter import PalettePainter
from vp_desktop.ui.shell.palette_rows import Row, results
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.spoken import announce
from vp_desktop.ui.widgets.surfaces import Ground, hair
from vp_desktop.ui.widgets.tables import quiet_list

_WIDTH, _TOP, _MOST_HEIGHT, _EDGE = 640, 110, 480, 24
"""Pixels at 100 %."""

_SHADOW, _SHADE = 48, 90
"""Pixels of blur, and how dark: 0 to 255."""

_SPEAK_AFTER_MS = 500
"""Long enough that a screen reader does not count after every letter."""

_Key = Qt.Key
_OURS = frozenset(
    {_Key.Key_Down, _Key.Key_Up, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Escape, _Key.Key_Tab}
)


class Palette(QWidget):
    """Lies over the whole window; a press beside it, or Esc, closes it."""

    went = Signal(Destination)
    """A place was chosen."""
    asked = Signal(str)
    """A command was chosen: the id of an action."""

    def __init__(self, window: QWidget, finder: Finder) -> None:
        super().__init__(window)
        self._finder = finder
        self._before: QWidget | None = None
        self._field = QLineEdit()
        self._field.setProperty("flat", "palette")
        self._field.setAccessibleName(_("Search everything or give a command"))
        self._field.setPlaceholderText(_("Search everything or give a command"))
        self._field.installEventFilter(self)
        self._model = PaletteModel(self)
        self._list = QListView()
        quiet_list(self._list, _("Results"))
        self._list.setUniformItemSizes(False)
        self._list.setModel(self._model)
        self._list.setItemDelegate(PalettePainter(self._list, self._model))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._frame = _frame(self, self._field, self._list)
        self._speak = QTimer(self)
        self._speak.setSingleShot(True)
        self._speak.setInterval(_SPEAK_AFTER_MS)
        self._speak.timeout.connect(self._say_count)
        self._field.textChanged.connect(self._search)
        self._list.clicked.connect(self._take)
        window.installEventFilter(self)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the palette with ``words`` and the caret in it."""
        window = self.window()
        self._before = window.focusWidget()
        self._finder.begin()
        with QSignalBlocker(self._field):
            self._field.setText(words)
        self._search(words)
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def drop(self) -> None:
        """Close the palette; the focus returns where it was."""
        if self.isHidden():
            return
        self.hide()
        self._model.show_rows([])
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; take the keys that move in the list."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OURS:
                event.accept()  # else a shortcut of the page below would hear Ctrl+Enter
                return True
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close at a press beside the frame."""
        if not self._frame.geometry().contains(event.position().toPoint()):
            self.drop()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        look = current()
        self.setGeometry(window.rect())
        width = min(look.px(_WIDTH), window.width() - 2 * _EDGE)
        rows = sum(self._list.sizeHintForRow(n) for n in range(self._model.rowCount()))
        wanted = self._field.sizeHint().height() + rows + look.px(44)
        top = min(look.px(_TOP), window.height() // 8)
        height = min(wanted, look.px(_MOST_HEIGHT), window.height() - top - _EDGE)
        self._frame.setGeometry((window.width() - width) // 2, top, width, height)

    def _key(self, event: QKeyEvent) -> bool:
        here = self._list.currentIndex().row()
        match event.key():
            case _Key.Key_Down | _Key.Key_Up:
                self._move(here, 1 if event.key() == _Key.Key_Down else -1)
            case _Key.Key_Return | _Key.Key_Enter:
                control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._choose(self._list.currentIndex(), converse=control)
            case _Key.Key_Escape:
                self.drop()
            case _Key.Key_Tab | _Key.Key_Backtab:
                pass  # the caret stays: there is nothing else here to go to
            case _:
                return False
        return True

    def _move(self, here: int, step: int) -> None:
        number = self._model.next_choosable(here + step, step)
        if number >= 0:
            self._list.setCurrentIndex(self._model.index(number))
            announce(self._field, self._model.row_at(number).spoken)

    @Slot(str)
    def _search(self, words: str) -> None:
        self._model.show_rows(self._finder.rows(words.strip()))
        self._list.setCurrentIndex(self._model.index(self._model.next_choosable(0, 1)))
        self._list.scrollToTop()
        self._place()
        self._speak.start()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        self._choose(index, converse=False)

    def _choose(self, index: QModelIndex, *, converse: bool) -> None:
        if not index.isValid():
            return
        row: Row = self._model.row_at(index.row())
        self.drop()
        if converse and row.case_id is not None:
            self.went.emit(Destination("new_contact", row.case_id))
        elif row.destination is not None:
            self.went.emit(row.destination)
        elif row.action:
            self.asked.emit(row.action)

    @Slot()
    def _say_count(self) -> None:
        if self.isVisible():
            n = results(self._model.row_at(row) for row in range(self._model.rowCount()))
            announce(self._field, ngettext("{n} result", "{n} results", n).format(n=n))


def _frame(palette: Palette, field: QLineEdit, view: QListView) -> Ground:
    """Return what holds the field and the list, with a shadow on the window below."""
    frame = Ground("float", 8, 4)
    frame.setParent(palette)
    frame.column.addWidget(field)
    frame.column.addWidget(hair())
    frame.column.addWidget(view, 1)
    shadow = QGraphicsDropShadowEffect(frame)
    shadow.setBlurRadius(_SHADOW)
    shadow.setOffset(0, _SHADOW / 4)
    shade = QColor(Qt.GlobalColor.black)
    shade.setAlpha(_SHADE)
    shadow.setColor(shade)
    frame.setGraphicsEffect(shadow)
    return frame
