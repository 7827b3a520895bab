"""Backups that look after themselves: numbers 40 to 43 and 50."""

import os
import random
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.conftest import CHEAP, NOON, PASSPHRASE, SetClock
from tests.promises.backup_scenes import look, pages_of, small_backup, whole_files
from tests.ui.pages.records import add_note
from tests.vault.backup_steps import at_share, fill
from vp_desktop.domain.backup_care import Shrink
from vp_desktop.domain.backups import BackupFault, BackupState, MadeBackup
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.progress import StoppedError, unwatched
from vp_desktop.services.backup_desk import BackupDesk
from vp_desktop.services.practice import Practice
from vp_desktop.vault import container
from vp_desktop.vault.backup_errors import (
    TargetFullError,
    TargetGoneError,
    TargetReadOnlyError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDamagedError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.rekey import renew_keys

TOLD = "roodborstje in de kelderkast"


@pytest.fixture
def desk(practice: Practice, vault: Vault) -> BackupDesk:
    fill(vault)
    return practice.backup_desk


@dataclass
class Scene:
    desk: BackupDesk
    vault: Vault
    key: MasterKey
    clock: SetClock
    folder: Path

    def small_backup(self, stick: Path, number: int) -> MadeBackup:
        return small_backup(stick, number, self.vault.folder, self.key, self.clock.now)


@pytest.fixture
def scene(desk: BackupDesk, vault: Vault, key: MasterKey, clock: SetClock, tmp_path: Path) -> Scene:
    return Scene(desk, vault, key, clock, tmp_path)


@pytest.fixture
def stick(tmp_path: Path, desk: BackupDesk) -> Path:
    """A place that backups go to."""
    return place(tmp_path, desk, "stick")


def place(tmp_path: Path, desk: BackupDesk, name: str) -> Path:
    folder = tmp_path / name
    folder.mkdir()
    desk.targets.add(folder)
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def stop() -> None:
    raise StoppedError


def pull_out(stick: Path, pocket: Path) -> None:
    stick.rename(pocket)


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_40a_a_stick_that_vanishes_in_the_middle_is_gone_on_with_when_it_is_back(
    desk: BackupDesk, vault: Vault, stick: Path, tmp_path: Path
) -> None:
    pocket = tmp_path / "pocket"
    job = desk.care.backup_job(stick)
    assert job is not None
    with pytest.raises(TargetGoneError) as caught:
        job(at_share(0.3, lambda: pull_out(stick, pocket)))
    desk.care.failed(stick, caught.value)
    away = look(desk), desk.backups.targets()[0].here, desk.backups.known()
    (half,) = pocket.iterdir()
    written = half.stat().st_ino

    pocket.rename(stick)
    wrong = look(desk)

    assert away == ([], False, [])
    assert wrong == []
    assert whole_files(stick) == [desk.backups.known()[0].path]
    assert desk.backups.known()[0].path.stat().st_ino == written
    assert not list(vault.folder.glob("backup-*"))


@pytest.mark.parametrize("share", [0.01, 0.1, 0.19])
def test_40b_what_is_half_there_is_believed_only_as_far_as_it_is_right(
    desk: BackupDesk, stick: Path, monkeypatch: pytest.MonkeyPatch, share: float
) -> None:
    monkeypatch.setattr(container, "CHUNK_BYTES", 4096)
    job = desk.care.backup_job(stick)
    assert job is not None
    with pytest.raises(StoppedError):
        job(at_share(share, stop))
    (half,) = stick.iterdir()
    content = bytearray(half.read_bytes())
    content[len(content) // 3] ^= 1
    half.write_bytes(content + os.urandom(2_000_000))

    wrong = look(desk)

    assert wrong == []
    assert len(whole_files(stick)) == 1
    assert desk.backups.status(NOON.date()).state is BackupState.OK


def test_40c_an_empty_mount_point_is_not_taken_for_the_stick(
    desk: BackupDesk, vault: Vault, stick: Path
) -> None:
    (target,) = desk.backups.chosen()
    there = target.model_copy(update={"apart": True})  # as where it lay on a disk of its own
    desk.care._facts.write(targets=(there,))

    look(desk)

    assert files(stick) == []
    assert desk.backups.targets()[0].here is False


def test_40d_a_place_that_may_not_be_written_is_said_and_shown(
    desk: BackupDesk, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        if str(path).startswith(str(stick)) and flags & (os.O_CREAT | os.O_RDWR):
            raise OSError(30, "read-only file system")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    (wrong,) = look(desk)

    assert isinstance(wrong, TargetReadOnlyError)
    assert desk.backups.status(NOON.date()).fault is BackupFault.READ_ONLY
    monkeypatch.undo()
    assert look(desk) == []
    assert desk.backups.status(NOON.date()).fault is None


def test_40e_a_full_place_is_said_and_shown_and_keeps_what_it_had(
    desk: BackupDesk, stick: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(desk)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    clock.now += timedelta(days=1)
    nearly_full = shutil.disk_usage(stick)._replace(free=4096)
    usage = shutil.disk_usage
    monkeypatch.setattr(
        shutil, "disk_usage", lambda at: nearly_full if Path(at) == stick else usage(at)
    )

    (wrong,) = look(desk)

    assert isinstance(wrong, TargetFullError)
    assert desk.backups.status(clock.now.date()).fault is BackupFault.FULL
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before


@pytest.mark.parametrize("number", [22, 95])
def test_40f_a_share_that_cannot_make_a_name_safe_still_takes_a_backup(
    desk: BackupDesk, stick: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    real = os.fsync

    def refuse_folders(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink() == stick:
            raise OSError(number, "not for a folder")
        real(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)

    assert look(desk) == []
    assert desk.backups.known()[0].path == whole_files(stick)[0]


def test_40g_a_name_that_fat_does_not_take_and_a_disk_that_knows_no_capitals(
    vault_folder: Path, key: MasterKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = vault_folder.rename(tmp_path / 'Praktijk: "Jansen"? .vpvault')
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "PRAKTIJK- -JANSEN---2026-03-02.VPBACKUP").write_bytes(b"another's")
    real = os.path.lexists
    monkeypatch.setattr(
        os.path,
        "lexists",
        lambda path: real(path) or Path(path).name.upper() in files(Path(path).parent),
    )

    with Vault.open(odd, key) as vault:
        backups = BackupDesk(vault, key, lambda: NOON, lambda _topic: None).backups
        made = backups.make(stick)

    assert made.path.name == "Praktijk- -Jansen---2026-03-02-2.vpbackup"
    assert (stick / "PRAKTIJK- -JANSEN---2026-03-02.VPBACKUP").read_bytes() == b"another's"


def test_40h_a_slow_place_holds_up_nobody_and_stops_when_told(
    desk: BackupDesk, stick: Path, vault: Vault
) -> None:
    job = desk.care.backup_job(stick)
    assert job is not None

    def meanwhile() -> None:
        assert vault.read("SELECT count(*) AS n FROM note", {})[0]["n"] == 22
        with vault.transaction():
            vault.write("INSERT INTO client (pseudonym) VALUES ('M-1')", {})

    made = job(at_share(0.1, meanwhile))

    desk.backups.keep(made)
    assert whole_files(stick) == [made.path]
    assert len(vault.read("SELECT 1 FROM client", {})) == 1


@pytest.mark.timeout(200)
@pytest.mark.parametrize("days", [30, pytest.param(400, marks=pytest.mark.long)])
@pytest.mark.parametrize("seed", [1, 2])
def test_41a_no_clock_no_failure_and_no_damage_brings_the_proven_copies_below_two(
    scene: Scene, stick: Path, days: int, seed: int
) -> None:
    desk, clock, pocket = scene.desk, scene.clock, scene.folder / "pocket"
    chance = random.Random(seed)  # noqa: S311 - a test that must be the same tomorrow
    day, least, most = datetime(2026, 1, 1, 9, tzinfo=UTC), 99, 0
    for number in range(days):
        day += timedelta(days=1)
        jump = chance.choice([0] * 9 + [-730, 730])
        clock.now = day + timedelta(days=jump)
        if chance.random() < 0.1:
            stick.rename(pocket)  # in a drawer
        if stick.exists() and chance.random() < 0.08 and whole_files(stick)[2:]:
            spoil(chance.choice(whole_files(stick)))
        found = desk.care.survey_job(again=True)(unwatched)
        desk.care.surveyed(found)
        before = len(whole_files(stick)) if stick.exists() else 0
        for target in desk.care.due(found):
            if chance.random() < 0.1:
                desk.care.failed(target, TargetFullError())
                continue
            desk.backups.keep(scene.small_backup(target, number))
            after = whole_files(stick)
            assert len(after) >= min(2, before + 1)
            least, most = min(least, len(after) if number > 10 else 99), max(most, len(after))
        if pocket.exists():
            pocket.rename(stick)

    logged = desk.backups.known()
    damaged = {known.path for known in logged if known.damaged}
    assert least >= 2
    assert most <= 7 + 4 + 12 + 2
    assert {known.path for known in logged} - damaged == set(whole_files(stick))
    assert desk.backups.status(day.date()).state is not BackupState.NEVER


def test_41b_a_damaged_backup_is_not_counted_among_those_that_are_kept(
    desk: BackupDesk, vault: Vault, key: MasterKey, clock: SetClock, stick: Path
) -> None:
    for number in range(5):
        clock.now = NOON + timedelta(minutes=number)
        desk.backups.keep(small_backup(stick, number, vault.folder, key, clock.now))
    first, second = whole_files(stick)
    spoil(second)
    desk.care.surveyed(desk.care.survey_job(again=True)(unwatched))
    damaged = desk.backups.status(NOON.date())

    clock.now += timedelta(minutes=1)
    desk.backups.keep(small_backup(stick, 9, vault.folder, key, clock.now))

    assert (damaged.state, damaged.fault) == (BackupState.DUE, BackupFault.DAMAGED)
    assert first.exists()
    assert len(whole_files(stick)) == 2
    assert desk.backups.status(NOON.date()).fault is None


@pytest.mark.parametrize(
    ("unguarded", "wrong"),
    [
        ("PRAGMA foreign_keys = OFF", "UPDATE contact SET case_id = 777 WHERE id = 100"),
        ("PRAGMA ignore_check_constraints = ON", "UPDATE contact SET minutes = -5 WHERE id = 100"),
        ("PRAGMA foreign_keys = ON", "DELETE FROM note_words_data WHERE id > 10"),
    ],
)
def test_42a_a_vault_that_fails_its_own_checks_takes_no_good_copys_place(
    desk: BackupDesk, vault: Vault, clock: SetClock, stick: Path, unguarded: str, wrong: str
) -> None:
    look(desk)
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    clock.now += timedelta(days=1)
    vault._db.set_authorizer(None)
    vault._db.execute(unguarded)
    vault._db.execute(wrong)
    vault._watch.renew()

    (told,) = look(desk)

    assert isinstance(told, VaultDamagedError)
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before
    status = desk.backups.status(clock.now.date())
    assert (status.state, status.fault) == (BackupState.LATE, BackupFault.VAULT)


def test_42b_a_vault_that_shrank_by_a_fifth_is_backed_up_only_when_asked_for(
    desk: BackupDesk, vault: Vault, clock: SetClock, stick: Path
) -> None:
    look(desk)
    clock.now += timedelta(days=1)
    with vault.transaction():
        vault.write("DELETE FROM note WHERE contact_id > 400", {})

    quiet = look(desk)
    held_up = desk.backups.status(clock.now.date()), desk.care.shrink(), len(files(stick))
    desk.backups.make(stick)

    assert quiet == []
    assert held_up[0].fault is BackupFault.SHRUNK
    assert held_up[0].state is BackupState.DUE
    assert held_up[1:] == (Shrink(25, 18), 1)
    assert desk.care.shrink() is None
    assert desk.backups.status(clock.now.date()).state is BackupState.OK
    assert len(files(stick)) == 2, "right after a loss nothing is given up"


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, BackupState.OK),
        (6, BackupState.OK),
        (7, BackupState.DUE),
        (13, BackupState.DUE),
        (15, BackupState.LATE),
        (900, BackupState.LATE),
    ],
)
def test_43a_the_status_turns_amber_and_red_without_any_event(
    desk: BackupDesk, stick: Path, tmp_path: Path, vault: Vault, days: int, state: BackupState
) -> None:
    look(desk)
    stick.rename(tmp_path / "pocket")
    before = vault.statements, vault._db.total_changes

    found = desk.backups.status(NOON.date() + timedelta(days=days))

    assert (found.state, found.age_days) == (state, days)
    assert vault._db.total_changes == before[1]


@pytest.mark.parametrize("ill", ["spoiled", "removed", "another's"])
def test_43b_a_backup_that_is_no_longer_good_makes_nobody_content(
    desk: BackupDesk, clock: SetClock, stick: Path, ill: str
) -> None:
    desk.targets.set_by_itself(on=False)
    desk.backups.make(stick)
    (file,) = stick.iterdir()
    if ill == "spoiled":
        spoil(file)
    elif ill == "removed":
        file.unlink()
    else:
        file.write_bytes(b"PK\3\4" * 9999)

    look(desk)
    status = desk.backups.status(clock.now.date())

    assert status.state in {BackupState.NEVER, BackupState.LATE}
    assert status.fault in {BackupFault.DAMAGED, BackupFault.GONE}
    assert desk.backups.targets()[0].status == status


def test_43c_a_good_backup_is_made_at_once_where_the_newest_is_not(
    desk: BackupDesk, stick: Path
) -> None:
    look(desk)
    (file,) = stick.iterdir()
    spoil(file)

    wrong = look(desk)

    assert wrong == []
    assert len(whole_files(stick)) == 1
    assert desk.backups.status(NOON.date()).state is BackupState.OK
    assert [known.damaged for known in desk.backups.known()] == [False, True]


def test_43d_a_backup_that_was_not_replaced_is_proven_again_every_week(
    desk: BackupDesk, clock: SetClock, stick: Path
) -> None:
    look(desk)
    desk.targets.set_by_itself(on=False)
    proven = []
    for _day in range(20):
        clock.now += timedelta(days=1)
        look(desk)
        notes = desk.care._facts.read()
        proven.append(notes.proven_on(desk.backups.known()[0]))

    assert [(on - NOON.date()).days for on in proven] == [0] * 6 + [7] * 7 + [14] * 7
    assert desk.backups.status(clock.now.date()).state is BackupState.LATE, "it is still old"


def test_43e_every_three_months_somebody_must_show_that_a_backup_opens(
    desk: BackupDesk, clock: SetClock, stick: Path
) -> None:
    def due() -> tuple[bool, bool]:
        found = desk.backups.trial(clock.now.date())
        return found.due, found.asks

    before_any = due()
    look(desk)
    newest = desk.trials.newest()
    assert newest is not None
    clock.now += timedelta(days=91)
    early = due()
    clock.now += timedelta(days=1)
    asked = due()
    desk.trials.put_off()
    put_off = due()
    clock.now += timedelta(days=14)
    asked_again = due()
    with pytest.raises(WrongBackupPassphraseError):
        desk.trials.job(newest, "another passphrase than then", sheet=False)(unwatched)
    held = desk.trials.job(newest, PASSPHRASE, sheet=False)(unwatched).holding
    desk.trials.passed()
    done = due()
    clock.now -= timedelta(days=365)  # a clock that was wrong on that day makes nobody content

    assert (before_any, early, asked) == ((False, False), (False, False), (True, True))
    assert (put_off, asked_again, done) == ((True, False), (True, True), (False, False))
    assert held is not None
    assert (held.cases, held.notes) == (5, 20)
    assert due() == (True, True)


def destroy_a_case(practice: Practice, case_id: CaseId) -> None:
    practice.cases.remove(case_id)
    practice.bin.destroy(BinKind.CASE, case_id)


def test_50a_what_is_destroyed_is_gone_from_every_backup_when_that_is_asked_for(
    scene: Scene, practice: Practice, stick: Path, case_id: CaseId
) -> None:
    desk, clock, key, scratch = scene.desk, scene.clock, scene.key, scene.folder / "scratch"
    second = place(scene.folder, desk, "second")
    add_note(practice, case_id, TOLD)
    for _day in range(3):
        clock.now += timedelta(days=1)
        look(desk)
    held = pages_of([*whole_files(stick), *whole_files(second)], key, scratch).count(TOLD.encode())

    destroy_a_case(practice, case_id)
    desk.forgetting.ask()
    wrong = look(desk)

    left = [*whole_files(stick), *whole_files(second)]
    assert wrong == []
    assert held == 6
    assert TOLD[4:10].encode() not in pages_of(left, key, scratch)
    assert len(left) == 2
    assert (files(stick), files(second)) == ([left[0].name], [left[1].name])
    assert desk.forgetting.left() == 0


def test_50b_at_one_place_two_new_backups_are_proven_before_the_old_ones_go(
    desk: BackupDesk,
    practice: Practice,
    key: MasterKey,
    stick: Path,
    tmp_path: Path,
    case_id: CaseId,
) -> None:
    add_note(practice, case_id, TOLD)
    look(desk)
    (old,) = whole_files(stick)
    destroy_a_case(practice, case_id)
    desk.forgetting.ask()
    again = []

    def made_one(share: float) -> None:
        again.append(old.exists())
        assert share <= 1

    found = desk.care.survey_job(again=True)(unwatched)
    for target in desk.care.due(found):
        desk.backups.keep(desk.backups.prepare(target)(made_one))

    assert all(again), "until both are proven, the old one stays"
    assert len(whole_files(stick)) == 2
    assert old not in whole_files(stick)
    assert TOLD.encode() not in pages_of(whole_files(stick), key, tmp_path / "scratch")


def test_50c_a_stick_that_was_away_forgets_when_it_comes_back(
    desk: BackupDesk,
    practice: Practice,
    key: MasterKey,
    stick: Path,
    tmp_path: Path,
    case_id: CaseId,
) -> None:
    pocket, second = tmp_path / "pocket", place(tmp_path, desk, "second")
    add_note(practice, case_id, TOLD)
    look(desk)
    stick.rename(pocket)

    destroy_a_case(practice, case_id)
    desk.forgetting.ask()
    look(desk)
    still = desk.forgetting.left(), len(whole_files(pocket)), len(whole_files(second))
    pocket.rename(stick)
    look(desk)

    assert still == (1, 1, 2)
    assert desk.forgetting.left() == 0
    every = [*whole_files(stick), *whole_files(second)]
    assert TOLD.encode() not in pages_of(every, key, tmp_path / "scratch")
    assert len(whole_files(stick)) == 1


def test_50d_without_asking_rotation_removes_it_by_the_day_that_was_told(
    desk: BackupDesk, vault: Vault, key: MasterKey, clock: SetClock, stick: Path
) -> None:
    assert desk.forgetting.gone_on() is None
    clock.now = NOON.replace(day=31)  # the last of its month is kept longest
    desk.backups.keep(small_backup(stick, 0, vault.folder, key, clock.now))
    told = desk.forgetting.gone_on()
    assert told is not None
    (holds_it,) = whole_files(stick)

    number = 0
    while clock.now.date() < told:
        number += 1
        clock.now += timedelta(days=5)
        desk.backups.keep(small_backup(stick, number, vault.folder, key, clock.now))

    assert (told.year, told.month, told.day) == (2027, 3, 31)
    assert not holds_it.exists()


def test_50e_backups_from_before_new_keys_are_reached_as_well(
    scene: Scene, practice: Practice, stick: Path, case_id: CaseId
) -> None:
    add_note(practice, case_id, TOLD)
    look(scene.desk)
    begun = scene.desk.backups.prepare(stick, resumable=True)  # and broken off by the lock
    folder = scene.vault.folder
    key = scene.key.copy()
    practice.lock()
    new_key = renew_keys(folder, key, PASSPHRASE, CHEAP)
    with Vault.open(folder, new_key) as vault:
        after = Practice(vault, new_key.copy(), lambda _topic: None, scene.clock)
        destroy_a_case(after, case_id)

        after.backup_desk.forgetting.ask()
        wrong = look(after.backup_desk)

        assert wrong == []
        assert begun is not None
        assert after.backup_desk.forgetting.left() == 0
    assert len(whole_files(stick)) == 2
    assert not list(folder.glob("backup-*"))
    assert TOLD.encode() not in pages_of(whole_files(stick), new_key, scene.folder / "scratch")
