"""Where the program writes what it did: ids, codes and counts, never a name or a told text."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MAX_BYTES = 1_000_000


def to_file(path: Path) -> None:
    """Log to ``path``: at most 1 MB, two older files kept, readable by the owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("vp_desktop")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
