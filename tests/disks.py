"""Disks that are too small, or that do not take a byte, for tests that run as root."""

import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MOUNT = "/bin/mount"
_UNMOUNT = "/bin/umount"


@contextmanager
def small_disk(at: Path, kib: int) -> Generator[Path]:
    """Give a disk of ``kib`` at ``at``; the test is skipped where one may not mount."""
    at.mkdir()
    options = f"size={kib}k,mode=700"
    asked = _run(_MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", str(at))
    if asked.returncode:
        pytest.skip("mounting a disk needs root")
    try:
        yield at
    finally:
        assert _run(_UNMOUNT, "-l", str(at)).returncode == 0


def make_read_only(disk: Path) -> None:
    """Let the ``small_disk`` at ``disk`` take no more writes."""
    assert _run(_MOUNT, "-o", "remount,ro", str(disk)).returncode == 0


def fill(disk: Path, leave_bytes: int = 0) -> Path:
    """Write ballast until ``leave_bytes`` are free on ``disk``; return the ballast."""
    ballast = disk / "ballast"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with ballast.open("wb") as file:
        file.write(bytes(free - leave_bytes))
    return ballast


def _run(*command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - fixed words
