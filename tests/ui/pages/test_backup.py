import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_ctrl_enter
from tests.ui.pages.records import add_note, today
from vp_desktop.domain.backups import BackupState
from vp_desktop.domain.cases import CaseId
from vp_desktop.services.practice import Practice
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.backup import BackupPage
from vp_desktop.ui.pages.backup.known import BackupLine
from vp_desktop.ui.pages.backup.making import MakingCard
from vp_desktop.ui.pages.backup.restoring import RestoreSheet
from vp_desktop.ui.theme.look import current

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
    gc.disable()
    try:
        page = BackupPage(practice.backup_desk, jobs, today)
        watch = weakref.ref(page)

        del page

        assert watch() is None
    finally:
        gc.enable()
