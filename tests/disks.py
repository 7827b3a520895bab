"""Disks that are too small, or that do not take a byte.

A small disk is mounted, which takes root; where one may not, tests choose another way to let a
write fail.
"""

import ctypes
import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

_MOUNT = "/bin/mount"
_UNMOUNT = "/bin/umount"
_NEW_USER, _NEW_MOUNTS = 0x10000000, 0x00020000
"""Source: linux/sched.h."""


def claim_mounts() -> None:
    """Get the right to mount where a user may have it: in a world of this process's own.

    Call it in a process with one thread. Where there is no such right, nothing happens.
    """
    if os.geteuid() == 0:
        return
    user, group = os.geteuid(), os.getegid()
    if ctypes.CDLL(None).unshare(_NEW_USER | _NEW_MOUNTS) == 0:
        for name, line in (
            ("setgroups", "deny"),
            ("uid_map", f"0 {user} 1"),
            ("gid_map", f"0 {group} 1"),
        ):
            Path(f"/proc/self/{name}").write_text(line, encoding="ascii")


@contextmanager
def small_disk(at: Path, kib: int) -> Generator[Path]:
    """Give a disk of ``kib`` at ``at``; the test is skipped where one may not mount."""
    with mounted(at, kib) as disk:
        if disk is None:
            pytest.skip("mounting a disk needs root")
        yield disk


@contextmanager
def mounted(at: Path, kib: int) -> Generator[Path | None]:
    """Give a disk of ``kib`` at ``at``, or None where one may not mount."""
    at.mkdir()
    options = f"size={kib}k,mode=700"
    asked = _run(_MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", str(at))
    try:
        yield None if asked.returncode else at
    finally:
        if not asked.returncode:
            pull_out(at)


def make_read_only(disk: Path) -> None:
    """Let the ``small_disk`` at ``disk`` take no more writes."""
    assert _run(_MOUNT, "-o", "remount,ro", str(disk)).returncode == 0


def pull_out(disk: Path) -> None:
    """Take the ``small_disk`` at ``disk`` away, whatever is open on it; twice is harmless."""
    if os.path.ismount(disk):
        assert _run(_UNMOUNT, "-l", str(disk)).returncode == 0


def fill(disk: Path, leave_bytes: int = 0) -> Path:
    """Write ballast until ``leave_bytes`` are free on ``disk``; return the ballast."""
    ballast = disk / "ballast"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with ballast.open("wb") as file:
        file.write(bytes(free - leave_bytes))
    return ballast


def _run(*command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - fixed words
