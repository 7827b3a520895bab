"""Write what a screen reader would meet, and what an eye would miss, as text a test can compare."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_CHROME = {"qt_spinbox_lineedit", "qt_scrollarea_viewport", "ScrollLeftButton", "ScrollRightButton"}
_SLACK = 1
"""Pixels: rounding of a scaled font is not a cut word."""

_ROUNDS, _ROUND_MS = 20, 25
"""Half a second, on a machine that does other things as well."""


def spoken(widget: QWidget) -> str:
    """Return one line for each thing in ``widget``: its role, name and value."""
    lines: list[str] = []
    found = QAccessible.queryAccessibleInterface(widget)
    if found is not None:
        _walk(found, 0, lines)
    return "\n".join(lines)


def nameless(widget: QWidget) -> list[str]:
    """Return what in ``widget`` takes the focus and has no name, or one with padding in it."""
    shown = [part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget)]
    return [
        f"{type(part).__name__} {part.objectName()}".strip()
        for part in [widget, *shown]
        if _takes_focus(part) and not _well_named(part)
    ]


def clipped(widget: QWidget) -> list[str]:
    """Return what in ``widget``, once it is laid out, has words that do not fit or goes sideways.

    A change of look takes Qt several rounds: a row is as high as its button before it is as high as
    its words. What nobody sees for longer than that is not cut.
    """
    QApplication.processEvents()
    for _round in range(_ROUNDS):
        if not _cut_now(widget):
            return []
        QTest.qWait(_ROUND_MS)
    return _cut_now(widget)


def is_in_sight(widget: QWidget) -> bool:
    """Return whether nothing of ``widget`` lies outside the window, or where one must scroll to."""
    QApplication.processEvents()
    return widget.visibleRegion().boundingRect() == widget.rect()


def _cut_now(widget: QWidget) -> list[str]:
    parts = [part for part in widget.findChildren(QWidget) if part.isVisibleTo(widget)]
    cut = [_described(part) for part in parts if _is_cut(part)]
    return cut + [_described(part) for part in parts if _scrolls_sideways(part)]


def _is_cut(part: QWidget) -> bool:
    if isinstance(part, QLabel):
        if type(part).minimumSizeHint is not QLabel.minimumSizeHint or not part.text():
            return False  # it says «…» itself, and the whole in a tooltip
        if part.wordWrap():
            return part.height() + _SLACK < part.heightForWidth(part.width())
        return part.width() + _SLACK < part.sizeHint().width()
    if isinstance(part, QAbstractButton) and not isinstance(part.parent(), QLineEdit):
        hint = part.sizeHint()
        return part.width() + _SLACK < hint.width() or part.height() + _SLACK < hint.height()
    return False


def _scrolls_sideways(part: QWidget) -> bool:
    inside = part.widget() if isinstance(part, QScrollArea) else None
    if isinstance(part, QScrollArea) and inside is not None:
        return inside.minimumSizeHint().width() > part.viewport().width() + _SLACK
    return isinstance(part, QAbstractScrollArea) and part.horizontalScrollBar().isVisible()


def _takes_focus(part: QWidget) -> bool:
    return (
        part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.focusProxy() is None
        and part.objectName() not in _CHROME
        and not part.objectName().startswith("qt_")
    )


def _well_named(part: QWidget) -> bool:
    found = QAccessible.queryAccessibleInterface(part)
    name = found.text(QAccessible.Text.Name) if found is not None else ""
    return bool(name) and name == name.strip()


def _described(part: QWidget) -> str:
    text = getattr(part, "text", str)()
    size, wish = part.size().toTuple(), part.sizeHint().toTuple()
    return f"{type(part).__name__} «{text}» has {size}, wants {wish}"


def _walk(thing: QAccessibleInterface, depth: int, lines: list[str]) -> None:
    name, value = thing.text(QAccessible.Text.Name), thing.text(QAccessible.Text.Value)
    lines.append("  " * depth + " ".join(filter(None, [thing.role().name, f"«{name}»", value])))
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None:
            _walk(child, depth + 1, lines)
