"""Every command of ``vp`` on one vault, in one process that can be watched from outside.

``python -m tests.promises.commands VAULT PASSPHRASE_FILE INPUT OUTPUT``; prints the exit codes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.promises.marked import ORGANISATION, STEM
from vp_desktop.cli.main import main

Command = list[str | Path]


def commands(vault: Path, passphrase: Path, brought_in: Path, out: Path) -> Iterator[Command]:
    """Yield each command with its arguments; the last ones are refused."""
    opening: Command = ["--vault", vault, "--passphrase-file", passphrase]
    year: Command = ["--from", "2025-01-01", "--to", "2025-12-31", "--out", out / "report.pdf"]
    yield ["import", brought_in, *opening]
    yield ["import", brought_in, *opening, "--dry-run"]
    yield ["search", STEM, *opening]
    yield ["check", *opening]
    yield ["report", *opening, "--organisation", ORGANISATION, *year, "--publish"]
    yield ["ledger", *opening, "--organisation", ORGANISATION, "--out", out / "ledger.json"]
    yield ["audit", out / "ledger.json"]
    yield ["export", *opening, "--out", out / "export"]
    yield ["backup", *opening, "--to", out]
    (backup,) = out.glob("*.vpbackup")
    yield ["verify", backup, "--passphrase-file", passphrase]
    yield ["restore", backup, "--to", out / "again.vpvault", "--passphrase-file", passphrase]
    yield ["report", *opening, "--organisation", f"{STEM} nobody", *year]
    yield ["import", passphrase, *opening]
    yield ["check", "--vault", vault, "--passphrase-file", brought_in]
    yield ["nonsense", STEM]


if __name__ == "__main__":
    codes = [main(list(map(str, one))) for one in commands(*map(Path, sys.argv[1:]))]
    sys.stdout.write(f"\n{codes}\n")
