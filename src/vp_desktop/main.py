"""Put the parts of the window together; the only module that knows them all."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from vp_desktop import logs
from vp_desktop.places import FOLDER, data_folder
from vp_desktop.services.door import Door
from vp_desktop.settings import SettingsFile
from vp_desktop.ui.dials import Dials
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.crash import CrashDesk
from vp_desktop.ui.shell.goodbye import Goodbye
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.theme.look import Look
from vp_desktop.ui.traces import leave_none
from vp_desktop.vault.process import harden_process
from vp_desktop.version import NAME, VERSION

_Place = QStandardPaths.StandardLocation


def run(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; return the exit code."""
    options = _options(arguments)
    harden_process()
    app = application()
    shared = share(app)
    if options.screens is not None:
        return _render(shared, options)
    desk = CrashDesk(app)
    desk.install()
    program = Program(app, shared, relaunch)
    desk.refused.connect(program.refuse)
    Goodbye(program).asked.connect(program.leave)
    program.start(options.vault, back=options.back)
    code = app.exec()
    shared.jobs.finish()  # a worker must not outlive what it reports to
    return code


def _render(shared: Shared, options: argparse.Namespace) -> int:
    """Write a picture of every screen; the passphrase comes from a file or from standard input."""
    file: Path = options.passphrase_file
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    screens = import_module("vp_desktop.ui.shell.screens")
    shots = [options.look] if options.look else screens.SHOTS
    screens.render_all(shared, options.screens, options.vault, text.rstrip("\n"), shots)
    return 0


def look(name: str) -> Any:
    """Return the look of that name, as ``--look`` takes it; slow to import, so not before."""
    return import_module("vp_desktop.ui.shell.screens").shot(name)


def application() -> QApplication:
    """Return the one application, under our name."""
    QCoreApplication.setApplicationName(FOLDER)
    QCoreApplication.setApplicationVersion(VERSION)
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication([FOLDER])
    leave_none(app)
    app.setApplicationDisplayName(NAME)
    app.setDesktopFileName(FOLDER)
    return app


def share(app: QApplication) -> Shared:
    """Return the parts that outlive every page; the log is open from here on."""
    data = data_folder()
    log = data / "vp-desktop.log"
    logs.to_file(log)
    settings = SettingsFile(_place(_Place.AppConfigLocation) / "settings.json")
    return Shared(
        jobs=Jobs(app),
        door=Door(copies=data / "keys", memory=data),
        dials=Dials(app, settings, Look(app)),
        documents=_place(_Place.DocumentsLocation),
        log=log,
    )


def relaunch(folder: Path) -> None:
    """Replace this process by a fresh one that shows the unlock card of ``folder``."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, *([] if frozen else ["-m", "vp_desktop"]), "--back", str(folder)]
    if sys.platform == "win32":  # execv there starts a child and leaves a hole where we were
        os.spawnv(os.P_NOWAIT, sys.executable, command)  # noqa: S606 - our own program
        os._exit(0)
    os.execv(sys.executable, command)  # noqa: S606 - our own program, and no shell


def _place(location: _Place) -> Path:
    return Path(QStandardPaths.writableLocation(location))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vp-desktop", description=NAME)
    parser.add_argument("vault", nargs="?", type=Path, help="the vault to open")
    parser.add_argument("--back", action="store_true", help="open it where it was locked")
    parser.add_argument("--version", action="version", version=f"{NAME} {VERSION}")
    parser.add_argument("--screens", type=Path, metavar="DIR", help="render every screen to DIR")
    parser.add_argument("--look", type=look, help="in one look alone: dark-150-1024x640")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE")
    options = parser.parse_args(arguments)
    if options.screens is not None and (options.vault is None or options.passphrase_file is None):
        parser.error("--screens needs a VAULT and --passphrase-file")
    return options
