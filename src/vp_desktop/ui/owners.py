"""Who owns what: a helper of a page finds the page without keeping it alive."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


def parent_widget(child: QObject) -> QWidget:
    """Return the widget that owns ``child``.

    Raises:
        TypeError: it has no parent, or one that is no widget.
    """
    parent = child.parent()
    if not isinstance(parent, QWidget):
        raise TypeError("this lives in a widget only")
    return parent
