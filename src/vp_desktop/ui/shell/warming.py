"""Read the modules of the open window from disk while the passphrase is typed.

In the window's own thread, one module between two events: a class of Qt's that is made in another
thread, while the window uses Qt, can end the program.
"""

from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Slot

_PAGES = (
    "today",
    "cases",
    "follow_ups",
    "organisations",
    "referrals",
    "hours",
    "report",
    "backup",
    "settings",
    "safety",
)
SESSION = "vp_desktop.ui.shell.session"
OPENING = "vp_desktop.ui.shell.opening"
MODULES = (*(f"vp_desktop.ui.pages.{page}" for page in _PAGES), SESSION, OPENING)


class Warming(QObject):
    """Imports ``MODULES`` one by one; whoever needs them sooner imports the rest."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(MODULES)

    @Slot(object)
    def begin(self, _outcome: object = None) -> None:
        """Import the next one when the window has nothing else to do."""
        if self._left:
            QTimer.singleShot(0, self._next)

    @Slot()
    def _next(self) -> None:
        import_module(self._left.pop(0))
        self.begin()
