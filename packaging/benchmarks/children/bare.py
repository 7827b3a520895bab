"""The least that PySide6 can be: an application with an empty window."""

import sys

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from benchmarks.children.painting import FirstPaint, memory_mb, tell


@Slot()
def _painted() -> None:
    tell("painted")
    tell(f"{memory_mb():.1f}")
    QApplication.quit()


def main() -> int:
    """Show the window, say so, and end."""
    app = QApplication([])
    window = QMainWindow()
    content = QWidget()
    window.setCentralWidget(content)
    window.resize(1280, 800)
    paint = FirstPaint(content)
    paint.happened.connect(_painted)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
