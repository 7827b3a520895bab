"""The keys of the action table, made to work in one window."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from vp_desktop.ui.shell.actions import actions


class Shortcuts(QObject):
    """Says which action was asked for by its keys, wherever the focus is in ``window``.

    Of those that ``need_vault``, or of those that do not.
    """

    asked = Signal(str)
    """The id of the action."""

    def __init__(self, window: QWidget, *, need_vault: bool) -> None:
        super().__init__(window)
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        for action in actions():
            if action.needs_vault is not need_vault:
                continue
            made = QAction(action.text, group)
            made.setShortcuts([QKeySequence(keys) for keys in action.keys])
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.setData(action.id)
            window.addAction(made)
        group.triggered.connect(self._say)

    @Slot(QAction)
    def _say(self, action: QAction) -> None:
        self.asked.emit(str(action.data()))
