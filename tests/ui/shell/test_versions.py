"""Two versions of one vault: both are seen, one goes on, none is lost; all by keys."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate
from tests.ui.shell.conftest import Work
from tests.ui.shell.driving import Control, Driver
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.safety import Matter
from vp_desktop.services.door import Door
from vp_desktop.ui.pages.safety import SafetyPage
from vp_desktop.ui.shell.reminder import Reminder
from vp_desktop.ui.shell.unlock import UnlockCard
from vp_desktop.ui.shell.version_rows import VersionRow
from vp_desktop.ui.shell.versions import VersionsCard
from vp_desktop.ui.theme.look import current

COPY = "vault (SV-DESKTOP conflicted copy 2026-11-20 101500).db"


@pytest.fixture
def gone_two_ways(driver: Driver, work: Work, other_computer: Door, tmp_path: Path) -> Driver:
    """A synced vault in which this computer wrote, and another, apart from each other."""
    (tmp_path / ".stfolder").mkdir()
    file = driver.folder / "vault.db"
    work("Eerst")
    before = file.read_bytes()
    work("Daar", other_computer)
    theirs = file.read_bytes()
    file.write_bytes(before)
    work("Hier")
    file.write_bytes(theirs)
    return driver


@pytest.fixture
def with_a_copy(driver: Driver, work: Work, other_computer: Door) -> Driver:
    """A vault beside whose file a synchronising program put what another computer wrote."""
    file = driver.folder / "vault.db"
    work("Eerst")
    before = file.read_bytes()
    work("Daar", other_computer)
    shutil.copyfile(file, driver.folder / COPY)
    file.write_bytes(before)
    work("Hier")
    return driver


def names_in(door: Door, folder: Path) -> list[str]:
    practice = door.open_practice(folder, door.derive_key(folder, PASSPHRASE), announce_nothing)
    names = [one.name for one in practice.organisations.rows()]
    practice.lock()
    return names


def press(driver: Driver, words: str, inside: QPushButton | None = None) -> None:
    driver.button(words, inside).setFocus()
    driver.press(Qt.Key.Key_Space)
    QApplication.processEvents()


def card_of(driver: Driver, qtbot: QtBot, rows: int) -> VersionsCard:
    """Return the card of versions, once it shows ``rows`` of them."""

    def shown() -> bool:
        card = driver.program.window.findChild(VersionsCard)
        return isinstance(card, VersionsCard) and len(rows_of(card)) == rows and ready(card)

    qtbot.waitUntil(shown, timeout=20_000)
    card = driver.program.window.findChild(VersionsCard)
    assert isinstance(card, VersionsCard)
    return card


def ready(card: VersionsCard) -> bool:
    return not card._bar.isVisibleTo(card)


def rows_of(card: VersionsCard) -> list[VersionRow]:
    return [row for row in card.findChildren(VersionRow) if row.isVisibleTo(card)]


def words_of(card: VersionsCard) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def doubted(driver: Driver, qtbot: QtBot) -> None:
    """Unlock a vault that is in doubt."""
    driver.start(qtbot)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(_buttons(driver, "See the versions…")), timeout=20_000)


def _buttons(driver: Driver, words: str) -> list[QPushButton]:
    return [b for b in driver.program.window.findChildren(QPushButton) if b.text() == words]


def test_the_version_kept_here_goes_on_and_the_other_lies_beside_it(
    gone_two_ways: Driver, qtbot: QtBot
) -> None:
    driver = gone_two_ways
    doubted(driver, qtbot)
    press(driver, "See the versions…")
    card = card_of(driver, qtbot, rows=2)
    shown = words_of(card)

    press(driver, "Let this one go on…")
    driver.press(Qt.Key.Key_Return, Control)
    qtbot.waitUntil(lambda: ready(card) and "Beside the vault" in words_of(card), timeout=20_000)
    driver.button("Open vault", card).setFocus()
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.program.session is not None, timeout=20_000)
    driver.program.lock()

    beside = [path for path in driver.folder.parent.glob("*.vpvault") if path != driver.folder]
    assert "Kept by this computer" in shown
    assert "The vault now" in shown
    assert len(beside) == 1
    assert names_in(driver.shared.door, driver.folder) == ["Eerst", "Hier"]
    assert names_in(driver.shared.door, beside[0]) == ["Daar", "Eerst"]
    assert beside[0] in driver.shared.dials.settings.known_vaults


def test_the_page_of_safety_leads_to_a_copy_that_a_program_set_apart(
    with_a_copy: Driver, qtbot: QtBot
) -> None:
    driver = with_a_copy
    driver.open(qtbot)
    page = driver.show("safety")
    assert isinstance(page, SafetyPage)
    row = next(card.rows[Matter.COPIES] for card in page._cards if Matter.COPIES in card.rows)
    row.act.setFocus()
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_Return, Control)
    qtbot.waitUntil(lambda: driver.program.session is None)
    activate(driver.program.window, qtbot)  # as a desktop does when a dialog has gone
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    card = card_of(driver, qtbot, rows=2)
    shown = words_of(card)

    press(driver, "Keep as a vault of its own")
    qtbot.waitUntil(lambda: ready(card) and len(rows_of(card)) == 1, timeout=20_000)

    beside = [path for path in driver.folder.parent.glob("*.vpvault") if path != driver.folder]
    assert "Set apart by Dropbox" in shown
    assert names_in(driver.shared.door, driver.folder) == ["Eerst", "Hier"]
    assert names_in(driver.shared.door, beside[0]) == ["Daar", "Eerst"]
    assert not (driver.folder / COPY).exists()


def test_a_copy_that_was_set_apart_is_named_above_every_page(
    with_a_copy: Driver, qtbot: QtBot
) -> None:
    driver = with_a_copy
    driver.open(qtbot)
    reminder = driver.workspace.findChild(Reminder)
    assert reminder is not None
    said = reminder.text.text()
    driver.button("To the page of safety").setFocus()

    driver.press(Qt.Key.Key_Space)

    assert said.startswith("In the folder of this vault lies 1 other version of it")
    assert isinstance(driver.workspace._stage.shown(), SafetyPage)


def test_a_vault_that_is_there_once_has_nothing_above_its_pages(
    driver: Driver, work: Work, qtbot: QtBot
) -> None:
    work("Eerst")

    driver.open(qtbot)

    assert driver.workspace.findChild(Reminder) is None


def test_a_wrong_passphrase_shows_no_version(with_a_copy: Driver, qtbot: QtBot) -> None:
    driver = with_a_copy
    driver.start(qtbot)
    driver.program._entrance.doubts.versions(driver.folder)
    driver.type("iets anders dan de zin")
    driver.press(Qt.Key.Key_Return)
    card = driver.program.window.findChild(VersionsCard)
    assert isinstance(card, VersionsCard)

    qtbot.waitUntil(lambda: "does not open this vault" in words_of(card), timeout=20_000)

    assert rows_of(card) == []


def test_going_back_forgets_the_key(gone_two_ways: Driver, qtbot: QtBot) -> None:
    driver = gone_two_ways
    doubted(driver, qtbot)
    press(driver, "See the versions…")
    card = card_of(driver, qtbot, rows=2)
    key = card._key
    assert key is not None

    press(driver, "Back")

    assert isinstance(driver.program.window.centralWidget(), UnlockCard)
    assert not any(key._bytes)


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_word_of_the_card_fits(gone_two_ways: Driver, factor: float, qtbot: QtBot) -> None:
    driver = gone_two_ways
    doubted(driver, qtbot)
    press(driver, "See the versions…")
    card = card_of(driver, qtbot, rows=2)
    driver.program.window.resize(1024, 640)

    current().apply("light", factor)

    assert clipped(card) == []
    assert nameless(card) == []
