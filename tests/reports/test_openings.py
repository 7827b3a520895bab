"""What a report says first of its year: for every way a year can compare with the one before."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.reports.linden import content, linden
from tests.reports.reading_back import charts, said
from tests.reports.told import FEW, HIDDEN, Count, told
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.counting_changes import (
    ALIKE,
    Counted,
    CountingChange,
    CountingChangeId,
)
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import Language
from vp_desktop.i18n import speaking
from vp_desktop.reports.sentences import change_of, opening, trend_title
from vp_desktop.reports.series import breaks, in_full
from vp_desktop.reports.yearly import render

LATE = Counted(since=date(2024, 7, 1))
"""An agreement that began inside the year before."""


def changed(day: date) -> Counted:
    reason = "Gesprekken met leidinggevenden tellen mee."
    change = CountingChange(id=CountingChangeId(1), changed_on=day, reason=reason)
    return Counted(changes=(change,))


INSIDE = Counted(since=date(2025, 9, 1))
ANEW, AMID = changed(date(2025, 1, 1)), changed(date(2024, 5, 1))

OPENINGS = tomllib.loads((Path(__file__).parents[1] / "data/openings.toml").read_text("utf-8"))

COUNTS: tuple[Count, ...] = (FEW, HIDDEN, 0, 1, 5, 9, 10, 24, 60)


def years(before: Count | None, now: Count) -> dict[str, Count]:
    return {"2025": now} if before is None else {"2024": before, "2025": now}


@pytest.mark.parametrize("case", OPENINGS["opening"], ids=lambda case: case["name"])
def test_each_way_to_open_is_said_in_both_languages(case: dict[str, Any]) -> None:
    figures = told(years(case.get("before"), case["now"]), case.get("talks"))

    for language in ("nl", "en"):
        with speaking(language):
            counted = Counted(since=case.get("since"))
            if "changed" in case:
                counted = changed(case["changed"])
            assert opening(figures, counted) == case[language]


ALL = list(
    product(
        (None, *COUNTS),
        COUNTS,
        (None, 0, 1, 7),
        (
            ALIKE,
            Counted(since=date(2020, 1, 1)),
            LATE,
            Counted(since=date(2025, 1, 10)),
            INSIDE,
            ANEW,
            AMID,
        ),
        (date(2025, 10, 1), date(2026, 1, 31)),
    )
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_combination_is_whole_sentences_with_no_number_that_is_not_told(
    language: str,
) -> None:
    with speaking(language):
        for before, now, talks, counted, as_of in ALL:
            figures = told(years(before, now), talks, as_of)
            texts = [opening(figures, counted), *breaks(figures, counted)]
            text = " ".join(texts)

            assert all(re.fullmatch(r"[A-Z][^{}]*[a-z0-9]\.", one) for one in texts), text
            assert "  " not in text
            assert not re.search(r"\b(waren het er|there were) 1\b|\b1 waren\b", text), text
            assert {int(n) for n in re.findall(r"\b\d+\b", text)} <= allowed(figures, counted), text


@pytest.mark.parametrize(
    ("language", "more", "fewer"), [("nl", "meer", "minder"), ("en", "more", "fewer")]
)
def test_more_or_fewer_is_said_only_of_what_may_be_compared(
    language: str, more: str, fewer: str
) -> None:
    with speaking(language):
        for before, now, talks, counted, as_of in ALL:
            figures = told(years(before, now), talks, as_of)
            sentence = re.compile(rf"\b({more}|{fewer}) \w+ in 2024", re.IGNORECASE)
            said_of_years = f"{opening(figures, counted)} {trend_title(figures, counted)}"
            comparable = (
                isinstance(before, int)
                and isinstance(now, int)
                and counted not in (LATE, INSIDE, ANEW, AMID)
                and as_of.year > 2025
            )
            if not comparable:
                assert change_of(figures, counted) is None
                assert not sentence.search(said_of_years), said_of_years


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("nl", "nieuwe zaak ", "nieuwe zaken "), ("en", "new case ", "new cases ")],
)
def test_one_case_is_singular_and_every_other_number_plural(
    language: str, one: str, many: str
) -> None:
    with speaking(language):
        for now in (0, 1, 2, 5, 21, 101):
            text = opening(told({"2025": now}))
            assert (one in text, many in text) == (now == 1, now != 1)


def test_a_year_that_is_not_over_is_compared_with_none() -> None:
    figures = told({"2024": 40, "2025": 10}, as_of=date(2025, 6, 30))

    assert change_of(figures) is None
    assert len(breaks(figures, ALIKE)) == 1


def test_a_year_that_misses_a_fortnight_is_compared_all_the_same() -> None:
    figures = told({"2024": 40, "2025": 10}, as_of=date(2025, 12, 18))

    counted = Counted(since=date(2024, 1, 15))
    assert change_of(figures, counted) is not None
    assert not breaks(figures, counted)


def test_part_of_a_year_says_nothing_of_years_before() -> None:
    half = Period(date(2025, 1, 1), date(2025, 6, 30))
    figures = told({half.label: 12}, period=half)

    with speaking("en"):
        assert opening(figures).count(".") == 1


@pytest.mark.parametrize(("language", "word"), [("nl", "overeenkomst"), ("en", "agreement")])
def test_the_pages_say_where_a_series_is_broken(language: str, word: str) -> None:
    figures = told({"2023": 20, "2024": 10, "2025": 12})
    broken = replace(content(language=Language(language)), counted=LATE)

    text = said(render(broken, figures))

    assert text.count(word) >= 2
    assert word not in said(render(content(language=Language(language)), figures))


@pytest.mark.parametrize("counted", [ANEW, changed(date(2025, 6, 1)), AMID])
def test_what_was_counted_in_another_way_compares_with_nothing(counted: Counted) -> None:
    figures = told({"2023": 20, "2024": 10, "2025": 60})

    with speaking("en"):
        (said_of_it,) = breaks(figures, counted)

        assert change_of(figures, counted) is None
        assert "Gesprekken met leidinggevenden tellen mee. Numbers of before" in said_of_it
        assert "counted in another way then" in opening(figures, counted)
        assert not in_full(figures, counted)


def test_a_change_before_both_years_keeps_nothing_apart() -> None:
    figures = told({"2024": 10, "2025": 60})
    since_then = changed(date(2024, 1, 1))

    assert change_of(figures, since_then) is not None
    assert breaks(figures, since_then) == []
    assert in_full(figures, since_then)
    assert not in_full(told({"2023": 9, "2024": 10, "2025": 60}), since_then)


@pytest.mark.parametrize(("language", "word"), [("nl", "anders geteld"), ("en", "another way")])
def test_the_pages_mark_where_the_counting_changed_and_say_why(language: str, word: str) -> None:
    figures = linden()
    spoken = content(language=Language(language))

    pdf = render(replace(spoken, counted=ANEW), figures)

    text = said(pdf)
    assert text.count("Gesprekken met leidinggevenden tellen mee.") == 2
    assert len([alt for alt, _numbers in charts(pdf) if word in alt]) == 2
    with speaking(language):
        assert opening(figures, ANEW) in " ".join(text.split())
    assert word not in said(render(spoken, figures))


def allowed(figures: PublicFigures, counted: Counted) -> set[int]:
    """Return every number that a sentence about ``figures`` may hold."""
    counts = {figures.count("new", year).value for year in figures.years}
    counts |= {figures.count("conversations").value, figures.threshold}
    known = (counted.since, figures.as_of, *(one.changed_on for one in counted.changes))
    days = {n for day in known if day for n in (day.day, day.year)}
    return {n for n in counts if n is not None} | {int(year) for year in figures.years} | days
