import hashlib
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import today
from vp_desktop.domain.cases import CaseDraft
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.printed_texts import PrintedText
from vp_desktop.domain.reports import ReportTexts
from vp_desktop.services.narrative import TextReader
from vp_desktop.services.practice import Practice
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.pages.report import ReportPage
from vp_desktop.ui.pages.report.figures import FiguresStep
from vp_desktop.ui.pages.report.keeping import ReportKeeper
from vp_desktop.ui.pages.report.preview import Preview
from vp_desktop.ui.pages.report.privacy import PrivacyStep, remarks_on
from vp_desktop.ui.pages.report.protecting import ProtectingLine
from vp_desktop.ui.pages.report.save import SaveStep
from vp_desktop.ui.pages.report.scope import ScopeStep
from vp_desktop.ui.pages.report.steps import Step, StepList
from vp_desktop.ui.pages.report.texts import TextsStep
from vp_desktop.ui.pages.report.workbench import Workbench
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.fields import Field

P = TypeVar("P", bound=QObject)
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def twenty_cases(practice: Practice, organisation_id: OrganisationId) -> OrganisationId:
    """A year with ten cases of bullying, nine of intimidation and one of discrimination."""
    kinds = ["OO-PES"] * 10 + ["OO-INT"] * 9 + ["OO-DIS"]
    for number, kind in enumerate(kinds):
        practice.cases.add(
            CaseDraft(
                organisation_id=organisation_id,
                title=f"Zaak {number}",
                opened_on=date(2025, 1 + number % 12, 3),
                entered_on=date(2025, 1 + number % 12, 3),
                kinds=(Code(kind),),
            )
        )
    return organisation_id


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


@pytest.fixture
def page(practice: Practice, twenty_cases: OrganisationId, jobs: Jobs, qtbot: QtBot) -> ReportPage:
    page = ReportPage(practice.reports, practice.protection, practice.organisations, jobs, today)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    wait_for_figures(page, qtbot)
    return page


def wait_for_figures(page: ReportPage, qtbot: QtBot) -> None:
    line = part(page, ProtectingLine)
    qtbot.waitUntil(lambda: not line.running, timeout=20_000)


def part(page: ReportPage, kind: type[P]) -> P:
    found = page.findChild(kind)
    assert found is not None
    return found


def table_of(page: ReportPage, step: type[QWidget] = FiguresStep) -> QTableView:
    found = page.findChild(step)
    assert found is not None
    table = found.findChild(QTableView)
    assert table is not None
    return table


def squeezed(page: ReportPage) -> list[str]:
    """Return the fields that are lower than they need to be, so that they lie over each other."""
    return [
        one.editor.accessibleName()
        for one in page.findChildren(Field)
        if one.isVisible() and one.height() < one.minimumSizeHint().height()
    ]


def wait_for_pages(page: ReportPage, qtbot: QtBot) -> Preview:
    preview = part(page, Preview)
    qtbot.waitUntil(lambda: bool(preview.text()), timeout=20_000)
    return preview


