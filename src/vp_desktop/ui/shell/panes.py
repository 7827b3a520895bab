"""Go from one part of the window to the next with F6."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def next_pane(panes: list[QWidget], *, forward: bool) -> None:
    """Put the focus in the pane after (or before) the one that has it now."""
    reachable = [pane for pane in panes if pane.isVisible() and _first_in(pane) is not None]
    if not reachable:
        return
    focus = QApplication.focusWidget()
    here = next((n for n, pane in enumerate(reachable) if _holds(pane, focus)), -1)
    step = 1 if forward else -1
    pane = reachable[(here + step) % len(reachable)] if here >= 0 else reachable[0]
    first = _first_in(pane)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (focus is pane or pane.isAncestorOf(focus))


def _first_in(pane: QWidget) -> QWidget | None:
    """Return the part of ``pane`` that had the focus last, else the first that takes it."""
    last = pane.focusWidget()
    if last is not None and last.isVisible():
        return last
    tab = Qt.FocusPolicy.TabFocus
    parts = [pane, *pane.findChildren(QWidget)]
    return next((p for p in parts if p.focusPolicy() & tab and p.isVisible()), None)
