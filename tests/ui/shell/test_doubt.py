"""A vault that is not what this computer saw last, seen through the window and opened by keys."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.shell.conftest import Work
from tests.ui.shell.driving import Control, Driver
from tests.vault.raw import meddle
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.vault_standing import Standing
from vp_desktop.services.door import Door
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.backup.restoring import RestoreSheet
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.doubt import DoubtCard
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.shell.reminder import Reminder
from vp_desktop.ui.shell.screens import PLACES
from vp_desktop.ui.shell.unlock import UnlockCard
from vp_desktop.ui.theme.look import current
from vp_desktop.vault.errors import ReadOnlyVaultError
from vp_desktop.vault.keys import MasterKey


def older(folder: Path, work: Work) -> None:
    """Put the vault back as it was before the last session."""
    work("Eerst")
    before = (folder / "vault.db").read_bytes()
    work("Daarna")
    (folder / "vault.db").write_bytes(before)


def names_in(practice: Practice) -> list[str]:
    return [one.name for one in practice.organisations.rows()]


def card_of(driver: Driver, qtbot: QtBot) -> DoubtCard:
    """Unlock, and return the card that asks what to do."""
    driver.start(qtbot)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.program.window.findChild(DoubtCard) is not None, timeout=20_000)
    QApplication.processEvents()
    card = driver.program.window.findChild(DoubtCard)
    assert isinstance(card, DoubtCard)
    return card


def words_of(card: DoubtCard) -> str:
    return "\n".join(one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card))


def test_an_older_vault_does_not_open_by_itself(driver: Driver, work: Work, qtbot: QtBot) -> None:
    older(driver.folder, work)

    words = words_of(card_of(driver, qtbot))

    assert driver.program.session is None
    assert "This vault is older than the one you closed here" in words
    assert "today at" in words


def test_reading_comes_first_and_changes_nothing(
    driver: Driver, work: Work, tmp_path: Path, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card_of(driver, qtbot)
    before = snapshot(driver.folder, tmp_path / "here")

    driver.press(Qt.Key.Key_Return)  # the focus is on it
    qtbot.waitUntil(lambda: driver.program.session is not None)

    assert driver.practice.read_only
    assert names_in(driver.practice) == ["Eerst"]
    driver.press(Qt.Key.Key_L, Control)
    assert snapshot(driver.folder, tmp_path / "here") == before


def test_who_only_reads_is_reminded_and_loses_nothing_silently(
    driver: Driver, work: Work, relaunched: list[Path], qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card_of(driver, qtbot)
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.program.session is not None)
    reminder = driver.workspace.findChild(Reminder)
    assert reminder is not None

    with pytest.raises(ReadOnlyVaultError):
        driver.practice.organisations.add(OrganisationDraft(name="Nee"))
    said = reminder.text.text()
    driver.button("Lock and choose again").click()

    assert said.startswith("You opened this vault to read only.")
    assert relaunched == [driver.folder]


def test_what_is_typed_while_reading_only_is_set_apart_and_changes_nothing(
    driver: Driver, work: Work, tmp_path: Path, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card_of(driver, qtbot)
    before = snapshot(driver.folder, tmp_path / "here")
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.program.session is not None)
    driver.show("today")

    with qtbot.captureExceptions() as caught:  # which the program shows, and a test would fail on
        driver.type("Alleen gekeken")
        driver.press(Qt.Key.Key_L, Control)

    after = snapshot(driver.folder, tmp_path / "here")
    apart = after.keys() - before.keys()
    assert driver.program.session is None
    assert {kind.__name__ for kind, _error, _trace in caught} == {"TextRescuedError"}
    assert {path: after[path] for path in before} == before
    assert {path.parent.name for path in apart} == {"rescued"}
    assert not any(b"gekeken" in after[path] for path in apart)


def test_every_page_can_be_read_without_a_write(driver: Driver, work: Work, qtbot: QtBot) -> None:
    older(driver.folder, work)
    card_of(driver, qtbot)
    driver.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: driver.program.session is not None)

    for place in PLACES:
        driver.show(place)
        QApplication.processEvents()

    driver.press(Qt.Key.Key_L, Control)
    assert driver.program.session is None


def snapshot(*folders: Path) -> dict[Path, bytes]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files}


def test_accepting_asks_once_more_and_then_opens_to_write(
    driver: Driver, work: Work, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card = card_of(driver, qtbot)
    driver.button("This is right…", card).setFocus()

    driver.press(Qt.Key.Key_Space)
    asked = driver.program.session is None
    driver.press(Qt.Key.Key_Return, Control)
    qtbot.waitUntil(lambda: driver.program.session is not None)

    assert asked
    assert not driver.practice.read_only
    driver.practice.organisations.add(OrganisationDraft(name="Verder"))
    driver.program.lock()
    door = driver.shared.door
    practice = door.open_practice(
        driver.folder, door.derive_key(driver.folder, PASSPHRASE), announce_nothing
    )
    assert practice.judgement.standing is Standing.SAME
    assert names_in(practice) == ["Eerst", "Verder"]
    practice.lock()


def test_esc_out_of_the_question_leaves_the_vault_closed(
    driver: Driver, work: Work, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card = card_of(driver, qtbot)
    driver.button("This is right…", card).setFocus()
    driver.press(Qt.Key.Key_Space)

    driver.press(Qt.Key.Key_Escape)

    assert driver.program.session is None
    assert card.isVisible()


def test_going_back_forgets_the_key(driver: Driver, work: Work, qtbot: QtBot) -> None:
    older(driver.folder, work)
    card = card_of(driver, qtbot)
    key = card.key
    driver.button("Back", card).setFocus()

    driver.press(Qt.Key.Key_Space)

    assert isinstance(driver.program.window.centralWidget(), UnlockCard)
    assert not any(key._bytes)


def test_a_card_that_nobody_answers_forgets_the_key_too(
    driver: Driver, work: Work, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card = card_of(driver, qtbot)

    card._nobody.setInterval(1)
    qtbot.waitUntil(lambda: isinstance(driver.program.window.centralWidget(), UnlockCard))

    assert not any(card.key._bytes)


def test_a_lock_replaces_the_process_that_shows_the_card(
    driver: Driver, work: Work, relaunched: list[Path], qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card_of(driver, qtbot)

    driver.program.lock()

    assert relaunched == [driver.folder]


def test_the_newest_backup_is_offered_though_the_older_vault_does_not_know_it(
    driver: Driver, work: Work, tmp_path: Path, qtbot: QtBot
) -> None:
    door, folder = driver.shared.door, driver.folder
    stick = tmp_path / "stick"
    stick.mkdir()
    work("Eerst")
    first = backed_up(door, folder, stick)
    before = (folder / "vault.db").read_bytes()
    newest = backed_up(door, folder, stick)
    (folder / "vault.db").write_bytes(before)
    card = card_of(driver, qtbot)
    driver.button("Restore a backup…", card).setFocus()

    driver.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: driver.program.window.findChild(RestoreSheet) is not None)

    sheet = driver.program.window.findChild(RestoreSheet)
    assert isinstance(sheet, RestoreSheet)
    offered = [one.text() for one in sheet.findChildren(QLineEdit)]
    assert str(newest) in offered
    assert newest != first
    sheet.reject()


def backed_up(door: Door, folder: Path, stick: Path) -> Path:
    practice = door.open_practice(folder, door.derive_key(folder, PASSPHRASE), announce_nothing)
    made = practice.backups.make(stick)
    practice.lock()
    return made.path


def changed(folder: Path, work: Work, key: MasterKey) -> None:
    work("Eerst")
    meddle(folder, key, "UPDATE organisation SET name = 'Anders'")


def forked(folder: Path, work: Work, other: Door) -> None:
    work("Eerst")
    before = (folder / "vault.db").read_bytes()
    work("Daar", other)
    theirs = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(before)
    work("Hier")
    (folder / "vault.db").write_bytes(theirs)


def keys_put_back(folder: Path, work: Work, shared: Shared) -> None:
    work("Eerst")
    before = (folder / "vault.keys").read_bytes()
    key = shared.door.derive_key(folder, PASSPHRASE)
    shared.door.change_passphrase(folder, key, "een heel andere zin van woorden")
    shared.door.open_practice(folder, key, announce_nothing).lock()
    (folder / "vault.keys").write_bytes(before)


def test_a_vault_that_something_else_changed_says_so(
    driver: Driver, work: Work, key: MasterKey, qtbot: QtBot
) -> None:
    changed(driver.folder, work, key)

    assert "Something else has changed this vault" in words_of(card_of(driver, qtbot))


def test_a_vault_that_went_two_ways_says_so(
    driver: Driver, work: Work, other_computer: Door, qtbot: QtBot
) -> None:
    forked(driver.folder, work, other_computer)

    assert "There are two versions of this vault" in words_of(card_of(driver, qtbot))


def test_a_revived_passphrase_is_not_taken_silently(
    driver: Driver, work: Work, shared: Shared, qtbot: QtBot
) -> None:
    keys_put_back(driver.folder, work, shared)

    words = words_of(card_of(driver, qtbot))

    assert "An older key file was put back" in words
    assert "A passphrase that you gave up opens the vault again." in words


def test_the_help_behind_the_card_is_the_page_about_this(
    driver: Driver, work: Work, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card = card_of(driver, qtbot)
    driver.button("What this means", card).setFocus()

    driver.press(Qt.Key.Key_Space)

    help_sheet = QApplication.activeModalWidget()
    assert help_sheet is not None
    assert help_sheet._list.currentItem().text() == "A vault that was changed"  # type: ignore[attr-defined]
    help_sheet.close()


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_word_of_the_card_fits(
    driver: Driver, work: Work, factor: float, qtbot: QtBot
) -> None:
    older(driver.folder, work)
    card = card_of(driver, qtbot)
    driver.program.window.resize(1024, 640)

    current().apply("light", factor)

    assert clipped(card) == []
    assert nameless(card) == []


def test_what_this_computer_knows_does_not_lie_in_the_vault(
    program: Program, work: Work, vault_folder: Path, tmp_path: Path
) -> None:
    """Who puts the whole folder back does not bring along what the computer remembers."""
    work("Eerst")
    shutil.copytree(vault_folder, tmp_path / "copy.vpvault")

    inside = {path.name for path in vault_folder.iterdir()}

    assert "anchors" not in inside
    assert list((tmp_path / "here" / "anchors").iterdir())
