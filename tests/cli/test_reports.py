import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import ORGANISATION, CommandLine
from tests.conftest import PASSPHRASE
from tests.reports.reading_back import said
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.services.practice import Practice
from vp_desktop.vault.unlock import derive_key

YEAR = ("--from", "2025-01-01", "--to", "2025-12-31")


def report(vp: CommandLine, *more: str | Path) -> tuple[int, str]:
    said = vp.opening(
        "report", "--organisation", ORGANISATION, *YEAR, "--out", vp.folder / "r.pdf", *more
    )
    return said.code, said.complaint


def test_a_report_is_made_with_its_figures(filled: CommandLine) -> None:
    outcome = report(filled, "--figures", filled.folder / "r.json", "--language", "nl")

    figures = json.loads((filled.folder / "r.json").read_text("utf-8"))
    assert outcome == (0, "")
    assert (filled.folder / "r.pdf").read_bytes().startswith(b"%PDF")
    assert (figures["format"], figures["organisation"]) == ("vp-figures", ORGANISATION)


def test_the_same_question_gives_the_same_bytes(filled: CommandLine) -> None:
    made = []
    for _time in range(2):
        report(filled, "--as-of", "2026-02-01", "--language", "nl")
        made.append(sha256((filled.folder / "r.pdf").read_bytes()).hexdigest())

    assert made[0] == made[1]


def test_only_what_is_published_enters_the_ledger(filled: CommandLine) -> None:
    report(filled)
    before = json.loads(filled.opening("ledger", "--json", "--organisation", ORGANISATION).out)
    report(filled, "--publish", "--variant", "works-council")
    said = filled.opening(
        "ledger", "--organisation", ORGANISATION, "--out", filled.folder / "l.json"
    )

    after = json.loads((filled.folder / "l.json").read_text("utf-8"))
    assert before["reports"] == []
    assert [one["variant"] for one in after["reports"]] == ["works-council"]
    assert "1 report was given out" in said.out


def text_of(pdf: Path) -> str:
    return said(pdf.read_bytes())


def tables_of(vp: CommandLine, *more: str) -> set[str]:
    """Return the tables in the figures file of a report."""
    assert report(vp, "--figures", vp.folder / "r.json", *more) == (0, "")
    tables = json.loads((vp.folder / "r.json").read_text("utf-8"))["tables"]
    return {table["id"] for table in tables}


def test_tables_are_left_out_of_this_report_and_once_given_out_of_all_its_variants(
    filled: CommandLine,
) -> None:
    whole = tables_of(filled)
    draft = tables_of(filled, "--without", "accused, channels_wide")
    again = tables_of(filled)
    tables_of(filled, "--without", "accused", "--publish")
    council = tables_of(filled, "--variant", "works-council")

    assert {"accused", "channels_wide"} <= whole
    assert draft.isdisjoint({"accused", "channels_wide"})
    assert again == whole
    assert "accused" not in council
    assert "channels_wide" in council


def test_what_is_adopted_in_the_window_stands_with_all_its_tables(filled: CommandLine) -> None:
    folder = filled.folder / "practice.vpvault"
    practice = Practice.open(folder, derive_key(folder, PASSPHRASE))
    owner = practice.organisations.find(ORGANISATION)
    assert owner is not None
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    draft = ReportDraft(organisation_id=owner.id, first=first, last=last)
    practice.protection.leave_out(draft, frozenset({"channels"}))
    practice.reports.states.adopt(draft, date(2026, 2, 1))
    practice.lock()

    code, complaint = report(filled, "--without", "accused")
    same = report(filled, "--without", "channels")

    assert code == 1
    assert "adopted" in complaint
    assert same == (0, "")


def test_a_table_that_no_report_has_is_wrong_usage(filled: CommandLine) -> None:
    code, complaint = report(filled, "--without", "accused,T99")

    assert code == 2
    assert complaint.startswith("vp: --without: choose one of: accused, accused_by_domain,")


