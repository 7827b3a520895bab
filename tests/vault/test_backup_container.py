import hashlib
import io
import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NOON
from vp_desktop.domain.progress import unwatched
from vp_desktop.vault.backup_errors import (
    BackupDamagedError,
    BackupError,
    BackupForgedError,
    BackupMissingError,
    BackupTooNewError,
    NotABackupError,
)
from vp_desktop.vault.container import END, START, Header, check, peek, unpack, write

SEAL_KEY = bytearray(b"s" * 32)
PAYLOAD = bytes(range(256)) * 16
TAIL = 32 + 32 + len(END)


@pytest.fixture
def file(tmp_path: Path, vault_folder: Path) -> Path:
    """A backup with a payload of one page that nobody looks into."""
    payload, path = tmp_path / "payload", tmp_path / "a.vpbackup"
    payload.write_bytes(PAYLOAD)
    header = Header(
        backup_id="ab" * 16,
        created=NOON,
        schema_version=1,
        payload_bytes=len(PAYLOAD),
        keys=(vault_folder / "vault.keys").read_text(),
    )
    with path.open("wb") as to, payload.open("rb") as source:
        write(to, header, source, SEAL_KEY, unwatched)
    return path


def take_out(path: Path, seal_key: bytearray = SEAL_KEY) -> bytes:
    to = io.BytesIO()
    unpack(path, lambda _header: seal_key, to, unwatched)
    return to.getvalue()


def with_checksum(sealed: bytes) -> bytes:
    """Return a file that begins with ``sealed``, as someone without the key would repair it."""
    return sealed + hashlib.sha256(sealed).digest() + END


def with_header(
    path: Path, change: Callable[[dict[str, object]], object], padded_to: int = 0
) -> None:
    content = path.read_bytes()
    start = len(START) + 4
    length = int.from_bytes(content[len(START) : start])
    header = json.loads(content[start : start + length])
    change(header)
    head = json.dumps(header).encode().ljust(padded_to)
    rest = content[start + length : len(content) - TAIL + 32]
    path.write_bytes(with_checksum(START + len(head).to_bytes(4) + head + rest))


def test_the_payload_comes_out_as_it_went_in(file: Path) -> None:
    assert take_out(file) == PAYLOAD
    assert check(file).header == peek(file)
    assert peek(file).created == NOON


def test_every_flipped_bit_is_found_without_a_key(file: Path) -> None:
    whole = file.read_bytes()

    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        file.write_bytes(flipped)

        with pytest.raises(BackupDamagedError):
            check(file)
        with pytest.raises(BackupError):
            take_out(file)


def test_every_missing_or_added_end_is_found_without_a_key(file: Path) -> None:
    whole = file.read_bytes()
    lengths = range(len(START), len(whole), len(whole) // 100)

    for content in (*(whole[:length] for length in lengths), whole + b"\0", whole + whole):
        file.write_bytes(content)

        with pytest.raises(BackupDamagedError):
            check(file)
        with pytest.raises(BackupDamagedError):
            take_out(file)


@pytest.mark.parametrize("content", [b"", b"\0", b"SQLite format 3\0" * 999, b"%PDF-1.7"])
def test_another_file_is_no_backup(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    with pytest.raises(NotABackupError):
        check(file)


def test_what_is_no_file_is_no_backup_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(NotABackupError):
            check(path)
    for path in (tmp_path / "absent", tmp_path / "pipe" / "absent"):
        with pytest.raises(BackupMissingError):
            check(path)


def test_a_seal_of_another_key_is_forged(file: Path) -> None:
    with pytest.raises(BackupForgedError):
        take_out(file, bytearray(32))


def test_a_changed_date_with_a_repaired_checksum_is_forged(file: Path) -> None:
    with_header(file, lambda header: header.update(created="2020-01-01T00:00:00Z"))

    assert check(file).header.created.year == 2020
    with pytest.raises(BackupForgedError):
        take_out(file)


def test_another_payload_with_a_repaired_checksum_is_forged(file: Path) -> None:
    content = file.read_bytes()
    start = len(content) - TAIL - len(PAYLOAD)
    file.write_bytes(with_checksum(content[:start] + bytes(4096) + content[-TAIL : 32 - TAIL]))

    check(file)
    with pytest.raises(BackupForgedError):
        take_out(file)


@pytest.mark.parametrize(
    "change",
    [
        {"backup_id": "../../../../etc/passwd0000000000"},
        {"created": "2026-03-02T12:00:00"},
        {"path": "/etc/passwd"},
        {"payload_bytes": 2**62},
        {"payload_bytes": -4096},
        {"payload_bytes": 4095},
        {"schema": 0},
        {"version": 0},
        {"keys": "x" * 9000},
        {"format": "zip"},
    ],
)
def test_a_header_beyond_its_bounds_is_forged(file: Path, change: dict[str, object]) -> None:
    with_header(file, lambda header: header.update(change))

    with pytest.raises(BackupForgedError):
        check(file)


def test_a_header_has_at_most_64_kib(file: Path) -> None:
    with_header(file, lambda _header: None, padded_to=64 * 1024)
    check(file)

    with_header(file, lambda _header: None, padded_to=64 * 1024 + 1)
    with pytest.raises(BackupForgedError):
        check(file)


def test_a_later_format_is_called_newer_not_damaged(file: Path) -> None:
    with_header(file, lambda header: header.update(version=2, something_new=[1]))

    with pytest.raises(BackupTooNewError):
        check(file)


def test_hostile_costs_are_refused_before_they_are_paid(file: Path) -> None:
    def ask_for_everything(header: dict[str, object]) -> None:
        keys = json.loads(str(header["keys"]))
        keys["passphrase"]["memory_kib"] = 2**31
        header["keys"] = json.dumps(keys)

    with_header(file, ask_for_everything)

    with pytest.raises(BackupForgedError):
        peek(file).key_file()


@pytest.mark.parametrize("length", [0, 64 * 1024 + 1, 2**32 - 1])
def test_a_hostile_header_length_takes_no_memory(file: Path, length: int) -> None:
    content = file.read_bytes()
    sealed = START + length.to_bytes(4) + content[len(START) + 4 : len(content) - TAIL + 32]
    file.write_bytes(with_checksum(sealed + bytes(128 * 1024)))
    tracemalloc.start()

    with pytest.raises(BackupForgedError):
        check(file)

    assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    tracemalloc.stop()


def test_a_check_reads_the_file_once(file: Path) -> None:
    shares: list[float] = []

    check(file, shares.append)

    assert shares == sorted(set(shares))
    assert shares[-1] == 1


def test_a_header_shows_no_key_in_its_repr(file: Path) -> None:
    assert "wrapped" not in repr(peek(file))
