import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.conftest import NOON, PASSPHRASE, SetClock
from tests.promises.backup_scenes import look as look_without_window
from tests.promises.backup_scenes import whole_files
from tests.ui.pages.records import add_note
from tests.ui.shell.driving import Driver
from vp_desktop.domain.backups import BackupFault, BackupState
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.services.clock import today
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Message
from vp_desktop.ui.shell.backup_keeper import BackupKeeper
from vp_desktop.ui.shell.waiting import Waiting
from vp_desktop.vault.connection import Vault

LONG_MS = 30_000
LARGE = """
    INSERT INTO attachment (case_id, name, media_type, content, added_at)
    SELECT id, 'scan', 'application/pdf', :content, '2026-03-02' FROM "case" LIMIT 1
"""


@pytest.fixture
def stick(practice: Practice, case_id: CaseId, tmp_path: Path) -> Path:
    add_note(practice, case_id, "Eerste gesprek")
    folder = tmp_path / "stick"
    folder.mkdir()
    practice.backup_desk.targets.add(folder)
    return folder


@pytest.fixture
def keeper(
    practice: Practice, clock: SetClock, stick: Path, qtbot: QtBot
) -> Iterator[BackupKeeper]:
    owner = QObject()
    keeper = BackupKeeper(practice.backup_desk, partial(today, clock), owner)
    yield keeper
    keeper.stop()
    assert keeper._lane.jobs.finish()
    owner.deleteLater()


def said_by(keeper: BackupKeeper) -> list[Message]:
    said: list[Message] = []
    keeper.said.connect(said.append)
    return said


def look(keeper: BackupKeeper, qtbot: QtBot) -> None:
    keeper.look()
    qtbot.waitUntil(lambda: keeper._round is None, timeout=LONG_MS)


def test_a_backup_that_is_due_is_made_and_one_quiet_line_says_so(
    keeper: BackupKeeper, practice: Practice, stick: Path, qtbot: QtBot
) -> None:
    said = said_by(keeper)

    look(keeper, qtbot)
    look(keeper, qtbot)

    assert len(whole_files(stick)) == 1
    assert [message.urgent for message in said] == [False]
    assert practice.backups.status(NOON.date()).state is BackupState.OK


