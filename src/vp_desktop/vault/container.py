"""The file format of a backup: ``NAME-DATE.vpbackup``.

==============  ====================================================================================
start mark      16 bytes
header length   4 bytes, big-endian
header          JSON, at most 64 KiB, with a full copy of ``vault.keys``
payload         a SQLCipher database under a key of its own
seal            HMAC-SHA256 over all of the above: only who has the master key can make it
checksum        SHA-256 over all of the above: anyone can check it, so rot is found while locked
end mark        16 bytes
==============  ====================================================================================

The checksum finds accidents and the seal finds people; a backup that fails only the seal was
altered on purpose. Nothing in the file names a path, so nothing in it can lead outside a folder.
"""

import hashlib
import hmac
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupForgedError,
    BackupMissingError,
    BackupTooNewError,
    NotABackupError,
)
from vp_desktop.vault.errors import KeyFileDamagedError
from vp_desktop.vault.folder import PAGE_BYTES
from vp_desktop.vault.key_file import MOST_BYTES, KeyFile

START = b"VPKLUIS-BACKUP1\n"
END = b"\nVPKLUIS-EINDE1\n"
VERSION = 1
MOST_HEADER_BYTES = 64 * 1024
CHUNK_BYTES = 1024 * 1024

_LENGTH_BYTES = 4
_DIGEST_BYTES = 32
_CHECKED_TAIL_BYTES = _DIGEST_BYTES + len(END)
"""What follows the bytes under the checksum."""
_SEALED_TAIL_BYTES = _DIGEST_BYTES + _CHECKED_TAIL_BYTES
"""What follows the bytes under the seal."""
_LEAST_BYTES = len(START) + _LENGTH_BYTES + PAGE_BYTES + _SEALED_TAIL_BYTES


class Sink(Protocol):
    """What takes a file, part after part."""

    def write(self, part: bytes | memoryview, /) -> int:
        """Take the next ``part``; return how many bytes of it."""


_EARLIEST, _LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(3000, 1, 1, tzinfo=UTC)
"""Clocks are wrong, but not so wrong that a day in another time zone has no name."""


class Header(BaseModel):
    """What a backup says of itself in the clear. It holds no name and no count."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, validate_by_name=True
    )

    format: Literal["vp-backup"] = "vp-backup"
    version: Literal[1] = 1
    backup_id: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    created: Annotated[AwareDatetime, Field(ge=_EARLIEST, lt=_LATEST)]
    schema_version: Annotated[int, Field(ge=1, le=1_000_000, alias="schema")]
    payload_bytes: Annotated[int, Field(ge=PAGE_BYTES)]
    keys: Annotated[str, Field(max_length=MOST_BYTES, repr=False)]
    """The content of ``vault.keys``, byte for byte: the file and a passphrase are enough."""

    @property
    def salt(self) -> bytes:
        """What makes the keys of this backup differ from those of any other."""
        return bytes.fromhex(self.backup_id)

    def key_file(self) -> KeyFile:
        """Return the copy of ``vault.keys``, its costs within bounds.

        Raises:
            BackupForgedError: it is none, in a file whose checksum fits.
        """
        try:
            return KeyFile.parse(self.keys.encode())
        except KeyFileDamagedError as error:
            raise BackupForgedError("key file") from error


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup whose shape is right and whose header could be read."""

    header: Header
    payload_start: int
    total_bytes: int


def write(
    to: Sink, header: Header, payload: BufferedReader, seal_key: bytearray, report: Progress
) -> None:
    """Write the backup of ``payload`` to ``to``, sealed with ``seal_key``."""
    head = header.model_dump_json(by_alias=True).encode()
    seal, checksum = hmac.new(seal_key, digestmod="sha256"), hashlib.sha256()

    def put(part: bytes | memoryview) -> None:
        to.write(part)
        seal.update(part)
        checksum.update(part)

    put(START + len(head).to_bytes(_LENGTH_BYTES) + head)
    for chunk in _chunks(payload, header.payload_bytes, report):
        put(chunk)
    to.write(seal.digest())
    checksum.update(seal.digest())
    to.write(checksum.digest() + END)


