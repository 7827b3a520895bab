"""What the chapters say beside the tables, and that no page is laid out badly."""

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.reports.figures_back import disagreements
from tests.reports.linden import (
    ADVICE,
    AS_OF,
    EARLIER,
    KINDS,
    cases_of,
    content,
    linden,
    released,
)
from tests.reports.reading_back import Run, charts, runs, said, told
from tests.reports.told import FEW, HIDDEN
from tests.reports.told import told as figures_told
from vp_desktop.disclosure.figures import (
    HIDDEN_CELL,
    Column,
    PublicFigures,
    PublicTable,
    shown,
)
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.disclosure.protect import protect
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.codes import Code, code_book, kinds
from vp_desktop.domain.counting import count_series
from vp_desktop.domain.counting_changes import ALIKE, Counted, CountingChange, CountingChangeId
from vp_desktop.domain.periods import Period, calendar_year
from vp_desktop.domain.reports import (
    Language,
    ReportActivity,
    ReportContent,
    ReportEducation,
    ReportQualification,
    ReportTexts,
    Variant,
)
from vp_desktop.i18n import speaking
from vp_desktop.reports.chapters.left_out import left_out
from vp_desktop.reports.chapters.parts import year_table
from vp_desktop.reports.chapters.signs import chart_note
from vp_desktop.reports.chapters.summary import key_figures
from vp_desktop.reports.design import page, style
from vp_desktop.reports.layout.text import set_plain
from vp_desktop.reports.layout.words import Paragraph
from vp_desktop.reports.reading import bar_rows, lines_of
from vp_desktop.reports.words import period_name
from vp_desktop.reports.yearly import render

YEARS = range(2013, 2027)
_LEVEL = 6.0
"""Points: how far above the second line of a head its first line stands, beside the main column."""
LONG = "Regionaal dienstencentrum voor wonen, welzijn en zorg {n}"


@pytest.fixture(scope="module")
def thrice() -> PublicFigures:
    """Three times as many cases as De Linden has: enough to cross two properties."""
    rich = {year: {kind: 3 * n for kind, n in shares.items()} for year, shares in KINDS.items()}
    return released(case for year, shares in rich.items() for case in cases_of(year, shares))


@pytest.fixture(scope="module")
def crowded() -> bytes:
    """A report with 25 kinds, 12 parts with long names and 12 pieces of advice."""
    codes = [item.code for item in kinds(code_book())][:25]
    shares: dict[str, int] = {code: 4 + place % 9 for place, code in enumerate(codes)}
    units = [LONG.format(n=n) for n in range(1, 13)]
    cases = [
        replace(case, unit=units[place % 12])
        for year in (2023, 2024, 2025)
        for place, case in enumerate(cases_of(year, shares))
    ]
    people = dict.fromkeys(YEARS, 400)
    raw = count_series(cases, calendar_year(2025), AS_OF)
    figures = protect(raw, Rules(units=dict.fromkeys(units, people)))
    advice = tuple(replace(ADVICE[n % 2], title=f"Advies {n}: {LONG}") for n in range(12))
    return render(content(advice=advice), figures)


def test_a_subject_is_divided_in_one_bar_whose_rest_has_no_number(thrice: PublicFigures) -> None:
    part, whole = (
        thrice.table("accused_by_domain").value("OO|leidinggevende", "2025"),
        thrice.table("kinds").value("OO", "2025"),
    )
    assert part is not None
    assert whole is not None

    found = charts(render(content(language=Language.ENGLISH), thrice))
    ((words, drawn),) = ((alt, texts) for alt, texts in found if alt.startswith("Bars in parts"))

    assert f"Undesirable behaviour: Manager {part}; total {whole}." in words
    texts = {text.strip() for text in drawn}
    assert {str(part), str(whole)} <= texts
    assert str(whole - part) not in {*texts, *re.findall(r"\d+", words)}


def test_two_properties_at_once_are_not_compared_with_the_year_before(
    thrice: PublicFigures,
) -> None:
    found = charts(render(content(language=Language.ENGLISH), thrice))

    (words,) = (alt for alt, _drawn in found if alt.startswith("Bars in parts"))
    assert "2024" not in words


@pytest.mark.parametrize("language", list(Language))
def test_the_divided_bars_and_the_figures_file_say_the_same(
    thrice: PublicFigures, language: Language
) -> None:
    file = to_json("Zorggroep De Linden", [Issue(id="r", figures=printed_part(thrice))])

    with speaking(language):
        assert disagreements(render(content(language=language), thrice), file) == []


