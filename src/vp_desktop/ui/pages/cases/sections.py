"""Headings and pairs of fields: how the form of a case is laid out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vp_desktop.ui.widgets.text import label

_GAP_X, _GAP_Y = 16, 12


def pairs(fields: Sequence[QWidget]) -> QGridLayout:
    """Return ``fields`` two beside each other, of the same width."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(_GAP_X)
    grid.setVerticalSpacing(_GAP_Y)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    even = [*fields, QWidget()] if len(fields) % 2 else fields
    for at, field in enumerate(even):
        grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
    return grid


def section(title: str) -> tuple[QWidget, QVBoxLayout]:
    """Return a part of a form under a heading, and the column its fields go in."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_GAP_Y)
    column.addWidget(label(title, "heading"))
    return part, column


def keeps_room(part: QWidget) -> QWidget:
    """Return ``part``; when it is hidden its room stays empty, and its neighbour as it is."""
    policy = part.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    part.setSizePolicy(policy)
    return part
