"""Look for small numbers in a figures file or a ledger that somebody hands over."""

from __future__ import annotations

import stat
from importlib import import_module
from typing import TYPE_CHECKING

from vp_desktop.disclosure.figures_reading import FiguresFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vp_desktop.disclosure.audit.verdict import Verdict

MOST_BYTES = 200 * 1024 * 1024

MOST_PARTS = 1_000_000
"""Records and lists; a list in a list takes two bytes in a file and hundreds in memory."""


def audit_file(path: Path, watch: Callable[[], None] = lambda: None) -> Verdict:
    """Return what readers of ``path`` can know of each hidden and each small number.

    ``watch`` is called now and then, and ends the work by raising.

    Raises:
        FiguresFileError: it is no figures file.
        OSError: it cannot be read.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # a pipe or a device has no end
        raise FiguresFileError("no plain file")
    if found.st_size > MOST_BYTES:
        raise FiguresFileError("too large")
    return audit_content(path.read_bytes(), watch)


def audit_content(content: bytes, watch: Callable[[], None] = lambda: None) -> Verdict:
    """Return the same of a figures file that was read already.

    Raises:
        FiguresFileError: it is no figures file.
    """
    if content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise FiguresFileError("too many parts")
    # Late: see ``late``.
    verdict: Verdict = import_module("vp_desktop.disclosure.audit.verdict").audit(content, watch)
    return verdict