def with_skills(variant: Variant = Variant.BOARD) -> ReportContent:
    return replace(
        content(variant, Language.ENGLISH),
        qualifications=(
            ReportQualification(
                name="Certified confidential adviser", number="VP-1", valid_until=date(2028, 4, 30)
            ),
            ReportQualification(name="Certificate of conduct", number="", valid_until=None),
        ),
        education=(
            ReportEducation(kind="PE-BNS", minutes=360),
            ReportEducation(kind="PE-INV", minutes=60),
            ReportEducation(kind="PE-EXT", minutes=105),
        ),
    )


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.WORKS_COUNCIL])
def test_who_pays_or_is_consulted_reads_what_the_adviser_can(variant: Variant) -> None:
    text = said(render(with_skills(variant), linden(variant)))

    assert "Certified confidential adviser VP-1 30 April 2028" in text
    assert "Certificate of conduct none no end" in text
    assert "further training 6 hours, peer supervision 1 hour and extra" in text
    assert "activities 1.75 hours" in text


def test_staff_do_not_read_certificates() -> None:
    assert "Certified" not in said(render(with_skills(Variant.STAFF), linden(Variant.STAFF)))


def activity(kind: str, minutes: int, subject: str = "") -> ReportActivity:
    return ReportActivity(
        kind=kind, subject=subject, months=(3,), times=1, participants=None, minutes=minutes
    )


def rows_of(pdf: bytes, head: str) -> list[str]:
    """Return what is read of the table of which one head is ``head``, a text a cell."""
    parts = [one for one in told(pdf) if "Table" in one.parents]
    start = next(n for n, one in enumerate(parts) if one.text == head)
    ends = (n for n, one in enumerate(parts) if n > start + 4 and "THead" in one.parents)
    return [one.text for one in parts[start : next(ends, None)]]


def test_hours_are_told_by_activity_and_added_up_by_group() -> None:
    held = (activity("AT-VOO", 90), activity("AT-TLE", 60), activity("AT-DIR", 75))

    pdf = render(replace(content(language=Language.ENGLISH), activities=held), linden())

    cells = rows_of(pdf, "Activity")
    assert cells[cells.index("Information") + 3] == "2.50"
    assert cells[cells.index("Consultation") + 3] == "1.25"
    assert cells[cells.index("Total for the organisation") + 3] == "3.75"
    assert "1.50" in cells


def test_the_sum_of_the_hours_says_what_the_works_council_is_not_told() -> None:
    held = (activity("AT-VOO", 90), activity("AT-DIR", 75))
    council = content(Variant.WORKS_COUNCIL, Language.ENGLISH)

    pdf = render(replace(council, activities=held), linden(Variant.WORKS_COUNCIL))

    cells = rows_of(pdf, "Activity")
    assert cells[cells.index("Total, talks with the board not counted") + 3] == "1.5"


def test_what_serves_every_organisation_is_told_with_the_skills_and_not_added_up() -> None:
    held = (activity("AT-VOO", 90), activity("AT-INV", 180, "five advisers together"))

    pdf = render(replace(with_skills(), activities=held), linden())

    served = rows_of(pdf, "Activity")
    assert served[served.index("Total for the organisation") + 3] == "1.5"
    assert "Five advisers together" not in served
    text = said(pdf)
    assert text.index("Professional skills") < text.rindex("Five advisers together March 1 3")


def test_without_hours_no_column_of_hours_is_printed() -> None:
    pdf = render(content(language=Language.ENGLISH), linden())

    assert "Hours" not in rows_of(pdf, "Activity")


def test_an_office_hour_is_explained_only_where_there_is_one() -> None:
    mine = content(language=Language.ENGLISH)
    talks = tuple(one for one in mine.activities if one.kind == "AT-DIR")

    with_one, without = (
        said(render(replace(mine, activities=some), linden())) for some in (mine.activities, talks)
    )

    assert "– not counted; how many people visit an office hour stays confidential." in with_one
    assert "– not counted." in without
    assert "office hour" not in without


def test_an_activity_is_named_by_its_own_title_alone() -> None:
    held = (activity("AT-TLE", 60, "leading a team through a merger"), activity("AT-TLE", 60))

    pdf = render(replace(content(language=Language.ENGLISH), activities=held), linden())

    names = rows_of(pdf, "Activity")
    assert "Leading a team through a merger" in names
    assert "Training or masterclass for managers" in names


@pytest.mark.parametrize("counts", [{"2025": FEW}, {"2024": FEW, "2025": FEW}])
def test_what_the_adviser_wrote_is_printed_where_no_number_is(counts: dict[str, str]) -> None:
    texts = ReportTexts(kinds="Over de toon in de dienst.", trend="Meer bekendheid sinds mei.")

    text = said(render(content(texts=texts), figures_told(dict(counts))))

    assert text.count(texts.kinds) == 1
    assert text.count(texts.trend) == 1


