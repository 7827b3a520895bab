"""Reports that follow each other: what one has told no later one can give away."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import CommandLine
from tests.reports.figures_back import disagreements
from tests.reports.pages_back import Numbers, Place, in_pdf
from vp_desktop.i18n import speaking

ORGANISATION = "Stichting De Linden"
KINDS = ("OO-PES", "OO-PES", "OO-INT", "SA-LEI", "OO-PES", "IN-FRA", "OO-SEK", "SA-LEI", "OV-KLA")
ROLES = ("WP-DLE", "WP-COL", "WP-DLE", "WP-HLE", "WP-COL", "WP-DLE", "WP-ONB")
UNITS = ("Zorg", "Zorg", "Staf", "Keuken", "Zorg", None)

Case = dict[str, Any]


class Practice:
    """A practice that is kept by commands alone."""

    def __init__(self, vp: CommandLine) -> None:
        self.vp = vp
        self._codes, self._files = count(1), count(1)
        self._kinds, self._roles, self._units = cycle(KINDS), cycle(ROLES), cycle(UNITS)

    def cases(self, year: int, number: int, entered: date | None = None) -> list[Case]:
        """Return cases spread over ``year``; written down the day they opened, or later."""
        opened = [date(year, 1, 4) + timedelta(n * 350 // number) for n in range(number)]
        return [self._case(day, entered or day) for day in opened]

    def bring(self, *cases: Case, **lists: Any) -> None:
        """Bring in a practice file."""
        path = self.vp.folder / f"{next(self._files)}.json"
        told = {"format": "vp-practice", "version": 1, "cases": cases, **lists}
        path.write_text(json.dumps(told), "utf-8")
        said = self.vp.opening("import", path)
        assert (said.code, said.complaint) == (0, "")

    def report(
        self, first: str, last: str, as_of: str, *, variant: str = "board", language: str = "nl"
    ) -> Numbers:
        """Give a report out; return what its pages say, which is what its figures file says."""
        pages, figures = self.vp.folder / "r.pdf", self.vp.folder / "r.json"
        said = self.vp.opening(
            "report", "--organisation", ORGANISATION, "--from", first, "--to", last,
            "--as-of", as_of, "--variant", variant, "--language", language,
            "--publish", "--out", pages, "--figures", figures,
        )  # fmt: skip
        assert (said.code, said.complaint) == (0, "")
        with speaking(language):
            assert disagreements(pages.read_bytes(), figures.read_bytes()) == []
            return in_pdf(pages.read_bytes(), figures.read_bytes())

    def ledger(self) -> Path:
        """Return a file with all that was ever given out."""
        path = self.vp.folder / "ledger.json"
        assert self.vp.opening("ledger", "--organisation", ORGANISATION, "--out", path).code == 0
        return path

    def _case(self, opened: date, entered: date) -> Case:
        number = next(self._codes)
        closed = opened + timedelta(20 + number % 7 * 25)
        return {
            "organisation": ORGANISATION,
            "code": f"Z-{number}",
            "opened_on": opened.isoformat(),
            "entered_on": entered.isoformat(),
            "closed_on": closed.isoformat() if number % 6 else None,
            "kinds": list(dict.fromkeys((next(self._kinds), KINDS[number % 4]))),
            "accused_role": next(self._roles),
            "unit": next(self._units),
            "channel": ("KA-TEL", "KA-MAI", "KA-TEL")[number % 3],
            "contacts": [{"on": opened.isoformat(), "kind": "CO-TEL"}],
        }


@pytest.fixture
def practice(empty: CommandLine) -> Practice:
    """A practice of which the first cases are written down."""
    one = Practice(empty)
    people = {str(year): 400 for year in range(2022, 2027)}
    units = [{"name": unit, "headcount": people} for unit in ("Zorg", "Staf", "Keuken")]
    owner = {"name": ORGANISATION, "names_units": True, "headcount": people, "units": units}
    one.bring(*one.cases(2023, 34), organisations=[owner])
    return one


def three_years(practice: Practice) -> Iterator[Numbers]:
    """Yield what every report says, of three years as they really go."""
    yield practice.report("2023-01-01", "2023-12-31", "2024-01-31")
    yield practice.report("2023-01-01", "2023-12-31", "2024-01-31", variant="works-council")
    yield practice.report("2023-01-01", "2023-12-31", "2024-02-10", variant="staff", language="en")
    practice.bring(*practice.cases(2023, 3, entered=date(2024, 3, 1)), *practice.cases(2024, 41))
    yield practice.report("2023-01-01", "2023-12-31", "2024-04-02", language="en")
    yield practice.report("2024-01-01", "2024-06-30", "2024-07-15")
    yield practice.report("2024-01-01", "2024-12-31", "2025-01-31")
    yield practice.report("2024-01-01", "2024-12-31", "2025-01-31", variant="staff")
    practice.bring(*practice.cases(2024, 2, entered=date(2025, 2, 20)), *practice.cases(2025, 47))
    yield practice.report("2025-01-01", "2025-12-31", "2026-01-31", variant="works-council")
    practice.bring(*practice.cases(2025, 1, entered=date(2026, 2, 3)))
    yield practice.report("2025-01-01", "2025-12-31", "2026-02-12")
    yield practice.report("2025-01-01", "2025-12-31", "2026-02-12", variant="staff", language="en")


def test_three_years_of_reports_together_give_nobody_away(practice: Practice) -> None:
    told: defaultdict[Place, set[str]] = defaultdict(set)

    reports = list(three_years(practice))

    for report in reports:
        for place, said in report.items():
            told[place] |= said
    judged = practice.vp("audit", practice.ledger())
    assert {place: said for place, said in told.items() if len(said) > 1} == {}
    assert (judged.code, judged.complaint) == (0, "")
    assert len(json.loads(practice.ledger().read_text("utf-8"))["reports"]) == len(reports) == 10
    assert sum(len(report) for report in reports) > 200


def new_cases(report: Numbers, year: str) -> str:
    (said,) = report[(("entry", "new"), ("year", year))]
    return said


def test_a_case_written_down_late_counts_in_the_year_it_was_written_down(
    practice: Practice,
) -> None:
    first = practice.report("2023-01-01", "2023-12-31", "2024-01-31")
    practice.bring(*practice.cases(2023, 6, entered=date(2024, 3, 1)), *practice.cases(2024, 41))

    again = practice.report("2023-01-01", "2023-12-31", "2024-04-02")
    next_year = practice.report("2024-01-01", "2024-12-31", "2025-01-31")

    assert again == first
    assert [new_cases(one, "2023") for one in (first, again, next_year)] == ["34"] * 3
    assert new_cases(next_year, "2024") == "47"


def test_a_second_edition_is_told_from_the_first(practice: Practice) -> None:
    for day in ("2024-01-31", "2024-04-02"):
        practice.report("2023-01-01", "2023-12-31", day)

    said = practice.vp.opening("ledger", "--organisation", ORGANISATION)

    newest, oldest = said.out.splitlines()[1:3]
    assert newest.endswith("2023  board, edition 2")
    assert oldest.endswith("2023  board")


def test_a_period_that_cuts_through_one_that_was_reported_is_refused(practice: Practice) -> None:
    practice.report("2023-01-01", "2023-12-31", "2024-01-31")

    said = practice.vp.opening(
        "report", "--organisation", ORGANISATION, "--from", "2023-07-01", "--to", "2024-06-30",
        "--out", practice.vp.folder / "cut.pdf",
    )  # fmt: skip

    assert said.code == 1
    assert "reported" in said.complaint
    assert not (practice.vp.folder / "cut.pdf").exists()


def test_what_was_fixed_moves_along_with_the_practice(practice: Practice) -> None:
    practice.report("2023-01-01", "2023-12-31", "2024-01-31")
    practice.bring(*practice.cases(2023, 3, entered=date(2024, 3, 1)), *practice.cases(2024, 18))
    vp, there = practice.vp, practice.vp.folder / "there.vpvault"
    vp.opening("export", "--out", vp.folder / "out")
    vp("new", there, "--passphrase-file", vp.passphrase_file)

    came = vp(
        "import", vp.folder / "out" / "practice.json", "--vault", there,
        "--passphrase-file", vp.passphrase_file,
    )  # fmt: skip
    made = []
    for vault in (vp.folder / "practice.vpvault", there):
        figures = vp.folder / "f.json"
        vp(
            "report", "--organisation", ORGANISATION, "--from", "2024-01-01",
            "--to", "2024-12-31", "--as-of", "2025-01-31", "--out", vp.folder / "f.pdf",
            "--figures", figures, "--vault", vault, "--passphrase-file", vp.passphrase_file,
        )  # fmt: skip
        made.append(figures.read_bytes())
        figures.unlink()

    assert (came.code, came.complaint) == (0, "")
    assert made[0] == made[1]