def words_of(page: ReportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_the_last_full_year_of_the_first_organisation_is_chosen(page: ReportPage) -> None:
    draft = page.draft()

    assert draft is not None
    assert (draft.first, draft.last) == (FIRST, LAST)


def test_the_preview_shows_the_pages_that_will_be_saved(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    preview = wait_for_pages(page, qtbot)

    part(page, ReportKeeper).write(str(tmp_path / "report.pdf"))

    assert "Stichting De Linden" in preview.text()
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_small_count_is_counted_here_and_hidden_there(page: ReportPage, qtbot: QtBot) -> None:
    part(page, Workbench).go_to(Step.FIGURES)
    model = table_of(page).model()
    rows = {
        model.index(n, 0).data().casefold(): (model.index(n, 1).data(), model.index(n, 2).data())
        for n in range(model.rowCount())
    }

    assert rows["discrimination"] == ("1", "×")
    assert rows["bullying"] == ("10", "10")


def test_a_name_that_fits_on_no_one_line_has_two(page: ReportPage) -> None:
    table = table_of(page)
    page.resize(1040, 716)  # what a window of 1280 by 800 leaves
    part(page, Workbench).go_to(Step.FIGURES)
    QApplication.processEvents()

    high = {table.model().index(n, 0).data(): table.rowHeight(n) for n in range(5)}
    line = table.fontMetrics().height()
    assert high["Carried over from the year before"] >= 2 * line + 12 > high["New cases"]


def test_a_hidden_number_is_spoken_as_a_word(page: ReportPage) -> None:
    model = table_of(page).model()
    spoken_cells = {
        model.index(n, 2).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())
    }

    assert "hidden" in spoken_cells
    assert "×" not in spoken_cells


def test_texts_save_themselves_and_come_back(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    part(page, Workbench).go_to(Step.TEXTS)
    qtbot.keyClicks(part(page, TextsStep).findChildren(QPlainTextEdit)[0], "Een rustig jaar.")

    page.flush()

    assert practice.reports.texts(twenty_cases, FIRST, LAST).summary == "Een rustig jaar."


def test_showing_texts_is_not_typing(
    practice: Practice, page: ReportPage, twenty_cases: OrganisationId, qtbot: QtBot
) -> None:
    practice.reports.save_texts(twenty_cases, FIRST, LAST, ReportTexts(summary="Bewaard."))

    page.show_record(twenty_cases)
    with qtbot.assertNotEmitted(part(page, TextsStep).changed, wait=0):
        page.flush()

    assert part(page, TextsStep).texts().summary == "Bewaard."


def test_a_name_from_the_vault_in_a_text_is_pointed_out(
    practice: Practice, page: ReportPage, qtbot: QtBot
) -> None:
    practice.clients.add(ClientDraft(name="Anouk Kersenboom"))
    editor = part(page, TextsStep).findChildren(QPlainTextEdit)[3]
    editor.setPlainText("Ik sprak met Anouk over het rooster.")

    page.flush()
    part(page, Workbench).go_to(Step.PRIVACY)

    assert "sprak met Anouk" in words_of(page)
    assert "1 thing to look at" in words_of(page)


def test_only_what_was_saved_can_be_given_out_and_then_stands_in_the_ledger(
    practice: Practice,
    page: ReportPage,
    twenty_cases: OrganisationId,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    wait_for_pages(page, qtbot)
    step, keeper = part(page, SaveStep), part(page, ReportKeeper)
    step.giving.show_recipients("bestuur en OR")
    step.giving.given_out.emit()
    assert practice.reports.publications(twenty_cases) == []

    step.standing.adopt.emit()
    preview = part(page, Preview)
    qtbot.waitUntil(lambda: "Adopted on" in preview.text(), timeout=20_000)
    step.giving.given_out.emit()
    assert practice.reports.publications(twenty_cases) == []
    keeper.write(str(tmp_path / "report.pdf"))
    step.giving.given_out.emit()

    [entry] = practice.reports.publications(twenty_cases)
    assert entry.sha256 == hashlib.sha256((tmp_path / "report.pdf").read_bytes()).hexdigest()
    assert entry.recipients == "bestuur en OR"


def test_a_folder_that_takes_no_file_is_told_and_nothing_is_saved(
    page: ReportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    wait_for_pages(page, qtbot)

    with qtbot.waitSignal(page.said) as said:
        part(page, ReportKeeper).write(str(tmp_path / "gone" / "report.pdf"))

    assert said.args[0].urgent
    assert "does not exist" in said.args[0].text


def test_a_character_that_cannot_be_printed_is_named(page: ReportPage, qtbot: QtBot) -> None:
    editor = part(page, TextsStep).findChildren(QPlainTextEdit)[0]
    editor.setPlainText("Een goed jaar \N{GRINNING FACE}")

    page.flush()
    with qtbot.waitSignal(part(page, Preview).troubled, timeout=20_000):
        pass

    assert "\N{GRINNING FACE}" in words_of(page)


def test_a_period_that_ends_before_it_starts_is_said_at_its_field(page: ReportPage) -> None:
    scope = part(page, ScopeStep)

    scope.choose_dates(date(2025, 6, 1), date(2025, 1, 1))

    assert page.draft() is None
    assert "lies before the first day" in words_of(page)


def test_a_practice_without_organisations_says_what_to_do_first(
    practice: Practice, jobs: Jobs, qtbot: QtBot
) -> None:
    page = ReportPage(practice.reports, practice.protection, practice.organisations, jobs, today)
    qtbot.addWidget(page)
    page.show()

    assert "Add one first" in words_of(page)


@pytest.mark.parametrize(("factor", "width", "most"), [(1.0, 1100, 0.3), (1.5, 936, 0.1)])
def test_the_steps_are_a_list_that_the_keyboard_walks(
    page: ReportPage, factor: float, width: int, most: float, qtbot: QtBot
) -> None:
    """In a small window with large letters they are a row, that the same keys walk."""
    current().apply("light", factor)
    page.resize(width, 700)
    steps = part(page, StepList)
    page.focus_first()

    qtbot.keyClick(steps, Qt.Key.Key_Down)
    qtbot.keyClick(steps, Qt.Key.Key_Down)

    assert steps.step() is Step.PRIVACY
    assert "ListItem «Step 3 of 5: Privacy check, now»" in spoken(steps)
    assert steps.height() < page.height() * most
    assert ("Privacy check" in words_of(page)) is (factor > 1)


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_step_fits_a_small_window_and_names_its_fields(
    page: ReportPage, step: Step, factor: float
) -> None:
    current().apply("light", factor)
    page.resize(936, 552)  # what a window of 1024 by 640 leaves
    part(page, Workbench).go_to(step)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []
    assert squeezed(page) == []


def test_the_page_dies_with_its_last_reference(
    practice: Practice, twenty_cases: OrganisationId, jobs: Jobs, qtbot: QtBot
) -> None:
    assert dies_with_its_last_reference(
        lambda: ReportPage(
            practice.reports, practice.protection, practice.organisations, jobs, today
        )
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mail naar hr@delinden.nl voor 1 mei.", "“Mail naar hr@delinden.nl voor 1 mei.”"),
        (
            "Een titel\nStuur voor het einde van het seizoen een mail naar hr@delinden.nl\nHR",
            "“…seizoen een mail naar hr@delinden.nl”",
        ),
    ],
)
def test_a_passage_is_quoted_with_the_words_around_it(text: str, told: str) -> None:
    printed = PrintedText(field="signals", text=text)

    [remark] = remarks_on([(printed, one) for one in TextReader().find(text)])

    assert remark.text == f"Signals: {told}"


def test_the_privacy_step_leads_back_to_the_texts(page: ReportPage) -> None:
    part(page, PrivacyStep).to_texts.emit()

    assert part(page, StepList).step() is Step.TEXTS
