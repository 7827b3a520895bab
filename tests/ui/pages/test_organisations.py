from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.services.records import add_case, add_contact
from tests.ui.keys import activate, press_ctrl_enter, press_key
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import today
from vp_desktop.domain.advice import AdviceDraft
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId, UnitDraft
from vp_desktop.domain.periods import calendar_year
from vp_desktop.services.practice import Practice
from vp_desktop.ui.pages.organisations import OrganisationsPage
from vp_desktop.ui.pages.organisations.advice_tab import AdviceTab
from vp_desktop.ui.pages.organisations.answers import AnswersForm
from vp_desktop.ui.pages.organisations.contract_fields import ContractFields
from vp_desktop.ui.pages.organisations.counting_tab import CountingTab
from vp_desktop.ui.pages.organisations.detail import OrganisationDetail, OrganisationServices
from vp_desktop.ui.theme.fonts import font
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.form import Form
from vp_desktop.ui.widgets.number_edit import NumberEdit
from vp_desktop.ui.widgets.row_table import RowView

TABS = ("contract", "units", "people", "activities", "advice", "counting")


def services_of(practice: Practice) -> OrganisationServices:
    return OrganisationServices(
        practice.organisations,
        practice.contact_persons,
        practice.activities,
        practice.advice,
        practice.bin,
        today,
    )


@pytest.fixture
def page(practice: Practice, organisation_id: OrganisationId, qtbot: QtBot) -> OrganisationsPage:
    page = OrganisationsPage(services_of(practice))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


def form_of(page: OrganisationsPage, qtbot: QtBot) -> Form:
    form = page.findChild(Form)
    assert form is not None
    activate(form, qtbot)
    return form


def field(form: Form, name: str) -> QLineEdit:
    return next(e for e in form.findChildren(QLineEdit) if e.accessibleName() == name)


def press(page: OrganisationsPage, text: str) -> None:
    shown = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    shown[0].click()


def test_a_name_is_enough_for_a_new_organisation(
    practice: Practice, page: OrganisationsPage, qtbot: QtBot
) -> None:
    page.add()
    form = form_of(page, qtbot)
    qtbot.keyClicks(field(form, "Name"), "Gemeente Oosterwold")

    press_ctrl_enter(form)

    assert practice.organisations.find("Gemeente Oosterwold") is not None
    titles = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Gemeente Oosterwold" in titles


def test_a_name_that_is_taken_is_refused_in_the_form(
    practice: Practice, page: OrganisationsPage, qtbot: QtBot
) -> None:
    page.add()
    form = form_of(page, qtbot)
    qtbot.keyClicks(field(form, "Name"), "Stichting De Linden")

    press_ctrl_enter(form)

    assert form.isVisible()
    assert len(practice.organisations.rows()) == 1


