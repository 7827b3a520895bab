import errno
import os
import stat
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.disks import small_disk
from vp_desktop.files import write_out, write_whole


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    write_whole(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="disk full"):
        write_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_file_is_for_the_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.pdf", b"%PDF")

    assert (tmp_path / "report.pdf").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_gone_is_an_error_of_the_environment(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "report.pdf", b"%PDF")


def test_a_full_disk_keeps_the_old_file_and_no_part_of_the_new(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kib=100) as disk:
        path = disk / "settings.json"
        write_whole(path, b"old")

        with pytest.raises(OSError, match="No space left"):
            write_whole(path, bytes(200_000))

        assert path.read_bytes() == b"old"
        assert list(disk.iterdir()) == [path]


def test_a_name_that_is_taken_by_a_folder_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()

    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "report.pdf", b"%PDF")

    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.parametrize(("number", "told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_synchronised_is_no_error_but_one_that_fails_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, told: bool
) -> None:
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)

    with pytest.raises(OSError, match="Input/output") if told else nullcontext():
        write_whole(tmp_path / "report.pdf", b"%PDF")

    assert (tmp_path / "report.pdf").read_bytes() == b"%PDF"


@pytest.mark.parametrize("name", ["Own.vpvault/vault.keys", "Own.vpvault/parts/r.pdf", "queue"])
def test_what_the_user_writes_never_replaces_a_part_of_a_vault_or_a_device(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "Own.vpvault" / "parts").mkdir(parents=True)
    (tmp_path / "Own.vpvault" / "vault.keys").write_bytes(b"keys")
    os.mkfifo(tmp_path / "queue")

    with pytest.raises(PermissionError):
        write_out(tmp_path / name, b"%PDF")

    assert (tmp_path / "Own.vpvault" / "vault.keys").read_bytes() == b"keys"
    assert stat.S_ISFIFO((tmp_path / "queue").stat().st_mode)
