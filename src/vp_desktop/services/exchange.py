"""Bring a practice in from a file, and take the whole of it out again."""

from pathlib import Path

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.exchange import ImportCount, ImportRefusedError, Problem
from vp_desktop.domain.progress import Progress, unwatched
from vp_desktop.services.bin import bin_start
from vp_desktop.services.clock import Clock
from vp_desktop.services.exchange_add import Adding
from vp_desktop.services.exchange_check import troubles
from vp_desktop.services.exchange_export import ExportCount, Exporting
from vp_desktop.services.exchange_known import Known
from vp_desktop.services.exchange_read import ParsedFile, read_file
from vp_desktop.vault.bulk import Bulk
from vp_desktop.vault.connection import Vault

_TOPICS = frozenset(Topic) - {Topic.BACKUPS, Topic.DRAFTS}


class Exchange:
    """Files that come in and go out, while the vault is open."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock

    def read(self, path: Path) -> ParsedFile:
        """Read a practice file, a CSV text or an Excel workbook; the vault is left alone.

        Raises:
            ImportRefusedError: it has problems; they are all listed, each with its place.
            OSError: the file cannot be read.
        """
        return read_file(path)

    def dry_run(self, parsed: ParsedFile) -> ImportCount:
        """Return what ``add`` would add; nothing is written.

        Raises:
            ImportRefusedError: the file does not fit this vault or itself.
        """

        def forget(bulk: Bulk, _share: float) -> None:
            bulk.forget()

        return Adding(self._vault, self._checked(parsed), self._clock).add(parsed.file, forget)

    def add(self, parsed: ParsedFile, report: Progress = unwatched) -> ImportCount:
        """Add what the vault does not have yet: everything, or after an error nothing at all.

        Raises:
            ImportRefusedError: the file does not fit this vault or itself.
            StoppedError: ``report`` raised it.
            VaultFullError: the disk has no room.
        """

        def write(bulk: Bulk, share: float) -> None:
            bulk.write()
            report(share)

        with self._vault.transaction():
            adding = Adding(self._vault, self._checked(parsed), self._clock)
            count = adding.add(parsed.file, write)
        for topic in _TOPICS:
            self._announce(topic)
        return count

    def export(self, to: Path, report: Progress = unwatched) -> ExportCount:
        """Write the whole practice to the new folder or ``.zip`` file ``to``, readable by all.

        Raises:
            TargetError: it cannot be written there, or something of that name is there already.
            StoppedError: ``report`` raised it. In both cases nothing is left behind.
        """
        return Exporting(self._vault, self._clock).export(to, report)

    def _checked(self, parsed: ParsedFile) -> Known:
        known = Known(self._vault, bin_start(self._clock))
        problems = tuple(
            Problem(parsed.place(where), trouble) for where, trouble in troubles(parsed.file, known)
        )
        if problems:
            raise ImportRefusedError(problems)
        return known
