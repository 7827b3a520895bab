"""Freeze a vault of today's version, so that every later program proves that it still opens.

``python -m tests.vaults.freeze`` writes ``vN.vpvault``, a backup of it, ``vN.vpbackup``, and what
they hold, ``vN.json``, and notes the hash of every script in ``released.txt``. Do it once for a
release; a frozen vault is never made anew. Before it, while the scripts may still change,
``--again`` replaces the last one.
"""

import json
import shutil
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import CHEAP, PASSPHRASE
from tests.vault.backup_steps import back_up
from tests.vault.everything import fill, one_of_each, unordered
from vp_desktop.domain.backups import SUFFIX
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.unlock import derive_key

HERE = Path(__file__).parent
WORD = "roodborstje"

Held = dict[str, dict[str, str | int | float | None]]
"""The one row of each table, by column; bytes in base 64."""


def freeze(here: Path, *, again: bool = False) -> Path:
    """Write the frozen vault of today's version into ``here``; return its folder.

    Raises:
        VaultExistsError: there is one; it stays, unless ``again``.
    """
    version = len(released_scripts())
    folder = here / f"v{version}.vpvault"
    if again:
        shutil.rmtree(folder, ignore_errors=True)
    key = create_vault(folder, PASSPHRASE, CHEAP)
    with unordered(folder, key) as vault:
        fill(vault, WORD)
    with Vault.open(folder, key) as vault:
        vault.check()
        rows = held(vault, {table: list(row) for table, row in one_of_each(WORD).items()})
    text = json.dumps(rows, indent=1, sort_keys=True)
    folder.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8")
    hashes = [sha256(script.encode()).hexdigest() for script in released_scripts()]
    (here / "released.txt").write_text("\n".join(hashes) + "\n", encoding="utf-8")
    freeze_backup(folder)
    return folder


def freeze_backup(folder: Path) -> Path:
    """Write a backup of the frozen vault in ``folder`` beside it; return its path."""
    with TemporaryDirectory() as scratch:
        copy = shutil.copytree(folder, Path(scratch) / folder.name)
        key = derive_key(copy, PASSPHRASE)
        with Vault.open(copy, key) as vault:
            made = back_up(vault, key, Path(scratch) / "stick")
        return Path(shutil.copyfile(made.path, folder.with_suffix(SUFFIX)))


def held(vault: Vault, columns: dict[str, list[str]]) -> Held:
    """Return what the ``columns`` of each table hold."""
    return {table: _row(vault, table, names) for table, names in columns.items()}


def _row(vault: Vault, table: str, names: list[str]) -> dict[str, str | int | float | None]:
    (row,) = vault.read(f'SELECT {", ".join(names)} FROM "{table}"', {})  # noqa: S608 - names from our own scripts
    return {
        name: b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in zip(names, tuple(row), strict=True)
    }


if __name__ == "__main__":
    print(freeze(HERE, again="--again" in sys.argv))  # noqa: T201 - a command
