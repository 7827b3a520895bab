import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vp_desktop.domain.changes import Topic
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.keys import Cost, MasterKey

CHEAP = Cost(memory_kib=19456, passes=1, lanes=1)
"""The least that a key file may ask: 30 ms a passphrase."""

PASSPHRASE = " ".join(("paard", "batterij", "nietje", "correct", "wolk", "zeven"))
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def _empty_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MasterKey]:
    folder = tmp_path_factory.mktemp("empty") / "empty.vpvault"
    return folder, create_vault(folder, PASSPHRASE, CHEAP)


@pytest.fixture
def vault_folder(_empty_vault: tuple[Path, MasterKey], tmp_path: Path) -> Path:
    """A real, empty vault, closed, that ``PASSPHRASE`` opens."""
    return shutil.copytree(_empty_vault[0], tmp_path / "practice.vpvault")


@pytest.fixture
def key(_empty_vault: tuple[Path, MasterKey]) -> MasterKey:
    """The key of ``vault_folder``, to wipe at will."""
    return _empty_vault[1].copy()


@pytest.fixture
def vault(vault_folder: Path, key: MasterKey) -> Iterator[Vault]:
    """The vault in ``vault_folder``, open."""
    vault = Vault.open(vault_folder, key)
    yield vault
    vault.close()


@pytest.fixture
def heard() -> list[Topic]:
    return []
