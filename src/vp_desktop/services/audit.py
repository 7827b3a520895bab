"""Look for small numbers in a figures file or a ledger that somebody hands over."""

from pathlib import Path

from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.table_audit import Finding, audit

__all__ = ["Finding", "audit_file"]

MOST_BYTES = 200 * 1024 * 1024


def audit_file(path: Path) -> list[Finding]:
    """Return what a reader of ``path`` can know of each hidden and each small number.

    Raises:
        FiguresFileError: it is no figures file.
        OSError: it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise FiguresFileError("too large")
    return audit(path.read_bytes())
