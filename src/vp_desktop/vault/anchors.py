"""What this computer remembers of a vault, outside the vault: its seal, and who wrote in it.

The file is small, holds nothing about anybody, and only the key of the vault can make it. A vault
that was put back as it was some time ago cannot bring it along.
"""

import hmac
import json
import logging
import secrets
import stat
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from vp_desktop.files import write_whole
from vp_desktop.vault.ancestry import MOST, NOBODY, Mark
from vp_desktop.vault.look import Look

_log = logging.getLogger(__name__)

_MOST_BYTES = 65_536
"""Two hundred marks take 8 kB."""

_Number = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
_Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Mark = tuple[Annotated[int, Field(ge=1)], _Number]


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Memory:
    """Where this computer remembers what it saw of each vault: the program's own folder."""

    folder: Path
    keeps_version: bool = False
    """Whether to keep a copy of the database too, because something else may replace it."""
    ahead: Look | None = None
    """What the database looked like a moment ago, if somebody looked."""
    clock: Callable[[], datetime] = utc_now

    def anchor_path(self, vault_id: bytes) -> Path:
        """Return where the anchor of a vault lies."""
        return self.folder / "anchors" / vault_id.hex()

    def version_path(self, vault_id: bytes) -> Path:
        """Return where the copy of a vault's database lies."""
        return self.folder / "versions" / f"{vault_id.hex()}.db"

    def versions_kept(self, vault_id: bytes) -> list[Path]:
        """Return the copies of a vault's database that are here."""
        return sorted(self.version_path(vault_id).parent.glob(f"{vault_id.hex()}*.db"))

    def version_path_at(self, vault_id: bytes, now: datetime) -> Path:
        """Return where a copy of a vault's database lies that no later copy replaces."""
        kept = self.version_path(vault_id)
        return kept.with_stem(f"{kept.stem}-{now.astimezone(UTC):%Y%m%dT%H%M%S%f}")

    def computer(self) -> str:
        """Return the number by which this computer knows itself, drawn by chance at first."""
        path = self.folder / "anchors" / "this-computer"
        try:
            number = path.read_text("ascii") if path.is_file() else ""
            if len(number) == len(NOBODY) and set(number) <= set("0123456789abcdef"):
                return number
            number = secrets.token_hex(16)
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, number.encode())
        except (OSError, UnicodeDecodeError) as error:
            _log.warning("this computer has no number: %s", type(error).__name__)
            return NOBODY
        return number


class Anchor(BaseModel):
    """What was true of a vault when this computer last left it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)

    format: Literal["vp-vault-anchor"] = "vp-vault-anchor"
    version: Literal[1] = 1
    vault_id: _Number
    known: Annotated[tuple[_Mark, ...], Field(max_length=MOST)]
    """The sessions that had written in it by then, the last one last."""
    seal: _Digest
    begun: _Mark | None = None
    """The session in which this computer began to write since."""
    kept: bool = False
    """Whether that session is known to have written something."""
    key_revision: Annotated[int, Field(ge=0)]
    seen_at: AwareDatetime
    mac: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""

    @property
    def left(self) -> Mark | None:
        """The last session that had written in it."""
        return self.known[-1] if self.known else None

    @property
    def last(self) -> Mark | None:
        """The last session that is known to have written in it, a broken-off one included."""
        return self.begun if self.begun and self.kept else self.left

    def signed(self, seal_key: bytearray) -> Self:
        """Return the same, signed."""
        return self.model_copy(update={"mac": self._mac(seal_key)})

    def made_by(self, seal_key: bytearray) -> bool:
        """Tell whether it was signed with ``seal_key``, and not changed since."""
        return hmac.compare_digest(self.mac, self._mac(seal_key))

    def store(self, memory: Memory) -> None:
        """Put this in the place of what was remembered before.

        Raises:
            OSError: the disk does not take it; what was remembered stands.
        """
        path = memory.anchor_path(bytes.fromhex(self.vault_id))
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, self.model_dump_json().encode())

    def _mac(self, seal_key: bytearray) -> str:
        body = self.model_dump(mode="json", exclude={"mac"})
        text = json.dumps(body, sort_keys=True, separators=(",", ":"))
        return hmac.new(seal_key, b"anchor\0" + text.encode(), sha256).hexdigest()

    @classmethod
    def load(cls, memory: Memory, vault_id: bytes, seal_key: bytearray) -> Self | None:
        """Return what is remembered of a vault; None when that is nothing that can be trusted."""
        path = memory.anchor_path(vault_id)
        try:
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
                return None
            anchor = cls.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        return anchor if anchor.made_by(seal_key) and anchor.vault_id == vault_id.hex() else None


def keep_apart(memory: Memory, vault_id: bytes, now: datetime) -> None:
    """Give the copy of a vault's database a name that no later copy takes."""
    kept = memory.version_path(vault_id)
    if kept.is_file():
        kept.replace(memory.version_path_at(vault_id, now))


def seal_of(look: Look, left: Mark | None, seal_key: bytearray) -> str:
    """Return the seal on a database as ``look`` saw it, last written in by ``left``."""
    mark = f"{left[0]} {left[1]}" if left else ""
    return hmac.new(seal_key, b"seal\0" + look.digest + mark.encode(), sha256).hexdigest()


def fits(seal: str, look: Look, left: Mark | None, seal_key: bytearray) -> bool:
    """Tell whether ``seal`` is the one on a database as ``look`` saw it."""
    return hmac.compare_digest(seal, seal_of(look, left, seal_key))
