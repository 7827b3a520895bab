"""Make databases and backups as somebody could who has the right key, and is not to be trusted.

SQLCipher 4 with its defaults: a page is 4096 bytes, of which the last 80 are its vector and its
HMAC-SHA512; the first 16 bytes of the first page are the salt.
"""

import hashlib
import hmac
import os
import random
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from tests.vault.raw import IV, PAGE, RESERVE, SALT, decrypted
from vp_desktop.domain.progress import unwatched
from vp_desktop.vault.backup_keys import BackupKeys
from vp_desktop.vault.container import Header, peek, unpack, write
from vp_desktop.vault.keys import MasterKey

_USED = PAGE - RESERVE
_MAGIC = b"SQLite format 3\0"


class Pages:
    """The pages of a database in clear, to be changed and sealed again as if nothing had been."""

    def __init__(self, path: Path, raw_key: bytes) -> None:
        content = path.read_bytes()
        clear = decrypted(path, raw_key)
        first, rest = _MAGIC + clear[: _USED - SALT], clear[_USED - SALT :]
        self.clear = [first, *(rest[at : at + _USED] for at in range(0, len(rest), _USED))]
        self._sealed = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
        self._key, self._salt = raw_key, content[:SALT]
        mac_salt = bytes(byte ^ 0x3A for byte in self._salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", raw_key, mac_salt, 2, 32)

    def with_changed(self, changed: dict[int, bytes]) -> bytes:
        """Return the file in which the pages ``changed`` say something else, rightly sealed."""
        return b"".join(
            self._seal(number, changed[number]) if number in changed else sealed
            for number, sealed in enumerate(self._sealed, start=1)
        )

    def _seal(self, number: int, clear: bytes) -> bytes:
        start = SALT if number == 1 else 0
        vector = os.urandom(IV)
        encryptor = Cipher(AES(self._key), CBC(vector)).encryptor()
        body = encryptor.update(clear[start:]) + encryptor.finalize() + vector
        mac = hmac.new(self._mac_key, body + number.to_bytes(4, "little"), "sha512").digest()
        return self._salt[:start] + body + mac


def mutant(pages: Pages, chance: random.Random) -> bytes:
    """Return the file with a few pages changed at random, as a fuzzer does."""
    changed: dict[int, bytes] = {}
    for _nth in range(chance.choice((1, 1, 2, 4))):
        number = chance.randint(1, len(pages.clear))
        changed[number] = _changed(changed.get(number, pages.clear[number - 1]), pages, chance)
    return pages.with_changed(changed)


def _changed(page: bytes, pages: Pages, chance: random.Random) -> bytes:
    new = bytearray(page)
    match chance.randrange(6):
        case 0:  # one bit
            new[chance.randrange(len(new))] ^= 1 << chance.randrange(8)
        case 1:  # bytes of the head, where the numbers stand that lead elsewhere
            for _nth in range(chance.randint(1, 4)):
                new[chance.randrange(120)] = chance.choice((0, 1, 2, 5, 10, 13, 127, 128, 255))
        case 2:  # bytes anywhere
            for _nth in range(chance.randint(1, 30)):
                new[chance.randrange(len(new))] = chance.randrange(256)
        case 3:  # a stretch from elsewhere in the file
            other, at = chance.choice(pages.clear), chance.randrange(len(new) - 200)
            new[at : at + 200] = other[at : at + 200]
        case 4:  # another page in its place
            new[:] = chance.choice(pages.clear)
        case _:  # nothing
            at = chance.randrange(len(new) - 64)
            new[at : at + 64] = bytes(64)
    return bytes(new)


def payload_of(backup: Path, key: MasterKey, to: Path) -> bytes:
    """Write the database inside ``backup`` to ``to``; return its raw key."""
    keys = BackupKeys.derive(key, peek(backup).salt)
    with to.open("wb") as out:
        unpack(backup, lambda _header: keys.seal, out, unwatched)
    return bytes(keys.database)


def with_payload(backup: Path, key: MasterKey, payload: Path, to: Path) -> None:
    """Write ``backup`` with another database inside to ``to``, its seal and checksum right."""
    found = peek(backup)
    header = Header.model_validate({
        **found.model_dump(), "payload_bytes": payload.stat().st_size
    })  # fmt: skip
    keys = BackupKeys.derive(key, found.salt)
    with to.open("wb") as out, payload.open("rb") as source:
        write(out, header, source, keys.seal, unwatched)
