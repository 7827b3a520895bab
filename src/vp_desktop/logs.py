"""Where the program writes what it did: ids, codes and counts, never a name or a told text."""

import logging
import os
import traceback
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_MAX_BYTES = 256_000
"""Some thousands of lines, with one older file beside it: enough to find an error, no diary."""


def to_file(path: Path) -> None:
    """Log to ``path``: at most 256 kB, one older file kept, readable by the owner alone.

    From here on the words of libraries go nowhere: a desktop keeps what a program prints.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = _OwnFile(path, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(_Wordless("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("vp_desktop")
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    logging.raiseExceptions = False  # else what could not be logged is printed, with its words
    logging.lastResort = None


def places(error: BaseException) -> list[str]:
    """Return the types of ``error`` and its causes, and the lines they came from: no values."""
    lines: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__qualname__)
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        cause = cause.__cause__ or cause.__context__
    return lines


class _Wordless(logging.Formatter):
    """Writes of an error what and where it was: its own words may quote a person."""

    def formatException(  # noqa: N802 - the name that logging calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return "\n".join(places(ei[1])) if ei[1] is not None else ""


class _OwnFile(RotatingFileHandler):
    """A log that stays the owner's alone, also when it begins anew."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding=self.encoding, opener=_for_the_owner)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _short(path: str) -> str:
    """Return ``path`` from our package or library on: a home folder carries a name."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(parts[-3:])
