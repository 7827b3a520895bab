from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.conftest import CHEAP, PASSPHRASE
from tests.ui.shell.driving import Driver
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.services.door import Door
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


class Work(Protocol):
    """Opens the vault, adds an organisation, and closes it: here, or on another computer."""

    def __call__(self, organisation: str, door: Door | None = None) -> None: ...


@pytest.fixture
def shared(shared: Shared, tmp_path: Path) -> Shared:
    """As the program has it: with a folder in which this computer remembers each vault."""
    return replace(shared, door=computer(tmp_path / "here"))


@pytest.fixture
def other_computer(tmp_path: Path) -> Door:
    """The way in on a computer that remembers nothing of what was seen here."""
    return computer(tmp_path / "there")


def computer(data: Path) -> Door:
    return Door(data / "keys", CHEAP, data)


@pytest.fixture
def work(vault_folder: Path, shared: Shared) -> Work:
    def write(organisation: str, door: Door | None = None) -> None:
        way = door or shared.door
        key = way.derive_key(vault_folder, PASSPHRASE)
        practice = way.open_practice(vault_folder, key, announce_nothing)
        practice.organisations.add(OrganisationDraft(name=organisation))
        practice.lock()

    return write


@pytest.fixture
def driver(program: Program, shared: Shared, vault_folder: Path) -> Driver:
    """Hands on the keyboard of a program that shows the unlock card of ``vault_folder``."""
    return Driver(program, shared, vault_folder)
