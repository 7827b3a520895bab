"""The key file, the passphrase and the cryptography: numbers 16, 17, 31, 32 and 34."""

import json
import resource
import shutil
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.children import said_by
from tests.conftest import CHEAP, PASSPHRASE
from vp_desktop.services import access
from vp_desktop.services.backups import Backups
from vp_desktop.services.door import Door
from vp_desktop.services.explain import explain
from vp_desktop.services.practice import Practice
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from vp_desktop.vault import self_test
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import (
    CryptographyError,
    KeyFileDamagedError,
    KeyFileForeignError,
    KeyFileMissingError,
    VaultError,
    WrongPassphraseError,
)
from vp_desktop.vault.folder import read_key_file
from vp_desktop.vault.key_file import _canonical
from vp_desktop.vault.keys import CEILING, FLOOR, Cost, MasterKey
from vp_desktop.vault.unlock import (
    change_passphrase,
    derive_key,
    key_from_sheet,
    sheet_code,
)

Form = Literal["NFC", "NFD"]
MOST_MIB = 50
TYPED = {
    "accents": "caf\u00e9 belgi\u00eb \u1e69",
    "blanks": "  spaties vooraf en achteraf  ",
    "emoji": "\U0001f511 sleutel \U0001f9d1\u200d\U0001f9b0",
    "long": "woord " * 33 + "eind",
    "scripts": "\ud55c\uae00 \u05e2\u05d1\u05e8\u05d9\u05ea \u212b",
}
KILLED = """
import sys
from pathlib import Path
from tests.promises import key_work
print(getattr(key_work, sys.argv[1])(Path(sys.argv[2])))
"""
REFUSED = """
import sys
from pathlib import Path
from vp_desktop.vault.errors import KeyFileDamagedError
from vp_desktop.vault.unlock import derive_key

def most_kib():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])

vault, hostile = Path(sys.argv[1]), sorted(Path(sys.argv[2]).iterdir())
before = most_kib()
for one in hostile:
    one.replace(vault / "vault.keys")
    try:
        derive_key(vault, "a passphrase that is never tried")
    except KeyFileDamagedError:
        continue
    raise SystemExit(f"not refused: {one.name}")
print(len(hostile), (most_kib() - before) // 1024)
"""


def keys_of(folder: Path) -> Path:
    return folder / "vault.keys"


def forged(folder: Path, **slot: object) -> bytes:
    """Return the key file with other values in its slot and a checksum that fits."""
    content = json.loads(keys_of(folder).read_bytes())
    content["passphrase"].update(slot)
    del content["checksum"]
    return _canonical({**content, "checksum": sha256(_canonical(content)).hexdigest()})


def other_vault(folder: Path, passphrase: str = PASSPHRASE) -> Path:
    other = folder.with_name("other.vpvault")
    create_vault(other, passphrase, CHEAP)
    return other


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseEdit:
    """The field of the unlock card, empty."""
    current()
    made = PassphraseEdit("Passphrase")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("bits", [(0,), pytest.param(range(8), marks=pytest.mark.long)])
def test_16a_each_byte_of_the_key_file_that_is_flipped_is_noticed_as_just_that(
    vault_folder: Path, bits: range
) -> None:
    content = keys_of(vault_folder).read_bytes()

    for place in range(len(content)):
        for bit in bits:
            damaged = bytearray(content)
            damaged[place] ^= 1 << bit
            keys_of(vault_folder).write_bytes(damaged)
            with pytest.raises(KeyFileDamagedError):
                derive_key(vault_folder, PASSPHRASE)

    keys_of(vault_folder).write_bytes(content)
    assert derive_key(vault_folder, PASSPHRASE) is not None


def test_16b_a_wrong_passphrase_a_damaged_key_file_and_a_foreign_one_are_told_apart(
    vault_folder: Path, tmp_path: Path
) -> None:
    said: dict[str, str] = {}

    def hear(what: str, work: Callable[[], object]) -> type[VaultError]:
        with pytest.raises(VaultError) as caught:
            work()
        said[what] = explain(caught.value)
        return caught.type

    wrong = hear("wrong", lambda: derive_key(vault_folder, "another"))
    content = keys_of(vault_folder).read_bytes()
    other = other_vault(vault_folder)
    keys_of(vault_folder).write_bytes(keys_of(other).read_bytes())
    foreign = hear(
        "foreign", lambda: Vault.open(vault_folder, derive_key(vault_folder, PASSPHRASE))
    )
    keys_of(vault_folder).unlink()
    missing = hear("missing", lambda: derive_key(vault_folder, PASSPHRASE))
    keys_of(vault_folder).write_bytes(content[:-9])
    cut = hear("cut", lambda: derive_key(vault_folder, PASSPHRASE))

    assert [wrong, foreign] == [WrongPassphraseError, KeyFileForeignError]
    assert [missing, cut] == [KeyFileMissingError, KeyFileDamagedError]
    assert len(set(said.values())) == 4


