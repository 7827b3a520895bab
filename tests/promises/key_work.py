"""What is killed before each of its system calls: changing the passphrase, renewing the keys."""

import shutil
from pathlib import Path

from tests.conftest import CHEAP, PASSPHRASE
from tests.stepping import each_call, killed_before, turning_point
from vp_desktop.vault.anchors import Memory
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.rekey import Outside, renew_keys
from vp_desktop.vault.unlock import change_passphrase, derive_key

WHOLE = {"LEESMIJ.txt", "vault.db", "vault.keys", "vault.lock"}
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


def renewing(folder: Path, every: str, around: str) -> int:
    """Exactly one of two passphrases opens a whole vault, and what is in it is what was."""
    home = folder.parent
    outside = Outside(home / "data" / "keys", Memory(home / "data"))
    key = derive_key(folder, PASSPHRASE, outside.copies)
    with Vault.open(folder, key, memory=outside.memory) as vault, vault.transaction():
        vault.write("INSERT INTO practice_setting VALUES ('word', 'Zwaluwstaart')", {})
    before = shutil.copytree(home, home.with_name("before"))

    def renew() -> None:
        renew_keys(folder, key, NEW, CHEAP, outside)

    def look() -> bool:
        (opened,) = [words for words in (PASSPHRASE, NEW) if opens(folder, words)]
        found = derive_key(folder, opened, outside.copies)
        with Vault.open(folder, found, memory=outside.memory) as vault:
            vault.check()
            assert not vault.judgement.stops
            (row,) = vault.read("SELECT value FROM practice_setting WHERE name = 'word'", {})
            assert row["value"] == "Zwaluwstaart"
        assert {one.name for one in folder.iterdir()} == WHOLE
        shutil.rmtree(home)
        shutil.copytree(before, home)
        return opened == NEW

    turning = turning_point(renew, look) if int(around) else 0
    close_by = range(turning - int(around), turning + int(around))
    for nth in close_by:
        killed_before(renew, nth)
        look()
    return len(close_by) + each_call(renew, look, int(every))


def opens(folder: Path, passphrase: str) -> bool:
    """Tell whether ``passphrase`` gives the key."""
    try:
        derive_key(folder, passphrase)
    except WrongPassphraseError:
        return False
    return True