def test_what_is_not_published_says_that_it_is_a_draft(filled: CommandLine) -> None:
    report(filled, "--language", "en", "--as-of", "2026-02-01")
    draft = text_of(filled.folder / "r.pdf")
    report(filled, "--language", "en", "--as-of", "2026-02-01", "--publish")
    first = text_of(filled.folder / "r.pdf")
    report(filled, "--language", "en", "--as-of", "2026-02-01", "--publish")
    second = text_of(filled.folder / "r.pdf")

    assert "Draft of 1 February 2026, not adopted" in draft
    assert "Adopted on 1 February 2026" in first
    assert "corrected edition" not in first
    assert "Second, corrected edition; replaces the one of" in second


def test_a_report_that_was_adopted_in_the_window_is_made_as_it_was_adopted(
    filled: CommandLine,
) -> None:
    folder = filled.folder / "practice.vpvault"
    practice = Practice.open(folder, derive_key(folder, PASSPHRASE))
    owner = practice.organisations.find(ORGANISATION)
    assert owner is not None
    first, last = date(2025, 1, 1), date(2025, 12, 31)
    draft = ReportDraft(organisation_id=owner.id, first=first, last=last, as_of=date(2026, 1, 20))
    practice.reports.states.adopt(draft, date(2026, 2, 10))
    practice.lock()

    report(filled, "--language", "en")

    text = text_of(filled.folder / "r.pdf")
    assert "Adopted on 10 February 2026" in text
    assert "recorded on 20 January 2026" in text


def test_a_published_report_holds_no_small_number(filled: CommandLine) -> None:
    report(filled, "--publish", "--figures", filled.folder / "r.json")
    filled.opening("ledger", "--organisation", ORGANISATION, "--out", filled.folder / "l.json")

    for file in ("r.json", "l.json"):
        assert filled("audit", filled.folder / file).code == 0


