"""What the tests of backups have in common: a vault with something in it, and a backup of it."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import NOON
from vp_desktop.domain.backups import MadeBackup
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.vault.backup import finish
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.snapshot import take_snapshot

NAME = "practice"
TOLD = "Zij vertelde over de teamleider en het rooster. "

_ORGANISATION = "INSERT INTO organisation (id, name) VALUES (1, 'De Linden')"
_CASE = """
    INSERT INTO "case"
        (id, organisation_id, code, opened_on, entered_on, status, touched_on, saved_at, binned_at)
    VALUES
        (:id, 1, :code, :day, :day, 'ST-NIE', :day, '2026-01-05T12:00:00+00:00', :binned_at)
"""
_CONTACT = """
    INSERT INTO contact (id, case_id, held_on, kind, minutes, saved_at, binned_at)
    VALUES (:id, :case_id, '2026-01-05', 'CO-TEL', 30, '2026-01-05T12:00:00+00:00', :binned_at)
"""
_NOTE = "INSERT INTO note (contact_id, text) VALUES (:id, :text)"
_DAY = "2026-01-05"
_BINNED = "2026-02-01T00:00:00+00:00"


def fill(vault: Vault, cases: int = 5, notes_a_case: int = 4) -> None:
    """Write ``cases`` cases with their notes; and one case and one note that lie in the bin."""
    ids = range(1, cases + 1)
    contacts = [(case * 100 + n, case) for case in ids for n in range(notes_a_case)]
    with vault.transaction():
        vault.write(_ORGANISATION, {})
        vault.write_many(
            _CASE,
            [{"id": i, "code": f"2026-{i:03}", "day": _DAY, "binned_at": None} for i in ids],
        )
        vault.write(_CASE, {"id": 99, "code": "2026-099", "day": _DAY, "binned_at": _BINNED})
        vault.write_many(
            _CONTACT, [{"id": i, "case_id": case, "binned_at": None} for i, case in contacts]
        )
        vault.write_many(
            _CONTACT,
            [
                {"id": 98, "case_id": 1, "binned_at": _BINNED},
                {"id": 99, "case_id": 99, "binned_at": None},
            ],
        )
        every = [98, 99, *(i for i, _case in contacts)]
        vault.write_many(_NOTE, [{"id": i, "text": TOLD * 40 + f"nr{i}"} for i in every])


def back_up(vault: Vault, key: MasterKey, folder: Path, report: Progress = unwatched) -> MadeBackup:
    """Make and prove a backup of ``vault`` in ``folder``."""
    folder.mkdir(exist_ok=True)
    return finish(take_snapshot(vault, key, NOON), folder, NAME, lambda: NOON, report)


def at_share(wanted: float, act: Callable[[], None]) -> Progress:
    """Return a progress that calls ``act`` once, when the work first comes to ``wanted``."""
    waiting = [act]

    def report(share: float) -> None:
        if share >= wanted and waiting:
            waiting.pop()()

    return report


@contextmanager
def no_file_above(limit: int) -> Iterator[None]:
    """Let the system refuse to write past ``limit`` bytes of any file, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
