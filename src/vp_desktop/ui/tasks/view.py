"""A list of follow-ups that can be ticked, put off and opened, by key, click or menu."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QSizePolicy

from vp_desktop.domain.followups import FollowUp
from vp_desktop.i18n import _
from vp_desktop.ui.tasks.delegate import TaskDelegate
from vp_desktop.ui.tasks.groups import Line
from vp_desktop.ui.tasks.model import TaskListModel
from vp_desktop.ui.tasks.postpone import add_postpone_actions


class TaskListView(QListView):
    """Follow-ups under headings. It asks; the page that shows it does."""

    ticked = Signal(object, bool)
    """A ``FollowUp``, and whether it should be done from now on."""
    postponed = Signal(object, object)
    """A ``FollowUp``, and the day it should move to: a date, or None to be asked for."""
    opened = Signal(object)
    """The ``FollowUp`` whose case the user wants to see."""
    edited = Signal(object)
    """The ``FollowUp`` whose words the user wants to change."""
    removed = Signal(object)
    """The ``FollowUp`` the user wants away."""

    def __init__(self, today: Callable[[], date], name: str, *, whole: bool = False) -> None:
        super().__init__()
        self._today = today
        self._whole = whole
        self._lines = TaskListModel(today, self)
        self.setModel(self._lines)
        self.setItemDelegate(TaskDelegate(today, self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines.ticked.connect(self.ticked)
        self.activated.connect(self._open)
        self.customContextMenuRequested.connect(self._show_menu)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines``; the current follow-up stays current, or the one that took its place."""
        before, row = self.current(), self.currentIndex().row()
        self._lines.show_lines(lines)
        found = self._lines.row_of(before.id) if before is not None else -1
        if not self._whole or self.hasFocus():
            self._make_current(found if found >= 0 else row)
        if self._whole:
            self.updateGeometry()

    def current(self) -> FollowUp | None:
        """Return the follow-up the keyboard is on."""
        return self._lines.task_at(self.currentIndex().row())

    def sizeHint(self) -> QSize:
        """Return the height of all lines where the list is shown whole, else what a list takes."""
        if not self._whole:
            return super().sizeHint()
        rows = range(self._lines.rowCount())
        return QSize(200, sum(self.sizeHintForRow(row) for row in rows) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return what can not be missed."""
        return self.sizeHint() if self._whole else super().minimumSizeHint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing any more in a list among others: one glance says where the focus is."""
        super().focusOutEvent(event)
        if self._whole and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row the keyboard is on."""
        super().focusInEvent(event)
        if self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex())
        else:
            self._make_current(0)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        task = self._lines.task_at(index.row())
        if task is not None and task.case_id is not None:
            self.opened.emit(task)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        if self.current() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, word in ((_("Open case"), "open"), (_("Edit"), "edit"), (_("Remove"), "remove")):
            menu.addAction(text).setData(word)
        add_postpone_actions(menu.addMenu(_("Postpone")), self._today())
        menu.triggered.connect(self.take_action)
        menu.popup(self.viewport().mapToGlobal(place))

    @Slot(QAction)
    def take_action(self, action: QAction) -> None:
        """Do with the current follow-up what a menu entry says: a word, or a day to move to."""
        task = self.current()
        if task is None:
            return
        asked = {"open": self.opened, "edit": self.edited, "remove": self.removed}
        word = action.data()
        if word in asked:
            asked[word].emit(task)
        else:
            self.postponed.emit(task, word if isinstance(word, date) else None)

    def _make_current(self, row: int) -> None:
        last = self._lines.rowCount() - 1
        wanted = min(max(row, 0), last)
        for near in (*range(wanted, last + 1), *range(wanted, -1, -1)):
            if self._lines.task_at(near) is not None:
                self.setCurrentIndex(self._lines.index(near))
                return