def test_a_report_of_an_organisation_without_cases_is_made(empty: CommandLine) -> None:
    file = empty.folder / "p.json"
    file.write_text(
        '{"format": "vp-practice", "version": 1, "organisations": [{"name": "Leeg"}]}', "utf-8"
    )
    empty.opening("import", file)

    said = empty.opening("report", "--organisation", "Leeg", *YEAR, "--out", empty.folder / "r.pdf")

    assert (said.code, said.complaint) == (0, "")
    assert "could point to a person" not in said.out
    assert (empty.folder / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_period_that_ends_before_it_starts_is_refused(filled: CommandLine) -> None:
    said = filled.opening(
        "report", "--organisation", ORGANISATION, "--from", "2025-12-31", "--to", "2025-01-01",
        "--out", filled.folder / "r.pdf",
    )  # fmt: skip

    assert said.code == 1
    assert "ends before it starts" in said.complaint
    assert not (filled.folder / "r.pdf").exists()


@pytest.mark.parametrize("command", [("report", *YEAR, "--out", "r.pdf"), ("ledger",)])
def test_an_unknown_organisation_is_said_without_its_name(
    filled: CommandLine, command: tuple[str, ...]
) -> None:
    said = filled.opening(*command, "--organisation", "Jansen BV")

    assert said.code == 1
    assert "organisation" in said.complaint
    assert "Jansen" not in said.complaint


def test_a_report_that_cannot_be_written_is_not_published(filled: CommandLine) -> None:
    said = filled.opening(
        "report", "--organisation", ORGANISATION, *YEAR, "--publish",
        "--out", filled.folder / "gone" / "r.pdf",
    )  # fmt: skip

    ledger = json.loads(filled.opening("ledger", "--json", "--organisation", ORGANISATION).out)
    assert said.code == 4
    assert ledger["reports"] == []


def test_a_leak_ends_an_audit_with_1(vp: CommandLine) -> None:
    file = vp.folder / "l.json"
    cells = [{"key": {"kind": "a"}, "value": 3}, {"key": {"kind": "b"}, "value": 9}]
    table = {"id": "kinds", "report": "r", "dims": ["kind"], "complete": True, "cells": cells}
    file.write_text(
        json.dumps({"format": "vp-figures", "version": 1, "threshold": 5, "tables": [table]}),
        "utf-8",
    )

    plain, structured = vp("audit", file), vp("audit", "--json", file)

    assert (plain.code, structured.code) == (1, 1)
    assert "as an outsider, as one of the cases" in plain.out
    assert "kind a = 3" in plain.out
    assert "all but 3 are" in plain.out  # of the whole, only those are not b
    assert json.loads(structured.out)["leaks"] == 2


@pytest.mark.parametrize(
    ("report", "named"),
    [
        ({"variant": "staff", "given_out_on": "2026-02-12", "years": {"2025": "tables"}},
         "2025, staff, given out on 12 February 2026"),
        ({"variant": "works-council", "given_out_on": None, "years": {"2024": 1, "2025": 1}},
         "2025, works council"),
        ({"variant": "jaarverslag", "given_out_on": 2026}, "3: x"),
        ({"variant": "board", "given_out_on": "in the spring", "years": {"2025": 1}}, "3: x"),
    ],
)  # fmt: skip
def test_an_audit_names_the_report_in_words_as_far_as_it_is_one_of_this_program(
    vp: CommandLine, report: dict[str, object], named: str
) -> None:
    file = vp.folder / "n.json"
    cells = [{"key": {"kind": "a"}, "value": 3}, {"key": {"kind": "b"}, "value": None}]
    table = {"id": "kinds", "report": "3: x", "dims": ["kind"], "cells": cells}
    reports = [{"id": "3: x", **report}]
    content = {"format": "vp-figures", "version": 1, "threshold": 5}
    file.write_text(json.dumps({**content, "reports": reports, "tables": [table]}), "utf-8")

    plain, structured = vp("audit", file), vp("audit", "--json", file)

    assert f"printed: {named} / kinds: kind a = 3" in plain.out
    assert f"{named} / kinds: kind b" in plain.out
    assert {one["report"] for one in json.loads(structured.out)["numbers"]} == {"3: x"}


def test_a_headcount_in_a_file_tells_that_nearly_everybody_is_a_case(vp: CommandLine) -> None:
    def judged(people: int) -> str:
        file = vp.folder / "h.json"
        cells = [{"key": {"unit": "Zorg"}, "value": 28}, {"key": {"unit": "Staf"}, "value": 40}]
        content = {
            "format": "vp-figures", "version": 1, "threshold": 5,
            "tables": [{"id": "units", "report": "r", "complete": True, "cells": cells}],
            "population": [{"key": {"unit": "Zorg"}, "value": people}],
        }  # fmt: skip
        file.write_text(json.dumps(content), "utf-8")
        said = vp("audit", file)
        return f"{said.code} {'Zorg = 28' in said.out}"

    assert (judged(32), judged(33)) == ("1 True", "0 False")


def test_passages_that_point_to_a_person_are_counted_and_not_quoted(empty: CommandLine) -> None:
    file = empty.folder / "p.json"
    advice = {
        "organisation": "De Linden", "given_on": "2025-03-01", "title": "Spreek de chef aan",
        "text": "Anouk Kersenboom meldde zich ziek op 3 mei.",
    }  # fmt: skip
    practice = {"format": "vp-practice", "version": 1, "organisations": [{"name": "De Linden"}]}
    file.write_text(json.dumps({**practice, "advices": [advice]}), "utf-8")
    empty.opening("import", file)

    asked = ("report", "--organisation", "De Linden", *YEAR, "--out", empty.folder / "r.pdf")
    said, published = empty.opening(*asked), empty.opening(*asked, "--publish")

    assert (said.code, published.code) == (0, 0)
    assert "3 passages in it could point to a person" in said.out
    assert "It was given out with 3 passages that could point to a person" in published.out
    assert "before you give the report out" not in published.out
    assert "Kersenboom" not in said.out + said.complaint + published.out + published.complaint


@pytest.mark.parametrize("content", ["", "{}", "no json"])
def test_an_audit_of_anything_else_is_refused(vp: CommandLine, content: str) -> None:
    (vp.folder / "l.json").write_text(content, "utf-8")

    said = vp("audit", vp.folder / "l.json")

    assert said.code == 1
    assert "figures file" in said.complaint


def test_an_audit_of_nothing_ends_with_4(vp: CommandLine) -> None:
    assert vp("audit", vp.folder / "absent.json").code == 4
