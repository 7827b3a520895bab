import csv
import json
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from tests.conftest import SetClock
from tests.disks import small_disk
from tests.services.practice_files import case, file_with, in_json
from vp_desktop import i18n
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.domain.progress import StoppedError
from vp_desktop.services.exchange import Exchange
from vp_desktop.services.exchange_tables import TABLES
from vp_desktop.services.practice import Practice
from vp_desktop.vault.backup_errors import (
    TargetExistsError,
    TargetFullError,
    TargetGoneError,
    TargetInsideVaultError,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey

DEMO = Path(__file__).parents[2] / "resources" / "demo" / "practice.json"
FULL = Path(__file__).with_name("full_practice.json")
"""A practice file in which every field that there is says something."""

NOT_PRACTICE = {
    "vault_fact": "about the vault, not the practice",
    "draft": "half typed: it belongs to the screen it was typed on",
    "export_log": "about files that this vault made",
    "backup_log": "about files that this vault made",
    "own_code": "no use case writes one yet",
}
"""Tables that an export leaves out, and why."""


@contextmanager
def fresh(empty: Path, key: MasterKey, clock: SetClock) -> Iterator[Exchange]:
    folder = empty.with_name("fresh.vpvault")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(empty, folder)
    with Vault.open(folder, key.copy()) as vault:
        yield Exchange(vault, announce_nothing, clock)


def round_trip(exchange: Exchange, file: Path, out: Path) -> Any:
    exchange.add(exchange.read(file))
    shutil.rmtree(out, ignore_errors=True)
    exchange.export(out)
    return json.loads((out / "practice.json").read_text("utf-8"))


def table(out: Path, name: str) -> list[list[str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_an_export_that_is_imported_gives_the_same_practice(
    vault_folder: Path, key: MasterKey, clock: SetClock, tmp_path: Path
) -> None:
    with fresh(vault_folder, key, clock) as exchange:
        first = round_trip(exchange, DEMO, tmp_path / "first")
    with fresh(vault_folder, key, clock) as exchange:
        second = round_trip(exchange, tmp_path / "first" / "practice.json", tmp_path / "second")

    assert second == first
    assert len(first["cases"]) == 168


def test_every_field_of_the_file_comes_back_as_it_went_in(
    practice: Practice, tmp_path: Path
) -> None:
    told = json.loads(FULL.read_text("utf-8"))

    assert round_trip(practice.exchange, FULL, tmp_path / "out") == told


def test_the_full_practice_says_something_in_every_field() -> None:
    said: dict[str, bool] = {}
    look_at(PracticeFile.model_validate_json(FULL.read_bytes()), said)

    # An export lists a conversation with its case; the loose ones are for who writes by hand.
    assert {name for name, is_said in said.items() if not is_said} == {"PracticeFile.contacts"}


def look_at(record: BaseModel, said: dict[str, bool]) -> None:
    for name, field in type(record).model_fields.items():
        value, place = getattr(record, name), f"{type(record).__name__}.{name}"
        by_itself = field.get_default(call_default_factory=True)
        said[place] = said.get(place, False) or field.is_required() or value != by_itself
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                look_at(item, said)


def test_every_table_and_column_of_the_practice_is_in_the_file(
    practice: Practice, vault: Vault
) -> None:
    practice.exchange.add(practice.exchange.read(FULL))

    listed = vault.read("PRAGMA table_list", {})
    tables = {row["name"] for row in listed if row["type"] == "table"} - NOT_PRACTICE.keys()
    silent = {
        f"{name}.{column}"
        for name in tables
        if not name.startswith("sqlite_") and "_words" not in name
        for column in columns_that_say_nothing(vault, name)
    }
    kept_here = {"report.fixed"}  # an adopted report that is brought along tells what is here now
    assert {name for name in silent if not name.endswith(".binned_at")} == kept_here


def columns_that_say_nothing(vault: Vault, name: str) -> Iterator[str]:
    rows = vault.read(f'SELECT * FROM "{name}"', {})  # noqa: S608 - a name of our own schema
    for column in vault.read(f"PRAGMA table_info('{name}')", {}):
        if all(row[column["name"]] in (None, "") for row in rows):
            yield column["name"]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
days = st.dates(date(1990, 1, 1), date(2199, 12, 31)).map(str)
kinds = st.lists(st.sampled_from(["OO-PES", "IN-FRA", "SA-LEI"]), min_size=1, unique=True)
conversations = st.fixed_dictionaries(
    {"on": days, "kind": st.just("CO-TEL"), "minutes": st.integers(0, 600), "note": texts}
)


@st.composite
def practices(draw: Callable[..., Any]) -> dict[str, Any]:
    return file_with(
        *(
            case(
                code=f"c{number}",
                opened_on=draw(days),
                kinds=draw(kinds),
                marks=sorted(draw(st.sets(st.sampled_from(["TR1", "IM-STR"])))),
                title=draw(texts),
                wish=draw(texts),
                client=draw(st.sampled_from([None, "M-1", "M-2"])),
                contacts=draw(st.lists(conversations, max_size=3)),
            )
            for number in range(draw(st.integers(0, 3)))
        )
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=practices())
def test_whatever_is_told_comes_back(
    vault_folder: Path, key: MasterKey, clock: SetClock, tmp_path: Path, told: dict[str, Any]
) -> None:
    with fresh(vault_folder, key, clock) as exchange:
        first = round_trip(exchange, in_json(tmp_path, told), tmp_path / "first")
    with fresh(vault_folder, key, clock) as exchange:
        second = round_trip(exchange, tmp_path / "first" / "practice.json", tmp_path / "second")

    assert second == first
    for asked, back in zip(told["cases"], first["cases"], strict=True):
        assert [one["note"] for one in back["contacts"]] == [
            one["note"] for one in asked["contacts"]
        ]
        assert {name: back[name] for name in asked.keys() - {"contacts"}} == {
            name: asked[name] for name in asked.keys() - {"contacts"}
        }


def test_what_lies_in_the_bin_stays_there(practice: Practice, tmp_path: Path) -> None:
    practice.exchange.add(practice.exchange.read(DEMO))
    kept, binned = practice.cases.rows()[:2]
    practice.cases.remove(binned.id)
    practice.notes.remove(practice.notes.of_case(kept.id)[0].id)

    practice.exchange.export(tmp_path / "out")

    cases = json.loads((tmp_path / "out" / "practice.json").read_text("utf-8"))["cases"]
    of_kept = next(one for one in cases if one["code"] == kept.code)
    assert binned.code not in {one["code"] for one in cases}
    assert len(of_kept["contacts"]) == len(practice.notes.of_case(kept.id))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_table_of_cases_can_be_imported_again(
    vault_folder: Path, key: MasterKey, clock: SetClock, tmp_path: Path, language: str
) -> None:
    with i18n.speaking(language):
        with fresh(vault_folder, key, clock) as exchange:
            round_trip(exchange, DEMO, tmp_path / "out")
        with fresh(vault_folder, key, clock) as exchange:
            count = exchange.add(exchange.read(tmp_path / "out" / "cases.csv"))

    assert count.cases == 168


def test_every_record_fills_a_row_of_its_table(practice: Practice, tmp_path: Path) -> None:
    told = round_trip(practice.exchange, DEMO, tmp_path / "out")

    rows = {name: len(table(tmp_path / "out", name)) - 1 for name in TABLES}
    assert rows["cases"] == len(told["cases"])
    assert rows["contacts"] == sum(len(one["contacts"]) for one in told["cases"])
    assert rows["activities"] == len(told["activities"])
    assert rows["codes"] > 300


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_taken_for_a_formula(practice: Practice, tmp_path: Path, sign: str) -> None:
    note = f"{sign}cmd|' /C calc'!A0"
    told = file_with(case(contacts=[{"on": "2025-03-14", "kind": "telefoon", "note": note}]))
    round_trip(practice.exchange, in_json(tmp_path, told), tmp_path / "out")

    cells = [cell for row in table(tmp_path / "out", "contacts")[1:] for cell in row]
    assert f"'{note}" in cells
    assert not [cell for cell in cells if cell.startswith(sign)]


def test_an_export_is_for_the_owner_alone(practice: Practice, tmp_path: Path) -> None:
    folder, packed = tmp_path / "out", tmp_path / "out.zip"
    practice.exchange.export(folder)
    practice.exchange.export(packed)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (*folder.iterdir(), packed)} == {0o600}


def test_a_zip_file_holds_the_same_as_a_folder(practice: Practice, tmp_path: Path) -> None:
    practice.exchange.add(practice.exchange.read(DEMO))
    practice.exchange.export(tmp_path / "out")
    practice.exchange.export(tmp_path / "out.zip")

    with ZipFile(tmp_path / "out.zip") as parts:
        assert parts.testzip() is None
        packed = {name: parts.read(name) for name in parts.namelist()}
    assert packed == {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}


def test_nothing_is_written_over(practice: Practice, tmp_path: Path) -> None:
    for name in ("out", "out.zip"):
        (tmp_path / name).mkdir()
        with pytest.raises(TargetExistsError):
            practice.exchange.export(tmp_path / name)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "out.zip", "practice.vpvault"]


def test_an_export_into_the_vault_itself_is_refused(practice: Practice) -> None:
    with pytest.raises(TargetInsideVaultError):
        practice.exchange.export(practice.folder / "out")


def test_an_export_to_a_folder_that_is_not_there_is_refused(
    practice: Practice, tmp_path: Path
) -> None:
    with pytest.raises(TargetGoneError):
        practice.exchange.export(tmp_path / "absent" / "out")


def test_a_stopped_export_leaves_nothing(practice: Practice, tmp_path: Path) -> None:
    practice.exchange.add(practice.exchange.read(DEMO))

    def stop(_share: float) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        practice.exchange.export(tmp_path / "out", stop)

    assert [one.name for one in tmp_path.iterdir()] == ["practice.vpvault"]


def test_a_full_disk_leaves_nothing(practice: Practice, tmp_path: Path) -> None:
    practice.exchange.add(practice.exchange.read(DEMO))

    with small_disk(tmp_path / "stick", kib=64) as disk:
        with pytest.raises(TargetFullError):
            practice.exchange.export(disk / "out")

        assert list(disk.iterdir()) == []


def test_the_read_me_warns_that_nothing_is_encrypted(practice: Practice, tmp_path: Path) -> None:
    practice.exchange.export(tmp_path / "out")

    assert "NOTHING HERE IS ENCRYPTED" in (tmp_path / "out" / "LEESMIJ.txt").read_text("utf-8")
