"""What stands in front of a report: what the cases were about, and what is asked in the end."""

from dataclasses import replace
from datetime import date

import pytest

from tests.reports.linden import ADVICE, KINDS, cases_of, content, released
from tests.reports.reading_back import runs, told
from tests.reports.told import FEW, HIDDEN
from tests.reports.told import told as figures_told
from vp_desktop.domain.counting_changes import Counted, CountingChange, CountingChangeId
from vp_desktop.domain.reports import Language, ReportAdvice, ReportResponse, Variant
from vp_desktop.i18n import speaking
from vp_desktop.reports.chapters.asked import asked_of, has_passed
from vp_desktop.reports.chapters.breakdowns import finding
from vp_desktop.reports.chapters.matters import matters
from vp_desktop.reports.words import in_line, listed
from vp_desktop.reports.yearly import render

TWO_YEARS = released([*cases_of(2024, KINDS[2024]), *cases_of(2025, KINDS[2025])])
NO_KINDS = {"OO-PES": 3, "OO-INT": 4, "OO-DIS": 4, "SA-LEI": 7, "SA-COL": 4, "IN-FRA": 6}
CHANGE = CountingChange(
    id=CountingChangeId(1), changed_on=date(2025, 1, 1), reason="Ook stagiairs tellen mee."
)
OPEN = replace(ADVICE[1], response="Dat doen wij.", status="AV-INU")
LATE = replace(OPEN, due="Vóór 1 januari 2026", recipient="HR")
NEXT_NL, NEXT_EN = "De eerstvolgende termijn is 1 juli 2026.", "The next term is 1 July 2026."
DONE = replace(ADVICE[1], status="AV-UIT")


def test_the_kinds_that_are_told_stand_in_front_with_the_year_before() -> None:
    in_dutch = (
        "Van de 39 nieuwe zaken gingen er 11 vooral over intimidatie (in 2024: 8) en 8 vooral over "
        "pesten (in 2024: 9)."
    )
    in_english = (
        "Among the 39 new cases there were 11 mainly about intimidation (in 2024: 8) and 8 mainly "
        "about bullying (in 2024: 9)."
    )

    for language, sentence in (("nl", in_dutch), ("en", in_english)):
        with speaking(language):
            assert matters(TWO_YEARS)[-1] == sentence


def test_a_year_that_was_counted_in_another_way_is_not_set_beside_them() -> None:
    with speaking("en"):
        last = matters(TWO_YEARS, Counted(changes=(CHANGE,)))[-1]

    assert last.endswith("there were 11 mainly about intimidation and 8 mainly about bullying.")


def test_a_subject_is_not_called_a_kind_where_no_kind_is_told() -> None:
    figures = released(cases_of(2025, NO_KINDS))

    with speaking("en"):
        subjects, numbers = matters(figures)
        assert finding(figures, "kinds") == ""

    both = "Subjects named most: undesirable behaviour, and collaboration and conflict, each in 11"
    assert subjects.startswith(both)
    assert numbers.startswith("Among the 28 new cases there were 11 mainly about undesirable beha")


def test_what_has_no_name_of_its_own_is_not_named_in_front() -> None:
    figures = released(cases_of(2025, {"OO-AND": 12, "OO-PES": 7, "OO-INT": 7}))

    with speaking("en"):
        numbers = matters(figures)[-1]

    assert numbers == "Among the 26 new cases there were 7 mainly about intimidation."


def test_staff_read_why_no_subject_is_told() -> None:
    one_kind = cases_of(2025, {"OO-PES": 22})
    staff = content(Variant.STAFF, Language.ENGLISH)

    untold, with_subjects = (
        " ".join(one.text for one in told(render(staff, released(cases, Variant.STAFF))))
        for cases in (one_kind, cases_of(2025, KINDS[2025]))
    )

    assert "What subjects the cases were about is not in this report" in untold
    assert "What subjects" not in with_subjects


def test_a_small_year_says_nothing_more_of_what_it_was_about() -> None:
    assert matters(released(cases_of(2025, {"OO-PES": 7}))) == []


@pytest.mark.parametrize("new", [FEW, HIDDEN])
def test_a_flash_explains_no_sign_that_it_has_not(new: str) -> None:
    pdf = render(content(Variant.FLASH, Language.ENGLISH), figures_told({"2025": new}))

    assert [run.text for run in runs(pdf) if "×" in run.text] == []
    assert "Meaning" not in [one.text for one in told(pdf)]


