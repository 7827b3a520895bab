"""The top edge of the window: where one is, the way to everything else, and help."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from vp_desktop.i18n import _
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.buttons import button, icon_button
from vp_desktop.ui.widgets.text import ElidedLabel, label

HEIGHT = 64
_SEARCH, _SHORT, _ROUND = 340, 170, 110
"""Pixels at 100 %: the search field, the same where there is little room, and what is in it beside
its words: icon, edges, keys."""


class TopBar(QWidget):
    """The title of the page, the search field and the question mark."""

    asked = Signal(str)
    """The id of an action."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("", "display")
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search = button(_("Search everything or give a command"), "search", "search")
        self._search.setToolTip(_("Ctrl K"))
        self._search.setAccessibleName(_("Search everything or give a command"))
        keys = label(_("Ctrl K"), "micro")
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self._search)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(keys)
        self._help = icon_button("circle-question-mark", _("Help"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._title, 1)
        row.addWidget(self._search)
        row.addWidget(self._help)
        self._search.clicked.connect(self._ask_search)
        self._help.clicked.connect(self._ask_help)
        self._measure()

    def say(self, title: str) -> None:
        """Show ``title``."""
        self._title.say(title)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the search field where the title needs the room."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        look = current()
        self.setFixedHeight(look.px(HEIGHT))
        title = self._title.sizeHint().width() + self._help.sizeHint().width() + look.px(32)
        words = _("Search everything or give a command")
        needed = self._search.fontMetrics().horizontalAdvance(words) + look.px(_ROUND)
        fits = title + max(needed, look.px(_SEARCH)) <= self.width()
        self._search.setText(words if fits else _("Search"))
        self._search.setFixedWidth(max(needed, look.px(_SEARCH)) if fits else look.px(_SHORT))

    @Slot()
    def _ask_search(self) -> None:
        self.asked.emit("search")

    @Slot()
    def _ask_help(self) -> None:
        self.asked.emit("help")
