"""What a use case touched, so that the views know what to read again."""

from collections.abc import Callable
from enum import Enum, auto


class Topic(Enum):
    """A kind of record that a page may show."""

    ACTIVITIES = auto()
    ADVICE = auto()
    BACKUPS = auto()
    CASES = auto()
    DRAFTS = auto()
    FOLLOW_UPS = auto()
    NOTES = auto()
    ORGANISATIONS = auto()
    REFERRALS = auto()
    REPORTS = auto()
    SETTINGS = auto()


Announce = Callable[[Topic], None]


def announce_nothing(_topic: Topic) -> None:
    """Stand in where nobody listens: the command line, a worker."""
