"""Reports that correct those before, and reports that are stopped while they are made."""

import io
import json
import signal
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ORGANISATION, CommandLine
from tests.reports.reading_back import said
from vp_desktop.cli.report_options import LONGEST_LINE
from vp_desktop.domain.drafts import MAX_LINE_CHARS

WORDS = "Het aantal gesprekken was verkeerd opgeteld"


def report(vp: CommandLine, *more: str | Path) -> tuple[int, str, str]:
    made = vp.opening(
        "report", "--organisation", ORGANISATION, "--from", "2025-01-01", "--to", "2025-12-31",
        "--language", "en", "--variant", "staff", "--out", vp.folder / "r.pdf", *more,
    )  # fmt: skip
    return made.code, made.out, made.complaint


def text_of(vp: CommandLine) -> str:
    return " ".join(said((vp.folder / "r.pdf").read_bytes()).split())


def test_a_corrected_edition_says_what_it_corrects_and_what_it_replaces(
    filled: CommandLine,
) -> None:
    assert "ledger" in report(filled, "--publish")[1]

    draft = report(filled, "--correction", WORDS)
    as_draft = text_of(filled)
    code, out, complaint = report(filled, "--publish", "--correction", f" {WORDS}\n")
    ledger = filled.opening("ledger", "--organisation", ORGANISATION).out

    assert (draft[0], code, complaint) == (0, 0, "")
    assert f"What was corrected: {WORDS}." in as_draft
    assert f"What was corrected: {WORDS}." in text_of(filled)
    assert "It is edition 2" in out
    assert "--correction" not in out
    assert "edition 2" in ledger


def test_an_edition_that_says_nothing_is_followed_by_one_that_does(filled: CommandLine) -> None:
    report(filled, "--publish")

    _code, out, _complaint = report(filled, "--publish")
    report(filled, "--publish", "--correction", WORDS)

    assert "What it corrects can be said by --correction." in out
    assert "Third, corrected edition" in text_of(filled)
    assert WORDS in text_of(filled)


@pytest.mark.parametrize(
    ("before", "correction", "code", "told"),
    [
        ([], WORDS, 1, "there is nothing to correct"),
        (["--publish"], " \n", 1, "Say in a few words"),
        (["--publish"], "x" * (LONGEST_LINE + 1), 2, "at most 200 characters"),
    ],
)
def test_a_correction_of_nothing_or_without_words_is_refused(
    filled: CommandLine, before: list[str], correction: str, code: int, told: str
) -> None:
    report(filled, *before)
    there = (filled.folder / "r.pdf").read_bytes()

    refused = report(filled, "--publish", "--correction", correction)

    assert (refused[0], told in refused[2]) == (code, True), refused
    assert (filled.folder / "r.pdf").read_bytes() == there


def test_the_longest_words_are_those_that_the_vault_takes() -> None:
    assert LONGEST_LINE == MAX_LINE_CHARS


class Terminal(io.StringIO):
    """A terminal whose user presses Ctrl+C when the bar has come to ``share``."""

    def __init__(self, share: int) -> None:
        super().__init__()
        self._share = share

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        shown = text.rpartition("]")[2].strip(" %")
        if shown.isdigit() and int(shown) >= self._share:
            self._share = 1_000
            signal.raise_signal(signal.SIGINT)
        return super().write(text)


@pytest.mark.parametrize("share", [0, 55, 85])
def test_a_report_that_is_stopped_leaves_nothing_half(
    filled: CommandLine, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (filled.folder / "r.pdf").write_text("old")
    terminal = Terminal(share)
    monkeypatch.setattr(sys, "stderr", terminal)

    code, out, _complaint = report(
        filled, "--publish", "--figures", filled.folder / "r.json", "--excel",
        filled.folder / "r.xlsx",
    )  # fmt: skip

    assert (code, out) == (1, "")
    assert "Stopped. Nothing of it was kept." in terminal.getvalue()
    assert (filled.folder / "r.pdf").read_text() == "old"
    assert not (filled.folder / "r.json").exists()
    assert not (filled.folder / "r.xlsx").exists()
    ledger = filled.opening("ledger", "--json", "--organisation", ORGANISATION)
    assert json.loads(ledger.out)["reports"] == []


def test_a_file_that_cannot_be_written_takes_the_others_back_but_not_what_was_there(
    filled: CommandLine,
) -> None:
    there = filled.folder / "r.json"
    there.mkdir()

    code, _out, _complaint = report(filled, "--figures", there)

    assert code == 4
    assert there.is_dir()
    assert not (filled.folder / "r.pdf").exists()
