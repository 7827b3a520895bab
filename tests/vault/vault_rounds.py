"""What is killed again and again: making a vault, changing its passphrase."""

import shutil
from pathlib import Path

from tests.conftest import CHEAP, PASSPHRASE
from tests.killing import rounds
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.unlock import change_passphrase, derive_key

NEW = " ".join(("een", "heel", "andere", "zin"))


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


def changing(folder: Path) -> int:
    """Exactly one of the two passphrases opens the vault."""
    key = derive_key(folder, PASSPHRASE)

    def change() -> None:
        change_passphrase(folder, key, NEW, CHEAP)

    def look() -> None:
        assert [opens(folder, PASSPHRASE), opens(folder, NEW)].count(True) == 1
        Vault.open(folder, key).close()
        change_passphrase(folder, key, PASSPHRASE, CHEAP)

    return rounds(change, look)


def opens(folder: Path, passphrase: str) -> bool:
    """Tell whether ``passphrase`` gives the key."""
    try:
        derive_key(folder, passphrase)
    except WrongPassphraseError:
        return False
    return True
