"""What the page of safety can say: each thing it looks at, and what it may have found there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto


class Answer(StrEnum):
    """What the computer says when it is asked."""

    YES = auto()
    NO = auto()
    UNREADABLE = auto()
    """It does not tell a program without special rights."""


class Swap(StrEnum):
    """Where memory goes that does not fit, and whether that place is encrypted."""

    NONE = auto()
    IN_MEMORY = auto()
    """Pressed together, and never on a disk."""
    ENCRYPTED = auto()
    PLAIN = auto()
    UNREADABLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """What could be read of this computer, without special rights."""

    disk_encrypted: Answer
    swap: Swap
    hibernates: Answer
    """Whether it can write all of its memory to the disk and go off."""


class Level(StrEnum):
    """How much a finding asks of the user."""

    GOOD = auto()
    TOLD = auto()
    """Good to know; nothing to do."""
    ATTEND = auto()
    ACT = auto()


class Danger(StrEnum):
    """Against what something protects: the headings of the page."""

    BREAKS = auto()
    FORGOTTEN = auto()
    TAKEN = auto()
    LEFT_ALONE = auto()
    CHANGED = auto()


class Matter(StrEnum):
    """One thing that the page looks at, in the order of the page."""

    BACKUP = auto()
    TRIAL = auto()
    OTHER_DISK = auto()
    SHEET = auto()
    PASSPHRASE = auto()
    DEVICE = auto()
    DISK = auto()
    SWAP = auto()
    IDLE = auto()
    SIGNALS = auto()
    CAPTURE = auto()
    INTEGRITY = auto()
    SEAL = auto()
    SYNCED = auto()
    COPIES = auto()


class Said(StrEnum):
    """Everything that may be found; each has its own sentence, matter and level."""

    BACKUP_FRESH = auto()
    BACKUP_DUE = auto()
    BACKUP_LATE = auto()
    BACKUP_NEVER = auto()
    BACKUP_UNDATED = auto()
    BACKUP_TROUBLED = auto()
    TRIAL_DONE = auto()
    TRIAL_DUE = auto()
    TRIAL_EARLY = auto()
    ELSEWHERE_TOO = auto()
    BESIDE_ONLY = auto()
    NOWHERE = auto()
    SHEET_MADE = auto()
    SHEET_UNKNOWN = auto()
    PASSPHRASE_SINCE = auto()
    PASSPHRASE_UNDATED = auto()
    DEVICE_OFF = auto()
    DEVICE_ON = auto()
    DISK_ENCRYPTED = auto()
    DISK_PLAIN = auto()
    DISK_UNREADABLE = auto()
    SWAP_NONE = auto()
    SWAP_IN_MEMORY = auto()
    SWAP_ENCRYPTED = auto()
    SWAP_PLAIN = auto()
    SWAP_HIBERNATES = auto()
    SWAP_UNREADABLE = auto()
    IDLE_SOON = auto()
    IDLE_LONG = auto()
    SIGNALS_HEARD = auto()
    SIGNALS_DEAF = auto()
    CAPTURE_BLOCKED = auto()
    CAPTURE_OPEN = auto()
    WHOLE = auto()
    WHOLE_LONG_AGO = auto()
    UNCHECKED = auto()
    DAMAGED = auto()
    SEAL_SAME = auto()
    SEAL_ELSEWHERE = auto()
    SEAL_UNKNOWN = auto()
    SEAL_UNCLEAN = auto()
    SEAL_DOUBTED = auto()
    UNSYNCED = auto()
    SYNCED = auto()
    ONE_VERSION = auto()
    MORE_VERSIONS = auto()


_GOOD = {
    Matter.BACKUP: (Said.BACKUP_FRESH,),
    Matter.TRIAL: (Said.TRIAL_DONE,),
    Matter.OTHER_DISK: (Said.ELSEWHERE_TOO,),
    Matter.SHEET: (Said.SHEET_MADE,),
    Matter.PASSPHRASE: (Said.PASSPHRASE_SINCE,),
    Matter.DEVICE: (Said.DEVICE_OFF,),
    Matter.DISK: (Said.DISK_ENCRYPTED,),
    Matter.SWAP: (Said.SWAP_NONE, Said.SWAP_IN_MEMORY, Said.SWAP_ENCRYPTED),
    Matter.IDLE: (Said.IDLE_SOON,),
    Matter.SIGNALS: (Said.SIGNALS_HEARD,),
    Matter.CAPTURE: (Said.CAPTURE_BLOCKED,),
    Matter.INTEGRITY: (Said.WHOLE,),
    Matter.SEAL: (Said.SEAL_SAME,),
    Matter.SYNCED: (Said.UNSYNCED,),
    Matter.COPIES: (Said.ONE_VERSION,),
}
_TOLD = {
    Matter.TRIAL: (Said.TRIAL_EARLY,),
    Matter.PASSPHRASE: (Said.PASSPHRASE_UNDATED,),
    Matter.DEVICE: (Said.DEVICE_ON,),
    Matter.DISK: (Said.DISK_UNREADABLE,),
    Matter.SWAP: (Said.SWAP_UNREADABLE,),
    Matter.CAPTURE: (Said.CAPTURE_OPEN,),
    Matter.INTEGRITY: (Said.UNCHECKED,),
    Matter.SEAL: (Said.SEAL_ELSEWHERE, Said.SEAL_UNKNOWN, Said.SEAL_UNCLEAN),
}
_ATTEND = {
    Matter.BACKUP: (Said.BACKUP_DUE, Said.BACKUP_UNDATED, Said.BACKUP_TROUBLED),
    Matter.TRIAL: (Said.TRIAL_DUE,),
    Matter.OTHER_DISK: (Said.BESIDE_ONLY, Said.NOWHERE),
    Matter.SHEET: (Said.SHEET_UNKNOWN,),
    Matter.DISK: (Said.DISK_PLAIN,),
    Matter.SWAP: (Said.SWAP_PLAIN, Said.SWAP_HIBERNATES),
    Matter.IDLE: (Said.IDLE_LONG,),
    Matter.SIGNALS: (Said.SIGNALS_DEAF,),
    Matter.INTEGRITY: (Said.WHOLE_LONG_AGO,),
    Matter.SEAL: (Said.SEAL_DOUBTED,),
    Matter.SYNCED: (Said.SYNCED,),
    Matter.COPIES: (Said.MORE_VERSIONS,),
}
_ACT = {
    Matter.BACKUP: (Said.BACKUP_LATE, Said.BACKUP_NEVER),
    Matter.INTEGRITY: (Said.DAMAGED,),
}
_MEANING = {
    said: (matter, level)
    for level, table in (
        (Level.GOOD, _GOOD),
        (Level.TOLD, _TOLD),
        (Level.ATTEND, _ATTEND),
        (Level.ACT, _ACT),
    )
    for matter, all_said in table.items()
    for said in all_said
}

AGAINST: dict[Danger, tuple[Matter, ...]] = {
    Danger.BREAKS: (Matter.BACKUP, Matter.TRIAL, Matter.OTHER_DISK),
    Danger.FORGOTTEN: (Matter.SHEET,),
    Danger.TAKEN: (Matter.PASSPHRASE, Matter.DEVICE, Matter.DISK, Matter.SWAP),
    Danger.LEFT_ALONE: (Matter.IDLE, Matter.SIGNALS, Matter.CAPTURE),
    Danger.CHANGED: (Matter.INTEGRITY, Matter.SEAL, Matter.SYNCED, Matter.COPIES),
}
"""Which matters stand under which heading, in the order of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one matter."""

    said: Said
    day: date | None = None
    count: int = 0
    """Days, minutes or versions: what the sentence counts."""
    names: tuple[str, ...] = ()
    """A service or signals that the sentence names; never a person, never a place."""

    @property
    def matter(self) -> Matter:
        """What this is about."""
        return _MEANING[self.said][0]

    @property
    def level(self) -> Level:
        """How much it asks of the user."""
        return _MEANING[self.said][1]
