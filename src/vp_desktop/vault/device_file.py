"""What lies on this computer when a vault can be opened with a PIN; it opens nothing by itself.

Read before the first window is painted, so it takes the standard library alone.
"""

import hmac
import json
import re
import stat
import sys
import time
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Self

from vp_desktop.files import write_whole

TRIES = 5
"""Wrong PINs after which this computer forgets the PIN."""

LASTS = timedelta(days=7)
"""How long a passphrase that was typed lets a PIN open the vault."""

_MOST_BYTES = 4096
_HEX = {"vault_id": 32, "salt": 32, "wrapped": 80, "mac": 64}
_FORMAT = "vp-device-unlock 1"
_TEN_MINUTES = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceFile:
    """The master key, wrapped under a secret of the keyring and a PIN, and until when it may be."""

    format: str = _FORMAT
    vault_id: str
    salt: str
    memory_kib: int
    passes: int
    lanes: int
    wrapped: str
    boot: str
    """Which start of the computer the passphrase was last typed in."""
    since: str
    """When the passphrase was last typed."""
    mac: str = "0" * 64
    """Over all of the above, under a key that only the master key gives."""
    tries: int = TRIES
    asleep: bool = False
    """Whether the computer slept since."""

    def signed(self, mac_key: bytearray) -> Self:
        """Return the same, signed."""
        return replace(self, mac=self._mac(mac_key))

    def made_by(self, mac_key: bytearray) -> bool:
        """Tell whether it is as it was signed."""
        return hmac.compare_digest(self.mac, self._mac(mac_key))

    def usable(self, now: datetime, boot: str) -> bool:
        """Tell whether the PIN may be asked at ``now``, in the start of the computer ``boot``."""
        since = datetime.fromisoformat(self.since)
        fresh = since <= now < since + LASTS
        return fresh and self.boot == boot and self.tries > 0 and not self.asleep

    def _mac(self, mac_key: bytearray) -> str:
        body = {name: value for name, value in asdict(self).items() if name not in _UNSIGNED}
        text = json.dumps(body, sort_keys=True, separators=(",", ":"))
        return hmac.new(mac_key, text.encode(), sha256).hexdigest()


_UNSIGNED = frozenset({"mac", "tries", "asleep"})


def path_of(folder: Path, vault_id: str) -> Path:
    """Return where the file of a vault lies in the program's own ``folder``."""
    return folder / "device" / f"{vault_id}.json"


def read(folder: Path, vault_id: str) -> DeviceFile | None:
    """Return the file of a vault; None when there is none that can be understood."""
    path = path_of(folder, vault_id)
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            return None
        return _checked(DeviceFile(**json.loads(path.read_bytes())), vault_id)
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def write(folder: Path, file: DeviceFile) -> None:
    """Put ``file`` in the place of what lay there.

    Raises:
        OSError: the disk does not take it.
    """
    path = path_of(folder, file.vault_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, json.dumps(asdict(file)).encode())


def boot_mark() -> str:
    """Return a word that changes when the computer starts anew.

    Where the system has none of its own, the moment of the start is counted back; a clock that is
    set changes it as well, which costs a passphrase and no more.
    """
    if sys.platform == "linux":
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return str(round((time.time() - time.monotonic()) / _TEN_MINUTES))


def _checked(file: DeviceFile, vault_id: str) -> DeviceFile:
    for field in fields(DeviceFile):
        value = getattr(file, field.name)
        if type(value) is not field.type:
            raise TypeError(field.name)
        if field.name in _HEX and not re.fullmatch(f"[0-9a-f]{{{_HEX[field.name]}}}", value):
            raise ValueError(field.name)
    if file.format != _FORMAT or file.vault_id != vault_id:
        raise ValueError("another")
    if datetime.fromisoformat(file.since).tzinfo is None:
        raise ValueError("no zone")
    return file
