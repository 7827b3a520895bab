import hmac
import pickle
import threading  # noqa: TID251 - the promise is that two threads may derive at once
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import CHEAP, PASSPHRASE
from vp_desktop.vault import keys
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.keys import Cost, MasterKey, unwrap, wrap

SALT = bytes(range(16))
PURPOSES = {
    "db": keys.DATABASE,
    "keys": keys.KEY_FILE,
    "seal": keys.SEAL,
    "backup-db": keys.BACKUP_DATABASE,
    "backup-mac": keys.BACKUP_MAC,
}


def test_a_passphrase_gives_the_key_back() -> None:
    key = MasterKey.new()

    found = unwrap(wrap(key, PASSPHRASE, SALT, CHEAP), PASSPHRASE, SALT, CHEAP)

    assert found.reveal() == key.reveal()


@pytest.mark.parametrize("other", ["", PASSPHRASE + " ", PASSPHRASE.upper(), PASSPHRASE[1:]])
def test_another_passphrase_gives_no_key(other: str) -> None:
    wrapped = wrap(MasterKey.new(), PASSPHRASE, SALT, CHEAP)

    with pytest.raises(WrongPassphraseError):
        unwrap(wrapped, other, SALT, CHEAP)


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_typed_in_either_form_of_its_accents(text: str) -> None:
    key = MasterKey(bytes(32))
    wrapped = wrap(key, unicodedata.normalize("NFD", text), SALT, CHEAP)

    assert unwrap(wrapped, unicodedata.normalize("NFC", text), SALT, CHEAP).reveal() == bytes(32)


def test_every_purpose_and_every_vault_has_a_key_of_its_own() -> None:
    key = MasterKey.new()

    made = {
        bytes(key.subkey(info, salt)) for info in PURPOSES.values() for salt in (SALT, bytes(16))
    }

    assert len(made) == 10
    assert key.reveal() not in made


def test_a_purpose_never_changes() -> None:
    content = bytes(range(32))

    for purpose in ("db", "keys", "seal", "backup-db", "backup-mac"):
        extracted = hmac.digest(SALT, content, "sha256")  # RFC 5869, by hand
        expected = hmac.digest(extracted, f"vpkluis/1/{purpose}".encode() + b"\x01", "sha256")
        assert MasterKey(content).subkey(PURPOSES[purpose], SALT) == expected


def test_a_key_tells_nothing_about_itself() -> None:
    key = MasterKey(b"k" * 32)

    assert repr(key) == str(key) == f"{key}" == "MasterKey(…)"
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_a_wiped_key_is_gone_and_its_copy_is_not() -> None:
    key = MasterKey(b"k" * 32)
    copy, inside = key.copy(), key._bytes

    key.wipe()

    assert inside == bytes(32)
    assert copy.reveal() == b"k" * 32
    with pytest.raises(RuntimeError):
        key.subkey(keys.DATABASE, SALT)


def test_a_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        MasterKey(b"short")


def test_two_threads_derive_at_once() -> None:
    wrapped = wrap(MasterKey(bytes(32)), PASSPHRASE, SALT, CHEAP)
    found: list[bytes] = []

    def derive() -> None:
        found.append(unwrap(wrapped, PASSPHRASE, SALT, CHEAP).reveal())

    threads = [threading.Thread(target=derive) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [bytes(32)] * 4


def test_a_fast_computer_passes_more_often() -> None:
    ticks = iter((100.0, 100.25))

    cost = keys.fitting_cost(lambda: next(ticks))

    assert cost == Cost(memory_kib=keys.DEFAULT.memory_kib, passes=10, lanes=4)


@pytest.mark.parametrize(
    ("seconds", "passes"), [(0.0, 20), (0.1, 20), (0.31, 8), (0.7, 4), (0.9, 3), (60.0, 3)]
)
def test_a_cost_stays_within_its_bounds(seconds: float, passes: int) -> None:
    assert keys._passes_when(seconds) == passes


def test_a_cost_is_raised_and_never_lowered() -> None:
    many_passes = Cost(memory_kib=19_456, passes=9, lanes=1)

    assert keys.at_least(many_passes, keys.DEFAULT) == Cost(memory_kib=262_144, passes=9, lanes=4)


def test_the_default_cost_is_within_its_bounds() -> None:
    def as_list(cost: Cost) -> list[int]:
        return [cost.memory_kib, cost.passes, cost.lanes]

    floor, default, ceiling = map(as_list, (keys.FLOOR, keys.DEFAULT, keys.CEILING))

    assert all(
        low <= middle <= high for low, middle, high in zip(floor, default, ceiling, strict=True)
    )
    assert keys.DEFAULT.memory_kib >= 256 * 1024
    assert keys.DEFAULT.passes >= 3
