"""Follow-ups and the headings above them, as a Qt list."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from vp_desktop.domain.followups import FollowUp, FollowUpId
from vp_desktop.i18n import _
from vp_desktop.ui.tasks.groups import Heading, Line
from vp_desktop.ui.wording import day_name, due

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
"""The whole line, for the delegate."""

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag


class TaskListModel(QAbstractListModel):
    """The lines it was last given. Ticking one only asks: the vault answers, then it is shown."""

    ticked = Signal(object, bool)
    """A ``FollowUp`` and whether it should be done from now on."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show ``lines`` instead of what was shown; nothing happens when they are the same."""
        if list(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def task_at(self, row: int) -> FollowUp | None:
        """Return the follow-up in ``row``; None when a heading stands there, or nothing."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, FollowUp) else None

    def row_of(self, task_id: FollowUpId) -> int:
        """Return the row of a follow-up, or -1."""
        for row, line in enumerate(self._lines):
            if isinstance(line, FollowUp) and line.id == task_id:
                return row
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of lines, headings included; a line has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let tasks be ticked; the keyboard passes over headings."""
        if not index.isValid() or self.task_at(index.row()) is None:
            return _Flag.NoItemFlags
        return _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return the text, the tick, the line for the delegate or what a screen reader says."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case _Role.DisplayRole:
                return line.text
            case _Role.AccessibleTextRole:
                return spoken_line(line, self._today())
            case _Role.UserRole:
                return line
            case _Role.CheckStateRole if isinstance(line, FollowUp):
                return _UNCHECKED if line.done_on is None else _CHECKED
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Ask for a tick or its removal; the row changes when the vault has it."""
        task = self.task_at(index.row())
        if role != _Role.CheckStateRole or task is None:
            return False
        self.ticked.emit(task, Qt.CheckState(value) == _CHECKED)
        return True


def spoken_line(line: Line, today: date) -> str:
    """Return all that a line shows as one sentence."""
    if isinstance(line, Heading):
        return _("{group}, {n}").format(group=line.text, n=line.count)
    said = [line.text, *filter(None, (line.case_code, line.case_title))]
    if line.done_on is None:
        said.append(due(line.due_on, today))
    else:
        said.append(_("done {day}").format(day=day_name(line.done_on, today)))
    return ", ".join(said)