def test_the_summary_says_to_whom_advice_goes_and_what_became_of_earlier_advice() -> None:
    parts = told(render(content(), linden()))

    items = [one.text for one in parts if "LBody" in (one.role, *one.parents[-1:])]
    assert f"{ADVICE[0].title} Raad van bestuur en HR, voor 1 juli 2026." in items
    assert any(one.endswith("(2024): uitgevoerd.") for one in items)


def test_the_summary_counts_what_became_of_advice_and_tells_it_of_each() -> None:
    first, second = ADVICE
    advice = (
        first,
        replace(first, title="Bel terug", response="Ja."),
        replace(second, status="AV-UIT"),
    )
    text = said(render(replace(content(language=Language.ENGLISH), advice=advice), linden()))

    assert "1 still to be decided, 1 answered, 1 carried out. Worked out in chapter" in text
    assert f"{first.title} Raad van bestuur en HR, voor 1 juli 2026, still to be decided." in text
    assert f"{second.title} HR, najaar 2026, carried out." in text


def test_where_no_state_of_advice_is_known_none_is_counted() -> None:
    assert "to be decided" not in said(render(content(language=Language.ENGLISH), linden()))


def test_the_summary_names_advice_that_is_repeated_once() -> None:
    again = replace(EARLIER[0], title=ADVICE[1].title)
    report = replace(content(), earlier_advice=(again, *EARLIER))

    items = [one.text for one in told(render(report, linden())) if "LBody" in one.parents[-1:]]

    assert sum(ADVICE[1].title in one for one in items) == 1
    assert sum(EARLIER[0].title in one for one in items) == 1


def test_the_summary_names_earlier_advice_that_waits_before_what_is_settled() -> None:
    text = said(render(content(language=Language.ENGLISH), linden()))

    waits, settled = "klachtenregeling (2023): not known", "startpagina van het intranet (2024):"
    assert 0 < text.index(waits) < text.index(settled)


def test_two_that_share_the_first_place_are_named_with_what_they_are_first_of() -> None:
    roles = [Code(("WP-COL", "WP-DLE")[n % 2]) for n in range(24)]
    cases = [
        replace(case, accused_role=role)
        for case, role in zip(cases_of(2025, {"OO-PES": 14, "OO-INT": 10}), roles, strict=True)
    ]

    text = said(render(content(language=Language.ENGLISH), released(cases)))

    assert "Other parties named most: manager and colleague, each in 12 of 24 new cases" in text


def test_the_years_are_laid_beside_each_other_in_a_table_where_bars_cannot_show_them_all() -> None:
    cases = [case for year in (2024, 2025) for case in cases_of(year, KINDS[year])]

    two, five = (
        said(render(content(language=Language.ENGLISH), figures))
        for figures in (released(cases), linden())
    )

    assert "Compared with before" in five
    assert "Compared with before" not in two
    assert "In 2024" in two


def test_only_a_number_that_there_is_and_that_compares_is_set_large() -> None:
    counts = {"2024": 9, "2025": 12}
    changed = CountingChange(
        id=CountingChangeId(1), changed_on=date(2025, 1, 1), reason="Ook leidinggevenden."
    )
    apart = Counted(changes=(changed,))

    with speaking("en"):
        alike, other, hidden = (
            key_figures(figures_told(told_of), counted)
            for told_of, counted in (
                (counts, ALIKE),
                (counts, apart),
                ({"2025": HIDDEN}, ALIKE),
            )
        )

    compared = [one.compared for row in (alike, other) for one in row[0].items]
    assert compared == ["In 2024: 9", ""]
    assert hidden == []


def test_a_sum_of_other_rows_than_the_year_before_is_not_laid_beside_it() -> None:
    lines = lines_of(
        PublicTable(
            id="accused",
            order=("leidinggevende", "collega", "derde", "overig"),
            columns={
                "2024": roles_of({"leidinggevende": 9, "collega": 8}, rest=7),
                "2025": roles_of({"collega": 9}, rest=14),
            },
        ),
        ["2024", "2025"],
    )

    with speaking("en"):
        together, note = bar_rows(lines)[-1], chart_note(lines)[0]

    assert (together.now.value, together.before) == (14, None)
    assert isinstance(note, Paragraph)
    assert "– not compared" in str(note.text)


