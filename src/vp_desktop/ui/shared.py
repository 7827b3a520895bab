"""What is there with and without an open practice."""

from dataclasses import dataclass
from pathlib import Path

from vp_desktop.services.door import Door
from vp_desktop.ui.dials import Dials
from vp_desktop.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Shared:
    """The parts of the program that outlive every page."""

    jobs: Jobs
    door: Door
    dials: Dials
    documents: Path
    """Where a new vault is suggested."""
    log: Path
    """The file of the log."""
