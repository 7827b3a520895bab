import os
from pathlib import Path

import pytest

from vp_desktop.files import write_whole


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
