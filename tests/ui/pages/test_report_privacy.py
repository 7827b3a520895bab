"""Step 3 of the report: what is hidden and why, what is left out, and what readers can know."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.services.records import add_case
from tests.ui.pages.test_report import jobs, page, part, twenty_cases, wait_for_figures
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.tables import Table
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.numbers_view import NumbersView
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.privacy import ALL, HIDDEN, READERS, TABLES, TEXTS, PrivacyStep
from vp_desktop.ui.pages.report.protecting import ProtectingLine
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.pages.report.small_groups import SmallGroups
from vp_desktop.ui.pages.report.steps import Step
from vp_desktop.ui.pages.report.tables_view import TablesView
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.verdict import VerdictLine
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.chips import ChipBar

__all__ = ["jobs", "page", "twenty_cases"]


@pytest.fixture
def step(page: ReportPage) -> PrivacyStep:
    """The page at its third step."""
    part(page, Workbench).go_to(Step.PRIVACY)
    return part(page, PrivacyStep)


def see(step: PrivacyStep, view: str) -> None:
    chips = step.findChild(ChipBar)
    assert chips is not None
    chips.choose(view)
    chips.chosen.emit(view)


def lines(step: PrivacyStep) -> list[tuple[str, str, str, str]]:
    """Return the cells of every line of the numbers."""
    model = table(step).model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(4))  # type: ignore[misc]
        for row in range(model.rowCount())
    ]


def table(step: PrivacyStep) -> QTableView:
    view = step.findChild(NumbersView)
    assert view is not None
    found = view.findChild(QTableView)
    assert found is not None
    return found


def choose(step: PrivacyStep, text: str) -> None:
    model = table(step).model()
    row = next(n for n in range(model.rowCount()) if model.index(n, 0).data() == text)
    table(step).selectRow(row)


def press(step: PrivacyStep, text: str) -> None:
    view = part(page_of(step), NumbersView)
    {"row": view._row, "table": view._whole}[text].click()


def page_of(step: PrivacyStep) -> ReportPage:
    above = step.parentWidget()
    while not isinstance(above, ReportPage):
        assert above is not None
        above = above.parentWidget()
    return above


def words(step: PrivacyStep) -> str:
    return "\n".join(label.text() for label in step.findChildren(QLabel) if label.isVisible())


def figures_now(practice: Practice, page: ReportPage) -> PublicFigures:
    draft = page.draft()
    assert draft is not None
    return practice.reports.figures(draft)


def test_each_hidden_number_stands_with_its_count_and_the_reason(step: PrivacyStep) -> None:
    see(step, HIDDEN)

    found = {line[0]: line for line in lines(step)}

    assert found["Discrimination"] == ("Discrimination", "1", "×", "Fewer than 5.")
    assert "Discrimination" in found["Intimidation"][3]
    assert "it would tell" in found["Intimidation"][3]
    assert all(line[2] in ("×", "") for line in lines(step))


def test_in_a_small_organisation_the_table_of_roles_is_doubted_and_left_out_if_asked(
    practice: Practice,
    twenty_cases: OrganisationId,
    page: ReportPage,
    step: PrivacyStep,
    qtbot: QtBot,
) -> None:
    for role in ["WP-DLE"] * 12 + ["WP-COL"] * 12:
        day = date(2025, 4, 2)
        add_case(practice, twenty_cases, opened_on=day, entered_on=day, accused_role=role)
    page.refresh(frozenset({Topic.CASES}))
    wait_for_figures(page, qtbot)
    unknown = words(step)
    practice.organisations.set_headcount(twenty_cases, 2025, 900)
    page.refresh(frozenset({Topic.ORGANISATIONS}))
    wait_for_figures(page, qtbot)
    large = words(step)
    practice.organisations.set_headcount(twenty_cases, 2025, 60)
    page.refresh(frozenset({Topic.ORGANISATIONS}))
    wait_for_figures(page, qtbot)
    small = words(step)

    part(page, SmallGroups).findChildren(QPushButton)[0].click()
    wait_for_figures(page, qtbot)

    assert "no more than a few people" not in unknown + large
    assert "With 60 employees, a group in the table “Role of the accused”" in small
    assert not figures_now(practice, page).has("accused")
    assert "no more than a few people" not in words(step)


def test_all_numbers_show_what_is_printed_beside_what_was_counted(step: PrivacyStep) -> None:
    see(step, ALL)

    found = {line[0]: line for line in lines(step)}

    assert found["Bullying"] == ("Bullying", "10", "10", "")
    assert found["Discrimination"][1:3] == ("1", "×")


def test_the_audit_is_told_in_one_sentence_and_its_intervals_stand_beside_it(
    step: PrivacyStep, qtbot: QtBot
) -> None:
    line = part(page_of(step), VerdictLine)
    qtbot.waitUntil(lambda: line.isVisible() and "cannot work out" in words(step), timeout=20_000)

    see(step, READERS)

    shown = step._readers.model()
    assert shown.rowCount() > 0
    assert shown.index(0, 2).data() != ""


def test_a_table_without_its_tick_is_not_in_the_report(
    practice: Practice, page: ReportPage, step: PrivacyStep, qtbot: QtBot
) -> None:
    see(step, TABLES)
    boxes = {box.text(): box for box in part(page, TablesView).findChildren(QCheckBox)}

    boxes["Kind"].click()
    wait_for_figures(page, qtbot)

    assert not figures_now(practice, page).has(Table.KINDS)
    again = {box.text(): box for box in part(page, TablesView).findChildren(QCheckBox)}
    assert not again["Kind"].isChecked()
    again["Kind"].click()
    wait_for_figures(page, qtbot)
    assert figures_now(practice, page).has(Table.KINDS)


def test_a_number_can_be_hidden_too_and_then_says_that_it_was_chosen(
    practice: Practice, page: ReportPage, step: PrivacyStep, qtbot: QtBot
) -> None:
    see(step, ALL)
    choose(step, "Bullying")

    press(step, "row")
    wait_for_figures(page, qtbot)

    assert figures_now(practice, page).table(Table.KINDS).cell("OO-PES", "2025").hidden
    assert {line[0]: line for line in lines(step)}["Bullying"][3] == "You left it out."


def test_a_hidden_number_offers_no_hiding(page: ReportPage, step: PrivacyStep) -> None:
    see(step, HIDDEN)

    choose(step, "Discrimination")

    assert not part(page, NumbersView)._row.isEnabled()
    assert "Fewer than 5." in words(step)


def test_what_leaving_out_would_show_is_worked_out_and_said(
    page: ReportPage, step: PrivacyStep, qtbot: QtBot
) -> None:
    see(step, TABLES)
    view = part(page, TablesView)

    view._ask.click()
    qtbot.waitUntil(lambda: not view._work.job.running, timeout=30_000)

    assert "would show" in words(step)


def test_protecting_can_be_stopped_and_taken_up_again(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    for number in range(120):  # enough to be stopped in the middle of it
        practice.cases.add(
            CaseDraft(
                organisation_id=twenty_cases,
                title=f"Zaak {number} erbij",
                opened_on=date(2025, 1 + number % 12, 3),
                entered_on=date(2025, 1 + number % 12, 3),
                kinds=(Code(["OO-PES", "OO-INT", "SA-DRE", "OO-DIS"][number % 4]),),
            )
        )
    line, keeper = part(page, ProtectingLine), part(page, ReportKeeper)
    page._show()

    line._work.job.stop()
    qtbot.waitUntil(lambda: not line.running, timeout=20_000)

    assert "no report" in "\n".join(w.text() for w in line.findChildren(QLabel) if w.isVisible())
    with qtbot.waitSignal(page.said) as told:
        part(page, SaveStep).save.emit()
    assert "no finished pages" in told.args[0].text
    line.again.emit()
    wait_for_figures(page, qtbot)
    assert keeper._figures is not None


def test_another_report_is_not_saved_with_the_figures_of_the_one_before(
    page: ReportPage, qtbot: QtBot
) -> None:
    preview = part(page, Preview)
    qtbot.waitUntil(lambda: bool(preview.text()), timeout=20_000)

    part(page, ScopeStep).choose_dates(date(2024, 1, 1), date(2024, 12, 31))

    assert part(page, ReportKeeper)._figures is None
    assert part(page, ReportKeeper)._content == b""
    wait_for_figures(page, qtbot)


def test_words_change_no_number_so_nothing_is_protected_again(
    page: ReportPage, qtbot: QtBot
) -> None:
    made = part(page, ProtectingLine).made

    with qtbot.assertNotEmitted(made):
        part(page, TextsStep).changed.emit()
        assert not part(page, ProtectingLine).running


@pytest.mark.parametrize("view", [HIDDEN, ALL, TABLES, READERS, TEXTS])
@pytest.mark.parametrize(("factor", "width"), [(1.0, 936), (1.5, 936), (1.5, 1200)])
def test_every_view_fits_a_small_window_and_names_its_fields(
    page: ReportPage, step: PrivacyStep, view: str, factor: float, width: int
) -> None:
    current().apply("light", factor)
    page.resize(width, 552)
    see(step, view)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []


def test_two_passages_on_one_line_are_told_apart_and_say_where_they_stand(
    step: PrivacyStep,
) -> None:
    printed = PrintedText(field="activities", number=5, text="Anouk en Bram")

    step.show_waiting([(printed, one) for one in TextReader(("Anouk", "Bram")).find(printed.text)])

    said = words(step)
    assert "A name from your vault: “Anouk”" in said
    assert "A name from your vault: “Bram”" in said
    assert said.count("Activity 5: “Anouk en Bram”") == 2


def test_of_many_passages_the_first_are_listed_and_the_others_counted(step: PrivacyStep) -> None:
    printed = PrintedText(field="advice", number=1, text="Mail a@b.example. " * 30)
    found = TextReader().find(printed.text)

    step.show_waiting([(printed, one) for one in found])

    said = [one.text() for one in step.findChildren(QLabel)]
    assert len(found) == 30
    assert len([one for one in said if one.startswith("Advice 1: “")]) == 12
    assert "And 18 more passages." in said


def test_the_numbers_have_the_whole_width_and_the_pages_come_back(page: ReportPage) -> None:
    bench = part(page, Workbench)

    bench.go_to(Step.PRIVACY)
    assert not bench.preview.isVisible()

    bench.go_to(Step.TEXTS)
    assert bench.preview.isVisible()