def test_nothing_is_said_of_a_stick_that_is_away(
    keeper: BackupKeeper, stick: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    said = said_by(keeper)
    stick.rename(tmp_path / "pocket")

    look(keeper, qtbot)

    assert said == []


def test_a_stick_that_is_plugged_in_later_gets_its_backup(
    keeper: BackupKeeper, stick: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick.rename(tmp_path / "pocket")
    look(keeper, qtbot)
    (tmp_path / "pocket").rename(stick)

    look(keeper, qtbot)

    assert len(whole_files(stick)) == 1


def test_each_day_that_the_window_stays_open_gets_a_backup(
    keeper: BackupKeeper, stick: Path, clock: SetClock, qtbot: QtBot
) -> None:
    for _day in range(3):
        look(keeper, qtbot)
        clock.now += timedelta(days=1)

    assert len(whole_files(stick)) == 3


def test_what_went_wrong_is_said_once_a_day(
    keeper: BackupKeeper, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = said_by(keeper)
    usage = shutil.disk_usage
    full = usage(stick)._replace(free=4096)
    monkeypatch.setattr(shutil, "disk_usage", lambda at: full if Path(at) == stick else usage(at))

    look(keeper, qtbot)
    look(keeper, qtbot)

    assert [message.urgent for message in said] == [True]
    assert "room" in said[0].text


def test_the_lock_stops_it_in_the_middle_and_the_next_unlock_goes_on(
    keeper: BackupKeeper, practice: Practice, stick: Path, qtbot: QtBot
) -> None:
    keeper.look()
    qtbot.waitUntil(lambda: keeper._round is None or bool(keeper._round.waiting), timeout=LONG_MS)
    keeper.stop()
    keeper._lane.jobs.finish()
    begun = len(list(practice.folder.glob("backup-*"))) + len(list(stick.iterdir()))

    again = BackupKeeper(practice.backup_desk, lambda: date(2026, 3, 2), keeper)
    look(again, qtbot)

    assert begun
    assert len(whole_files(stick)) == 1
    assert list(practice.folder.glob("backup-*")) == []
    assert len(list(stick.iterdir())) == 1


def test_the_card_turns_red_while_the_window_stays_open(
    keeper: BackupKeeper, practice: Practice, clock: SetClock, qtbot: QtBot
) -> None:
    look(keeper, qtbot)
    waiting = Waiting(practice.cases, practice.follow_ups, practice.backups, clock)
    fresh = waiting.backup()
    practice.backup_desk.targets.set_by_itself(on=False)

    clock.now += timedelta(days=15)
    with qtbot.waitSignal(keeper.aged, timeout=LONG_MS) as aged:
        keeper._ageing._timer.timeout.emit()

    assert fresh.text == ""
    assert aged.args == [Topic.BACKUPS]
    assert waiting.backup().late
    assert keeper._ageing._timer.isActive()


def test_after_three_months_the_card_asks_for_a_trial(
    keeper: BackupKeeper, practice: Practice, clock: SetClock, qtbot: QtBot
) -> None:
    look(keeper, qtbot)
    clock.now += timedelta(days=93)
    practice.backups.make(practice.backups.chosen()[0].folder)
    waiting = Waiting(practice.cases, practice.follow_ups, practice.backups, clock)
    asked = waiting.backup()

    practice.backup_desk.trials.put_off()
    put_off = waiting.backup()
    clock.now += timedelta(days=14)
    practice.backups.make(practice.backups.chosen()[0].folder)
    again = waiting.backup()
    practice.backup_desk.trials.passed()

    assert "passphrase" in asked.text
    assert not asked.late
    assert (put_off.text, again.text, waiting.backup().text) == ("", asked.text, "")


def test_what_is_destroyed_from_the_backups_too_is_gone_without_another_word(
    keeper: BackupKeeper, practice: Practice, stick: Path, case_id: CaseId, qtbot: QtBot
) -> None:
    look(keeper, qtbot)
    (old,) = whole_files(stick)
    practice.cases.remove(case_id)
    practice.bin.destroy(BinKind.CASE, case_id)

    practice.backup_desk.forgetting.ask()
    keeper.hear(Topic.BACKUPS)
    qtbot.waitUntil(lambda: practice.backup_desk.forgetting.left() == 0, timeout=LONG_MS)
    qtbot.waitUntil(lambda: keeper._round is None, timeout=LONG_MS)

    assert old not in whole_files(stick)
    assert len(whole_files(stick)) == 2


def test_a_large_vault_is_copied_when_its_user_pauses(
    keeper: BackupKeeper, practice: Practice, vault: Vault, stick: Path, qtbot: QtBot
) -> None:
    with vault.transaction():
        vault.write(LARGE, {"content": bytes(9_000_000)})
    quiet = [0.0]
    keeper.spare(lambda: quiet[0])

    keeper.look()
    qtbot.waitUntil(lambda: keeper._round is not None and keeper._round.waits > 0, timeout=LONG_MS)
    typed_on = list(stick.iterdir()), list(practice.folder.glob("backup-*"))
    quiet[0] = 5.0
    keeper._next()
    qtbot.waitUntil(lambda: keeper._round is None, timeout=LONG_MS)

    assert typed_on == ([], [])
    assert len(whole_files(stick)) == 1


def test_a_vault_that_shrank_waits_for_its_user(
    keeper: BackupKeeper, practice: Practice, stick: Path, clock: SetClock, qtbot: QtBot
) -> None:
    look(keeper, qtbot)
    for contact in practice.notes.recent(9):
        practice.notes.remove(contact.id)
    clock.now += timedelta(days=1)

    look(keeper, qtbot)

    assert len(whole_files(stick)) == 1
    assert practice.backups.status(clock.now.date()).fault is BackupFault.SHRUNK


def test_after_the_unlock_the_card_goes_by_itself_when_its_backup_is_made(
    driver: Driver, tmp_path: Path, qtbot: QtBot
) -> None:
    session = driver.open(qtbot)
    side = driver.workspace._side
    (tmp_path / "stick").mkdir()
    driver.practice.backup_desk.targets.add(tmp_path / "stick")
    asked = side._backup.isVisible()

    session._keeper.look()
    qtbot.waitUntil(lambda: not side._backup.isVisible(), timeout=LONG_MS)

    assert asked
    assert len(whole_files(tmp_path / "stick")) == 1
    assert session._keeper._rounds.isActive()
    assert session._keeper._rounds.interval() <= 15 * 60 * 1000


def test_a_lock_in_the_middle_of_a_backup_waits_for_nothing(
    driver: Driver, relaunched: list[Path], tmp_path: Path, qtbot: QtBot
) -> None:
    session = driver.open(qtbot)
    stick = tmp_path / "stick"
    stick.mkdir()
    driver.practice.backup_desk.targets.add(stick)
    keeper = session._keeper
    keeper.look()
    qtbot.waitUntil(lambda: keeper._round is not None and bool(keeper._round.waiting))

    driver.program.lock()
    keeper._lane.jobs.finish()
    key = driver.shared.door.derive_key(driver.folder, PASSPHRASE)
    again = driver.shared.door.open_practice(driver.folder, key, lambda _topic: None)
    wrong = look_without_window(again.backup_desk)
    again.lock()

    assert relaunched == [driver.folder]
    assert wrong == []
    assert len(whole_files(stick)) == 1
    assert len(list(stick.iterdir())) == 1
    assert not list(driver.folder.glob("backup-*"))