def check(path: Path, report: Progress = unwatched) -> Opened:
    """Return the backup at ``path`` once every bit was found to be as written; needs no key.

    Raises:
        BackupMissingError: there is no such file.
        NotABackupError: it is something else.
        BackupDamagedError: a bit was flipped, or a part is missing.
        BackupTooNewError: a newer program made it.
        BackupForgedError: it is whole and still no backup that this program could have made.
    """
    with _open(path) as file:
        size = _size(file)
        if _checksum(file, size - _CHECKED_TAIL_BYTES, report) != file.read(_DIGEST_BYTES):
            raise BackupDamagedError("checksum")
        try:
            return _read_header(file, size)
        except BackupDamagedError as error:
            raise BackupForgedError("header") from error  # the checksum fits: no accident


def peek(path: Path) -> Header:
    """Return what the backup at ``path`` says of itself, without looking at the rest.

    Raises:
        BackupError: there is no backup, or none with a readable header.
    """
    with _open(path) as file:
        return _read_header(file, _size(file)).header


def unpack(
    path: Path, seal_key_of: Callable[[Header], bytearray], to: BinaryIO, report: Progress
) -> Opened:
    """Copy the payload of the backup at ``path`` to ``to``; return its header once it is proven.

    What was written to ``to`` is to be trusted, or opened at all, only when this returns.

    Raises:
        As ``check``, and ``BackupForgedError`` when the seal is not of this key.
    """
    with _open(path) as file:
        size = _size(file)
        opened = _read_header(file, size)
        seal = hmac.new(seal_key_of(opened.header), digestmod="sha256")
        checksum = hashlib.sha256()
        file.seek(0)
        head = file.read(opened.payload_start)
        seal.update(head)
        checksum.update(head)
        for chunk in _chunks(file, opened.header.payload_bytes, report):
            to.write(chunk)
            seal.update(chunk)
            checksum.update(chunk)
        found_seal, found_checksum = file.read(_DIGEST_BYTES), file.read(_DIGEST_BYTES)
        checksum.update(found_seal)
        if checksum.digest() != found_checksum:
            raise BackupDamagedError("checksum")
        if not hmac.compare_digest(seal.digest(), found_seal):
            raise BackupForgedError("seal")
        return opened


def forget_cached(file: BinaryIO) -> None:
    """Ask the system to read ``file`` from the disk next time, so that a proof proves the disk."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _open(path: Path) -> BufferedReader:
    try:
        plain = stat.S_ISREG(path.stat().st_mode)  # opening a pipe would wait for ever
        if plain:
            return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise BackupMissingError from None
    raise NotABackupError("no plain file")


def _size(file: BufferedReader) -> int:
    """Return the size of ``file`` after a look at its two marks; leave it at the start."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - len(END)))
    ended = file.read() == END
    file.seek(0)
    started = file.read(len(START)) == START
    file.seek(0)
    if not started and not ended:
        raise NotABackupError("marks")
    if not started or not ended or size < _LEAST_BYTES:
        raise BackupDamagedError("marks")
    return size


def _read_header(file: BufferedReader, size: int) -> Opened:
    file.seek(len(START))
    length = int.from_bytes(file.read(_LENGTH_BYTES))
    if not 0 < length <= min(MOST_HEADER_BYTES, size - _LEAST_BYTES + PAGE_BYTES):
        raise BackupDamagedError("header length")
    header = _parse(file.read(length))
    start = len(START) + _LENGTH_BYTES + length
    if start + header.payload_bytes + _SEALED_TAIL_BYTES != size:
        raise BackupDamagedError("payload length")
    return Opened(header=header, payload_start=start, total_bytes=size)


class _Marked(BaseModel):
    """The two fields by which every version of the format is known."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)

    format: Literal["vp-backup"]
    version: int


def _parse(content: bytes) -> Header:
    try:
        if _Marked.model_validate_json(content).version > VERSION:
            raise BackupTooNewError
        return Header.model_validate_json(content)
    except ValidationError:
        raise BackupDamagedError("header") from None  # the error quotes its input


def _checksum(file: BufferedReader, length: int, report: Progress) -> bytes:
    checksum = hashlib.sha256()
    for chunk in _chunks(file, length, report):
        checksum.update(chunk)
    return checksum.digest()


def _chunks(file: BufferedReader, length: int, report: Progress) -> Iterator[memoryview]:
    """Yield the next ``length`` bytes of ``file``; each chunk lives until the next is asked for."""
    buffer = bytearray(CHUNK_BYTES)
    view = memoryview(buffer)
    done = 0
    while done < length:
        wanted = min(CHUNK_BYTES, length - done)
        got = file.readinto(view[:wanted])
        if not got:
            raise BackupDamagedError("cut short")
        yield view[:got]
        done += got
        report(done / length)
