"""What is killed before each of its system calls: changing the passphrase."""

from pathlib import Path

from tests.conftest import CHEAP, PASSPHRASE
from tests.stepping import each_call
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.unlock import change_passphrase, derive_key

NEW = " ".join(("een", "heel", "andere", "zin"))


def changing(folder: Path) -> int:
    """Exactly one of the two passphrases opens the vault, and it has every row."""
    key = derive_key(folder, PASSPHRASE)

    def change() -> None:
        change_passphrase(folder, key, NEW, CHEAP)

    def look() -> None:
        assert [opens(folder, PASSPHRASE), opens(folder, NEW)].count(True) == 1
        Vault.open(folder, key).close()
        assert not list(folder.glob("*.part")), "swept at the opening"
        change_passphrase(folder, key, PASSPHRASE, CHEAP)

    return each_call(change, look)


def opens(folder: Path, passphrase: str) -> bool:
    """Tell whether ``passphrase`` gives the key."""
    try:
        derive_key(folder, passphrase)
    except WrongPassphraseError:
        return False
    return True
