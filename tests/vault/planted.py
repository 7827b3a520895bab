"""A version that does not exist yet, so that upgrading is tested before it does."""

from pathlib import Path

from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.migrate import released_scripts

NEXT = (
    *released_scripts(),
    """
    ALTER TABLE draft ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'; -- a ; in a comment
    CREATE TABLE shade (name TEXT PRIMARY KEY, "odd;name" TEXT DEFAULT 'a;b') STRICT;
    CREATE TRIGGER draft_added AFTER INSERT ON draft
    BEGIN
        INSERT INTO shade (name) VALUES (new.place);
        INSERT INTO shade (name) VALUES (new.body);
    END;
    INSERT INTO shade (name) VALUES ('indigo')
    """,
)
"""The released scripts and one more, with all that makes splitting a script hard."""

SAVE = "INSERT INTO draft (place, body, saved_at) VALUES (:place, 'x', '2026-03-02')"


def make_older(folder: Path, key: MasterKey, drafts: int) -> None:
    """Fill the vault in ``folder``, which is of today's version, so older than ``NEXT``."""
    with Vault.open(folder, key) as vault, vault.transaction():
        vault.write_many(SAVE, ({"place": f"place {nth}"} for nth in range(drafts)))
