"""What is killed again and again: making a vault."""

import shutil
from pathlib import Path

from tests.conftest import CHEAP, PASSPHRASE
from tests.killing import rounds
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.unlock import derive_key


def making(folder: Path) -> int:
    """There is a whole vault or none."""
    new = folder.with_name("new.vpvault")

    def make() -> None:
        create_vault(new, PASSPHRASE, CHEAP)

    def look() -> None:
        if new.exists():
            with Vault.open(new, derive_key(new, PASSPHRASE)) as vault:
                vault.check()
            shutil.rmtree(new)

    killed = rounds(make, look)
    make()
    assert not list(folder.parent.glob(".*")), "the next making sweeps"
    return killed