def test_16c_a_slot_of_another_vault_put_into_the_key_file_opens_nothing(
    vault_folder: Path,
) -> None:
    own = " ".join(("de", "zin", "van", "een", "ander"))
    slot = json.loads(keys_of(other_vault(vault_folder, own)).read_bytes())["passphrase"]
    keys_of(vault_folder).write_bytes(forged(vault_folder, **slot))

    with pytest.raises(KeyFileDamagedError):  # it unwraps, and the seal of this vault's key is not
        derive_key(vault_folder, own)
    with pytest.raises(WrongPassphraseError):
        derive_key(vault_folder, PASSPHRASE)


def test_16d_costs_beyond_the_bounds_are_refused_before_memory_is_taken(
    vault_folder: Path, tmp_path: Path
) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    beyond = {
        "memory_kib": (FLOOR.memory_kib - 1, CEILING.memory_kib + 1, 10**18, -1, 0),
        "passes": (FLOOR.passes - 1, CEILING.passes + 1, 10**9),
        "lanes": (FLOOR.lanes - 1, CEILING.lanes + 1, 10**9),
    }
    for name, values in beyond.items():
        for value in values:
            content = forged(vault_folder, **{name: value})
            (hostile / f"{name} {value}").write_bytes(content)
    (hostile / "long").write_bytes(b"[" * 100_000_000)

    refused, grown = map(int, said_by(REFUSED, vault_folder, hostile).split())

    assert refused == 12
    assert grown < MOST_MIB


def test_16e_a_guess_at_the_passphrase_of_a_new_vault_costs_a_quarter_of_a_gigabyte(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "practice.vpvault"

    key = Door(tmp_path / "keys").create(folder, PASSPHRASE)
    made = read_key_file(keys_of(folder)).passphrase
    Door(tmp_path / "keys").change_passphrase(folder, key, "een heel andere zin")
    changed = read_key_file(keys_of(folder)).passphrase

    for slot in (made, changed):
        assert slot.memory_kib >= 256 * 1024
        assert slot.passes >= 3


def test_16f_a_passphrase_that_is_guessed_too_cheaply_is_made_dearer_at_the_next_unlock(
    vault_folder: Path, key: MasterKey, tmp_path: Path
) -> None:
    copies, least = tmp_path / "keys", Cost(memory_kib=20_000, passes=2, lanes=1)
    before = read_key_file(keys_of(vault_folder))

    with pytest.raises(WrongPassphraseError):
        derive_key(vault_folder, "another", copies, least)
    untouched = read_key_file(keys_of(vault_folder))
    derive_key(vault_folder, PASSPHRASE, copies, least)
    after = read_key_file(keys_of(vault_folder))
    again = derive_key(vault_folder, PASSPHRASE, copies, least)

    assert untouched == before
    assert after.passphrase.cost == least
    assert after.passphrase.salt != before.passphrase.salt
    assert (after.vault_id, after.revision) == (before.vault_id, before.revision)
    assert again.reveal() == key.reveal()
    assert read_key_file(keys_of(vault_folder)) == after, "once is enough"
    assert [file.read_bytes() for file in copies.iterdir()] == [after.to_bytes()]
    Vault.open(vault_folder, again).close()


def test_16g_where_the_disk_takes_no_dearer_passphrase_the_vault_opens_all_the_same(
    vault_folder: Path, key: MasterKey
) -> None:
    content = keys_of(vault_folder).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))  # no file may grow: a full disk
    try:
        found = derive_key(
            vault_folder, PASSPHRASE, least=Cost(memory_kib=20_000, passes=2, lanes=1)
        )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert found.reveal() == key.reveal()
    assert keys_of(vault_folder).read_bytes() == content


def test_17a_without_the_key_file_the_programs_own_copy_opens_the_vault(tmp_path: Path) -> None:
    folder, copies = tmp_path / "practice.vpvault", tmp_path / "app" / "keys"
    key = create_vault(folder, PASSPHRASE, CHEAP, copies)

    for damage in (None, b"{}"):
        keys_of(folder).unlink(missing_ok=True)
        if damage is not None:
            keys_of(folder).write_bytes(damage)
        assert derive_key(folder, PASSPHRASE, copies).reveal() == key.reveal()
        with pytest.raises(WrongPassphraseError):
            derive_key(folder, "another", copies)
        with pytest.raises((KeyFileMissingError, KeyFileDamagedError)):
            derive_key(folder, PASSPHRASE)

    Vault.open(folder, key).close()
    assert derive_key(folder, PASSPHRASE).reveal() == key.reveal(), "put back from the inside"


