from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.shell.driving import Driver
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.program import Program


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
