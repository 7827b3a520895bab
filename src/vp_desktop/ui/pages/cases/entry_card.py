"""One entry of the timeline: a disc on a rail, and a card with what happened."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QLineF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from vp_desktop.domain.followups import FollowUp
from vp_desktop.domain.notes import Contact
from vp_desktop.domain.referrals import Referral
from vp_desktop.i18n import _
from vp_desktop.ui.clipboard import copy_told
from vp_desktop.ui.pages.cases.chronicle import Closed, Entry, Opened
from vp_desktop.ui.pages.cases.sections import keeps_room
from vp_desktop.ui.tasks.postpone import add_postpone_actions
from vp_desktop.ui.theme.icons import tint
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.pill import Pill
from vp_desktop.ui.widgets.surfaces import Card, Disc
from vp_desktop.ui.widgets.text import Prose, label

_DISC = 32


class Rail(QWidget):
    """The line that ties an entry to the one below it, with the disc of this one."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._goes_on = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(Disc(entry.icon, entry.tone, _DISC))
        column.addStretch()

    def end_here(self, *, last: bool) -> None:
        """Draw no line below the last entry of a group."""
        self._goes_on = not last
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line; the disc paints itself."""
        if not self._goes_on:
            return
        painter = QPainter(self)
        painter.setPen(QPen(tint("line"), 2))
        middle = current().px(_DISC) / 2
        painter.drawLine(QLineF(middle, current().px(_DISC) + 6, middle, self.height()))


class EntryCard(QWidget):
    """An entry with its menu. It asks; the detail pane does."""

    asked = Signal(str, object)
    """What to do (``edit``, ``remove``, ``done``, ``undone``), and the record to do it with."""
    postponed = Signal(object, object)
    """A ``FollowUp``, and the day it should move to, or None to be asked for."""

    def __init__(self, entry: Entry, today: Callable[[], date]) -> None:
        super().__init__()
        self._entry = entry
        self._today = today
        self.rail = Rail(entry)
        self._more = icon_button("ellipsis", _("More: {entry}").format(entry=_name(entry)))
        self._more.clicked.connect(self._show_menu)
        keeps_room(self._more)  # so that all dates stand below each other
        if not _actions(entry):  # showing what has no parent yet would open a window for it
            self._more.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.rail)
        row.addWidget(self._card(), 1)

    def focus_menu(self) -> None:
        """Put the focus on this entry."""
        self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self) -> Card:
        card = Card(margin=0, spacing=8)
        card.column.setContentsMargins(16, 5, 8, 10)
        card.column.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(self._entry.heading, "strong", wrap=True), 1)
        top.addWidget(label(self._entry.meta, "micro"))
        top.addWidget(self._more)
        card.column.addLayout(top)
        if self._entry.text:
            prose = Prose(self._entry.text)
            prose.setContentsMargins(0, 0, 8, 0)
            card.column.addWidget(prose)
        if isinstance(self._entry.record, FollowUp):
            card.column.addLayout(self._task(self._entry.record))
        return card

    def _task(self, task: FollowUp) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if task.done_on is not None:
            row.addWidget(label(task.text, "muted", wrap=True), 1)
            return row
        row.addWidget(Pill(_("Task"), self._entry.tone))
        row.addWidget(label(task.text, "muted", wrap=True), 1)
        for text, slot in ((_("Done"), self._set_done), (_("Postpone"), self._show_days)):
            part = button(text, "link")
            part.setAccessibleName(f"{text}: {task.text}")
            part.clicked.connect(slot)
            row.addWidget(part)
        return row

    @Slot()
    def _set_done(self) -> None:
        self.asked.emit("done", self._entry.record)

    @Slot()
    def _show_days(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_postpone_actions(menu, self._today())
        menu.triggered.connect(self._day_chosen)
        below = self.sender()
        if isinstance(below, QWidget):
            menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    @Slot(QAction)
    def _day_chosen(self, action: QAction) -> None:
        day = action.data()
        self.postponed.emit(self._entry.record, day if isinstance(day, date) else None)

    @Slot()
    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, word in _actions(self._entry):
            menu.addAction(text).setData(word)
        menu.triggered.connect(self._chosen)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    @Slot(QAction)
    def _chosen(self, action: QAction) -> None:
        if action.data() == "copy":
            copy_told(self._entry.text)
        else:
            self.asked.emit(action.data(), self._entry.record)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def _name(entry: Entry) -> str:
    return f"{entry.heading}, {entry.meta}"


def _actions(entry: Entry) -> list[tuple[str, str]]:
    match entry.record:
        case Contact():
            return [(_("Edit"), "edit"), (_("Copy text"), "copy"), (_("Remove"), "remove")]
        case FollowUp(done_on=None):
            return [(_("Edit"), "edit"), (_("Remove"), "remove")]
        case FollowUp():
            return [(_("Not done after all"), "undone"), (_("Remove"), "remove")]
        case Referral():
            return [(_("Remove"), "remove")]
        case Opened() | Closed():
            return []
