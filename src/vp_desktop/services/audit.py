"""Look for small numbers in a figures file or a ledger that somebody hands over."""

import stat
from pathlib import Path

from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.table_audit import Finding, audit

__all__ = ["Finding", "audit_file"]

MOST_BYTES = 200 * 1024 * 1024

MOST_PARTS = 1_000_000
"""Records and lists; a list in a list takes two bytes in a file and hundreds in memory."""


def audit_file(path: Path) -> list[Finding]:
    """Return what a reader of ``path`` can know of each hidden and each small number.

    Raises:
        FiguresFileError: it is no figures file.
        OSError: it cannot be read.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # a pipe or a device has no end
        raise FiguresFileError("no plain file")
    if found.st_size > MOST_BYTES:
        raise FiguresFileError("too large")
    content = path.read_bytes()
    if content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise FiguresFileError("too many parts")
    return audit(content)
