"""Give Qt files that exist in memory alone.

A style sheet names its pictures by path, and ours must be in the colours of the look. A pack makes
them without writing to disk: the format is the one of Qt's ``rcc`` (version 1), an array of names,
an array of files, and a tree over both.
"""

from struct import pack

from PySide6.QtCore import QResource, qRegisterResourceData, qUnregisterResourceData

_VERSION = 1
_FOLDER = 2
_EVERY_LANGUAGE = 1
"""QLocale's C: the one a file has that is the same for everybody."""


class ResourcePack:
    """Files under ``:/FOLDER/``, there until ``close``."""

    def __init__(self, folder: str, files: dict[str, bytes]) -> None:
        ordered = sorted(files, key=_hash)  # Qt looks a name up by halving
        names, places = _names([folder, *ordered])
        content, starts = _content([files[name] for name in ordered])
        tree = pack(">IHII", 0, _FOLDER, 1, 1)
        tree += pack(">IHII", places[0], _FOLDER, len(ordered), 2)
        for place, start in zip(places[1:], starts, strict=True):
            tree += pack(">IHHHI", place, 0, 0, _EVERY_LANGUAGE, start)
        self._parts = (tree, names, content)  # Qt keeps pointers into these
        qRegisterResourceData(_VERSION, *self._parts)

    def close(self) -> None:
        """Take the files away again."""
        qUnregisterResourceData(_VERSION, *self._parts)


def exists(path: str) -> bool:
    """Return whether Qt finds a file at ``path``, as ``:/look/check.svg``."""
    return QResource(path).isValid()


def _names(names: list[str]) -> tuple[bytes, list[int]]:
    packed, places = b"", []
    for name in names:
        places.append(len(packed))
        packed += pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
    return packed, places


def _content(files: list[bytes]) -> tuple[bytes, list[int]]:
    packed, starts = b"", []
    for file in files:
        starts.append(len(packed))
        packed += pack(">I", len(file)) + file
    return packed, starts


def _hash(name: str) -> int:
    value = 0
    for letter in name:  # qt_hash: the order in which Qt keeps the names of a folder
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
