"""Build the vault that everything else is measured on."""

from collections.abc import Callable
from pathlib import Path

from benchmarks.invented import practice_files
from benchmarks.place import PASSPHRASE
from vp_desktop.services.access import create
from vp_desktop.services.practice import Practice


def build(vault: Path, cases: int, say: Callable[[str], None]) -> None:
    """Make ``vault``, with an invented practice of ``cases`` cases, through the services."""
    practice = Practice.open(vault, create(vault, PASSPHRASE))
    try:
        for number, file in enumerate(practice_files(cases)):
            practice.exchange.add(file)
            if number % 5 == 0:
                say(f"inventing {cases:,} cases: {min(cases, number * 1000):,}")
    finally:
        practice.lock()
