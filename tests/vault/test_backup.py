import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import NOON, PASSPHRASE
from tests.vault.backup_steps import NAME, TOLD, at_share, back_up, fill, no_file_above
from vp_desktop.domain.progress import StoppedError, unwatched
from vp_desktop.vault.backup import finish
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupForgedError,
    TargetExistsError,
    TargetFullError,
    TargetGoneError,
)
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.backup_proof import work_database
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.container import peek
from vp_desktop.vault.digests import digests, readings
from vp_desktop.vault.errors import (
    KeyFileForeignError,
    KeyFileMissingError,
    VaultDamagedError,
    VaultDiskError,
    VaultFullError,
)
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.manifest import rows_of
from vp_desktop.vault.restore import verify, verify_fully
from vp_desktop.vault.snapshot import take_snapshot
from vp_desktop.vault.targets import rename_new


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def filled(vault: Vault) -> Vault:
    fill(vault)
    return vault


def work_files(vault: Vault) -> list[Path]:
    return list(vault.folder.glob("snap-*"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_proven_and_counts_what_the_user_sees(
    filled: Vault, key: MasterKey, stick: Path
) -> None:
    made = back_up(filled, key, stick)

    assert (made.cases, made.notes) == (5, 20)
    assert made.bytes == made.path.stat().st_size
    assert verify(made.path).bytes == made.bytes
    found = verify_fully(made.path, by_passphrase(PASSPHRASE))
    assert found.holding is not None
    assert (found.holding.cases, found.holding.notes) == (5, 20)


def test_a_backup_is_called_by_vault_and_day_and_never_replaces_another(
    vault: Vault, key: MasterKey, stick: Path
) -> None:
    (stick / "practice-2026-03-02-2.vpbackup").write_bytes(b"somebody else's")

    for _again in range(2):
        back_up(vault, key, stick)

    assert names(stick) == [
        "practice-2026-03-02-2.vpbackup",
        "practice-2026-03-02-3.vpbackup",
        "practice-2026-03-02.vpbackup",
    ]
    assert (stick / "practice-2026-03-02-2.vpbackup").read_bytes() == b"somebody else's"


def test_making_a_backup_leaves_no_work_file_and_the_vault_as_it_was(
    filled: Vault, key: MasterKey, stick: Path
) -> None:
    before = names(filled.folder)
    query = rows_of(filled._db)
    held = digests(query, readings(query))

    back_up(filled, key, stick)

    assert names(filled.folder) == before
    assert digests(query, readings(query)) == held
    assert len(names(stick)) == 1


def test_only_its_owner_may_read_a_backup(vault: Vault, key: MasterKey, stick: Path) -> None:
    modes: list[int] = []

    def look() -> None:
        modes.extend(path.stat().st_mode for path in (*work_files(vault), *stick.iterdir()))

    made = back_up(vault, key, stick, at_share(0.4, look))

    assert len(modes) == 2
    assert {mode & 0o777 for mode in [*modes, made.path.stat().st_mode]} == {0o600}


def test_nothing_told_can_be_read_in_the_file(filled: Vault, key: MasterKey, stick: Path) -> None:
    content = back_up(filled, key, stick).path.read_bytes()

    assert TOLD[:12].encode() not in content
    assert b"De Linden" not in content
    assert b"SQLite format 3" not in content


def test_two_backups_of_the_same_vault_share_no_page(
    filled: Vault, key: MasterKey, stick: Path
) -> None:
    one, other = (back_up(filled, key, stick).path.read_bytes() for _time in range(2))

    def pages(content: bytes) -> set[bytes]:
        return {content[at : at + 16] for at in range(4096, len(content) - 4096, 4096)}

    assert pages(one) & pages(other) == set()


def test_a_backup_carries_the_key_file_byte_for_byte(
    vault: Vault, key: MasterKey, stick: Path
) -> None:
    made = back_up(vault, key, stick)

    assert peek(made.path).keys.encode() == (vault.folder / "vault.keys").read_bytes()


def test_the_manifest_is_of_the_vault_itself(filled: Vault, key: MasterKey) -> None:
    before = filled.statements

    snapshot = take_snapshot(filled, key, NOON)

    assert filled.statements - before > len(snapshot.manifest)
    query = rows_of(filled._db)
    assert snapshot.manifest == digests(query, readings(query))
    assert {digest.table: digest.rows for digest in snapshot.manifest}["note"] == 22
    snapshot.discard()


@pytest.mark.parametrize("share", [0.01, 0.25, 0.3, 0.6, 0.99])
def test_a_stopped_backup_leaves_nothing(
    filled: Vault, key: MasterKey, stick: Path, share: float
) -> None:
    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        back_up(filled, key, stick, at_share(share, stop))

    assert names(stick) == []
    assert work_files(filled) == []


def test_the_proof_reads_what_was_written_not_what_was_meant(
    filled: Vault, key: MasterKey, stick: Path
) -> None:
    def spoil() -> None:
        (part,) = stick.iterdir()
        content = bytearray(part.read_bytes())
        content[len(content) // 2] ^= 1
        part.write_bytes(content)

    with pytest.raises(BackupDamagedError):
        back_up(filled, key, stick, at_share(0.25, spoil))

    assert names(stick) == []


def test_a_whole_backup_of_another_moment_is_no_proof(
    filled: Vault, key: MasterKey, stick: Path
) -> None:
    earlier = back_up(filled, key, stick).path.read_bytes()

    def swap() -> None:
        (part,) = stick.glob("*.part")
        part.write_bytes(earlier)

    with pytest.raises(BackupForgedError):
        back_up(filled, key, stick, at_share(0.25, swap))

    assert len(names(stick)) == 1


@pytest.mark.parametrize("manifest_too", [False, True])
def test_a_copy_with_another_row_than_the_vault_is_no_proof(
    filled: Vault, key: MasterKey, stick: Path, *, manifest_too: bool
) -> None:
    snapshot = take_snapshot(filled, key, NOON)
    with work_database(snapshot.path, snapshot.keys.database) as db:
        db.execute("UPDATE contact SET minutes = 31 WHERE id = 100")
        query = rows_of(db)
        if manifest_too:
            db.executemany(
                "UPDATE backup_manifest SET sha256 = ? WHERE name = ?",
                [(one.sha256, one.table) for one in digests(query, readings(query))],
            )

    with pytest.raises(BackupDamagedError):
        finish(snapshot, stick, NAME, lambda: NOON, unwatched)

    assert names(stick) == []


def test_a_vault_that_fails_its_own_checks_is_not_backed_up(
    vault_folder: Path, key: MasterKey, stick: Path
) -> None:
    with Vault.open(vault_folder, key) as vault:
        fill(vault)
        vault._db.set_authorizer(None)
        vault._db.execute("DELETE FROM note_words_data WHERE id > 10")

        with pytest.raises(VaultDamagedError):
            back_up(vault, key, stick)

    assert names(stick) == []


@pytest.mark.parametrize(
    ("unguarded", "wrong"),
    [
        ("PRAGMA foreign_keys = OFF", "UPDATE contact SET case_id = 777 WHERE id = 100"),
        ("PRAGMA ignore_check_constraints = ON", "UPDATE contact SET minutes = -5 WHERE id = 100"),
    ],
)
def test_a_vault_whose_records_break_a_rule_is_not_backed_up(
    filled: Vault, key: MasterKey, stick: Path, unguarded: str, wrong: str
) -> None:
    filled._db.set_authorizer(None)
    filled._db.execute(unguarded)
    filled._db.execute(wrong)

    with pytest.raises(VaultDamagedError):
        back_up(filled, key, stick)

    assert names(stick) == []


def test_a_backup_that_no_passphrase_would_open_is_not_made(
    vault: Vault, key: MasterKey, stick: Path
) -> None:
    (vault.folder / "vault.keys").unlink()

    with pytest.raises(KeyFileMissingError):
        back_up(vault, key, stick)
    assert names(stick) == []
    assert work_files(vault) == []


def test_a_backup_is_not_made_with_the_key_of_another_vault(vault: Vault, stick: Path) -> None:
    with pytest.raises(KeyFileForeignError):
        back_up(vault, MasterKey.new(), stick)


@pytest.mark.parametrize("beyond", [1, 100, 700])
def test_a_full_stick_is_said_and_leaves_nothing(
    filled: Vault, key: MasterKey, stick: Path, beyond: int
) -> None:
    standing = back_up(filled, key, stick)
    snapshot = take_snapshot(filled, key, NOON)
    room = snapshot.path.stat().st_size + beyond  # the payload fits, header and tail do not

    with no_file_above(room), pytest.raises(TargetFullError):
        finish(snapshot, stick, NAME, lambda: NOON, unwatched)

    assert names(stick) == [standing.path.name]
    assert verify(standing.path).bytes == standing.bytes
    assert work_files(filled) == []


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99, 1.0])
def test_a_full_disk_beside_the_vault_is_said_and_leaves_nothing(
    filled: Vault, key: MasterKey, stick: Path, share: float
) -> None:
    limit = int((filled.folder / "vault.db").stat().st_size * share)

    with no_file_above(limit), pytest.raises((VaultFullError, VaultDiskError)):
        take_snapshot(filled, key, NOON)

    assert work_files(filled) == []
    filled.check()


def test_no_room_to_prove_is_said_of_the_vaults_disk(
    filled: Vault, key: MasterKey, stick: Path
) -> None:
    with ExitStack() as limits:

        def fill_the_disk() -> None:
            limits.enter_context(no_file_above(4096))

        with pytest.raises(VaultFullError):
            back_up(filled, key, stick, at_share(0.25, fill_the_disk))

    assert names(stick) == []
    assert work_files(filled) == []


def test_a_backup_that_will_not_fit_is_not_begun(
    filled: Vault, key: MasterKey, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot = take_snapshot(filled, key, NOON)
    nearly_full = shutil.disk_usage(stick)._replace(free=100_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: nearly_full)
    shares: list[float] = []

    with pytest.raises(TargetFullError):
        finish(snapshot, stick, NAME, lambda: NOON, shares.append)
    with pytest.raises(VaultFullError):
        take_snapshot(filled, key, NOON)

    assert shares == []
    assert work_files(filled) == []


def test_a_new_name_never_replaces_a_file(tmp_path: Path) -> None:
    new, standing = tmp_path / "new", tmp_path / "standing"
    new.write_bytes(b"new")
    standing.write_bytes(b"standing")

    with pytest.raises(TargetExistsError):
        rename_new(new, standing)

    assert standing.read_bytes() == b"standing"


def test_a_stick_that_is_not_there_is_said(filled: Vault, key: MasterKey, tmp_path: Path) -> None:
    for folder in (tmp_path / "absent", filled.folder / "vault.db"):
        with pytest.raises(TargetGoneError):
            finish(take_snapshot(filled, key, NOON), folder, NAME, lambda: NOON, unwatched)

    assert work_files(filled) == []


def test_a_stick_pulled_out_while_writing_is_said(
    filled: Vault, key: MasterKey, stick: Path, tmp_path: Path
) -> None:
    with pytest.raises(TargetGoneError):
        back_up(filled, key, stick, at_share(0.99, lambda: pull_out(stick, tmp_path)))

    assert work_files(filled) == []


def pull_out(stick: Path, tmp_path: Path) -> None:
    stick.rename(tmp_path / "in a pocket")


def test_what_a_killed_backup_left_is_swept_by_the_next(
    vault: Vault, key: MasterKey, stick: Path
) -> None:
    left, others = stick / "practice-0123.vpbackup.part", stick / "other-0123.vpbackup.part"
    left.write_bytes(b"half")
    others.write_bytes(b"half")

    made = back_up(vault, key, stick)

    assert names(stick) == [others.name, made.path.name]


def test_progress_only_goes_forward(filled: Vault, key: MasterKey, stick: Path) -> None:
    shares: list[float] = []

    back_up(filled, key, stick, shares.append)

    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 10
