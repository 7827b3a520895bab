"""What is killed again and again: saving, upgrading, making a vault, changing its passphrase."""

import os
import shutil
from pathlib import Path

from tests.conftest import CHEAP, PASSPHRASE
from tests.killing import rounds
from tests.vault.planted import NEXT, make_older
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.unlock import change_passphrase, derive_key

NEW = " ".join(("een", "heel", "andere", "zin"))
SAVES = 8
SAVE = "INSERT INTO draft (place, body, saved_at) VALUES (:place, :body, '2026-03-02')"
ADD_CLIENT = "INSERT INTO client (pseudonym, name) VALUES (:place, 'Zwaluwstaart')"


def saving(folder: Path) -> int:
    """Every save that was acknowledged is there, whole, with its words in the index."""
    key = derive_key(folder, PASSPHRASE)
    acknowledged = folder.parent / "acknowledged"

    def save() -> None:
        with Vault.open(folder, key) as vault, acknowledged.open("ab", buffering=0) as note:
            for _nth in range(SAVES):
                place = os.urandom(8).hex()
                with vault.transaction():
                    vault.write(SAVE, {"place": place, "body": "woord " * 2000})
                    vault.write(ADD_CLIENT, {"place": place})
                note.write(f"{place}\n".encode())

    def look() -> None:
        promised = set(acknowledged.read_text().split())
        with Vault.open(folder, key) as vault:
            vault.check()
            drafts = {row[0] for row in vault.read("SELECT place FROM draft", {})}
            clients = {row[0] for row in vault.read("SELECT pseudonym FROM client", {})}
        assert promised <= drafts
        assert drafts == clients

    acknowledged.touch()
    return rounds(save, look, alarms=25)


def upgrading(folder: Path) -> int:
    """The vault is of the old version or of the new one, with every row."""
    key = derive_key(folder, PASSPHRASE)
    make_older(folder, key, drafts=300)
    older = (folder / "vault.db").read_bytes()

    def upgrade() -> None:
        Vault.open(folder, key, NEXT).close()

    def look() -> None:
        with Vault.open(folder, key, NEXT) as vault:
            vault.check()
            assert len(vault.read("SELECT 1 FROM draft WHERE colour = 'blue'", {})) == 300
        assert not list(folder.glob("before-upgrade*"))
        (folder / "vault.db").write_bytes(older)

    return rounds(upgrade, look)


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