def test_what_suppressed_rows_add_up_to_is_suppressed_where_it_would_tell_of_them() -> None:
    untold = roles_of({"leidinggevende": 9, "collega": 8}, rest=7)
    table = PublicTable(
        id="accused",
        order=("leidinggevende", "collega", "derde", "overig"),
        columns={
            "2024": replace(untold, rests={}),
            "2025": roles_of({"leidinggevende": 9, "collega": 8}, rest=14),
        },
    )

    (*_named, together) = bar_rows(lines_of(table, ["2024", "2025"]))

    assert together.together
    assert together.before is not None
    assert together.before.hidden


def roles_of(told: dict[str, int], rest: int) -> Column:
    """Return a year in which the other roles are suppressed."""
    names = ("leidinggevende", "collega", "derde", "overig")
    cells = {name: shown(told[name]) if name in told else HIDDEN_CELL for name in names}
    return Column(cells=cells, total=shown(sum(told.values()) + rest), rests={None: rest})


def test_two_numbers_of_two_years_need_no_chart() -> None:
    figures = figures_told({"2024": 9, "2025": 12})

    pdf = render(content(language=Language.ENGLISH), figures)

    assert charts(pdf) == []
    assert "difference with 2024 is within the usual fluctuation" in said(pdf)


def test_where_no_subject_is_told_the_summary_says_so() -> None:
    one_kind = cases_of(2025, {"OO-PES": 22})

    text = said(render(content(language=Language.ENGLISH), released(one_kind)))

    assert "What subjects the cases were about is not in this report" in text
    assert "What subjects" not in said(render(content(language=Language.ENGLISH), linden()))


def test_a_number_that_is_kept_back_is_not_explained_by_few_cases() -> None:
    text = said(render(content(language=Language.ENGLISH), figures_told({"2025": HIDDEN})))

    assert "says nothing of how many there were" in text
    assert "any further number" not in text


def test_the_summary_stands_on_one_page_however_much_advice_there_is(crowded: bytes) -> None:
    third = [run.text for run in runs(crowded) if run.page == 3 and run.size > 20]

    assert third[0].strip().startswith("1")
    assert {run.page for run in runs(crowded) if run.text.strip() == "Inhoud"} == {2}


def test_a_report_says_which_divisions_it_does_without(thrice: PublicFigures) -> None:
    with speaking("en"):
        _never, missing = left_out(thrice)
        (alone,) = left_out(figures_told({"2025": FEW}))

    assert "the part of the organisation" in missing
    assert "the role of the other party" not in missing
    assert alone.startswith("Never told are names")


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2023, 1, 1), date(2023, 9, 30)),
        Period(date(2023, 11, 15), date(2024, 2, 28)),
        Period(date(2023, 8, 1), date(2024, 7, 31)),
    ],
)
@pytest.mark.parametrize("years", [1, 3, 5])
def test_no_word_in_the_name_of_a_period_is_broken_over_a_narrow_head(
    period: Period, years: int
) -> None:
    with speaking("nl"):
        name = period_name(period.label)
        table = year_table("Aard", [period.label] * years, [], "", noted=False)

    look = style("table-head-now")
    width = table.columns[-1].width - 14
    lines = set_plain(name, look, width)
    whole = re.findall(r"[^\s–]+–?", name)
    assert [word for line in lines for word in re.findall(r"[^\s–]+–?", line)] == whole


@pytest.mark.parametrize("variant", [Variant.BOARD, Variant.STAFF])
def test_no_heading_stands_alone_at_the_foot_of_a_page(variant: Variant) -> None:
    assert not alone_at_foot(runs(render(content(variant), linden(variant))))


def test_no_heading_of_a_crowded_report_stands_alone(crowded: bytes) -> None:
    assert not alone_at_foot(runs(crowded))


def test_no_page_of_a_crowded_report_is_nearly_empty(crowded: bytes) -> None:
    found = runs(crowded)
    pages = range(2, max(run.page for run in found))
    assert len(pages) > 10
    for number in pages:
        lowest = min(run.y for run in found if run.page == number and run.y > page().footer + 8)
        assert lowest < page().height * 0.62, number


def alone_at_foot(found: list[Run]) -> list[str]:
    """Return the titles of chapters, and the heads in the margin, with no text beside or below."""
    measures = page()
    chapter, side = style("chapter").size, style("side").size
    main = measures.left + measures.main - 1
    heads = [
        (run, 0.0 if run.size == chapter else side + _LEVEL)
        for run in found
        if run.size == chapter or (run.size == side and run.x < main)
    ]
    return [
        head.text
        for head, level in heads
        if not any(
            run.page == head.page and measures.footer + 8 < run.y < head.y + level
            for run in found
            if run.x >= main
        )
    ]
