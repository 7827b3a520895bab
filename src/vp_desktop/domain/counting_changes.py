"""A day from which cases are counted in another way: what came before compares with nothing after.

The adviser knows of it, the program cannot: that talks with managers are counted from now on, or
that another location came under the agreement.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.drafts import MAX_LINE_CHARS, Day, Draft
from vp_desktop.domain.periods import Period

CountingChangeId = NewType("CountingChangeId", int)


class CountingChangeDraft(Draft):
    """What a form or an import says of it."""

    changed_on: Day
    reason: Annotated[str, Field(min_length=1, max_length=MAX_LINE_CHARS, repr=False)]
    """What is counted in another way, in the adviser's words: reports print them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingChange:
    """What the vault holds of it."""

    id: CountingChangeId
    changed_on: date
    reason: str = field(repr=False)

    def parts(self, earlier: Period, later: Period) -> bool:
        """Return whether not all days of both were counted in the same way."""
        return earlier.first < self.changed_on <= later.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How the cases of an organisation came to be counted over the years."""

    since: date | None = None
    """When the agreement with the organisation began, if that is known."""
    changes: tuple[CountingChange, ...] = ()
    """The first one first."""

    def within(self, first: date, last: date) -> "Counted":
        """Return the same with those changes alone that fall between two days."""
        changes = tuple(one for one in self.changes if first <= one.changed_on <= last)
        return replace(self, changes=changes)

    def without_reasons(self) -> "Counted":
        """Return the same for a report that compares, and does not say why it does not."""
        changes = tuple(replace(one, reason="") for one in self.changes)
        return replace(self, changes=changes)


ALIKE = Counted()
"""Nothing is known that keeps one period from being compared with another."""
