import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, is_in_sight, nameless, spoken
from tests.ui.shell.driving import Control, Driver
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.patience import PAUSES
from vp_desktop.ui.shell.unlock import UnlockCard
from vp_desktop.ui.theme.look import current
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey


def card_of(driver: Driver) -> UnlockCard:
    card = driver.program.window.centralWidget()
    assert isinstance(card, UnlockCard)
    return card


def passphrase_field(driver: Driver) -> QLineEdit:
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def said_of(driver: Driver) -> str:
    return passphrase_field(driver).accessibleDescription()


def try_wrong(driver: Driver, qtbot: QtBot, times: int = 1) -> None:
    for _nth in range(times):
        driver.type("wrong")
        driver.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: said_of(driver) != "", timeout=20_000)


def test_the_caret_waits_in_the_passphrase(driver: Driver, qtbot: QtBot) -> None:
    driver.start(qtbot)

    assert passphrase_field(driver).accessibleName() == "Passphrase"
    assert passphrase_field(driver).echoMode() == QLineEdit.EchoMode.Password


def test_the_passphrase_and_enter_open_the_vault_on_today(driver: Driver, qtbot: QtBot) -> None:
    driver.start(qtbot)

    driver.unlock(qtbot)

    assert driver.practice.folder == driver.folder
    assert "List «Pages»" in spoken(driver.workspace)
    assert driver.workspace.place().page == "today"
    assert driver.shared.dials.settings.last_vault == driver.folder


def test_a_wrong_passphrase_is_said_under_the_field_and_can_be_typed_over(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.start(qtbot)

    try_wrong(driver, qtbot)

    assert said_of(driver) == "This passphrase does not open this vault."
    assert passphrase_field(driver).selectedText() != ""
    assert driver.program.session is None


def test_the_program_can_be_left_by_key_before_a_vault_is_open(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.start(qtbot)

    driver.press(Qt.Key.Key_Q, Control)

    assert not driver.program.window.isVisible()


def test_the_third_wrong_try_makes_one_wait(driver: Driver, qtbot: QtBot) -> None:
    driver.start(qtbot)

    try_wrong(driver, qtbot, times=3)
    button = driver.button("Try again in 1 s")
    waiting = button.isEnabled()
    card_of(driver)._patience._tick()

    assert not waiting
    assert button.isEnabled()
    assert button.text() == "Open vault"


def test_the_wait_grows_to_half_a_minute() -> None:
    assert PAUSES[:3] == (0, 0, 1)
    assert list(PAUSES) == sorted(PAUSES)
    assert PAUSES[-1] == 30


def test_esc_stops_opening(driver: Driver, qtbot: QtBot) -> None:
    driver.start(qtbot)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    busy = driver.button("Opening…").isEnabled()

    driver.press(Qt.Key.Key_Escape)
    done = list[int]()
    driver.shared.jobs.run(driver.program, lambda: 1, done=done.append, failed=raise_it)
    qtbot.waitUntil(lambda: done == [1], timeout=20_000)

    assert not busy
    assert driver.program.session is None
    assert driver.button("Open vault").isEnabled()


def test_a_vault_that_is_open_elsewhere_is_said_to_be(
    driver: Driver, key: MasterKey, qtbot: QtBot
) -> None:
    elsewhere = Vault.open(driver.folder, key)
    driver.start(qtbot)

    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said_of(driver) != "", timeout=20_000)
    elsewhere.close()

    assert "open" in said_of(driver)
    assert driver.program.session is None


def test_a_vault_that_is_gone_is_said_to_be(driver: Driver, qtbot: QtBot) -> None:
    driver.start(qtbot)
    shutil.rmtree(driver.folder)

    try_wrong(driver, qtbot)

    assert "passphrase" not in said_of(driver)
    assert driver.button("Open vault").isEnabled()


def test_one_of_several_vaults_is_chosen_by_its_name(
    driver: Driver, shared: Shared, tmp_path: Path, qtbot: QtBot
) -> None:
    other = shutil.copytree(driver.folder, tmp_path / "other.vpvault")
    shared.dials.keep(shared.dials.settings.with_vault(other))
    driver.start(qtbot)
    names = card_of(driver).findChild(QComboBox)
    assert names is not None

    offered = [names.itemText(n) for n in range(names.count())]

    names.setCurrentIndex(1)
    driver.unlock(qtbot)

    assert offered == ["practice", "other"]
    assert driver.practice.folder == other


def test_a_vault_can_be_taken_off_the_list_and_stays_on_the_disk(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.shared.dials.know_vault(str(driver.folder))
    driver.start(qtbot)

    driver.button("Take this vault off the list; it stays on the disk").click()

    assert driver.shared.dials.settings.known_vaults == ()
    assert driver.button("Make a vault").isVisible()
    assert (driver.folder / "vault.db").exists()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_can_be_read_and_heard(
    driver: Driver, theme: str, factor: float, qtbot: QtBot
) -> None:
    current().apply("dark" if theme == "dark" else "light", factor)
    driver.start(qtbot)
    driver.program.window.resize(1024, 640)

    assert nameless(card_of(driver)) == []
    assert clipped(card_of(driver)) == []
    assert is_in_sight(driver.button("Open vault"))


def raise_it(error: Exception) -> None:
    raise error
