"""One walk through the program on a real display: the keys go through X, not through Qt's tests."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import CHEAP, PASSPHRASE
from tests.displays import PATIENCE_S, display, start
from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.services.door import Door
from vp_desktop.services.practice import Practice
from vp_desktop.version import NAME

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")

PATIENCE_MS = PATIENCE_S * 1000


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A Dutch user with an empty home and a display."""
    own = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE")}
    with display() as name:
        here = {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "HOME": str(tmp_path)}
        yield {**os.environ, **own, **here, "LANG": "nl_NL.UTF-8"}


def test_unlock_log_and_lock_on_a_real_display(
    environment: dict[str, str], vault_folder: Path, qtbot: QtBot
) -> None:
    case_id = one_case_in(vault_folder)
    program = start([sys.executable, "-m", "vp_desktop", str(vault_folder)], environment)
    keys = Keys(environment)
    keys.wait_for_window()

    keys.type(PASSPHRASE)
    keys.press("Return")
    qtbot.waitUntil(lambda: is_open(vault_folder), timeout=PATIENCE_MS)
    keys.type("Gebeld over gisteren.")
    keys.press("ctrl+Return")
    keys.press("ctrl+l")
    qtbot.waitUntil(lambda: not is_open(vault_folder), timeout=PATIENCE_MS)
    notes = notes_of(vault_folder, case_id)
    keys.wait_for_window()
    still_there = program.poll() is None
    program.terminate()
    _out, err = program.communicate(timeout=PATIENCE_S)

    assert notes == ["Gebeld over gisteren."], err
    assert still_there, err


class Keys:
    """A keyboard at the display."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = environment

    def wait_for_window(self) -> None:
        """Wait until the program shows itself, and give it the keys."""
        self._run("search", "--sync", "--onlyvisible", "--name", NAME, "windowfocus", "--sync")

    def type(self, text: str) -> None:
        """Type ``text``."""
        self._run("type", "--delay", "15", text)

    def press(self, key: str) -> None:
        """Press ``key``, as ``ctrl+l``."""
        self._run("key", key)

    def _run(self, *words: str) -> None:
        tool = start(["xdotool", *words], self._environment)
        tool.communicate(timeout=PATIENCE_S)
        assert tool.returncode == 0, words[0]


def is_open(folder: Path) -> bool:
    """Tell by the kernel's list of locks whether a process holds the vault."""
    inode = (folder / "vault.lock").stat().st_ino
    return any(
        line.split()[5].endswith(f":{inode}")
        for line in Path("/proc/locks").read_text(encoding="ascii").splitlines()
    )


def practice_in(folder: Path) -> Practice:
    door = Door(None, CHEAP)
    return door.open_practice(folder, door.derive_key(folder, PASSPHRASE), announce_nothing)


def one_case_in(folder: Path) -> CaseId:
    practice = practice_in(folder)
    organisation = practice.organisations.add(OrganisationDraft(name="De Linden"))
    opened_on = practice.clock().date()
    kinds = (Code("OO-PES"),)
    case_id = practice.cases.add(
        CaseDraft(organisation_id=organisation, opened_on=opened_on, kinds=kinds)
    )
    practice.lock()
    return case_id


def notes_of(folder: Path, case_id: CaseId) -> list[str]:
    practice = practice_in(folder)
    notes = [contact.note for contact in practice.notes.of_case(case_id)]
    practice.lock()
    return notes
