"""What is known of the safety of the open practice, each thing in one finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vp_desktop.domain.backups import BackupState
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.safety import Answer, Computer, Finding, Said, Swap
from vp_desktop.domain.vault_standing import Standing
from vp_desktop.services.backups import Backups
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.preferences import Preferences
from vp_desktop.services.synced import looks_synced
from vp_desktop.vault.computer import look_at
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultDamagedError

CHECK_AFTER_DAYS = 92
"""Days after which a check of the whole vault is worth repeating: three months."""

LONG_MINUTES = 15
"""Minutes without a key after which a lock comes too late for a desk that others pass."""

_DEFAULT_MINUTES = 5

SIGNALS = ("session_lock", "screensaver", "sleep", "user_switch")
"""What a desktop may tell of somebody who goes away, by the words of whoever listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the window knows of the desktop it is on."""

    locks_at: frozenset[str] = frozenset()
    """On what the vault locks here, one word each, as ``sleep``."""
    takes_pin: bool = False
    """Whether a PIN opens the vault on this computer."""
    blocks_capture: bool = False
    """Whether other programs are kept from making a picture of the window."""


def look_at_computer(folder: Path) -> Computer:
    """Return what can be read of the computer on which ``folder`` lies; takes milliseconds."""
    return look_at(folder)


class Safety:
    """Asks every other service how things stand; it keeps nothing but the day of the last check."""

    def __init__(
        self, vault: Vault, backups: Backups, preferences: Preferences, clock: Clock
    ) -> None:
        self._vault, self._backups = vault, backups
        self._preferences, self._clock = preferences, clock
        self._damaged = False

    def findings(self, outside: Outside, computer: Computer | None = None) -> tuple[Finding, ...]:
        """Return everything found, in the order of the page; without ``computer``, not about it."""
        found = [
            self._backup(),
            self._trial(),
            self._other_disk(),
            self._sheet(),
            self._passphrase(),
            Finding(said=Said.DEVICE_ON if outside.takes_pin else Said.DEVICE_OFF),
            *(_of_computer(computer) if computer is not None else ()),
            self._idle(),
            _signals(outside),
            _capture(outside),
            self._integrity(),
            self._seal(),
            self._synced(),
            self._copies(),
        ]
        return tuple(found)

    def check(self) -> Iterator[None]:
        """Read every page and every index of the vault, with pauses; note the day when all is well.

        Raises:
            VaultDamagedError: something is not what was written.
        """
        try:
            yield from self._vault.check_in_steps()
        except VaultDamagedError:
            self._damaged = True
            raise
        self._damaged = False
        self._preferences.set(Preference.CHECKED_ON, self._today().isoformat())

    def _today(self) -> date:
        return today(self._clock)

    def _backup(self) -> Finding:
        status = self._backups.status(self._today())
        if status.state is BackupState.NEVER:
            return Finding(said=Said.BACKUP_NEVER)
        if status.age_days is None:
            return Finding(said=Said.BACKUP_UNDATED)
        if status.state is BackupState.LATE:
            return Finding(said=Said.BACKUP_LATE, count=status.age_days)
        if status.fault is not None:
            return Finding(said=Said.BACKUP_TROUBLED)
        fresh = status.state is BackupState.OK
        said = Said.BACKUP_FRESH if fresh else Said.BACKUP_DUE
        return Finding(said=said, count=status.age_days)

    def _trial(self) -> Finding:
        trial = self._backups.trial(self._today())
        if trial.due:
            return Finding(said=Said.TRIAL_DUE)
        said = Said.TRIAL_DONE if trial.last_on else Said.TRIAL_EARLY
        return Finding(said=said, day=trial.last_on)

    def _other_disk(self) -> Finding:
        targets = self._backups.targets()
        if not targets:
            return Finding(said=Said.NOWHERE)
        apart = any(one.target.apart for one in targets)
        return Finding(said=Said.ELSEWHERE_TOO if apart else Said.BESIDE_ONLY)

    def _sheet(self) -> Finding:
        day = self._day(Preference.SHEET_MADE_ON)
        return Finding(said=Said.SHEET_MADE if day else Said.SHEET_UNKNOWN, day=day)

    def _passphrase(self) -> Finding:
        day = self._day(Preference.PASSPHRASE_SINCE)
        said = Said.PASSPHRASE_SINCE if day else Said.PASSPHRASE_UNDATED
        return Finding(said=said, day=day)

    def _idle(self) -> Finding:
        kept = self._preferences.get(Preference.LOCK_MINUTES)
        minutes = int(kept) if kept.isdecimal() else _DEFAULT_MINUTES
        said = Said.IDLE_LONG if minutes > LONG_MINUTES else Said.IDLE_SOON
        return Finding(said=said, count=minutes)

    def _integrity(self) -> Finding:
        if self._damaged:
            return Finding(said=Said.DAMAGED)
        day = self._day(Preference.CHECKED_ON)
        if day is None or day > self._today():
            return Finding(said=Said.UNCHECKED)
        old = (self._today() - day).days > CHECK_AFTER_DAYS
        return Finding(said=Said.WHOLE_LONG_AGO if old else Said.WHOLE, day=day)

    def _seal(self) -> Finding:
        judgement = self._vault.judgement
        if judgement.stops:
            return Finding(said=Said.SEAL_DOUBTED)
        said = {
            Standing.SAME: Said.SEAL_SAME,
            Standing.ELSEWHERE: Said.SEAL_ELSEWHERE,
            Standing.UNCLEAN: Said.SEAL_UNCLEAN,
        }.get(judgement.standing, Said.SEAL_UNKNOWN)
        written = judgement.written_at
        return Finding(said=said, day=written.astimezone().date() if written else None)

    def _copies(self) -> Finding:
        count = len(self._vault.judgement.copies)
        return Finding(said=Said.MORE_VERSIONS if count else Said.ONE_VERSION, count=count)

    def _synced(self) -> Finding:
        name = looks_synced(self._vault.folder)
        return Finding(said=Said.SYNCED if name else Said.UNSYNCED, names=(name,) if name else ())

    def _day(self, name: Preference) -> date | None:
        try:
            return date.fromisoformat(self._preferences.get(name)[:10])
        except ValueError:
            return None


def _of_computer(computer: Computer) -> Iterator[Finding]:
    yield Finding(
        said={
            Answer.YES: Said.DISK_ENCRYPTED,
            Answer.NO: Said.DISK_PLAIN,
            Answer.UNREADABLE: Said.DISK_UNREADABLE,
        }[computer.disk_encrypted]
    )
    if computer.swap is Swap.PLAIN and computer.hibernates is Answer.YES:
        yield Finding(said=Said.SWAP_HIBERNATES)
        return
    yield Finding(
        said={
            Swap.NONE: Said.SWAP_NONE,
            Swap.IN_MEMORY: Said.SWAP_IN_MEMORY,
            Swap.ENCRYPTED: Said.SWAP_ENCRYPTED,
            Swap.PLAIN: Said.SWAP_PLAIN,
            Swap.UNREADABLE: Said.SWAP_UNREADABLE,
        }[computer.swap]
    )


def _signals(outside: Outside) -> Finding:
    heard = [signal for signal in SIGNALS if signal in outside.locks_at]
    return Finding(said=Said.SIGNALS_HEARD if heard else Said.SIGNALS_DEAF, names=tuple(heard))


def _capture(outside: Outside) -> Finding:
    return Finding(said=Said.CAPTURE_BLOCKED if outside.blocks_capture else Said.CAPTURE_OPEN)
