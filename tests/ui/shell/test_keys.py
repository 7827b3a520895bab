"""The cards about keys: a PIN, new keys for the vault, a key file from a backup."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import CHEAP, PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_key
from tests.ui.shell.driving import Driver
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.preferences import Preference
from vp_desktop.services.pins import Pins
from vp_desktop.ui.page import Destination
from vp_desktop.ui.pages.settings.pin_sheet import PinSheet
from vp_desktop.ui.shell.card import CardPage
from vp_desktop.ui.shell.pin import PinCard
from vp_desktop.ui.shell.renew import RenewCard
from vp_desktop.ui.shell.unlock import UnlockCard
from vp_desktop.ui.theme.look import current
from vp_desktop.vault.errors import WrongPassphraseError

PIN = "482913"
WAIT_MS = 15_000


class InMemory:
    """A keyring that lives as long as the test."""

    def __init__(self) -> None:
        self.secrets: dict[str, str] = {}

    def get_password(self, _service: str, username: str) -> str | None:
        return self.secrets.get(username)

    def set_password(self, _service: str, username: str, password: str) -> None:
        self.secrets[username] = password

    def delete_password(self, _service: str, username: str) -> None:
        del self.secrets[username]


@pytest.fixture
def keyring(driver: Driver, tmp_path: Path) -> InMemory:
    """A keyring that the program has, and a folder to remember in."""
    made = InMemory()
    driver.shared.door.pins = Pins(tmp_path / "data", CHEAP, lambda: made)
    return made


def card_of(driver: Driver) -> CardPage:
    card = driver.program.window.centralWidget()
    assert isinstance(card, CardPage)
    return card


def said_on(card: CardPage) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def choose_pin(driver: Driver, qtbot: QtBot, again: str = PIN) -> PinSheet:
    driver.show("settings", part="pin")
    (sheet,) = driver.program.window.findChildren(PinSheet)
    activate(sheet, qtbot)
    qtbot.keyClicks(sheet._passphrase, PASSPHRASE)
    press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet._pin.isVisible, timeout=WAIT_MS)
    qtbot.keyClicks(sheet._pin, PIN)
    qtbot.keyClicks(sheet._again, again)
    return sheet


def with_pin(driver: Driver, qtbot: QtBot) -> PinCard:
    """Start where a PIN was chosen before."""
    door = driver.shared.door
    door.pins.enable(driver.folder, door.derive_key(driver.folder, PASSPHRASE), PIN)
    driver.start(qtbot)
    card = card_of(driver)
    assert isinstance(card, PinCard)
    return card


def test_a_pin_is_chosen_in_the_settings_and_opens_the_vault_the_next_time(
    driver: Driver, keyring: InMemory, qtbot: QtBot
) -> None:
    driver.open(qtbot)
    sheet = choose_pin(driver, qtbot)
    with qtbot.waitSignal(sheet.chosen, timeout=WAIT_MS):
        press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    offered = driver.button("Choose another PIN…").isVisible()
    driver.program.end()

    driver.program.start(driver.folder)
    card = card_of(driver)
    assert isinstance(card, PinCard)
    qtbot.keyClicks(card._pin, PIN)
    qtbot.keyClick(card._pin, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.program.session is not None, timeout=WAIT_MS)

    assert offered
    assert len(keyring.secrets) == 1


def test_without_a_pin_the_passphrase_is_asked_as_ever(
    driver: Driver, keyring: InMemory, qtbot: QtBot
) -> None:
    driver.start(qtbot)

    assert isinstance(card_of(driver), UnlockCard)


def test_two_different_pins_are_not_taken(driver: Driver, keyring: InMemory, qtbot: QtBot) -> None:
    driver.open(qtbot)
    sheet = choose_pin(driver, qtbot, again="482914")

    press_key(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert "not the same" in sheet._again.accessibleDescription()
    assert keyring.secrets == {}


def test_a_wrong_pin_is_said_and_the_fifth_leads_to_the_passphrase(
    driver: Driver, keyring: InMemory, qtbot: QtBot
) -> None:
    card = with_pin(driver, qtbot)
    heard: list[str] = []

    for left in (4, 3, 2, 1):
        driver.type("000000")
        driver.press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: str(left) in card._pin.accessibleDescription(), timeout=WAIT_MS)  # noqa: B023 - called at once
        heard.append(card._pin.accessibleDescription())
    driver.type("000000")
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(card_of(driver), UnlockCard), timeout=WAIT_MS)

    assert heard[0] == "This is not the PIN. After 4 more wrong ones your passphrase is asked."
    assert "Type your passphrase" in said_on(card_of(driver))
    assert keyring.secrets == {}
    driver.unlock(qtbot)


def test_the_passphrase_can_always_be_typed_instead(
    driver: Driver, keyring: InMemory, qtbot: QtBot
) -> None:
    with_pin(driver, qtbot)

    driver.button("Use the passphrase").click()

    driver.unlock(qtbot)
    assert driver.shared.door.pins.ready(driver.folder)


def test_a_keyring_that_lost_its_half_leads_to_the_passphrase(
    driver: Driver, keyring: InMemory, qtbot: QtBot
) -> None:
    with_pin(driver, qtbot)
    keyring.secrets.clear()

    driver.type(PIN)
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(card_of(driver), UnlockCard), timeout=WAIT_MS)

    driver.unlock(qtbot)


def test_after_sleep_the_passphrase_is_asked(
    driver: Driver, keyring: InMemory, relaunched: list[Path], qtbot: QtBot
) -> None:
    with_pin(driver, qtbot)
    driver.button("Use the passphrase").click()
    driver.unlock(qtbot)

    driver.program._away._heard("sleep")
    driver.program.start(driver.folder)

    assert relaunched == [driver.folder]
    assert isinstance(card_of(driver), UnlockCard)


def test_a_pin_is_given_up_with_one_press(driver: Driver, keyring: InMemory, qtbot: QtBot) -> None:
    with_pin(driver, qtbot)
    driver.button("Use the passphrase").click()
    driver.unlock(qtbot)
    page = driver.show("settings", part="security")

    driver.button("Use no PIN", page).click()

    assert keyring.secrets == {}
    assert not driver.shared.door.pins.is_set(driver.folder)
    assert not driver.button("Use no PIN", page).isVisible()


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_form_for_a_pin_can_be_read_and_heard(
    driver: Driver, keyring: InMemory, factor: float, qtbot: QtBot
) -> None:
    driver.open(qtbot)
    sheet = choose_pin(driver, qtbot, again="")
    current().apply("dark", factor)
    sheet.fit()
    QApplication.processEvents()

    assert nameless(sheet) == []
    assert clipped(sheet) == []


def renewing(driver: Driver, qtbot: QtBot, words: str) -> RenewCard:
    """Ask for new keys and type the present passphrase."""
    driver.open(qtbot)
    driver.practice.organisations.add(OrganisationDraft(name="Stichting De Linden"))
    page = driver.show("settings", part="security")
    driver.button(words, page).click()
    card = card_of(driver)
    assert isinstance(card, RenewCard)
    assert driver.program.session is None
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    return card


def keep_sheet(driver: Driver, card: RenewCard, qtbot: QtBot) -> None:
    """Do with the new sheet what is asked, and go on."""
    qtbot.waitUntil(card._sheet.isVisible, timeout=WAIT_MS)
    groups = card._sheet._groups
    for number, nth in zip((2, 5), card._sheet._fields, strict=True):
        assert isinstance(nth.editor, QLineEdit)
        nth.editor.setText(groups[number - 1])
    box = card.findChild(QCheckBox)
    assert box is not None
    box.setChecked(True)
    driver.button("Open vault", card).click()
    qtbot.waitUntil(lambda: driver.program.session is not None, timeout=WAIT_MS)


def test_with_a_known_passphrase_the_vault_gets_new_keys_and_the_practice_is_back(
    driver: Driver, qtbot: QtBot
) -> None:
    old = driver.shared.door.sheet_code(driver.shared.door.derive_key(driver.folder, PASSPHRASE))
    card = renewing(driver, qtbot, "Somebody knows my passphrase…")
    qtbot.waitUntil(card._chooser.isVisible, timeout=WAIT_MS)
    new = card._chooser.passphrase()
    card._chooser._again.setText(new)
    driver.button("Renew the keys", card).click()
    keep_sheet(driver, card, qtbot)

    names = [row.name for row in driver.practice.organisations.rows()]
    kept = driver.practice.preferences.all()
    place = driver.workspace.place()
    driver.program.end()

    assert names == ["Stichting De Linden"]
    assert place.page == "backup"
    assert {Preference.PASSPHRASE_SINCE, Preference.SHEET_MADE_ON} <= kept.keys()
    door = driver.shared.door
    assert door.sheet_code(door.derive_key(driver.folder, new)) != old
    with pytest.raises(WrongPassphraseError):
        door.derive_key(driver.folder, PASSPHRASE)


def test_with_a_lost_sheet_the_passphrase_stays_and_the_sheet_is_another(
    driver: Driver, qtbot: QtBot
) -> None:
    door = driver.shared.door
    old = door.sheet_code(door.derive_key(driver.folder, PASSPHRASE))
    card = renewing(driver, qtbot, "My recovery sheet is gone…")
    keep_sheet(driver, card, qtbot)
    kept = driver.practice.preferences.all()
    driver.program.end()

    assert door.sheet_code(door.derive_key(driver.folder, PASSPHRASE)) != old
    assert Preference.SHEET_MADE_ON in kept
    assert Preference.PASSPHRASE_SINCE not in kept


def test_new_keys_are_not_made_by_who_does_not_know_the_passphrase(
    driver: Driver, qtbot: QtBot
) -> None:
    driver.open(qtbot)
    keys = (driver.folder / "vault.keys").read_bytes()
    driver.session.go(Destination("renew", part="sheet"))
    card = card_of(driver)
    assert isinstance(card, RenewCard)

    driver.type("another")
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card._passphrase.accessibleDescription() != "", timeout=WAIT_MS)
    said = card._passphrase.accessibleDescription()
    driver.button("Back", card).click()

    assert said == "This passphrase does not open this vault."
    assert (driver.folder / "vault.keys").read_bytes() == keys
    assert isinstance(card_of(driver), UnlockCard)


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("which", ["pin", "passphrase", "sheet"])
def test_each_card_can_be_read_and_heard(
    driver: Driver, keyring: InMemory, which: str, theme: str, factor: float, qtbot: QtBot
) -> None:
    if which == "pin":
        with_pin(driver, qtbot)
    else:
        driver.open(qtbot)
        driver.session.go(Destination("renew", part=which))
    current().apply("dark" if theme == "dark" else "light", factor)
    driver.program.window.resize(1024, 640)
    QApplication.processEvents()

    assert nameless(card_of(driver)) == []
    assert clipped(card_of(driver)) == []
