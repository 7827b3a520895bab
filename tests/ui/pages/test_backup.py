from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_ctrl_enter
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import add_note, today
from vp_desktop.domain.backups import BackupState
from vp_desktop.domain.cases import CaseId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.backup import BackupPage
from vp_desktop.ui.pages.backup.known import BackupLine
from vp_desktop.ui.pages.backup.making import MakingCard
from vp_desktop.ui.pages.backup.places import TargetLine
from vp_desktop.ui.pages.backup.restoring import RestoreSheet
from vp_desktop.ui.pages.backup.trial import TrialSheet
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.chips import ChipBar
from vp_desktop.ui.widgets.sheet import Sheet
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import sheet_code

REMOVE = "No more backups here"
LONG_MS = 30_000
"""Argon2 and a whole restore on a busy machine."""


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def page(practice: Practice, case_id: CaseId, jobs: Jobs, qtbot: QtBot) -> BackupPage:
    add_note(practice, case_id, "Eerste gesprek")
    page = BackupPage(practice.backup_desk, jobs, today)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def press(page: BackupPage, text: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.text() == text).click()


def words_of(page: BackupPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def make(page: BackupPage, stick: Path, qtbot: QtBot) -> None:
    card = page.findChild(MakingCard)
    assert card is not None
    card.choose_folder(str(stick))
    with qtbot.waitSignal(card.made, timeout=LONG_MS):
        press(page, "Make a backup now")


def test_a_backup_is_made_proven_and_listed(
    practice: Practice, page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    assert "There is no backup yet" in words_of(page)

    make(page, stick, qtbot)

    assert len(list(stick.glob("*.vpbackup"))) == 1
    assert practice.backups.status(today()).state is BackupState.OK
    assert "1 case, 1 note" in words_of(page)
    assert len(page.findChildren(BackupLine)) >= 1


def test_a_folder_on_the_disk_of_the_vault_is_warned_of(page: BackupPage, stick: Path) -> None:
    card = page.findChild(MakingCard)
    assert card is not None

    card.choose_folder(str(stick))
    beside = "same disk as your vault" in words_of(page)
    card.choose_folder("/proc")

    assert beside
    assert "same disk as your vault" not in words_of(page)


def test_a_folder_that_is_gone_is_said_and_nothing_is_made(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    card = page.findChild(MakingCard)
    assert card is not None
    card.choose_folder(str(stick / "gone"))

    with qtbot.waitSignal(page.said, timeout=LONG_MS) as said:
        press(page, "Make a backup now")

    assert said.args[0].urgent
    assert list(stick.iterdir()) == []


def test_a_checked_backup_is_called_whole_until_a_bit_flips(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    [file] = stick.glob("*.vpbackup")

    with qtbot.waitSignal(page.said, timeout=LONG_MS) as said:
        press(page, "Check")
    assert not said.args[0].urgent

    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with qtbot.waitSignal(page.said, timeout=LONG_MS) as said:
        press(page, "Check")
    assert said.args[0].urgent


def test_a_backup_is_put_back_as_a_new_vault_by_keyboard(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    press(page, "Put a backup back…")
    sheet = page.findChild(RestoreSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    fields = {e.accessibleName(): e for e in sheet.findChildren(QLineEdit)}
    qtbot.keyClicks(fields["Passphrase"], PASSPHRASE)
    fields["New vault"].setText(str(stick / "again.vpvault"))

    with qtbot.waitSignal(page.vault_restored, timeout=LONG_MS) as restored:
        press_ctrl_enter(sheet)

    assert restored.args == [str(stick / "again.vpvault")]
    assert (stick / "again.vpvault" / "vault.db").is_file()


def test_a_wrong_passphrase_restores_nothing_and_says_so(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    press(page, "Put a backup back…")
    sheet = page.findChild(RestoreSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    fields = {e.accessibleName(): e for e in sheet.findChildren(QLineEdit)}
    fields["Passphrase"].setText("een andere zin dan toen")
    fields["New vault"].setText(str(stick / "again.vpvault"))

    press_ctrl_enter(sheet)
    qtbot.waitUntil(sheet.primary.isEnabled, timeout=LONG_MS)

    assert sheet.isVisible()
    assert not (stick / "again.vpvault").exists()


def test_a_backup_goes_to_every_place_that_can_be_reached(
    practice: Practice, page: BackupPage, stick: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    second, away = tmp_path / "second", tmp_path / "away"
    for folder in (second, away):
        folder.mkdir()
        practice.backup_desk.targets.add(folder)
    away.rmdir()

    make(page, stick, qtbot)

    assert [len(list(folder.iterdir())) for folder in (stick, second)] == [1, 1]
    assert len(page.findChildren(TargetLine)) >= 3


def test_a_place_is_taken_off_the_list_and_its_backups_stay(
    practice: Practice, page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    *_gone, remove = (b for b in page.findChildren(QPushButton) if b.accessibleName() == REMOVE)

    remove.click()

    assert practice.backups.chosen() == ()
    assert len(list(stick.iterdir())) == 1


def test_backups_are_made_by_themselves_unless_that_is_unticked(
    practice: Practice, page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    (itself,) = page.findChildren(QCheckBox)
    before = practice.backup_desk.targets.by_itself()

    itself.click()

    assert (before, practice.backup_desk.targets.by_itself()) == (True, False)


def test_a_vault_that_shrank_asks_first(
    practice: Practice, page: BackupPage, case_id: CaseId, stick: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        add_note(practice, case_id, f"Gesprek {number}")
    make(page, stick, qtbot)
    for contact in practice.notes.of_case(case_id)[:3]:
        practice.notes.remove(contact.id)

    press(page, "Make a backup now")
    sheet = page.window().findChild(Sheet)
    assert sheet is not None
    asked = len(list(stick.iterdir()))
    card = page.findChild(MakingCard)
    assert card is not None
    with qtbot.waitSignal(card.made, timeout=LONG_MS):
        press_ctrl_enter(sheet)

    assert (asked, len(list(stick.iterdir()))) == (1, 2)


@pytest.mark.parametrize("by", ["Passphrase", "Recovery code"])
def test_a_trial_restore_is_done_by_keyboard_and_remembered(
    practice: Practice, page: BackupPage, key: MasterKey, stick: Path, qtbot: QtBot, by: str
) -> None:
    make(page, stick, qtbot)
    before = set(stick.iterdir())
    press(page, "Try a restore…")
    sheet = page.window().findChild(TrialSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    if by == "Recovery code":
        choice = sheet.findChild(ChipBar)
        assert choice is not None
        choice.choose("code")
        choice.chosen.emit("code")
    (field,) = sheet.findChildren(QLineEdit)
    assert field.accessibleName() == by

    qtbot.keyClicks(field, PASSPHRASE if by == "Passphrase" else sheet_code(key))
    press_ctrl_enter(sheet)
    qtbot.waitUntil(lambda: practice.backups.trial(today()).last_on == today(), timeout=LONG_MS)

    assert field.text() == ""
    assert "1 case, 1 note" in "\n".join(part.text() for part in sheet.findChildren(QLabel))
    assert set(stick.iterdir()) == before
    assert not list(practice.folder.glob("snap-*"))


def test_a_trial_with_another_passphrase_is_no_trial(
    practice: Practice, page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    press(page, "Try a restore…")
    sheet = page.window().findChild(TrialSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    (field,) = sheet.findChildren(QLineEdit)

    press_ctrl_enter(sheet)
    empty = sheet.primary.isEnabled()
    field.setText("een andere zin dan toen")
    press_ctrl_enter(sheet)
    qtbot.waitUntil(sheet.primary.isEnabled, timeout=LONG_MS)

    assert empty
    assert practice.backups.trial(today()).last_on is None
    assert "2 March 2026" in "\n".join(part.text() for part in sheet.findChildren(QLabel))


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_page_fits_a_small_window_and_names_its_fields(
    page: BackupPage, stick: Path, factor: float, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)
    current().apply("light", factor)
    page.resize(936, 552)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_dies_with_its_last_reference(practice: Practice, jobs: Jobs) -> None:
    assert dies_with_its_last_reference(lambda: BackupPage(practice.backup_desk, jobs, today))


def test_the_page_of_safety_leads_straight_to_a_trial(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    make(page, stick, qtbot)

    page.show_record(0, "trial")

    sheet = page.window().findChild(TrialSheet)
    assert isinstance(sheet, TrialSheet)
    sheet.reject()
