import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.vaults.freeze import HERE, WORD, Held, freeze, held
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultExistsError
from vp_desktop.vault.migrate import released_scripts
from vp_desktop.vault.unlock import derive_key, key_from_sheet, sheet_code

FROZEN = [f"v{version}.vpvault" for version in range(1, len(released_scripts()) + 1)]
"""One for every version there ever was: a missing one fails."""


@pytest.fixture(params=FROZEN)
def frozen(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of the frozen vault of one version."""
    return shutil.copytree(HERE / str(request.param), tmp_path / str(request.param))


def what_was_frozen(folder: Path) -> Held:
    found: Held = json.loads((HERE / folder.name).with_suffix(".json").read_text(encoding="utf-8"))
    return found


def test_every_vault_that_was_ever_released_opens_with_all_it_holds(frozen: Path) -> None:
    expected = what_was_frozen(frozen)

    with Vault.open(frozen, derive_key(frozen, PASSPHRASE)) as vault:
        rows = held(vault, {table: list(row) for table, row in expected.items()})
        vault.check()

    assert len(rows) > 30
    assert rows == expected


def test_its_words_are_found(frozen: Path) -> None:
    with Vault.open(frozen, derive_key(frozen, PASSPHRASE)) as vault:
        for table in ("note", "case", "client", "organisation", "referral_contact"):
            sql = f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH :word"  # noqa: S608 - our own names
            assert len(vault.read(sql, {"word": f'"{WORD[:6]}" *'})) == 1


def test_its_sheet_opens_it(frozen: Path) -> None:
    code = sheet_code(derive_key(frozen, PASSPHRASE))

    with Vault.open(frozen, key_from_sheet(frozen, code)) as vault:
        vault.check()


def test_a_script_that_was_released_never_changes() -> None:
    released = (HERE / "released.txt").read_text(encoding="utf-8").split()

    found = [sha256(script.encode()).hexdigest() for script in released_scripts()]

    assert found == released


def test_a_vault_is_frozen_once(tmp_path: Path) -> None:
    folder = freeze(tmp_path)
    before = (folder / "vault.db").read_bytes()

    with pytest.raises(VaultExistsError):
        freeze(tmp_path)

    assert (folder / "vault.db").read_bytes() == before
