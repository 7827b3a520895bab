"""The one window of the program: what lies in it changes, the frame does not."""

from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from vp_desktop.settings import Settings
from vp_desktop.version import NAME

LEAST = QSize(1024, 640)
"""Pixels. Below this nothing was looked at."""


class Window(QMainWindow):
    """Holds the unlock card, the first run or the workspace."""

    closing = Signal()
    """The user closes the window; whoever listens saves, and the program ends."""

    def __init__(self, size: tuple[int, int], *, maximized: bool) -> None:
        super().__init__()
        self.setWindowTitle(NAME)  # never the name of a practice: titles show in lists and logs
        self.setMinimumSize(LEAST)
        self.resize(QSize(*size).expandedTo(LEAST))
        if maximized:
            self.showMaximized()

    def put(self, content: QWidget) -> None:
        """Show ``content`` instead of what is shown, which is deleted once its slots are left."""
        old = self.takeCentralWidget()
        self.setCentralWidget(content)
        content.show()  # at once, so that it can take the focus
        if old is not None:
            old.deleteLater()

    def noted_in(self, settings: Settings) -> Settings:
        """Return ``settings`` with the size that this window has now."""
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        return replace(settings, window=(size.width(), size.height()), maximized=self.isMaximized())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save before going."""
        self.closing.emit()
        super().closeEvent(event)
