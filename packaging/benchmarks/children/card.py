"""Our own program, put together as ``vp_desktop.main.run`` does, until its card is painted."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Slot

from benchmarks.children.painting import FirstPaint, shown_in, tell
from vp_desktop.main import application, relaunch, share
from vp_desktop.ui.shell.crash import CrashDesk
from vp_desktop.ui.shell.program import Program
from vp_desktop.vault.process import harden_process


@Slot()
def _painted() -> None:
    tell("painted")
    QCoreApplication.quit()


def main(vault: Path) -> int:
    """Show the unlock card of ``vault``, say so, and end."""
    harden_process()
    app = application()
    shared = share(app)
    desk = CrashDesk(app)
    desk.install()
    program = Program(app, shared, relaunch)
    desk.refused.connect(program.refuse)
    program.start(vault)
    paint = FirstPaint(shown_in(program.window))
    paint.happened.connect(_painted)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
