"""Backups of every released format: number 44."""

import json
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.vaults.freeze import HERE, WORD, Held, held
from vp_desktop.vault.backup_keys import by_passphrase, by_sheet
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.restore import restore, verify
from vp_desktop.vault.unlock import derive_key, sheet_code

VERSIONS = range(1, len(released_scripts()) + 1)
"""One for every version there ever was: a missing one fails."""


@pytest.mark.parametrize("version", VERSIONS)
def test_44a_every_backup_that_was_ever_released_restores_with_all_it_held(
    version: int, tmp_path: Path
) -> None:
    file, to = HERE / f"v{version}.vpbackup", tmp_path / "restored.vpvault"
    expected: Held = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))

    verify(file)
    restored = restore(file, by_passphrase(PASSPHRASE), to)

    with Vault.open(to, derive_key(to, PASSPHRASE)) as vault:
        assert held(vault, {table: list(row) for table, row in expected.items()}) == expected
        words = "SELECT rowid FROM note_words WHERE note_words MATCH :word"
        assert len(vault.read(words, {"word": WORD})) == 1
    assert restored.path == to


@pytest.mark.parametrize("version", VERSIONS)
def test_44b_the_sheet_of_its_time_restores_it(version: int, tmp_path: Path) -> None:
    code = sheet_code(derive_key(HERE / f"v{version}.vpvault", PASSPHRASE))

    restore(HERE / f"v{version}.vpbackup", by_sheet(code), tmp_path / "restored.vpvault")

    assert (tmp_path / "restored.vpvault" / "vault.db").exists()
