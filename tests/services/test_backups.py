from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CHEAP, NOON, PASSPHRASE
from tests.vault.backup_steps import fill
from vp_desktop.domain.backups import BackupState, Place, status
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.progress import StoppedError
from vp_desktop.services.backups import Backups
from vp_desktop.services.restoring import restore, restore_by_sheet, verify, verify_by_sheet
from vp_desktop.vault.backup_errors import (
    BackupMissingError,
    TargetGoneError,
    TargetInsideVaultError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import change_passphrase, derive_key, sheet_code


class SetClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def backups(vault: Vault, key: MasterKey, clock: SetClock, heard: list[Topic]) -> Backups:
    fill(vault)
    return Backups(vault, key, clock, heard.append)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_logged_and_told(backups: Backups, stick: Path, heard: list[Topic]) -> None:
    made = backups.make(stick)

    last = backups.last()
    assert last is not None
    assert (last.path, last.cases, last.notes, last.place) == (made.path, 5, 20, Place.HERE)
    assert (last.made_at, last.proven_at) == (NOON, NOON)
    assert heard == [Topic.BACKUPS]


def test_the_slow_half_needs_no_vault_and_counts_only_when_kept(
    backups: Backups, vault: Vault, stick: Path
) -> None:
    job = backups.prepare(stick)
    before = vault.statements

    made = job(lambda _share: None)

    assert vault.statements == before
    assert backups.known() == []
    backups.keep(made)
    assert [known.id for known in backups.known()] == [made.id]


def test_a_backup_that_fails_is_not_logged_and_not_told(
    backups: Backups, stick: Path, heard: list[Topic]
) -> None:
    def stop(_share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        backups.make(stick, stop)
    with pytest.raises(TargetGoneError):
        backups.make(stick / "absent")

    assert backups.known() == []
    assert backups.status(NOON.date()).state is BackupState.NEVER
    assert heard == []


def test_a_backup_is_refused_inside_the_vault_it_is_of(backups: Backups, vault: Vault) -> None:
    with pytest.raises(TargetInsideVaultError):
        backups.make(vault.folder)

    assert not list(vault.folder.glob("*.vpbackup*"))


def test_where_the_file_is_now_is_said(backups: Backups, stick: Path, tmp_path: Path) -> None:
    made = backups.make(stick)

    made.path.rename(tmp_path / "elsewhere")
    gone = backups.known()[0].place
    stick.rename(tmp_path / "in a pocket")
    away = backups.known()[0].place

    assert (gone, away) == (Place.GONE, Place.AWAY)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        (0, BackupState.OK),
        (6, BackupState.OK),
        (7, BackupState.DUE),
        (13, BackupState.DUE),
        (14, BackupState.LATE),
        (900, BackupState.LATE),
    ],
)
def test_the_status_ages_without_any_event(
    backups: Backups, stick: Path, days: int, state: BackupState
) -> None:
    backups.make(stick)

    found = backups.status(NOON.date() + timedelta(days=days))

    assert (found.state, found.age_days) == (state, days)


def test_a_vault_without_a_backup_says_never(backups: Backups) -> None:
    assert backups.status(NOON.date()).state is BackupState.NEVER


@given(st.lists(st.integers(2, 9000), min_size=1))
def test_a_backup_from_the_future_never_makes_the_program_content(ahead: list[int]) -> None:
    today = date(2026, 3, 2)
    future = [today + timedelta(days=days) for days in ahead]

    assert status(future, today).state is BackupState.DUE
    assert status([*future, today - timedelta(days=20)], today).state is BackupState.LATE
    assert status([*future, today - timedelta(days=1)], today).age_days == 1


def test_rotation_follows_a_new_proof_and_forgets_what_it_removed(
    backups: Backups, stick: Path, clock: SetClock
) -> None:
    made = []
    for hour in range(4):
        clock.now = NOON + timedelta(hours=hour / 4)
        made.append(backups.make(stick))

    assert sorted(path.name for path in (made[2].path, made[3].path)) == names(stick)
    assert [known.id for known in backups.known()] == [made[3].id, made[2].id]


def test_rotation_looks_at_one_folder_alone(backups: Backups, stick: Path, tmp_path: Path) -> None:
    other = tmp_path / "other stick"
    other.mkdir()

    for folder in (stick, other, stick, other):
        backups.make(folder)

    assert len(names(stick)) == len(names(other)) == 2


def test_rotation_counts_only_files_that_are_there(backups: Backups, stick: Path) -> None:
    first = backups.make(stick)
    lost = backups.make(stick)
    lost.path.unlink()

    last = backups.make(stick)

    assert names(stick) == sorted([first.path.name, last.path.name])


def test_rotation_never_removes_a_file_that_took_the_name(backups: Backups, stick: Path) -> None:
    first = backups.make(stick)
    second = backups.make(stick)
    first.path.write_bytes(second.path.read_bytes())

    for _time in range(3):
        backups.make(stick)

    assert first.path.exists()


def test_a_restored_vault_never_removes_the_backups_of_the_old_one(
    backups: Backups, stick: Path, tmp_path: Path, clock: SetClock
) -> None:
    old = [backups.make(stick), backups.make(stick)]
    to = tmp_path / "restored.vpvault"
    restore(old[1].path, PASSPHRASE, to)

    key = derive_key(to, PASSPHRASE)
    with Vault.open(to, key) as vault:
        after = Backups(vault, key, clock, lambda _topic: None)
        for _time in range(3):
            after.make(stick)

        assert all(made.path.exists() for made in old)
        assert len(names(stick)) == 4


def test_a_stick_that_lets_nothing_go_spoils_no_new_backup(
    backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [backups.make(stick), backups.make(stick)]

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "closed")

    real = Path.unlink
    monkeypatch.setattr(
        Path,
        "unlink",
        lambda path, missing_ok=False: (
            refuse(path) if path == made[0].path else real(path, missing_ok)
        ),
    )
    newest = backups.make(stick)

    assert len(names(stick)) == 3
    assert backups.known()[0].id == newest.id


def test_backups_open_after_the_passphrase_changed_by_the_one_of_their_time(
    backups: Backups, vault: Vault, key: MasterKey, stick: Path
) -> None:
    old = backups.make(stick)
    change_passphrase(vault.folder, key, "nieuwe zin van zes woorden", CHEAP)
    new = backups.make(stick)

    assert verify(old.path, PASSPHRASE).holding is not None
    assert verify(new.path, "nieuwe zin van zes woorden").holding is not None
    for file, other in ((old, "nieuwe zin van zes woorden"), (new, PASSPHRASE)):
        with pytest.raises(WrongBackupPassphraseError):
            verify(file.path, other)


def test_verify_and_restore_take_the_sheet_as_well(
    backups: Backups, key: MasterKey, stick: Path, tmp_path: Path
) -> None:
    made = backups.make(stick)

    found = verify_by_sheet(made.path, sheet_code(key))
    restored = restore_by_sheet(made.path, sheet_code(key), tmp_path / "restored.vpvault")

    assert found.holding is not None
    assert (found.holding.cases, restored.cases) == (5, 5)


def test_verify_without_a_key_says_that_nobody_looked_inside(backups: Backups, stick: Path) -> None:
    made = backups.make(stick)

    assert verify(made.path).holding is None
    assert verify(made.path).made_at == NOON
    with pytest.raises(BackupMissingError):
        verify(stick / "absent.vpbackup")