def test_17b_without_the_key_file_a_backup_opens_the_vault(
    practice: Practice, key: MasterKey, tmp_path: Path
) -> None:
    folder, stick, copies = practice.folder, tmp_path / "stick", tmp_path / "keys"
    stick.mkdir()
    code = key.reveal()
    backup = make_backup(practice.backups, stick)
    practice.lock()
    keys_of(folder).unlink()

    with pytest.raises(KeyFileMissingError):
        derive_key(folder, PASSPHRASE, copies)
    access.take_keys_from_backup(folder, backup, copies)
    by_choice = derive_key(folder, PASSPHRASE, copies)
    shutil.copy(backup, folder.parent)

    assert by_choice.reveal() == code
    assert derive_key(folder, PASSPHRASE).reveal() == code, "found by itself beside the vault"
    with pytest.raises(KeyFileForeignError):
        access.take_keys_from_backup(other_vault(folder), backup, copies)


def make_backup(backups: Backups, folder: Path) -> Path:
    return backups.make(folder).path


def test_17c_without_the_key_file_the_sheet_opens_the_vault_and_gives_a_new_passphrase(
    vault_folder: Path, key: MasterKey
) -> None:
    keys_of(vault_folder).unlink()

    found = key_from_sheet(vault_folder, sheet_code(key))
    Vault.open(vault_folder, found).close()
    change_passphrase(vault_folder, found, "een heel andere zin", CHEAP)

    assert derive_key(vault_folder, "een heel andere zin").reveal() == key.reveal()


def test_31_killed_before_each_system_call_of_a_change_exactly_one_passphrase_opens(
    vault_folder: Path,
) -> None:
    killed = int(said_by(KILLED, "changing", vault_folder))

    assert killed >= 15


@pytest.mark.parametrize("chosen", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_32a_a_passphrase_is_the_same_on_every_keyboard(
    vault_folder: Path,
    key: MasterKey,
    field: PassphraseEdit,
    chosen: str,
    form: Literal["NFC", "NFD"],
) -> None:
    change_passphrase(vault_folder, key, chosen, CHEAP)

    event = QInputMethodEvent()
    # as an input method, or a paste, hands it in
    event.setCommitString(unicodedata.normalize(form, chosen))
    QApplication.sendEvent(field, event)

    assert derive_key(vault_folder, field.text()).reveal() == key.reveal()
    if chosen != chosen.strip():
        with pytest.raises(WrongPassphraseError):
            derive_key(vault_folder, chosen.strip())


def test_32b_a_letter_made_with_a_dead_key_is_the_letter(
    vault_folder: Path, key: MasterKey, field: PassphraseEdit, qtbot: QtBot
) -> None:
    change_passphrase(vault_folder, key, "belgi\u00eb", CHEAP)

    qtbot.keyClicks(field, "belgi")
    dead = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Dead_Diaeresis, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(field, dead)
    QApplication.sendEvent(field, QInputMethodEvent("\u00a8", []))
    done = QInputMethodEvent()
    done.setCommitString("e\u0308")
    QApplication.sendEvent(field, done)

    assert derive_key(vault_folder, field.text()).reveal() == key.reveal()


@pytest.mark.parametrize("length", [1, 200, 1024])
def test_32c_every_sign_of_a_long_passphrase_counts(
    vault_folder: Path, key: MasterKey, length: int
) -> None:
    long = "a" * (length - 1) + "b"
    change_passphrase(vault_folder, key, long, CHEAP)

    assert derive_key(vault_folder, long).reveal() == key.reveal()
    with pytest.raises(WrongPassphraseError):
        derive_key(vault_folder, "a" * length)


def test_34a_the_answers_that_the_standards_print_come_out() -> None:
    self_test.self_test.cache_clear()

    self_test.self_test()


@pytest.mark.parametrize("broken", ["argon2id", "no argon2id", "hkdf", "key wrap"])
def test_34b_with_cryptography_that_answers_wrongly_no_vault_is_made_or_opened(
    vault_folder: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    break_library(monkeypatch, broken)
    self_test.self_test.cache_clear()

    with pytest.raises(CryptographyError):
        derive_key(vault_folder, PASSPHRASE)
    with pytest.raises(CryptographyError):
        create_vault(vault_folder.with_name("new.vpvault"), PASSPHRASE, CHEAP)

    assert not vault_folder.with_name("new.vpvault").exists()


class Reversed:
    """Gives the right answer the wrong way round."""

    def __init__(self, real: Argon2id | HKDF) -> None:
        self._real = real

    def derive(self, secret: bytes) -> bytes:
        return self._real.derive(secret)[::-1]


def break_library(patch: pytest.MonkeyPatch, what: str) -> None:
    """Let one of the three functions of the library be wrong, or absent, as in a bad build."""

    def absent(**_how: object) -> None:
        raise UnsupportedAlgorithm("not in this build")

    broken: dict[str, tuple[str, Callable[..., object]]] = {
        "argon2id": ("Argon2id", lambda **how: Reversed(Argon2id(**how))),
        "no argon2id": ("Argon2id", absent),
        "hkdf": ("HKDF", lambda **how: Reversed(HKDF(**how))),
        "key wrap": ("aes_key_wrap", lambda _key, data: data + bytes(8)),
    }
    patch.setattr(self_test, *broken[what])
