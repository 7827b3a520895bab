from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import CHEAP, PASSPHRASE
from tests.vault.backup_steps import NAME, at_share, back_up, fill, no_file_above
from vp_desktop.domain.backups import MadeBackup
from vp_desktop.domain.progress import StoppedError
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupMissingError,
    TargetExistsError,
    TargetFullError,
    TargetGoneError,
    WrongBackupPassphraseError,
)
from vp_desktop.vault.backup_keys import by_passphrase, by_sheet
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.digests import TableDigest, digests, readings
from vp_desktop.vault.errors import VaultDamagedError, WrongSheetError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.manifest import rows_of
from vp_desktop.vault.restore import restore, verify, verify_fully
from vp_desktop.vault.sheet import write_code
from vp_desktop.vault.unlock import derive_key, key_from_sheet, vault_id_of

OPENS = by_passphrase(PASSPHRASE)


@pytest.fixture
def made(vault: Vault, key: MasterKey, tmp_path: Path) -> MadeBackup:
    """A proven backup of a filled vault that is still open."""
    fill(vault)
    return back_up(vault, key, tmp_path / "stick")


@pytest.fixture
def to(tmp_path: Path) -> Path:
    """Where a restored vault goes: a place of its own."""
    (tmp_path / "new home").mkdir()
    return tmp_path / "new home" / "restored.vpvault"


def tables_of(vault: Vault) -> tuple[TableDigest, ...]:
    query = rows_of(vault._db)
    return digests(query, readings(query))


def without_key_copy(tables: tuple[TableDigest, ...]) -> tuple[TableDigest, ...]:
    """Leave out the one table that must differ: it holds the copy of the key file."""
    return tuple(table for table in tables if table.table != "vault_fact")


def test_a_restored_vault_is_opened_by_the_same_passphrase_and_the_same_sheet(
    made: MadeBackup, key: MasterKey, to: Path
) -> None:
    restore(made.path, OPENS, to)

    for found in (derive_key(to, PASSPHRASE), key_from_sheet(to, write_code(key))):
        Vault.open(to, found).close()


def test_a_restored_vault_has_an_identity_and_a_key_of_its_own(
    made: MadeBackup, vault: Vault, to: Path
) -> None:
    restore(made.path, OPENS, to)

    assert vault_id_of(to) != vault_id_of(vault.folder)
    assert (to / "vault.db").read_bytes()[:16] == vault_id_of(to)
    with Vault.open(to, derive_key(to, PASSPHRASE)) as found:
        (inside,) = found.read("SELECT value FROM vault_fact WHERE name = 'key_file'", {})
        assert inside["value"].encode() == (to / "vault.keys").read_bytes()


def test_a_restored_vault_can_be_written_and_backed_up_again(
    made: MadeBackup, key: MasterKey, to: Path, tmp_path: Path
) -> None:
    restore(made.path, OPENS, to)

    with Vault.open(to, derive_key(to, PASSPHRASE)) as found:
        with found.transaction():
            found.write("INSERT INTO client (pseudonym) VALUES ('M-1')", {})
        again = back_up(found, key, tmp_path / "second stick")

    assert (again.cases, again.notes) == (5, 20)


def test_the_sheet_restores_when_the_passphrase_is_forgotten(
    made: MadeBackup, key: MasterKey, to: Path
) -> None:
    by_code = by_sheet(write_code(key))

    assert verify_fully(made.path, by_code).holding is not None
    assert restore(made.path, by_code, to).cases == 5
    assert derive_key(to, PASSPHRASE) is not None


def test_the_sheet_of_another_vault_is_refused(made: MadeBackup, to: Path) -> None:
    with pytest.raises(WrongSheetError):
        restore(made.path, by_sheet(write_code(MasterKey.new())), to)


@pytest.mark.parametrize("kind", ["file", "empty folder", "vault", "dangling link"])
def test_what_exists_is_never_restored_over(
    made: MadeBackup, vault: Vault, to: Path, kind: str
) -> None:
    if kind == "file":
        to.write_bytes(b"somebody's")
    elif kind == "empty folder":
        to.mkdir()
    elif kind == "vault":
        create_vault(to, PASSPHRASE, CHEAP)
    else:
        to.symlink_to(to.parent / "nowhere")
    before = sorted(to.parent.rglob("*"))
    shares: list[float] = []

    with pytest.raises(TargetExistsError):
        restore(made.path, OPENS, to, shares.append)

    assert shares == []
    assert sorted(to.parent.rglob("*")) == before


