import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.shell.driving import Driver
from vp_desktop.ui.phrase import PhraseChooser
from vp_desktop.ui.shell.recover import RecoverCard
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit

NOT_OF_THIS_VAULT = "-".join(["ABCD"] * 14)


def card_of(driver: Driver, qtbot: QtBot) -> RecoverCard:
    driver.start(qtbot)
    driver.button("Forgot it?").click()
    card = driver.program.window.centralWidget()
    assert isinstance(card, RecoverCard)
    return card


def code_of(driver: Driver) -> str:
    door = driver.shared.door
    return door.sheet_code(door.derive_key(driver.folder, PASSPHRASE))


def said_in(card: RecoverCard) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def test_the_sheet_opens_the_vault_and_a_new_passphrase_is_chosen(
    driver: Driver, qtbot: QtBot
) -> None:
    code = code_of(driver)
    card = card_of(driver, qtbot)
    card._code.setText(code.lower().replace("-", " "))

    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Choose a new passphrase." in said_in(card), timeout=30_000)
    chooser = card.findChild(PhraseChooser)
    assert chooser is not None
    new = chooser.passphrase()
    next(
        one for one in chooser.findChildren(QLineEdit) if one.accessibleName().startswith("Type it")
    ).setText(new)
    card._on.click()
    qtbot.waitUntil(lambda: driver.program.session is not None, timeout=30_000)

    driver.program.end()
    assert driver.shared.door.derive_key(driver.folder, new) is not None
    assert new != PASSPHRASE


def test_a_code_of_another_vault_is_refused_in_words(driver: Driver, qtbot: QtBot) -> None:
    card = card_of(driver, qtbot)
    card._code.setText(NOT_OF_THIS_VAULT)

    card._on.click()
    qtbot.waitUntil(lambda: card._code.accessibleDescription().endswith("."), timeout=30_000)

    assert "sheet" in card._code.accessibleDescription()
    assert driver.program.session is None


def test_groups_get_their_dashes_and_are_counted(driver: Driver, qtbot: QtBot) -> None:
    card = card_of(driver, qtbot)

    qtbot.keyClicks(card._code, "abcd efghj")

    assert card._code.text() == "ABCD-EFGH-J"
    assert "2 of 14 groups" in said_in(card)


def test_without_a_key_file_a_backup_gives_the_keys_and_the_passphrase_opens_the_vault(
    driver: Driver, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    driver.open(qtbot)
    backup = driver.practice.backups.make(stick).path
    driver.program.end()
    (driver.folder / "vault.keys").unlink()
    assert driver.shared.door._copies is not None
    shutil.rmtree(driver.shared.door._copies)
    driver.program.start(driver.folder)
    driver.button("Forgot it?").click()
    card = driver.program.window.centralWidget()
    assert isinstance(card, RecoverCard)

    card._take_backup(str(backup))  # what the dialog hands in
    qtbot.waitUntil(lambda: "The backup has the keys." in said_in(card), timeout=30_000)
    driver.button("Back").click()
    qtbot.keyClicks(driver.program.window.findChild(PassphraseEdit), PASSPHRASE)
    driver.button("Open vault").click()
    qtbot.waitUntil(lambda: driver.program.session is not None, timeout=30_000)

    assert (driver.folder / "vault.keys").exists()


def test_back_leads_to_the_unlock_card(driver: Driver, qtbot: QtBot) -> None:
    card_of(driver, qtbot)

    driver.button("Back").click()

    assert driver.button("Open vault").isVisible()


def test_the_card_can_be_read_and_heard(driver: Driver, qtbot: QtBot) -> None:
    card = card_of(driver, qtbot)
    driver.shared.dials.set_text_factor(1.5)
    driver.program.window.resize(1024, 640)

    assert nameless(card) == []
    assert clipped(card) == []