def test_the_contract_saves_itself(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    hours = next(e for e in page.findChildren(NumberEdit) if e.accessibleName() == "Hours a year")
    hours.setText("40.5")
    hours.editingFinished.emit()

    page.flush()

    assert practice.organisations.get(organisation_id).contract_hours == 40.5


def test_a_conversation_that_is_written_down_counts_in_the_hours_of_the_list(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    case_id = add_case(practice, organisation_id)
    heard.clear()

    add_contact(practice, case_id, held_on=today(), minutes=90)
    page.refresh(frozenset(heard))

    view = next(v for v in page.findChildren(QListView) if v.accessibleName() == "Organisations")
    assert "1.5 h" in spoken(view)


def test_showing_an_organisation_is_not_typing(
    practice: Practice, page: OrganisationsPage, heard: list[Topic], qtbot: QtBot
) -> None:
    other = practice.organisations.add(OrganisationDraft(name="Transport Van Aalst"))
    heard.clear()

    page.show_record(other)
    page.flush()

    assert heard == []


def test_an_empty_name_is_refused_and_the_old_one_stays(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    fields = page.findChild(ContractFields)
    assert fields is not None
    fields.name.clear()
    fields.name.textEdited.emit("")

    page.flush()

    assert practice.organisations.get(organisation_id).name == "Stichting De Linden"


def test_a_unit_comes_with_its_headcount(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    page.show_record(organisation_id, "units")
    press(page, "New unit")
    form = form_of(page, qtbot)
    qtbot.keyClicks(field(form, "Name"), "Zorg")
    qtbot.keyClicks(field(form, "People in 2025"), "120")

    press_ctrl_enter(form)

    [unit] = practice.organisations.units(organisation_id)
    assert (unit.name, unit.headcount) == ("Zorg", {2025: 120})


def test_an_activity_is_logged_for_the_organisation(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    page.show_record(organisation_id, "activities")
    press(page, "New activity")
    form = form_of(page, qtbot)
    qtbot.keyClicks(field(form, "Subject"), "Voorlichting nieuwe medewerkers")

    press_ctrl_enter(form)

    [activity] = practice.activities.of(organisation_id, calendar_year(2026))
    assert (activity.subject, activity.participants) == ("Voorlichting nieuwe medewerkers", None)


def test_advice_in_the_bin_can_be_put_back(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    practice.advice.add(
        AdviceDraft(
            organisation_id=organisation_id,
            given_on=date(2026, 2, 1),
            title="Train leidinggevenden",
        )
    )
    page.show_record(organisation_id, "advice")
    page.refresh(page.topics)
    tab = page.findChild(AdviceTab)
    assert tab is not None
    view = tab.findChild(RowView)
    assert view is not None

    activate(page, qtbot)
    view.setFocus()

    with qtbot.waitSignal(page.said) as said:
        press_key(page, Qt.Key.Key_Delete)

    assert practice.advice.of(organisation_id) == []
    said.args[0].undo()
    assert len(practice.advice.of(organisation_id)) == 1


def test_a_change_in_counting_is_noted_by_keys_alone_and_can_be_put_back(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    page.show_record(organisation_id, "counting")
    tab = page.findChild(CountingTab)
    assert tab is not None
    activate(page, qtbot)
    press(page, "New change in counting")
    form = form_of(page, qtbot)
    press_ctrl_enter(form)  # refused: nobody would know what is counted in another way
    said_nothing = practice.organisations.counting.of(organisation_id)
    qtbot.keyClicks(field(form, "What is counted in another way"), "Leidinggevenden ook.")
    press_ctrl_enter(form)
    page.refresh(page.topics)
    (kept,) = practice.organisations.counting.of(organisation_id)
    view = tab.findChild(RowView)
    assert view is not None
    activate(page, qtbot)
    view.setFocus()

    with qtbot.waitSignal(page.said) as said:
        press_key(page, Qt.Key.Key_Delete)

    assert said_nothing == []
    assert (kept.reason, kept.changed_on) == ("Leidinggevenden ook.", today())
    assert practice.organisations.counting.of(organisation_id) == []
    said.args[0].undo()
    assert [one.reason for one in practice.organisations.counting.of(organisation_id)] == [
        kept.reason
    ]


def test_what_advice_should_bring_about_is_kept_and_stands_over_its_answer(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    page.show_record(organisation_id, "advice")
    activate(page, qtbot)
    press(page, "New advice")
    form = form_of(page, qtbot)
    qtbot.keyClicks(field(form, "Advice in one line"), "Train leidinggevenden")
    expected = next(
        e for e in form.findChildren(QPlainTextEdit) if e.accessibleName() == "Expected effect"
    )
    qtbot.keyClicks(expected, "Conflicten komen eerder op tafel.")
    press_ctrl_enter(form)
    page.refresh(page.topics)
    (kept,) = practice.advice.of(organisation_id)

    press(page, "Enter the response…")
    answers = page.findChildren(AnswersForm)[-1]

    assert kept.expected_effect == "Conflicten komen eerder op tafel."
    assert "Expected effect: Conflicten komen eerder op tafel." in {
        one.text() for one in answers.findChildren(QLabel)
    }


def test_the_response_form_that_came_back_is_entered_by_keys_alone(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    for day, title in ((1, "Train leidinggevenden"), (2, "Bespreek werkdruk")):
        practice.advice.add(
            AdviceDraft(organisation_id=organisation_id, given_on=date(2026, 2, day), title=title)
        )
    page.show_record(organisation_id, "advice")
    page.refresh(page.topics)
    tab = page.findChild(AdviceTab)
    assert tab is not None
    ask = next(b for b in tab.findChildren(QPushButton) if b.text() == "Enter the response…")
    activate(page, qtbot)
    ask.setFocus()
    press_key(page, Qt.Key.Key_Space)

    form = form_of(page, qtbot)
    assert nameless(form) == []
    press_key(form, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_U, Qt.Key.Key_Tab, Qt.Key.Key_H, Qt.Key.Key_Tab):
        press_key(form, key)
    press_key(form, Qt.Key.Key_M)
    press_ctrl_enter(form)

    answered, other = practice.advice.of(organisation_id)
    assert (answered.title, answered.decision) == ("Bespreek werkdruk", "RB-OVE")  # the chosen one
    assert (answered.action, answered.owner, answered.action_due) == ("u", "h", "m")
    assert answered.responded_on is not None
    assert other.decision is None
    assert ask.isEnabled()


def test_the_form_begins_with_the_chosen_advice_also_where_it_was_decided_on(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    decided_on = date(2026, 3, 1)
    for day, decision in ((1, None), (2, Code("RB-OVE"))):
        practice.advice.add(
            AdviceDraft(
                organisation_id=organisation_id,
                given_on=date(2026, 2, day),
                title=f"Advies {day}",
                decision=decision,
                responded_on=decision and decided_on,
            )
        )
    page.show_record(organisation_id, "advice")
    page.refresh(page.topics)
    activate(page, qtbot)

    press(page, "Enter the response…")
    form = form_of(page, qtbot)
    titles = [one.text() for one in form.findChildren(QLabel) if "Advies" in one.text()]
    press_ctrl_enter(form)

    newest, oldest = practice.advice.of(organisation_id)
    assert titles == ["Advies 2", "Advies 1"]
    assert newest.responded_on == decided_on  # nothing of it was changed
    assert oldest.responded_on is None


def test_a_long_advice_is_read_whole_in_the_table(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    for words in (3, 12):
        title = " ".join(["omgangsvormen"] * words)
        practice.advice.add(
            AdviceDraft(organisation_id=organisation_id, given_on=date(2026, 2, 1), title=title)
        )
    page.show_record(organisation_id, "advice")
    page.refresh(page.topics)
    activate(page, qtbot)
    tab = page.findChild(AdviceTab)
    assert tab is not None
    view = tab.findChild(QTableView)
    assert view is not None

    metrics = QFontMetrics(font("strong"))

    def needed() -> int:
        room = QRect(0, 0, view.columnWidth(0), 1000)
        text = str(view.model().index(0, 0).data())
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()

    qtbot.waitUntil(lambda: view.rowHeight(0) > needed())
    assert needed() > 2 * metrics.height()
    assert view.rowHeight(1) == view.verticalHeader().defaultSectionSize()


def test_tab_goes_from_the_list_to_the_organisation_and_through_its_tools(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    practice.advice.add(
        AdviceDraft(organisation_id=organisation_id, given_on=date(2026, 2, 1), title="Train")
    )
    page.show_record(organisation_id, "advice")
    page.refresh(page.topics)
    activate(page, qtbot)
    QApplication.processEvents()
    page.focus_first()

    met = []
    for _key in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.text() if isinstance(focus, QPushButton) else focus.accessibleName())
        press_key(page, Qt.Key.Key_Tab)

    at = met.index("New advice")
    assert met[0] == "Organisations"
    assert met.index("New organisation") > at
    assert met[at + 1] == "Enter the response…"


def test_an_organisation_with_cases_stays(
    practice: Practice, page: OrganisationsPage, case_id: int, qtbot: QtBot
) -> None:
    detail = page.findChild(OrganisationDetail)
    assert detail is not None

    with qtbot.waitSignal(page.said) as said:
        detail.removal_asked.emit()

    assert said.args[0].urgent
    assert len(practice.organisations.rows()) == 1


def test_the_list_says_a_whole_sentence_of_each_organisation(
    practice: Practice, page: OrganisationsPage, organisation_id: OrganisationId
) -> None:
    practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg"))
    page.refresh(page.topics)

    assert "Stichting De Linden, no open cases, 0.0 h this year" in spoken(page)


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_tab_fits_a_small_window_and_names_its_fields(
    page: OrganisationsPage, organisation_id: OrganisationId, tab: str, factor: float
) -> None:
    current().apply("light", factor)
    page.resize(936, 552)
    page.show_record(organisation_id, tab)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_dies_with_its_last_reference(
    practice: Practice, organisation_id: OrganisationId, qtbot: QtBot
) -> None:
    assert dies_with_its_last_reference(lambda: OrganisationsPage(services_of(practice)))
