"""Buttons, in the few kinds there are."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton

from vp_desktop.ui.theme.icons import icon as themed_icon
from vp_desktop.ui.theme.look import current

Kind = Literal["", "primary", "ghost", "link", "danger", "search", "tag"]
"""``primary``: the one thing this view is for. ``ghost``: beside it. ``link``: in a sentence."""

_ICON, _GAP = 18, 6
"""Pixels at 100 %: an icon, and the space between it and the words."""

_TONES: dict[Kind, str] = {"primary": "on_accent", "link": "accent", "danger": "danger"}


class Button(QPushButton):
    """A button whose icon grows with the text."""

    def __init__(self, text: str, kind: Kind, icon: str) -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it outside a dialog too, as Space does
        if icon:
            self.show_icon(icon, _TONES.get(kind, "muted"))
        self._measure()

    def show_icon(self, name: str, tone: str = "muted") -> None:
        """Show the icon ``name`` from now on."""
        self.setIcon(themed_icon(name, tone))

    def setText(self, text: str) -> None:
        """Say ``text`` from now on."""
        super().setText(text)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        look = current()
        gap = _GAP if self.text() else 0
        self.setIconSize(QSize(look.px(_ICON + gap), look.px(_ICON)))


def button(text: str, kind: Kind = "", icon: str = "", tip: str = "") -> Button:
    """Return a button that says ``text``; ``tip`` tells more, or names a button without text."""
    made = Button(text, kind, icon)
    made.setToolTip(tip)
    if not text:
        made.setAccessibleName(tip)
    return made


def icon_button(icon: str, name: str) -> Button:
    """Return a button that is an icon alone; ``name`` is spoken and shown under the pointer."""
    return button("", "ghost", icon, name)
