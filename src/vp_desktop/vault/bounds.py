"""How much SQLite would have to read before it knows the tables of a database.

SQLite takes the description of every table into memory, however large, before the first question is
answered. A vault made by somebody else may hold a million tables, or one of a hundred megabytes. So
the pages that hold the descriptions are looked at by hand first.

Formats: sqlite.org/fileformat2.html, and SQLCipher 4 with its defaults: of 4096 bytes a page the
last 80 are its vector and HMAC-SHA512; the first 16 bytes of the first page are the salt.
"""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from vp_desktop.vault.errors import SchemaChangedError, VaultDamagedError
from vp_desktop.vault.folder import PAGE_BYTES
from vp_desktop.vault.keys import SALT_BYTES

MOST_SCHEMA_BYTES = 1024 * 1024
"""Bytes of SQL in the table of tables. Ours has 22,000."""

_MOST_PAGES = MOST_SCHEMA_BYTES // PAGE_BYTES
_IV_BYTES, _MAC_BYTES = 16, 64
_FILE_HEADER_BYTES = 100
_INTERIOR, _LEAF = 0x05, 0x0D
"""The first byte of a page of a table: one points on, the other holds rows."""
_GOES_ON, _LONGEST_NUMBER = 0x80, 9
"""Of a number in the file: the bit that says that another byte follows, and the most bytes."""


def check_schema_size(path: Path, raw_key: bytearray, salt: bytes = b"") -> None:
    """Insist that the tables of ``path`` are described in about as many words as ours.

    Call it only while nothing of ours is connected to ``path``: closing another handle to the file
    would drop SQLite's lock. A journal must have been rolled back already. Without a ``salt`` it is
    the one in the file.

    Raises:
        SchemaChangedError: there is far more of it, or it is no table at all.
        VaultDamagedError: a page that holds it was changed or is missing.
    """
    with path.open("rb") as file:
        pages, waiting, seen, total = _Pages(file, raw_key, salt), [1], 0, 0
        while waiting:
            seen += 1
            number = waiting.pop()
            page, start = pages.clear(number), _FILE_HEADER_BYTES if number == 1 else 0
            if page[start] == _INTERIOR:
                waiting += _children(page, start)
            elif page[start] == _LEAF:
                total += sum(_payloads(page, start))
            else:
                raise SchemaChangedError("no table of tables")
            if seen > _MOST_PAGES or total > MOST_SCHEMA_BYTES:
                raise SchemaChangedError("no end of tables")


class _Pages:
    """The pages of a database in clear, each found to be as it was written."""

    def __init__(self, file: BinaryIO, raw_key: bytearray, salt: bytes) -> None:
        self._file, self._key = file, bytes(raw_key)
        mac_salt = bytes(byte ^ 0x3A for byte in salt or file.read(SALT_BYTES))
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, mac_salt, 2, 32)

    def clear(self, number: int) -> bytes:
        """Return page ``number``, the first being 1; the salt stands in for what it replaced."""
        if number < 1:
            raise VaultDamagedError("a page of the tables")
        self._file.seek((number - 1) * PAGE_BYTES)
        page = self._file.read(PAGE_BYTES)
        start = SALT_BYTES if number == 1 else 0
        sealed, mac = page[start:-_MAC_BYTES], page[-_MAC_BYTES:]
        known = hmac.new(self._mac_key, sealed + number.to_bytes(4, "little"), "sha512").digest()
        if len(page) != PAGE_BYTES or not hmac.compare_digest(mac, known):
            raise VaultDamagedError("a page of the tables")
        decryptor = Cipher(AES(self._key), CBC(sealed[-_IV_BYTES:])).decryptor()
        return page[:start] + decryptor.update(sealed[:-_IV_BYTES]) + decryptor.finalize()


def _children(page: bytes, start: int) -> Iterator[int]:
    for cell in _cells(page, start, head_bytes=12):
        yield int.from_bytes(page[cell : cell + 4])
    yield int.from_bytes(page[start + 8 : start + 12])


def _payloads(page: bytes, start: int) -> Iterator[int]:
    """Yield the size of each row, wherever the rest of it lies."""
    for cell in _cells(page, start, head_bytes=8):
        size = 0
        for byte in page[cell : cell + _LONGEST_NUMBER]:
            size = size << 7 | byte % _GOES_ON
            if byte < _GOES_ON:
                break
        yield size


def _cells(page: bytes, start: int, head_bytes: int) -> Iterator[int]:
    """Yield where each cell of the page begins."""
    first = start + head_bytes
    for at in range(first, first + 2 * int.from_bytes(page[start + 3 : start + 5]), 2):
        yield int.from_bytes(page[at : at + 2])
