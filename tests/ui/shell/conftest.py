from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.conftest import CHEAP
from tests.ui.shell.driving import Driver
from vp_desktop import i18n
from vp_desktop.services.door import Door
from vp_desktop.settings import Settings, SettingsFile, save
from vp_desktop.ui.dials import Dials
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.theme.look import current


@pytest.fixture
def shared(qapp: QApplication, tmp_path: Path) -> Iterator[Shared]:
    """What the program has before a vault is open, with nothing of this computer in it."""
    file = tmp_path / "settings.json"
    save(Settings(language="en", theme="light"), file)
    (tmp_path / "Documents").mkdir()
    jobs = Jobs(qapp)
    dials = Dials(qapp, SettingsFile(file), current())
    yield Shared(
        jobs=jobs,
        door=Door(tmp_path / "keys", CHEAP),
        dials=dials,
        documents=tmp_path / "Documents",
        log=tmp_path / "log" / "vp-desktop.log",
    )
    jobs.finish()
    dials.deleteLater()
    i18n.use("en")


@pytest.fixture
def relaunched() -> list[Path]:
    return []


@pytest.fixture
def program(qapp: QApplication, shared: Shared, relaunched: list[Path]) -> Iterator[Program]:
    """The whole program, with a relaunch that only writes down what it was asked."""
    program = Program(qapp, shared, relaunched.append)
    yield program
    program.end()
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def driver(program: Program, shared: Shared, vault_folder: Path) -> Driver:
    """Hands on the keyboard of a program that shows the unlock card of ``vault_folder``."""
    return Driver(program, shared, vault_folder)
