"""What it means that a vault is refused: the right words, and not a byte that changed."""

import shutil
from pathlib import Path

import pytest

from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultError
from vp_desktop.vault.keys import MasterKey


def assert_refused(folder: Path, key: MasterKey, kind: type[VaultError]) -> None:
    """Opening raises exactly ``kind``, and changes no file of the vault."""
    before = contents(folder)
    with pytest.raises(VaultError) as caught:
        Vault.open(folder, key)
    assert type(caught.value) is kind
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes | None]:
    """Return what the files of ``folder`` hold, the empty lock file left out."""
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return {
        path.name: path.read_bytes() if path.is_file() else None
        for path in found
        if path.name != "vault.lock"
    }


def open_and_check(folder: Path, key: MasterKey) -> None:
    """Open the vault and read every page of it."""
    with Vault.open(folder, key) as vault:
        vault.check()


def flip(path: Path, place: int, bit: int = 4) -> None:
    """Turn one bit of the file at ``path`` over; doing it twice undoes it."""
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def put_back(whole: Path, folder: Path) -> None:
    """Make ``folder`` what ``whole`` is."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
    shutil.copytree(whole, folder)