def test_the_open_vault_is_not_touched_by_a_restore_beside_it(
    made: MadeBackup, vault: Vault
) -> None:
    before = {path: path.stat().st_mtime_ns for path in vault.folder.iterdir()}

    restore(made.path, OPENS, vault.folder.with_name("restored.vpvault"))

    assert {path: path.stat().st_mtime_ns for path in vault.folder.iterdir()} == before


@pytest.mark.parametrize("share", [0.05, 0.15, 0.5, 0.7, 0.8, 1.0])
def test_a_stopped_restore_leaves_nothing(made: MadeBackup, to: Path, share: float) -> None:
    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        restore(made.path, OPENS, to, at_share(share, stop))

    assert list(to.parent.iterdir()) == []


def test_what_was_written_is_looked_through_before_it_counts(made: MadeBackup, to: Path) -> None:
    def spoil() -> None:
        (written,) = to.parent.glob("*.restoring/snap-vault")
        content = bytearray(written.read_bytes())
        content[len(content) // 2] ^= 1
        written.write_bytes(content)

    with pytest.raises((VaultDamagedError, BackupDamagedError)):
        restore(made.path, OPENS, to, at_share(0.66, spoil))

    assert list(to.parent.iterdir()) == []


@pytest.mark.parametrize("room", [0, 1, 4096, 100_000, 400_000])
def test_a_restore_to_a_full_disk_leaves_nothing(made: MadeBackup, to: Path, room: int) -> None:
    with no_file_above(room), pytest.raises(TargetFullError):
        restore(made.path, OPENS, to)

    assert list(to.parent.iterdir()) == []


def test_a_restore_to_a_folder_that_is_not_there_is_said(made: MadeBackup, to: Path) -> None:
    with pytest.raises(TargetGoneError):
        restore(made.path, OPENS, to.parent / "absent" / to.name)
    with pytest.raises(BackupMissingError):
        restore(made.path.with_name("absent.vpbackup"), OPENS, to)


def test_what_a_killed_restore_left_is_swept_by_the_next(made: MadeBackup, to: Path) -> None:
    left = to.with_name(to.name + ".restoring")
    left.mkdir()
    (left / "vault.db").write_bytes(b"half")
    (left / "snap-payload").write_bytes(b"half")

    restore(made.path, OPENS, to)

    assert [path.name for path in to.parent.iterdir()] == [to.name]


def test_a_folder_of_that_name_that_is_not_ours_is_left_alone(made: MadeBackup, to: Path) -> None:
    other = to.with_name(to.name + ".restoring")
    other.mkdir()
    (other / "thesis.odt").write_bytes(b"years of work")

    with pytest.raises(TargetExistsError):
        restore(made.path, OPENS, to)

    assert (other / "thesis.odt").read_bytes() == b"years of work"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_flipped_bit_gets_as_far_as_the_passphrase(
    data: st.DataObject, made: MadeBackup, to: Path
) -> None:
    whole = made.path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    flipped = bytearray(whole)
    flipped[place] ^= 1 << data.draw(st.integers(0, 7))
    spoiled = made.path.with_name("spoiled.vpbackup")
    spoiled.write_bytes(flipped)

    with pytest.raises(BackupDamagedError):
        verify(spoiled)
    with pytest.raises(BackupDamagedError):
        restore(spoiled, by_passphrase("not the passphrase at all"), to)

    assert list(to.parent.iterdir()) == []


def test_names_inside_a_backup_lead_nowhere(
    vault_folder: Path, key: MasterKey, tmp_path: Path, to: Path
) -> None:
    strange = vault_folder.rename(tmp_path / "..etc..passwd.vpvault")
    with Vault.open(strange, key) as vault:
        made = back_up(vault, key, tmp_path / "stick")
    moved = made.path.rename(tmp_path / "stick" / "renamed by hand")

    restore(moved, OPENS, to)

    assert [path.name for path in to.parent.iterdir()] == [to.name]
    assert NAME.encode() not in moved.read_bytes()


def test_verifying_leaves_no_work_file(
    made: MadeBackup, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))

    verify_fully(made.path, OPENS)
    with pytest.raises(WrongBackupPassphraseError):
        verify_fully(made.path, by_passphrase("another"))

    assert list(scratch.iterdir()) == []
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
