"""The quarterly flash: what it tells, and what telling it costs the report on the year."""

import json
from datetime import date

import pytest

from tests.reports.reading_back import page_count, said, told
from vp_desktop.disclosure.errors import LedgerMissingError
from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.activities import ActivityDraft
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import Language, PublicationDraft, ReportDraft, ReportTexts, Variant
from vp_desktop.services.practice import Practice

GIVEN_OUT = PublicationDraft(given_out_on=date(2025, 4, 8), recipients="HR", sha256="ab" * 32)


@pytest.fixture
def flash(practice: Practice, organisation_id: OrganisationId) -> ReportDraft:
    """A flash over the first quarter of a year with seven cases in each."""
    for number in range(28):
        day = date(2025, 1 + 3 * (number // 7), 3 + number % 7)
        kind = Code(("OO-PES", "OO-INT", "IN-FRA")[number % 3])
        case = CaseDraft(
            organisation_id=organisation_id, title="", opened_on=day, entered_on=day, kinds=(kind,)
        )
        practice.cases.add(case)
    for activity, present in (("AT-VOO", 20), ("AT-SPR", 9), ("AT-DIR", None)):
        practice.activities.add(
            ActivityDraft(
                organisation_id=organisation_id,
                held_on=date(2025, 2, 4),
                kind=Code(activity),
                minutes=90,
                participants=present,
            )
        )
    return ReportDraft(
        organisation_id=organisation_id,
        first=date(2025, 1, 1),
        last=date(2025, 3, 31),
        as_of=date(2025, 4, 7),
        variant=Variant.FLASH,
        language=Language.ENGLISH,
    )


def year_after(practice: Practice, flash: ReportDraft) -> PublicFigures:
    """Return the figures of the report on the whole year."""
    day = {"last": date(2025, 12, 31), "as_of": date(2026, 1, 31), "variant": Variant.BOARD}
    return practice.reports.figures(flash.model_copy(update=day))


def give_out(practice: Practice, flash: ReportDraft) -> PublicFigures:
    figures = practice.reports.figures(flash)
    practice.reports.publish(flash, GIVEN_OUT, figures)
    return figures


def test_it_says_what_was_done_on_one_page(practice: Practice, flash: ReportDraft) -> None:
    texts = ReportTexts(summary="A quiet quarter.", outlook="A round along all sites.")

    pdf = practice.reports.render_job(flash.model_copy(update={"texts": texts}))()

    assert page_count(pdf) == 1
    assert [one.text for one in told(pdf) if one.role == "H1"] == [
        "Quarterly flash January – March 2025"
    ]
    for words in ("A quiet quarter.", "A round along all sites.", "talk with the board"):
        assert words in said(pdf).replace("Talk", "talk")


def test_its_large_numbers_are_those_of_the_table_and_of_this_organisation_alone(
    practice: Practice, flash: ReportDraft
) -> None:
    supervision = ActivityDraft(
        kind="AT-INV", held_on=date(2025, 2, 4), minutes=195, participants=6
    )
    practice.activities.add(supervision)
    practice.activities.add(
        ActivityDraft(
            organisation_id=flash.organisation_id,
            kind="AT-HR",
            held_on=date(2025, 2, 5),
            minutes=375,
        )
    )

    text = said(practice.reports.render_job(flash)())
    year = flash.model_copy(update={"last": date(2025, 12, 31), "variant": Variant.BOARD})
    told_of = practice.reports.content(year)

    assert "10.75 hours for the organisation" in text
    assert "Information session March 1 1.50 20" in text.replace("February", "March")
    assert "Consultation" not in text
    assert "Total for the organisation 10.75" in text
    assert "supervision" not in text.casefold()
    assert [one.participants for one in told_of.activities if one.kind == "AT-INV"] == [None]
    assert told_of.activity_minutes == 3 * 90 + 375


def test_what_nobody_meets_is_in_none_of_its_numbers(
    practice: Practice, flash: ReportDraft
) -> None:
    for kind in ("AT-JAA", "AT-KWA"):
        practice.activities.add(
            ActivityDraft(
                organisation_id=flash.organisation_id,
                kind=Code(kind),
                held_on=date(2025, 2, 5),
                minutes=60,
            )
        )

    file = json.loads(practice.reports.figures_file(flash, practice.reports.figures(flash)))
    text = said(practice.reports.render_job(flash)())

    (held,) = (table for table in file["tables"] if table["id"] == "activities")
    cells = {(c["key"]["row"], c["key"]["measure"]): c["value"] for c in held["cells"]}
    assert cells["Total", "times"] == 3
    assert cells["Total", "minutes"] == 3 * 90
    assert "3 activities" in text
    assert "Total for the organisation 4.5" in text
    assert "hours for the organisation" not in text
    assert not {row for row, _measure in cells if row == row.casefold()}


def test_without_the_cases_it_is_the_same_however_many_came(
    practice: Practice, flash: ReportDraft
) -> None:
    before = practice.reports.render_job(flash)()
    for row in practice.cases.rows():
        practice.cases.remove(row.id)

    assert practice.reports.render_job(flash)() == before
    assert practice.reports.figures(flash).size() is Size.UNTOLD


def test_without_the_cases_it_costs_the_report_on_the_year_nothing(
    practice: Practice, flash: ReportDraft
) -> None:
    before = year_after(practice, flash)

    give_out(practice, flash)

    assert year_after(practice, flash) == before
    assert before.count("new").value == 28
    assert practice.reports.ledger(flash.organisation_id)


def test_it_fits_beside_a_report_that_its_quarter_lies_in(
    practice: Practice, flash: ReportDraft
) -> None:
    whole = flash.model_copy(update={"last": date(2025, 12, 31), "variant": Variant.BOARD})
    practice.reports.publish(whole, GIVEN_OUT, practice.reports.figures(whole))

    assert practice.reports.figures(flash).size() is Size.UNTOLD


def test_with_the_cases_it_tells_one_number_of_them_and_fixes_its_quarter(
    practice: Practice, flash: ReportDraft
) -> None:
    telling = flash.model_copy(update={"tells_cases": True})

    figures = give_out(practice, telling)

    assert figures.count("new").value == 7
    assert [table.id for table in figures.tables] == ["cases"]
    assert year_after(practice, flash).count("new").value == 28
    assert not year_after(practice, flash).tables[1:]  # a quarter of seven has no tables to add


def test_of_many_cases_too_it_tells_only_how_many_were_new(
    practice: Practice, flash: ReportDraft
) -> None:
    half = {"last": date(2025, 6, 30), "as_of": date(2025, 7, 7), "tells_cases": True}

    figures = practice.reports.figures(flash.model_copy(update=half))

    assert figures.size() is Size.TABLES
    assert [list(one.cells) for one in figures.tables[0].columns.values()] == [["new"]]


def test_its_file_holds_what_its_page_shows_and_no_more(
    practice: Practice, flash: ReportDraft
) -> None:
    for draft in (flash, flash.model_copy(update={"tells_cases": True})):
        figures = practice.reports.figures(draft)
        file = json.loads(practice.reports.figures_file(draft, figures))
        numbers = {
            str(cell["value"])
            for table in file["tables"]
            for cell in table["cells"]
            if cell["key"].get("measure") != "minutes"
        }

        text = said(practice.reports.render_job(draft, figures)())

        assert numbers == {"1", "3", "20"} | ({"7"} if draft.tells_cases else set())
        assert "9" not in text.replace("2025", "").split()  # who visits an office hour
        for number in numbers:
            assert number in text.split()


def test_a_ledger_that_starts_with_a_flash_is_not_taken_for_a_lost_one(
    practice: Practice, flash: ReportDraft
) -> None:
    give_out(practice, flash)

    try:
        figures = year_after(practice, flash)
    except LedgerMissingError:
        pytest.fail("the flash fixed nothing, which is something else than nothing being kept")

    assert figures.year == "2025"


def test_a_quarter_starts_with_the_texts_of_a_quarter_and_a_year_with_those_of_a_year(
    practice: Practice, flash: ReportDraft
) -> None:
    owner = flash.organisation_id
    year, quarter = ReportTexts(summary="Een jaar."), ReportTexts(summary="Een kwartaal.")
    practice.reports.save_texts(owner, date(2023, 1, 1), date(2023, 12, 31), year)
    practice.reports.save_texts(owner, date(2024, 10, 1), date(2024, 12, 31), quarter)

    assert practice.reports.texts(owner, flash.first, flash.last) == quarter
    assert practice.reports.texts(owner, date(2025, 1, 1), date(2025, 12, 31)) == year
