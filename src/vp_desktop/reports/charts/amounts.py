"""A number as print may show it: told, not told, or never counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from vp_desktop.i18n import _, number

HIDDEN = "×"
"""One sign for every number that is not told, whatever the reason (report design 4)."""
NOT_COUNTED = "–"


class Telling(Enum):
    """Whether a number is printed."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    NOT_COUNTED = "not counted"


@dataclass(frozen=True, slots=True)
class Amount:
    """One number of a table or a chart."""

    telling: Telling
    value: int = 0
    """Meaningless unless shown: a number that is not told is not even held here."""
    fewer_than: int | None = None
    """Of a hidden number: the bound that is printed in its place."""

    @property
    def shown(self) -> bool:
        """Whether there is a number to print."""
        return self.telling is Telling.SHOWN

    @property
    def hidden(self) -> bool:
        """Whether there is a number that is not told."""
        return self.telling is Telling.HIDDEN

    @property
    def counted(self) -> bool:
        """Whether there is a number at all, told or not."""
        return self.telling is not Telling.NOT_COUNTED

    @property
    def text(self) -> str:
        """The number, or the sign that stands for it."""
        match self.telling:
            case Telling.SHOWN:
                return number(self.value)
            case Telling.HIDDEN if self.fewer_than is not None:
                return f"<{self.fewer_than}"
            case Telling.HIDDEN:
                return HIDDEN
            case Telling.NOT_COUNTED:
                return NOT_COUNTED

    @property
    def words(self) -> str:
        """What is said of it, in words or as a number."""
        return self.spoken or self.text

    @property
    def spoken(self) -> str:
        """What is read aloud in place of the sign; empty where the number itself is read."""
        match self.telling:
            case Telling.SHOWN:
                return ""
            case Telling.HIDDEN if self.fewer_than is not None:
                return _("fewer than {n}").format(n=self.fewer_than)
            case Telling.HIDDEN:
                return _("suppressed")
            case Telling.NOT_COUNTED:
                return _("not counted")


def shown(value: int) -> Amount:
    """Return a number that is told."""
    return Amount(Telling.SHOWN, value)


def hidden(fewer_than: int | None = None) -> Amount:
    """Return a number that is not told, or only as a bound."""
    return Amount(Telling.HIDDEN, fewer_than=fewer_than)


def not_counted() -> Amount:
    """Return what stands where nothing was counted."""
    return Amount(Telling.NOT_COUNTED)


def largest(amounts: Iterable[Amount]) -> int:
    """Return the largest number that is told, at least 1: what a scale reaches to."""
    return max((amount.value for amount in amounts if amount.shown), default=0) or 1
