"""Which backups are kept: the last seven days, four weeks and twelve months that have one.

Counted in backups, not in days from today: a clock that jumps, or a stick that lay in a drawer for
a year, must not make old backups worthless. The newest two proven ones are never given up.
"""

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from vp_desktop.domain.backup_care import is_shrunk
from vp_desktop.domain.backups import MadeBackup

DAYS, WEEKS, MONTHS = 7, 4, 12
NEWEST_KEPT = 2


def expendable(proven: Sequence[MadeBackup]) -> list[MadeBackup]:
    """Return those of ``proven`` that need not be kept.

    ``proven`` are the proven backups of one vault that really lie in one folder, in the order they
    were made, newest first. Right after a great loss of records nothing is given up.
    """
    if _shrunk(proven):
        return []
    kept = {backup.id for backup in proven[:NEWEST_KEPT]}
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= {backup.id for backup in _newest_of_each(proven, period, count)}
    return [backup for backup in proven if backup.id not in kept]


def _shrunk(proven: Sequence[MadeBackup]) -> bool:
    if len(proven) < NEWEST_KEPT:
        return False
    newest, before = (backup.cases + backup.notes for backup in proven[:2])
    return is_shrunk(before, newest)


def _newest_of_each(
    proven: Sequence[MadeBackup], period: Callable[[date], Hashable], count: int
) -> list[MadeBackup]:
    """Return the newest backup of each of the last ``count`` periods that have one."""
    found: dict[Hashable, MadeBackup] = {}
    for backup in proven:
        found.setdefault(period(backup.made_at.astimezone().date()), backup)
    return list(found.values())[:count]


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
