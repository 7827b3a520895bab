"""Know a file by its bytes."""

from hashlib import sha256
from pathlib import Path

from vp_desktop.domain.progress import Progress, unwatched

_BLOCK = 1 << 20
"""Bytes read at a time."""


def fingerprint(path: Path, report: Progress = unwatched) -> str:
    """Return the SHA-256 of a file, in hexadecimal. It needs no vault, and may run in a worker.

    Raises:
        OSError: it cannot be read.
    """
    digest, read = sha256(), 0
    with path.open("rb") as file:
        size = max(1, path.stat().st_size)
        while block := file.read(_BLOCK):
            digest.update(block)
            read += len(block)
            report(min(1.0, read / size))
    return digest.hexdigest()
