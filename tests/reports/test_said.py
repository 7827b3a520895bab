"""The sentences beside the opening: for every way a year can compare, and every division."""

import re
import tomllib
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.reports.test_openings import changed, years
from tests.reports.told import FEW, HIDDEN, told
from vp_desktop.domain.counting_changes import Counted
from vp_desktop.i18n import speaking
from vp_desktop.reports.chapters.breakdowns import Wording, wordings
from vp_desktop.reports.charts.amounts import Amount, hidden, not_counted, shown
from vp_desktop.reports.sentences import (
    key_comparison,
    opening,
    per_hundred,
    reason_for_few,
    trend_title,
)
from vp_desktop.reports.series import breaks
from vp_desktop.reports.words import capital

YEARS = tomllib.loads((Path(__file__).parents[1] / "data/sentences.toml").read_text("utf-8"))
NONE = {"nl": "", "en": ""}
LANGUAGES = ("nl", "en")


def counted_as(case: dict[str, Any]) -> Counted:
    return changed(case["changed"]) if "changed" in case else Counted(since=case.get("since"))


@pytest.mark.parametrize("case", YEARS["year"], ids=lambda case: case["name"])
def test_each_kind_of_year_is_spoken_of_in_both_languages(case: dict[str, Any]) -> None:
    as_of = case.get("as_of", date(2026, 1, 31))
    figures, counted = (
        told(years(case.get("before"), case["now"]), as_of=as_of),
        counted_as(case),
    )

    for language in LANGUAGES:
        with speaking(language):
            assert trend_title(figures, counted) == case["title"][language]
            assert " ".join(reason_for_few(figures)) == case.get("few", NONE)[language]
            assert " ".join(breaks(figures, counted)) == case.get("breaks", NONE)[language]


FORMS = list(product(LANGUAGES, wordings(), ("first", "both")))


@pytest.mark.parametrize(("language", "table_id", "form"), FORMS)
def test_a_finding_says_whole_what_comes_first_of_how_many(
    language: str, table_id: str, form: str
) -> None:
    with speaking(language):
        wording = wordings()[table_id]
        text: str = getattr(wording, form)
        said = capital(text.format(label="pesten", n=7, total=20))

    assert bool(wording.first) is bool(wording.both)
    if text:
        assert re.fullmatch(r"[A-Z][^{}]*: pesten, [^{}]*\b7\b[^{}]*[a-z]", said)
        several = {"nl": "elk in", "en": "each in"}[language]
        assert (several in said) is (form == "both")


def test_every_word_of_a_division_is_another_in_dutch_than_in_english() -> None:
    with speaking("nl"):
        dutch = wordings()
    with speaking("en"):
        english = wordings()

    for table_id, wording in dutch.items():
        for name in Wording.__dataclass_fields__:
            one, other = getattr(wording, name), getattr(english[table_id], name)
            assert bool(one) is bool(other)
            assert one != other or not one


@pytest.mark.parametrize(
    ("before", "nl", "en"),
    [
        (shown(31), "In 2024: 31", "In 2024: 31"),
        (shown(0), "In 2024: 0", "In 2024: 0"),
        (hidden(), "", ""),
        (hidden(5), "In 2024: minder dan 5", "In 2024: fewer than 5"),
        (not_counted(), "", ""),
    ],
)
def test_a_large_number_stands_beside_that_of_the_year_before(
    before: Amount, nl: str, en: str
) -> None:
    for language, words in (("nl", nl), ("en", en)):
        with speaking(language):
            assert key_comparison("2024", before) == words
            assert key_comparison(None, None) == ""


def test_the_total_to_a_hundred_employees_is_told_with_what_it_does_not_say() -> None:
    figures = told({"2025": 39}, people=1226)

    with speaking("nl"):
        (dutch,) = per_hundred(figures)
    with speaking("en"):
        (english,) = per_hundred(figures)

    assert dutch.startswith("Op elke 100 medewerkers waren er 3,2 nieuwe zaken in 2025 (1.226 in")
    assert "niet hoe vaak ongewenst gedrag voorkomt." in dutch
    assert english.startswith("For every 100 of the 1,226 employees there were 3.2 new cases in 20")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_names_a_number_that_is_kept_back(language: str) -> None:
    with speaking(language):
        for now, before in product((FEW, HIDDEN), (None, FEW, HIDDEN, 12)):
            figures = told(years(before, now))
            texts = [opening(figures), trend_title(figures), *reason_for_few(figures)]
            assert set(re.findall(r"\d+", " ".join(texts))) <= {"2024", "2025", "5"}
