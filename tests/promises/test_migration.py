"""A new version of the program brings a vault up to date, or leaves it as it was."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from tests.children import said_by
from tests.conftest import NOON, PASSPHRASE
from tests.promises import kill_work
from tests.promises.power_looks import DRAFTS, survives
from tests.promises.power_work import STICK, VAULT
from tests.vault.backup_steps import back_up, no_file_above
from tests.vault.planted import NEXT, make_older
from tests.vault.raw import meddle
from tests.vaults.freeze import HERE
from vp_desktop.domain.errors import VpError
from vp_desktop.vault.backup_keys import by_passphrase
from vp_desktop.vault.backup_log import BackupLog
from vp_desktop.vault.connection import Value as Cell
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.digests import Reading, TableDigest, Value, digests, readings
from vp_desktop.vault.errors import TooNewError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.pre_upgrade import open_current
from vp_desktop.vault.restore import restore, verify_fully
from vp_desktop.vault.unlock import derive_key

LONG = pytest.mark.long
SIGNS = "abcdefghij ëéïö'\"\n;%_🙂\u200f-"
DAY, MOMENT = "2026-01-05", "2026-01-05T12:00:00+00:00"

GROWING: dict[str, dict[str, Callable[[int, str], Cell]]] = {
    "case": {
        "id": lambda i, _t: i,
        "organisation_id": lambda _i, _t: 1,
        "code": lambda i, _t: f"2026-{i}",
        "opened_on": lambda _i, _t: DAY,
        "entered_on": lambda _i, _t: DAY,
        "status": lambda _i, _t: "ST-NIE",
        "touched_on": lambda _i, _t: DAY,
        "saved_at": lambda _i, _t: MOMENT,
    },
    "contact": {
        "id": lambda i, _t: i,
        "case_id": lambda i, _t: i,
        "held_on": lambda _i, _t: DAY,
        "kind": lambda _i, _t: "CO-TEL",
        "minutes": lambda i, _t: i % 300,
        "saved_at": lambda _i, _t: MOMENT,
    },
    "note": {"contact_id": lambda i, _t: i, "text": lambda _i, t: t},
    "draft": {
        "place": lambda i, _t: f"case:{i}",
        "body": lambda _i, t: t,
        "saved_at": lambda _i, _t: MOMENT,
    },
}
"""Tables that a practice fills, and how to make their columns from a number and a text."""


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=LONG)])
def test_46_an_upgrade_killed_at_any_moment_leaves_the_old_vault_or_the_new(
    vault_folder: Path, kills: int
) -> None:
    killed = int(said_by(kill_work.RUN, "upgrading", vault_folder, str(kills)))

    assert killed >= kills


@pytest.mark.parametrize("how_many", [5, pytest.param(400, marks=LONG)])
def test_46a_an_upgrade_cut_off_from_the_power_leaves_the_old_vault_or_the_new(
    vault_folder: Path, key: MasterKey, tmp_path: Path, how_many: int
) -> None:
    here = tmp_path / "disk"
    shutil.copytree(vault_folder, here / VAULT)
    (here / STICK).mkdir()
    make_older(here / VAULT, key, DRAFTS)

    assert survives(here, key, "upgrading", how_many) == how_many


@pytest.fixture
def older(vault_folder: Path, key: MasterKey) -> Path:
    """A vault of the version before ``NEXT``."""
    make_older(vault_folder, key, drafts=3)
    return vault_folder


def test_46b_before_an_upgrade_there_is_a_proven_backup_of_the_vault_as_it_was(
    older: Path, key: MasterKey
) -> None:
    with open_current(older, key, at_noon, NEXT) as vault:
        (logged,) = BackupLog(vault).all()
        rows = vault.read("SELECT colour FROM draft", {})

    (backup,) = older.parent.glob("*.vpbackup")
    found = verify_fully(backup, by_passphrase(PASSPHRASE))
    restored = restore(backup, by_passphrase(PASSPHRASE), older.with_name("restored.vpvault"))
    with Vault.open(restored.path, key) as vault:
        drafts = len(vault.read("SELECT 1 FROM draft", {}))
    assert backup.name == f"practice-pre-v{len(NEXT)}-2026-03-02.vpbackup"
    assert logged.path == backup
    assert found.made_at == NOON
    assert len(rows) == drafts == 3


def test_46c_the_backup_goes_where_the_newest_one_went(older: Path, key: MasterKey) -> None:
    stick = older.with_name("stick")
    with Vault.open(older, key) as vault:
        made = back_up(vault, key, stick)
        with vault.transaction():
            BackupLog(vault).add(made)

    open_current(older, key, at_noon, NEXT).close()

    assert len(list(stick.glob("*-pre-v*.vpbackup"))) == 1
    assert list(older.parent.glob("*.vpbackup")) == []


def test_46d_with_the_stick_away_the_backup_lies_beside_the_vault(
    older: Path, key: MasterKey
) -> None:
    stick = older.with_name("stick")
    with Vault.open(older, key) as vault:
        made = back_up(vault, key, stick)
        with vault.transaction():
            BackupLog(vault).add(made)
    shutil.rmtree(stick)

    open_current(older, key, at_noon, NEXT).close()

    assert len(list(older.parent.glob("*-pre-v*.vpbackup"))) == 1


def test_46e_without_a_backup_there_is_no_upgrade(older: Path, key: MasterKey) -> None:
    before = (older / "vault.db").read_bytes()

    with no_file_above(100_000), pytest.raises(VpError):
        open_current(older, key, at_noon, NEXT)

    assert (older / "vault.db").read_bytes() == before
    assert list(older.parent.glob("*.vpbackup*")) == []
    Vault.open(older, key).close()


def test_46f_a_vault_of_today_is_opened_without_a_backup(
    vault_folder: Path, key: MasterKey
) -> None:
    open_current(vault_folder, key, at_noon).close()

    assert list(vault_folder.parent.glob("*.vpbackup")) == []


def at_noon() -> datetime:
    return NOON


@pytest.mark.parametrize("rows", [200, pytest.param(10_000, marks=LONG)])
@pytest.mark.parametrize("version", range(1, len(NEXT)))
def test_47_an_upgrade_leaves_every_value_that_there_was(
    tmp_path: Path, version: int, rows: int
) -> None:
    folder = shutil.copytree(HERE / f"v{version}.vpvault", tmp_path / "practice.vpvault")
    key = derive_key(folder, PASSPHRASE)
    fill_at_random(folder, key, version, rows)
    tables = every_table(folder, key)
    before = held(folder, key, tables)

    open_current(folder, key, at_noon, NEXT).close()

    after = held(folder, key, tables)
    assert len(before) > 30
    assert sum(digest.rows for digest in before.values()) > rows
    assert after == before


def test_47a_a_newer_vault_is_left_alone_by_an_older_program(older: Path, key: MasterKey) -> None:
    open_current(older, key, at_noon, NEXT).close()
    before = (older / "vault.db").read_bytes()

    with pytest.raises(TooNewError):
        open_current(older, key, at_noon)

    assert (older / "vault.db").read_bytes() == before


def fill_at_random(folder: Path, key: MasterKey, version: int, rows: int) -> None:
    """Add about ``rows`` rows of every length and kind of sign to a vault of ``version``."""
    chance = Random(rows)  # noqa: S311 - the same rows every time
    ids = range(1000, 1000 + rows // 4)

    def text() -> str:
        return "".join(chance.choices(SIGNS, k=int(200 ** chance.random())))

    with Vault.open(folder, key, NEXT[:version]) as vault, vault.transaction():
        for table, columns in GROWING.items():
            names = ", ".join(columns)
            sql = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join(f":{c}" for c in columns)})'  # noqa: S608 - our own names
            vault.write_many(
                sql, [{c: value(i, text()) for c, value in columns.items()} for i in ids]
            )


def every_table(folder: Path, key: MasterKey) -> tuple[Reading, ...]:
    """Return how to read each table whose rows an upgrade has to leave as they are."""

    def query(sql: str) -> Iterable[Sequence[Value]]:
        return meddle(folder, key, sql)  # type: ignore[return-value]  # what a column holds

    ours = {"sqlite_schema", "vault_fact", "backup_log"}
    return tuple(reading for reading in readings(query) if reading.table not in ours)


def held(folder: Path, key: MasterKey, tables: tuple[Reading, ...]) -> dict[str, TableDigest]:
    def query(sql: str) -> Iterable[Sequence[Value]]:
        return meddle(folder, key, sql)  # type: ignore[return-value]  # what a column holds

    return {digest.table: digest for digest in digests(query, tables)}
