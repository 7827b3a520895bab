"""Where a run works: an invented practice in a vault, and a folder for what comes of it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vp_desktop.services.access import derive_key
from vp_desktop.services.practice import Practice

PASSPHRASE = " ".join(("paard", "batterij", "nietje", "correct", "wolk", "zeven"))


@dataclass(frozen=True, slots=True)
class Place:
    """An invented practice of ``cases`` cases, closed, in the vault ``vault``."""

    vault: Path
    cases: int
    scratch: Path
    times: int
    """How often a measure of a second or so is taken; quicker ones are taken more often."""

    @contextmanager
    def practice(self) -> Generator[Practice]:
        """Open the practice."""
        practice = Practice.open(self.vault, derive_key(self.vault, PASSPHRASE))
        try:
            yield practice
        finally:
            practice.lock()
