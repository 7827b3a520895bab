"""Time, as something a test can set."""

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, in UTC."""


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def today(clock: Clock) -> date:
    """Return the day that the calendar on the adviser's wall shows."""
    return clock().astimezone().date()
