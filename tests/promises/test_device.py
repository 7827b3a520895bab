"""Opening with a PIN through the keyring of the desktop: number 33, and what 1b promises."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.children import said_by
from tests.conftest import CHEAP, NOON, SetClock
from tests.desktop_bus import private_bus
from tests.fake_keyring import fake_keyring
from vp_desktop.services.pins import Pins
from vp_desktop.vault import device_file
from vp_desktop.vault.errors import NoKeyringError, PinRefusedError, WrongPinError
from vp_desktop.vault.keyrings import SERVICE, Keyring, system_keyring
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.unlock import vault_id_of

PIN = "482913"
Tell = Callable[[str], None]
HOSTILE = """
import sys, os
from pathlib import Path
from tests.conftest import CHEAP
from vp_desktop.services.pins import Pins
from vp_desktop.vault.keys import MasterKey
pins, vault = Pins(Path(sys.argv[1]), CHEAP), Path(sys.argv[2])
key = MasterKey(bytes(range(32)))
pins.enable(vault, key, "482913")
assert pins.key(vault, "482913").reveal() == key.reveal()
print("hostile_keyring" in sys.modules, os.path.exists(sys.argv[3]))
"""


@pytest.fixture
def tell(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Tell]:
    """A keyring on a bus of its own, which is the desktop's for this test."""
    with private_bus(tmp_path_factory.mktemp("bus")) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        with fake_keyring(address) as tell:
            yield tell


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def pins(data: Path, clock: SetClock) -> Pins:
    return Pins(data, CHEAP, clock=clock)


@pytest.fixture
def with_pin(tell: Tell, pins: Pins, vault_folder: Path, key: MasterKey) -> Pins:
    """A vault that opens with ``PIN`` on this computer."""
    pins.enable(vault_folder, key, PIN)
    return pins


def file_of(data: Path) -> Path:
    (file,) = (data / "device").iterdir()
    return file


def test_33a_no_vault_opens_with_a_pin_before_that_was_asked_for(
    tell: Tell, pins: Pins, vault_folder: Path, data: Path
) -> None:
    assert not pins.is_set(vault_folder)
    assert not pins.ready(vault_folder)
    with pytest.raises(PinRefusedError):
        pins.key(vault_folder, PIN)
    assert not data.exists()


def test_33b_the_pin_and_the_keyring_together_open_the_vault(
    with_pin: Pins, vault_folder: Path, key: MasterKey
) -> None:
    assert with_pin.ready(vault_folder)
    assert with_pin.key(vault_folder, PIN).reveal() == key.reveal()


def test_33c_without_a_bus_the_passphrase_is_asked(
    with_pin: Pins, vault_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nowhere")

    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)
    with pytest.raises(NoKeyringError):
        system_keyring()


def test_33d_with_a_locked_keyring_the_passphrase_is_asked_and_the_pin_is_kept(
    tell: Tell, with_pin: Pins, vault_folder: Path, key: MasterKey
) -> None:
    tell("lock")
    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)
    with pytest.raises(NoKeyringError):
        with_pin.enable(vault_folder, key, PIN)

    tell("unlock")
    assert with_pin.key(vault_folder, PIN).reveal() == key.reveal()


def test_33e_with_an_emptied_keyring_the_passphrase_is_asked_from_then_on(
    tell: Tell, with_pin: Pins, vault_folder: Path
) -> None:
    tell("empty")

    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)

    assert not with_pin.is_set(vault_folder)


def test_33f_a_hostile_keyring_of_the_environment_or_the_settings_is_never_imported(
    tell: Tell, vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught = tmp_path / "caught"
    module = tmp_path / "evil" / "hostile_keyring.py"
    module.parent.mkdir()
    module.write_text(f"open({str(caught)!r}, 'w').close()\nraise SystemExit('taken')\n")
    settings = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f"[backend]\ndefault-keyring=hostile_keyring.Keyring\nkeyring-path={module.parent}\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(module.parent), prepend=os.pathsep)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "hostile_keyring.Keyring")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/org/hostile")
    monkeypatch.setenv("KEYRING_PROPERTY_GET_PASSWORD", "of somebody else")

    said = said_by(HOSTILE, tmp_path / "data", vault_folder, caught)

    assert said == "False False"


def test_33g_neither_the_file_nor_the_keyring_opens_the_vault_without_the_other(
    with_pin: Pins, vault_folder: Path, data: Path, key: MasterKey, tmp_path: Path
) -> None:
    secret = system_keyring().get_password(SERVICE, vault_id_of(vault_folder).hex())
    assert secret is not None
    content = file_of(data).read_bytes()

    assert key.reveal().hex() not in content.decode() + secret
    for stolen in (Pins(data, CHEAP, OtherKeyring, SetClock()), Pins(tmp_path / "no", CHEAP)):
        with pytest.raises((PinRefusedError, WrongPinError)):
            stolen.key(vault_folder, PIN)
    assert file_of(data).stat().st_mode & 0o777 == 0o600


class KeptForEver:
    """A keyring that forgets nothing, so that every damage is tried against the right secret."""

    def __init__(self) -> None:
        self._secret: str | None = None

    def get_password(self, _service: str, _username: str) -> str | None:
        return self._secret

    def set_password(self, _service: str, _username: str, password: str) -> None:
        self._secret = password

    def delete_password(self, _service: str, _username: str) -> None:
        pass


class OtherKeyring:
    """The keyring of another computer, which holds another secret."""

    def get_password(self, _service: str, _username: str) -> str | None:
        return "5a" * 32

    def set_password(self, _service: str, _username: str, _password: str) -> None:
        raise AssertionError

    def delete_password(self, _service: str, _username: str) -> None:
        raise AssertionError


