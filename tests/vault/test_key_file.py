import json
import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import CHEAP, PASSPHRASE
from vp_desktop.vault.errors import KeyFileDamagedError, WrongPassphraseError
from vp_desktop.vault.folder import read_key_file
from vp_desktop.vault.key_file import MOST_BYTES, KeyFile, _canonical, _checksum_of
from vp_desktop.vault.keys import MasterKey

KEY = MasterKey(bytes(range(32)))
VAULT_ID = bytes(range(16))


@pytest.fixture(scope="module")
def keys() -> KeyFile:
    return KeyFile.make(KEY, VAULT_ID, PASSPHRASE, CHEAP)


def changed(keys: KeyFile, **slot: object) -> bytes:
    """Return the file with other values in its slot and a checksum that fits: an attacker's."""
    content = json.loads(keys.to_bytes())
    content["passphrase"].update(slot)
    del content["checksum"]
    return _canonical({**content, "checksum": sha256(_canonical(content)).hexdigest()})


def test_the_passphrase_opens_what_was_written(keys: KeyFile) -> None:
    assert KeyFile.parse(keys.to_bytes()).unlock(PASSPHRASE).reveal() == KEY.reveal()


def test_another_passphrase_is_told_from_a_damaged_file(keys: KeyFile) -> None:
    with pytest.raises(WrongPassphraseError):
        keys.unlock("another")


def test_the_file_is_small_and_says_nothing_about_anyone(keys: KeyFile) -> None:
    content = json.loads(keys.to_bytes())

    assert len(keys.to_bytes()) < 1000
    assert set(content) == {
        "checksum", "format", "mac", "passphrase", "revision", "vault_id", "version"
    }  # fmt: skip
    assert KEY.reveal().hex().encode() not in keys.to_bytes()


def test_two_files_of_one_passphrase_share_nothing_secret(keys: KeyFile) -> None:
    again = KeyFile.make(KEY, VAULT_ID, PASSPHRASE, CHEAP)

    assert again.passphrase.salt != keys.passphrase.salt
    assert again.passphrase.wrapped != keys.passphrase.wrapped


def test_each_flipped_bit_is_found_before_argon2_starts(keys: KeyFile) -> None:
    content = keys.to_bytes()

    for place in range(len(content)):
        for bit in range(8):
            damaged = bytearray(content)
            damaged[place] ^= 1 << bit
            with pytest.raises(KeyFileDamagedError):
                KeyFile.parse(bytes(damaged))


def test_each_cut_and_each_addition_is_found(keys: KeyFile) -> None:
    content = keys.to_bytes()

    for length in range(len(content)):
        with pytest.raises(KeyFileDamagedError):
            KeyFile.parse(content[:length])
    for extra in (b" ", b"\n", b"x", content):
        with pytest.raises(KeyFileDamagedError):
            KeyFile.parse(content + extra)


@given(st.binary(max_size=2000))
def test_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(KeyFileDamagedError):
        KeyFile.parse(junk)


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 19455},
        {"memory_kib": 2_097_153},
        {"memory_kib": 10**18},
        {"memory_kib": -1},
        {"memory_kib": 19456.5},
        {"memory_kib": "19456"},
        {"passes": 0},
        {"passes": 21},
        {"lanes": 0},
        {"lanes": 9},
        {"salt": ""},
        {"salt": "00" * 8},
        {"wrapped": "00" * 32},
        {"kdf": "pbkdf2"},
        {"norm": "NFD"},
    ],
)
def test_a_hostile_cost_is_refused_without_spending_it(
    keys: KeyFile, cost: dict[str, object]
) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(KeyFileDamagedError):
            KeyFile.parse(changed(keys, **cost))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 1_000_000


def test_an_unknown_field_is_refused(keys: KeyFile) -> None:
    content = {**json.loads(keys.to_bytes()), "more": 1}

    with pytest.raises(KeyFileDamagedError):
        KeyFile.parse(_canonical(content))


def test_a_forged_file_is_told_by_the_master_key(keys: KeyFile) -> None:
    weaker = KeyFile.make(KEY, bytes(16), PASSPHRASE, CHEAP)
    forged = weaker.model_copy(update={"vault_id": keys.vault_id})
    forged = forged.model_copy(update={"checksum": _checksum_of(forged)})

    with pytest.raises(KeyFileDamagedError):
        KeyFile.parse(forged.to_bytes()).unlock(PASSPHRASE)


def test_the_maker_is_known_without_the_passphrase(keys: KeyFile) -> None:
    assert keys.made_by(KEY)
    assert not keys.made_by(MasterKey(bytes(32)))


def test_an_error_quotes_nothing_of_the_file(keys: KeyFile) -> None:
    content = keys.to_bytes().replace(b"argon2id", b"geheim00")

    with pytest.raises(KeyFileDamagedError) as caught:
        KeyFile.parse(content)

    assert "geheim" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "vault.keys"
    path.write_bytes(b" " * (MOST_BYTES + 1))

    with pytest.raises(KeyFileDamagedError):
        read_key_file(path)


def test_only_a_plain_file_is_read(tmp_path: Path, keys: KeyFile) -> None:
    real = tmp_path / "real"
    real.write_bytes(keys.to_bytes())
    link = tmp_path / "vault.keys"
    link.symlink_to(real)

    with pytest.raises(KeyFileDamagedError):
        read_key_file(link)
    with pytest.raises(KeyFileDamagedError):
        read_key_file(tmp_path)
