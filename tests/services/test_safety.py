import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOON, SetClock
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.safety import (
    AGAINST,
    Answer,
    Computer,
    Finding,
    Level,
    Matter,
    Said,
    Swap,
)
from vp_desktop.services.practice import Practice
from vp_desktop.services.safety import Outside
from vp_desktop.vault.errors import VaultDamagedError

QUIET = Outside()
TODAY = NOON.date()


def found(
    practice: Practice, matter: Matter, outside: Outside = QUIET, computer: Computer | None = None
) -> Finding:
    return next(one for one in practice.safety.findings(outside, computer) if one.matter is matter)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_everything_that_can_be_said_is_about_one_thing_of_the_page() -> None:
    said = [Finding(said=one) for one in Said]
    on_the_page = [matter for matters in AGAINST.values() for matter in matters]

    assert {one.matter for one in said} == set(on_the_page) == set(Matter)
    assert len(on_the_page) == len(Matter)


def test_a_vault_without_a_backup_asks_for_one_at_once(practice: Practice) -> None:
    finding = found(practice, Matter.BACKUP)

    assert (finding.said, finding.level) == (Said.BACKUP_NEVER, Level.ACT)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, Said.BACKUP_FRESH), (7, Said.BACKUP_DUE), (15, Said.BACKUP_LATE)],
)
def test_a_backup_ages_by_itself(
    practice: Practice, case_id: CaseId, clock: SetClock, stick: Path, days: int, said: Said
) -> None:
    practice.backups.make(stick)

    clock.now += timedelta(days=days)

    assert found(practice, Matter.BACKUP) == Finding(said=said, count=days)


def test_nobody_is_told_of_a_recovery_sheet_that_was_not_made(practice: Practice) -> None:
    before = found(practice, Matter.SHEET)
    practice.preferences.set(Preference.SHEET_MADE_ON, "2026-02-27")

    after = found(practice, Matter.SHEET)

    assert (before.said, before.level) == (Said.SHEET_UNKNOWN, Level.ATTEND)
    assert after == Finding(said=Said.SHEET_MADE, day=date(2026, 2, 27))


def test_a_pin_is_named_where_one_opens_the_vault(practice: Practice) -> None:
    without = found(practice, Matter.DEVICE)
    beside = found(practice, Matter.DEVICE, Outside(takes_pin=True))

    assert (without.said, without.level) == (Said.DEVICE_OFF, Level.GOOD)
    assert (beside.said, beside.level) == (Said.DEVICE_ON, Level.TOLD)


def test_an_old_passphrase_is_no_reason_to_worry(practice: Practice) -> None:
    practice.preferences.set(Preference.PASSPHRASE_SINCE, "2014-01-01")

    finding = found(practice, Matter.PASSPHRASE)

    assert (finding.day, finding.level) == (date(2014, 1, 1), Level.GOOD)


@pytest.mark.parametrize(("minutes", "level"), [("15", Level.GOOD), ("30", Level.ATTEND)])
def test_a_lock_that_waits_half_an_hour_comes_late(
    practice: Practice, minutes: str, level: Level
) -> None:
    practice.preferences.set(Preference.LOCK_MINUTES, minutes)

    assert found(practice, Matter.IDLE).level is level


def test_a_desktop_that_tells_nothing_is_named(practice: Practice) -> None:
    deaf = found(practice, Matter.SIGNALS, Outside(locks_at=frozenset({"idle", "key"})))
    heard = found(practice, Matter.SIGNALS, Outside(locks_at=frozenset({"idle", "sleep"})))

    assert (deaf.said, deaf.level) == (Said.SIGNALS_DEAF, Level.ATTEND)
    assert heard == Finding(said=Said.SIGNALS_HEARD, names=("sleep",))


@pytest.mark.parametrize(
    ("computer", "disk", "swap"),
    [
        (
            Computer(disk_encrypted=Answer.NO, swap=Swap.PLAIN, hibernates=Answer.YES),
            Said.DISK_PLAIN,
            Said.SWAP_HIBERNATES,
        ),
        (
            Computer(disk_encrypted=Answer.YES, swap=Swap.ENCRYPTED, hibernates=Answer.YES),
            Said.DISK_ENCRYPTED,
            Said.SWAP_ENCRYPTED,
        ),
        (
            Computer(disk_encrypted=Answer.UNREADABLE, swap=Swap.PLAIN, hibernates=Answer.NO),
            Said.DISK_UNREADABLE,
            Said.SWAP_PLAIN,
        ),
    ],
)
def test_the_computer_is_told_as_it_was_read(
    practice: Practice, computer: Computer, disk: Said, swap: Said
) -> None:
    assert found(practice, Matter.DISK, computer=computer).said is disk
    assert found(practice, Matter.SWAP, computer=computer).said is swap


def test_of_a_computer_that_was_not_read_nothing_is_said(practice: Practice) -> None:
    matters = {one.matter for one in practice.safety.findings(QUIET)}

    assert not matters & {Matter.DISK, Matter.SWAP}


def test_a_check_is_remembered_and_grows_old(practice: Practice, clock: SetClock) -> None:
    before = found(practice, Matter.INTEGRITY).said

    steps = sum(1 for _step in practice.safety.check())

    fresh = found(practice, Matter.INTEGRITY)
    clock.now += timedelta(days=93)
    assert steps > 1  # between them the window lives
    assert before is Said.UNCHECKED
    assert fresh == Finding(said=Said.WHOLE, day=TODAY)
    assert found(practice, Matter.INTEGRITY).said is Said.WHOLE_LONG_AGO


def test_a_vault_in_a_synced_folder_is_named_with_the_service(
    practice: Practice, tmp_path: Path
) -> None:
    apart = found(practice, Matter.SYNCED)
    (tmp_path / ".stfolder").mkdir()

    beside = found(practice, Matter.SYNCED)

    assert apart == Finding(said=Said.UNSYNCED)
    assert beside == Finding(said=Said.SYNCED, names=("Syncthing",))
    assert beside.level is Level.ATTEND


def test_damage_is_told_and_never_noted_as_a_check(practice: Practice, case_id: CaseId) -> None:
    file = practice.folder / "vault.db"
    flip_last_byte(file)

    with pytest.raises(VaultDamagedError):
        list(practice.safety.check())

    finding = found(practice, Matter.INTEGRITY)
    assert (finding.said, finding.level) == (Said.DAMAGED, Level.ACT)
    assert practice.preferences.get(Preference.CHECKED_ON) == ""


def flip_last_byte(file: Path) -> None:
    """Change one bit from another process: opening the file in this one would lose its lock."""
    script = (
        "import sys; file = open(sys.argv[1], 'r+b'); file.seek(-1, 2); last = file.read(1);"
        "file.seek(-1, 2); file.write(bytes([last[0] ^ 1])); file.close()"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=True)  # noqa: S603 - our own