def test_33h_five_wrong_pins_and_this_computer_forgets_it(
    with_pin: Pins, vault_folder: Path
) -> None:
    left = []
    for _nth in range(4):
        with pytest.raises(WrongPinError) as caught:
            with_pin.key(vault_folder, "000000")
        left.append(caught.value.left)

    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, "000000")

    assert left == [4, 3, 2, 1]
    assert not with_pin.is_set(vault_folder)
    assert secret_of(system_keyring(), vault_folder) is None
    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)


def secret_of(keyring: Keyring, folder: Path) -> str | None:
    return keyring.get_password(SERVICE, vault_id_of(folder).hex())


def test_33i_a_right_pin_gives_the_tries_back_and_a_killed_try_is_counted(
    with_pin: Pins, vault_folder: Path, data: Path
) -> None:
    for _nth in range(4):
        with pytest.raises(WrongPinError):
            with_pin.key(vault_folder, "000000")
    counted = device_file.read(data, file_of(data).stem)
    with_pin.key(vault_folder, PIN)
    again = device_file.read(data, file_of(data).stem)

    assert counted is not None
    assert again is not None
    assert (counted.tries, again.tries) == (1, 5)


@pytest.mark.parametrize(
    ("after", "ready"),
    [
        (timedelta(days=6, hours=23), True),
        (timedelta(days=7), False),
        (timedelta(days=400), False),
        (timedelta(hours=-1), False),
    ],
)
def test_33j_after_seven_days_or_a_clock_that_was_set_back_the_passphrase_is_asked(
    with_pin: Pins,
    vault_folder: Path,
    key: MasterKey,
    clock: SetClock,
    after: timedelta,
    ready: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    clock.now = NOON + after

    assert with_pin.ready(vault_folder) is ready
    if not ready:
        with pytest.raises(PinRefusedError):
            with_pin.key(vault_folder, PIN)

    with_pin.typed_passphrase(vault_folder, key)
    assert with_pin.ready(vault_folder)


def test_33k_after_the_computer_started_anew_or_slept_the_passphrase_is_asked(
    with_pin: Pins, vault_folder: Path, key: MasterKey, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pin.fell_asleep()
    slept = with_pin.ready(vault_folder)
    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)
    with_pin.typed_passphrase(vault_folder, key)
    typed = with_pin.ready(vault_folder)

    content = file_of(data).read_text()
    file_of(data).write_text(content.replace(device_file.boot_mark(), "another start"))

    assert (slept, typed) == (False, True)
    assert not with_pin.ready(vault_folder)
    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)


def test_33l_a_file_altered_to_last_longer_opens_nothing(
    with_pin: Pins, vault_folder: Path, data: Path, clock: SetClock
) -> None:
    clock.now = NOON + timedelta(days=30)
    text = file_of(data).read_text()
    file_of(data).write_text(text.replace(NOON.isoformat(), clock.now.isoformat()))

    assert with_pin.ready(vault_folder)
    with pytest.raises(PinRefusedError):
        with_pin.key(vault_folder, PIN)
    assert not with_pin.is_set(vault_folder)


@pytest.mark.parametrize("every", [17, pytest.param(2, marks=pytest.mark.long)])
def test_33m_a_damaged_file_asks_for_the_passphrase(
    vault_folder: Path, key: MasterKey, data: Path, clock: SetClock, every: int
) -> None:
    keyring = KeptForEver()
    pins = Pins(data, CHEAP, lambda: keyring, clock)
    pins.enable(vault_folder, key, PIN)
    file, content = file_of(data), file_of(data).read_bytes()
    whole = device_file.read(data, file.stem)

    for place in range(0, len(content), every):
        damaged = bytearray(content)
        damaged[place] ^= 1
        file.write_bytes(damaged)
        found = device_file.read(data, file.stem)
        if found and replace(found, tries=5, asleep=False) != whole and pins.ready(vault_folder):
            with pytest.raises((PinRefusedError, WrongPinError)):
                pins.key(vault_folder, PIN)
    for junk in (b"", b"{}", b"[]", b"null", b"\xff", b'{"tries": 5}', b"[" * 3000):
        file.write_bytes(junk)
        assert not pins.ready(vault_folder)
    file.write_bytes(content)
    assert pins.key(vault_folder, PIN).reveal() == key.reveal()


def test_33n_a_pin_of_one_vault_opens_no_other(
    with_pin: Pins, vault_folder: Path, data: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(vault_folder, tmp_path / "other.vpvault")
    keys = (other / "vault.keys").read_text()
    number = vault_id_of(vault_folder).hex()
    (other / "vault.keys").write_text(keys.replace(number, "00" * 16))
    moved = file_of(data).read_text().replace(number, "00" * 16)
    (data / "device" / f"{'00' * 16}.json").write_text(moved)

    with pytest.raises((PinRefusedError, WrongPinError)):
        with_pin.key(other, PIN)


def test_33o_it_is_forgotten_when_told_also_without_a_keyring(
    tell: Tell, with_pin: Pins, vault_folder: Path, key: MasterKey
) -> None:
    with_pin.forget(vault_folder)
    gone = (with_pin.is_set(vault_folder), secret_of(system_keyring(), vault_folder))
    with_pin.enable(vault_folder, key, PIN)
    tell("lock")

    with_pin.forget(vault_folder)

    assert gone == (False, None)
    assert not with_pin.is_set(vault_folder)
    assert sys.modules["keyring.core"]._keyring_backend is None, "the library chose no keyring"