@pytest.mark.parametrize(
    ("advice", "nl", "en"),
    [
        ((), "", ""),
        ((DONE,), "", ""),
        (
            ADVICE[:1],
            f"Wij vragen u over dit advies te besluiten. {NEXT_NL}",
            f"We ask you to decide on this advice. {NEXT_EN}",
        ),
        (
            ADVICE,
            f"Wij vragen u over elk advies te besluiten. {NEXT_NL}",
            f"We ask you to decide on each piece of advice. {NEXT_EN}",
        ),
        (
            (DONE, ADVICE[1]),
            "Wij vragen u te besluiten over advies 2.",
            "We ask you to decide on advice 2.",
        ),
        (
            (ADVICE[1], OPEN, DONE, OPEN),
            (
                "Wij vragen u te besluiten over advies 1, en af te ronden wat nog loopt: "
                "de adviezen 2 en 4."
            ),
            "We ask you to decide on advice 1, and to finish what is under way: advice 2 and 4.",
        ),
        (
            (OPEN, DONE),
            "Wij vragen u af te ronden wat nog loopt: advies 1.",
            "We ask you to finish what is under way: advice 1.",
        ),
        (
            (LATE,),
            (
                "Wij vragen u af te ronden wat nog loopt: dit advies. De termijn van dit advies is "
                "verstreken: noemt u daarvoor een nieuwe datum."
            ),
            (
                "We ask you to finish what is under way: this advice. The term of this advice has "
                "passed: please name a new one."
            ),
        ),
        (
            (LATE, ADVICE[0], replace(LATE, response="", status="")),
            (
                "Wij vragen u te besluiten over de adviezen 2 en 3, en af te ronden wat nog loopt: "
                "advies 1. De termijn van de adviezen 1 en 3 is verstreken: noemt u daarvoor een "
                f"nieuwe datum. {NEXT_NL}"
            ),
            (
                "We ask you to decide on advice 2 and 3, and to finish what is under way: advice "
                f"1. The term of advice 1 and 3 has passed: please name a new one. {NEXT_EN}"
            ),
        ),
    ],
    ids=["none", "settled", "one", "all", "some", "both", "going on", "one late", "late"],
)
def test_the_board_is_asked_what_is_still_open(
    advice: tuple[ReportAdvice, ...], nl: str, en: str
) -> None:
    mine = replace(content(), advice=advice)

    for language, sentence in (("nl", nl), ("en", en)):
        with speaking(language):
            assert " ".join(asked_of(mine)) == sentence


@pytest.mark.parametrize(
    ("advice", "late"),
    [
        (LATE, True),
        (replace(LATE, due="vóór 12 februari 2026"), False),
        (replace(LATE, due="najaar 2025"), False),
        (replace(LATE, answer=ReportResponse(due="1 mei 2027")), False),
        (replace(LATE, due="najaar 2025", answer=ReportResponse(due="1 januari 2026")), True),
        (replace(LATE, answer=ReportResponse(decision="RB-NIE")), False),
        (replace(LATE, status="AV-UIT"), False),
    ],
    ids=["over", "today", "no day", "put off", "put off and over", "not adopted", "done"],
)
def test_only_a_day_that_is_over_has_passed_and_only_of_what_is_open(
    advice: ReportAdvice, *, late: bool
) -> None:
    mine = replace(content(), advice=(advice,))

    assert has_passed(advice, mine.adopted_on) is late
    with speaking("en"):
        assert ("has passed" in " ".join(asked_of(mine))) is late


def test_the_summary_asks_its_reader_by_name_and_marks_what_is_late() -> None:
    put_off = replace(OPEN, answer=ReportResponse(due="1 mei 2027"))
    mine = replace(content(language=Language.ENGLISH), advice=(LATE, put_off))

    texts = " ".join(one.text for one in told(render(mine, TWO_YEARS)))

    assert f"{mine.recipients}. We ask you to finish what is under way: advice 1 and 2." in texts
    assert "HR, vóór 1 januari 2026, being carried out, term passed." in texts
    assert texts.count("term passed.") == 1
    assert "promised: 1 mei 2027, being carried out." in texts


def test_a_works_council_is_asked_for_support_and_decides_nothing() -> None:
    mine = content(Variant.WORKS_COUNCIL)

    with speaking("nl"):
        one, several, none = (
            asked_of(replace(mine, advice=some)) for some in ((OPEN,), (OPEN, DONE), (DONE,))
        )

    assert one == ["Wij vragen de ondernemingsraad of hij dit advies herkent en steunt."]
    assert several == [
        "Wij vragen de ondernemingsraad welke van deze adviezen hij herkent en steunt."
    ]
    assert none == []


def test_the_summary_ends_with_what_is_asked_and_the_contents_come_after_it() -> None:
    pages = told(render(content(language=Language.ENGLISH), TWO_YEARS))

    heads = [one.text for one in pages if one.role in ("H2", "H3")]
    assert heads.index("What we ask") + 1 == heads.index("Contents")
    (form,) = (head for head in heads if head.endswith("Response of management"))
    number = form.split()[0]
    assert any(f"form for your answer is in chapter {number}." in one.text for one in pages)


def test_what_somebody_wrote_stands_behind_a_comma_without_a_capital_that_it_needs_not() -> None:
    with speaking("nl"):
        assert in_line("Vóór 1 juli") == "vóór 1 juli"
        assert in_line("Juli 2026") == "juli 2026"
        assert in_line("OR-overleg") == "OR-overleg"
    with speaking("en"):
        assert in_line("By July 2026") == "by July 2026"
        assert in_line("July 2026") == "July 2026"


def test_a_list_of_names_that_hold_an_and_is_parted_by_a_comma() -> None:
    with speaking("en"):
        assert listed(["a and b", "c"]) == "a and b, and c"
        assert listed(["candy", "c"]) == "candy and c"
