"""The letters for what paints itself; labels and fields get theirs from the style sheet."""

from PySide6.QtGui import QFont

from vp_desktop.ui.theme.look import current
from vp_desktop.ui.theme.typefaces import Role, typeface


def font(role: Role) -> QFont:
    """Return the letters of ``role`` at the present text size."""
    look = current()
    return typeface(role, look.family, look.factor)
