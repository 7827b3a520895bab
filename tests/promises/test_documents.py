"""What leaves the vault on purpose says nobody's name, and not on whose computer it was made."""

import json
import os
import subprocess
import sys
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from tests.children import ROOT
from tests.conftest import PASSPHRASE
from tests.promises.marked import ORGANISATION, STEM, told_as
from tests.reports.reading_back import everything, said
from vp_desktop.domain.organisations import Organisation
from vp_desktop.domain.reports import Language, ReportDraft, Variant
from vp_desktop.services.calendar_file import calendar_file
from vp_desktop.services.practice import Practice

WORD = "Zeezwaluwnest"
COMPUTERS = (
    {"USER": "fatima", "TZ": "Pacific/Chatham", "LC_ALL": "C.UTF-8"},
    {"USER": "johanna", "TZ": "America/Caracas", "LC_ALL": "nl_NL.UTF-8"},
)


@pytest.fixture
def told(practice: Practice, tmp_path: Path) -> Practice:
    """Thirty cases in which everything that a person told says ``WORD``."""
    given = tmp_path / "practice.json"
    given.write_text(json.dumps(told_as(WORD, cases=30)), encoding="utf-8")
    practice.exchange.add(practice.exchange.read(given))
    return practice


def organisation_in(practice: Practice) -> Organisation:
    found = practice.organisations.find(ORGANISATION)
    assert found is not None
    return found


def test_59a_no_report_names_anyone_who_told(told: Practice) -> None:
    draft = ReportDraft(
        organisation_id=organisation_in(told).id, first=date(2025, 1, 1), last=date(2025, 12, 31)
    )

    for variant, language in product(Variant, Language):
        pdf = told.reports.render_job(
            draft.model_copy(update={"variant": variant, "language": language})
        )()
        whole = everything(pdf) + said(pdf).encode()
        assert ORGANISATION in said(pdf)
        assert WORD.casefold().encode() not in whole.lower()


def test_59b_neither_the_computer_nor_its_user_shows_in_a_report(
    told: Practice, tmp_path: Path
) -> None:
    vault = told.folder
    told.lock()

    one, other = (report_made_on(tmp_path / one["USER"], vault, one) for one in COMPUTERS)

    assert one == other
    machine = os.uname().nodename
    words = [str(tmp_path), str(ROOT), *([machine] if len(machine) > 5 else [])]
    words += [value for computer in COMPUTERS for value in computer.values()]
    assert [word for word in words if word.encode() in everything(one)] == []


def test_59c_a_calendar_holds_no_word_of_the_vault(told: Practice) -> None:
    follow_ups = told.follow_ups.open()

    made = calendar_file(follow_ups, told.clock())

    assert len(follow_ups) == 30
    assert made.count(b"BEGIN:VEVENT") == 30
    assert WORD.encode() not in made
    assert STEM.encode() not in made


def report_made_on(home: Path, vault: Path, computer: dict[str, str]) -> bytes:
    """Make the report of 2025 by the command line, as ``computer`` has it."""
    home.mkdir()
    words = home / "words.txt"
    words.write_text(PASSPHRASE, encoding="utf-8")
    report = home / "report.pdf"
    when = ["--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15"]
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "vp_desktop.cli", "report", "--vault", vault, *when,
         "--organisation", ORGANISATION, "--language", "nl", "--out", report,
         "--passphrase-file", words],
        check=True,
        capture_output=True,
        cwd=home,
        env={**os.environ, **computer, "HOME": str(home)},
    )  # fmt: skip
    return report.read_bytes()
