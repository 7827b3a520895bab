from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.domain.backups import BackupId, MadeBackup
from vp_desktop.vault.rotation import expendable

START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def backup(number: int, made_at: datetime, notes: int = 100) -> MadeBackup:
    return MadeBackup(
        id=BackupId(f"{number:032x}"),
        path=Path(f"{number}.vpbackup"),
        bytes=1,
        cases=10,
        notes=notes,
        made_at=made_at,
        proven_at=made_at,
    )


def kept_after(moments: list[datetime]) -> list[MadeBackup]:
    """Return what is there when a backup was made and rotated at each of ``moments``."""
    there: list[MadeBackup] = []
    for number, moment in enumerate(moments):
        there.insert(0, backup(number, moment))
        gone = expendable(there)
        there = [one for one in there if one not in gone]
    return there


def test_a_year_of_daily_backups_leaves_seven_days_four_weeks_twelve_months() -> None:
    there = kept_after([START + timedelta(days=n) for n in range(400)])

    ages = [(there[0].made_at - one.made_at).days for one in there]
    days, weeks, months = ages[:7], ages[7:9], ages[9:]
    assert days == [0, 1, 2, 3, 4, 5, 6]
    assert weeks == [11, 18], "two of the four weeks are among the days"
    assert months == [35, 66, 96, 127, 157, 188, 219, 249, 280, 310], "two are among the days"


def test_the_newest_two_are_kept_even_of_one_day() -> None:
    there = kept_after([START + timedelta(minutes=n) for n in range(5)])

    assert [one.id for one in there] == [f"{number:032x}" for number in (4, 3)]


def test_a_stick_that_lay_in_a_drawer_keeps_its_old_backups() -> None:
    old = [START + timedelta(days=n) for n in range(3)]

    there = kept_after([*old, START + timedelta(days=900)])

    assert len(there) == 4


@given(st.lists(st.integers(-730, 730), min_size=1, max_size=60))
def test_no_clock_brings_the_proven_copies_below_two(days: list[int]) -> None:
    moments = [START + timedelta(days=n) for n in days]

    there = kept_after(moments)

    newest = [f"{number:032x}" for number in range(len(days))][-2:]
    assert [one.id for one in there[:2]] == newest[::-1]
    assert len(there) <= 7 + 4 + 12 + 2


def test_after_a_great_loss_nothing_is_given_up() -> None:
    times = [START + timedelta(minutes=n) for n in range(5)]
    before = [backup(n, time) for n, time in enumerate(times)][::-1]

    assert len(expendable(before)) == 3
    assert expendable([backup(9, START + timedelta(hours=1), notes=70), *before]) == []
    assert len(expendable([backup(9, START + timedelta(hours=1), notes=90), *before])) == 4
