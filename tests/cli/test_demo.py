import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from tests.cli.conftest import DEMO, CommandLine
from tests.conftest import CHEAP
from vp_desktop.domain.printed_texts import printed_texts
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.services.demo import ORGANISATION, TALKING_NOW, make_demo_vault
from vp_desktop.services.practice import Practice

ROOT = Path(__file__).parents[2]


def test_the_demo_practice_is_the_one_that_its_maker_makes() -> None:
    made = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, ROOT / "packaging" / "make_demo.py", "--check"], check=False
    )

    assert made.returncode == 0


def test_the_demo_practice_is_lifelike_in_size() -> None:
    practice = json.loads(DEMO.read_text("utf-8"))

    years = {case["opened_on"][:4] for case in practice["cases"]}
    notes = {contact["note"] for case in practice["cases"] for contact in case["contacts"]}
    assert len(practice["organisations"]) == 4
    assert years == {"2024", "2025", "2026"}
    assert len(practice["cases"]) >= 150
    assert len(notes) > 250
    assert len(practice["activities"]) > 50
    assert len(practice["advices"]) > 10


def test_a_demo_vault_holds_the_demo_practice(tmp_path: Path) -> None:
    key, count = make_demo_vault(tmp_path / "demo.vpvault", cost=CHEAP)

    practice = Practice.open(tmp_path / "demo.vpvault", key)
    found = practice.organisations.find(ORGANISATION)
    talking = practice.cases.pick(TALKING_NOW)
    practice.lock()
    assert count.cases == 168
    assert found is not None
    assert talking[0].title == TALKING_NOW


def test_no_text_of_the_demo_leaves_a_passage_to_decide_about(tmp_path: Path) -> None:
    """The demo shows how it is done: nothing in it points to a person or tells a hidden count."""
    key, _count = make_demo_vault(tmp_path / "demo.vpvault", cost=CHEAP)
    practice = Practice.open(tmp_path / "demo.vpvault", key)
    told: list[str] = []

    for one, year in product(practice.organisations.rows(), (2024, 2025, 2026)):
        first, last = date(year, 1, 1), date(year, 12, 31)
        texts = practice.reports.texts(one.id, first, last)
        draft = ReportDraft(organisation_id=one.id, first=first, last=last, texts=texts)
        reader = practice.protection.reader(draft, practice.reports.figures(draft))
        assert reader.around.hidden
        read = reader.passages(printed_texts(practice.reports.content(draft)))
        told += [found.passage for passages in read for found in passages.found]
    practice.lock()

    assert told == []


@pytest.mark.parametrize("days", [0, 400])
def test_what_is_to_be_done_in_a_demo_lies_around_today(tmp_path: Path, days: int) -> None:
    now = datetime(2026, 11, 21, 12, tzinfo=UTC) + timedelta(days=days)
    key, _count = make_demo_vault(tmp_path / "demo.vpvault", cost=CHEAP, clock=lambda: now)

    practice = Practice.open(tmp_path / "demo.vpvault", key)
    due = [(follow_up.due_on - now.date()).days for follow_up in practice.follow_ups.open()]
    practice.lock()
    assert due.count(0) == 2
    assert -7 < min(due) < 0
    assert max(due) < 90


@pytest.mark.parametrize("name", ["full", "file"])
def test_a_demo_is_never_made_over_something(vp: CommandLine, name: str) -> None:
    (vp.folder / "full").mkdir()
    (vp.folder / "full" / "precious").touch()
    (vp.folder / "file").touch()

    said = vp("demo", vp.folder / name)

    assert said.code == 1
    assert [one.name for one in (vp.folder / "full").iterdir()] == ["precious"]


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_whole_demo_runs_without_a_screen(vp: CommandLine) -> None:
    said = vp("demo", vp.folder / "demo")

    made = {one.name for one in (vp.folder / "demo").iterdir()}
    assert (said.code, said.complaint) == (0, "")
    assert {"Voorbeeld.vpvault", "Teruggezet.vpvault", "jaarverslag-2025.pdf"} <= made
    assert list((vp.folder / "demo" / "schermen").rglob("*.png"))
