"""The numbered scripts that make a vault's tables, and how they are run.

A script runs statement by statement inside one transaction that also moves ``user_version``, so the
version and the tables change together or not at all. Never ``executescript``: it commits on its
own, and a program killed in the middle leaves half a schema.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import sqlcipher3

APPLICATION_ID = 0x56504B31
"""``VPK1``: by this number a database is known as ours."""


@cache
def released_scripts() -> tuple[str, ...]:
    """Return the text of every script of this program; the n-th leads to version n."""
    found = sorted(
        (entry.name, entry.read_text(encoding="utf-8"))
        for entry in files("vp_desktop.vault.migrations").iterdir()
        if entry.name.endswith(".sql")
    )
    return tuple(text for _name, text in found)


def migrate(db: sqlcipher3.Connection, scripts: Sequence[str]) -> None:
    """Bring ``db`` from the version it has to ``len(scripts)``, in one transaction.

    ``db`` must be in autocommit mode. Whatever goes wrong, it is then as it was before.
    """
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    db.execute("BEGIN EXCLUSIVE")
    try:
        for script in scripts[version:]:
            for statement in statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {len(scripts)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """Yield the statements of ``script`` one by one; a trigger's body stays whole.

    Raises:
        ValueError: the last statement has no end.
    """
    gathered = ""
    for piece in f"{script.strip().removesuffix(';')}\n".split(";"):
        gathered += f"{piece};"
        if sqlcipher3.complete_statement(gathered):
            yield gathered.strip()
            gathered = ""
    if gathered:
        raise ValueError("the script ends in the middle of a statement")
