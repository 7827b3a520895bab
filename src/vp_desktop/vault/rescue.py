"""What was typed while the vault could not be written: kept outside it, encrypted, until it can.

A vault on a stick that was pulled out, a disk that is full or fails: what is on the screen then has
no place in the vault. It goes to the program's own folder, under a key of its own that only this
vault's master key gives, and comes back as a draft when the vault, or one restored from its backup,
is opened again.
"""

import json
import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vp_desktop.files import write_whole
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.folder import VaultFolder
from vp_desktop.vault.keys import RESCUE, SALT_BYTES, MasterKey, wipe
from vp_desktop.vault.trouble import in_our_words

SUFFIX = ".enc"
_MARK = b"VP-RESCUED-1\n"
_NONCE_BYTES = 12
_MOST_BYTES = 64 * 1024 * 1024
_NO_SALT = bytes(SALT_BYTES)
"""A vault restored from a backup has another id and the same master key: it must find this too."""


FOLDER = "rescued"
"""Where in the program's own folder rescued texts lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """One text that could not be saved where it belonged."""

    place: str
    body: str = field(repr=False)
    typed_at: datetime


class Rescue:
    """The rescued texts of one vault. Nothing is on the disk until something had to be rescued."""

    def __init__(self, folder: Path, vault_id: bytes, key: MasterKey) -> None:
        """Keep in ``folder``, which is made when needed; ``key`` must live as long as this does."""
        self._folder, self._vault_id, self._key = folder, vault_id, key
        self._kept: dict[str, Rescued] = {}
        self._path: Path | None = None

    def keep(self, text: Rescued) -> None:
        """Keep ``text`` on the disk; it takes the place of what was kept for the same place.

        Raises:
            VaultError: this disk does not take it either.
        """
        kept = {**self._kept, text.place: text}
        path = self._path or self._new_path(text.typed_at)
        with in_our_words():
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, self._sealed(kept))
        self._kept, self._path = kept, path

    def forget(self, place: str) -> None:
        """Forget what was kept for ``place`` since the vault was opened: it is in the vault now."""
        if place not in self._kept or self._path is None:
            return
        kept = {name: text for name, text in self._kept.items() if name != place}
        with in_our_words():
            if kept:
                write_whole(self._path, self._sealed(kept))
            else:
                self._path.unlink(missing_ok=True)
        self._kept = kept

    def waiting(self) -> dict[Path, list[Rescued]]:
        """Return what was rescued from this vault before it was opened, oldest file first."""
        with in_our_words():
            found = sorted(self._folder.glob(f"*{SUFFIX}")) if self._folder.is_dir() else []
            opened = {path: self._opened(path) for path in found if path != self._path}
        return {path: texts for path, texts in opened.items() if texts is not None}

    def drop(self, path: Path) -> None:
        """Remove a file of ``waiting``: what it held is in the vault now."""
        with in_our_words():
            path.unlink(missing_ok=True)

    def _new_path(self, moment: datetime) -> Path:
        name = f"{self._vault_id.hex()}-{moment:%Y%m%dT%H%M%S}-{os.urandom(4).hex()}{SUFFIX}"
        return self._folder / name

    def _sealed(self, texts: dict[str, Rescued]) -> bytes:
        said = [[text.place, text.body, text.typed_at.isoformat()] for text in texts.values()]
        nonce = os.urandom(_NONCE_BYTES)
        key = self._key.subkey(RESCUE, _NO_SALT)
        try:
            return _MARK + nonce + AESGCM(key).encrypt(nonce, json.dumps(said).encode(), _MARK)
        finally:
            wipe(key)

    def _opened(self, path: Path) -> list[Rescued] | None:
        """Return what the file at ``path`` holds, None when it is not of this vault, or no more."""
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        content = path.read_bytes()
        start = len(_MARK) + _NONCE_BYTES
        key = self._key.subkey(RESCUE, _NO_SALT)
        try:
            clear = AESGCM(key).decrypt(content[len(_MARK) : start], content[start:], _MARK)
        except (InvalidTag, ValueError):
            return None  # of another vault, or cut short: whoever can read it may still come
        finally:
            wipe(key)
        return [
            Rescued(place=place, body=body, typed_at=datetime.fromisoformat(typed_at))
            for place, body, typed_at in json.loads(clear)
        ]


def rescue_of(vault: Path, own_folder: Path, key: MasterKey) -> Rescue:
    """Return the rescued texts of the open ``vault``, in the program's ``own_folder``."""
    try:
        vault_id = bytes.fromhex(VaultFolder(vault).read_keys().vault_id)
    except VaultError:
        vault_id = _NO_SALT  # it only names the file
    return Rescue(own_folder / FOLDER, vault_id, key)
