from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.pages.records import TODAY, add_case
from vp_desktop.domain.cases import AFTERCARE, Case, CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId, UnitDraft
from vp_desktop.services.practice import Practice
from vp_desktop.ui.coding import CodesField
from vp_desktop.ui.pages.cases.client_card import NAME_SHOWN_MS, ClientCard
from vp_desktop.ui.pages.cases.drafting import draft_of
from vp_desktop.ui.pages.cases.particulars import Particulars
from vp_desktop.ui.widgets.choices import Choice, CodeChoice
from vp_desktop.ui.widgets.fields import Field


@pytest.fixture
def form(practice: Practice, case_id: CaseId, qtbot: QtBot) -> Iterator[Particulars]:
    form = Particulars(practice.cases, practice.clients, practice.organisations, TODAY)
    qtbot.addWidget(form)
    form.resize(800, 1600)
    form.show_case(practice.cases.get(case_id))
    form.show()
    yield form
    form.flush()


def field(form: QWidget, name: str) -> QWidget:
    """Return the editor under the label ``name``."""
    for one in form.findChildren(Field):
        if one.editor.accessibleName() == name:
            return one.editor
    raise LookupError(name)


def line(form: QWidget, name: str) -> QLineEdit:
    editor = field(form, name)
    assert isinstance(editor, QLineEdit)
    return editor


def choose(form: QWidget, name: str, key: str) -> None:
    editor = field(form, name)
    assert isinstance(editor, Choice)
    editor.choose(key)
    editor.picked.emit(key)


def test_filling_the_form_is_not_typing(
    practice: Practice, form: Particulars, case_id: CaseId, heard: list[Topic]
) -> None:
    told = {"wish": "It should stop.", "arrangements": "She calls.", "marks": (Code("FR-STR"),)}
    practice.cases.change(case_id, draft_of(practice.cases.get(case_id), **told))
    heard.clear()

    form.show_case(practice.cases.get(case_id))
    form.flush()

    assert heard == []


def test_a_lock_loses_no_keystroke(
    practice: Practice, form: Particulars, case_id: CaseId, qtbot: QtBot
) -> None:
    wish = field(form, "What the reporter wants")
    assert isinstance(wish, QPlainTextEdit)
    title = line(form, "Title")
    title.selectAll()

    qtbot.keyClicks(title, "Another title")
    qtbot.keyClicks(wish, "It should stop.")
    form.flush()

    case = practice.cases.get(case_id)
    assert (case.title, case.wish) == ("Another title", "It should stop.")


def test_what_is_typed_is_saved_without_being_asked(
    practice: Practice, form: Particulars, case_id: CaseId, qtbot: QtBot
) -> None:
    title = line(form, "Title")
    title.selectAll()

    qtbot.keyClicks(title, "Short")
    qtbot.waitUntil(lambda: practice.cases.get(case_id).title == "Short")

    assert title.text() == "Short"


def test_saving_while_one_types_leaves_the_caret_where_it_is(
    practice: Practice, form: Particulars, case_id: CaseId, qtbot: QtBot
) -> None:
    title = line(form, "Title")
    title.setCursorPosition(0)
    qtbot.keyClicks(title, "New ")
    form.flush()

    form.show_case(practice.cases.get(case_id))  # what the window does after every save
    qtbot.keyClicks(title, "big ")

    assert title.text() == "New big Spanningen met teamleider"


def test_every_code_of_a_case_goes_in_and_comes_back(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    choose(form, "Role of the reporter", "ME-GET")
    choose(form, "Role of the other party", "WP-COL")
    choose(form, "How the first contact came in", "KA-MAI")
    choose(form, "How the reporter found you", str(code_book().main(ListId("L10"))[0].code))
    choose(form, "How often", "FR-STR")
    for name, code in (("Urgency and risk", "UR-MEE"), ("What you did", "AC-LUI")):
        tags = field(form, name)
        assert isinstance(tags, CodesField)
        tags.add(Code(code))
    choose(form, "Status", "ST-BEG")
    form.flush()

    case = practice.cases.get(case_id)
    fresh = Particulars(practice.cases, practice.clients, practice.organisations, TODAY)
    fresh.show_case(case)
    frequency = field(fresh, "How often")
    assert isinstance(frequency, CodeChoice)
    assert (case.client_role, case.accused_role, case.channel) == ("ME-GET", "WP-COL", "KA-MAI")
    assert set(case.marks) == {"FR-STR", "UR-MEE"}
    assert case.interventions == ("AC-LUI",)
    assert case.status == "ST-BEG"
    assert frequency.code() == "FR-STR"


def test_marks_the_form_does_not_show_stay(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    before = practice.cases.get(case_id)
    hidden = code_book().main(ListId("L07b"))[0].code
    practice.cases.change(case_id, draft_of(before, marks=(hidden,)))
    form.show_case(practice.cases.get(case_id))

    choose(form, "How often", "FR-EEN")
    form.flush()

    assert set(practice.cases.get(case_id).marks) == {hidden, Code("FR-EEN")}


def test_the_first_kind_is_the_primary_one_and_can_be_changed(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    kinds = field(form, "What it is about")
    assert isinstance(kinds, CodesField)
    kinds.add(Code("IN-FRA"))
    kinds.add(Code("OO-DIS"))
    kinds._pressed = Code("IN-FRA")
    kinds._rearrange(_action(kinds, "first"))
    form.flush()

    assert practice.cases.get(case_id).kinds == ("IN-FRA", "OO-PES", "OO-DIS")
    assert "Fraud, forgery (primary)" in spoken(kinds)


def test_a_case_keeps_at_least_one_kind(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    kinds = field(form, "What it is about")
    assert isinstance(kinds, CodesField)

    kinds.add(Code("OO-PES"))  # it was chosen, so this would take it away
    form.flush()

    assert kinds.codes() == ("OO-PES",)
    assert practice.cases.get(case_id).kinds == ("OO-PES",)


def test_grounds_are_asked_for_discrimination_alone(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    grounds = field(form, "Grounds of discrimination")
    assert not grounds.isVisible()

    kinds = field(form, "What it is about")
    assert isinstance(kinds, CodesField)
    kinds.add(Code("OO-DIS-1"))
    form.flush()
    form.show_case(practice.cases.get(case_id))

    assert grounds.isVisible()


def test_the_test_of_wrongdoing_is_asked_for_wrongdoing_alone(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    test = field(form, "Test of wrongdoing (Wbk)")
    assert not test.isVisible()

    case = practice.cases.get(case_id)
    practice.cases.change(case_id, draft_of(case, kinds=(Code("IN-MIS"),)))
    form.show_case(practice.cases.get(case_id))

    assert test.isVisible()


def test_the_unit_belongs_to_the_organisation(
    practice: Practice, form: Particulars, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    unit_id = practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg"))
    other_id = practice.organisations.add(OrganisationDraft(name="Gemeente Oosterwold"))
    form.show_case(practice.cases.get(case_id))
    choose(form, "Unit", str(unit_id))
    form.flush()
    with_unit = practice.cases.get(case_id)

    choose(form, "Client organisation", str(other_id))
    form.flush()

    moved = practice.cases.get(case_id)
    assert with_unit.unit_id == unit_id
    assert (moved.organisation_id, moved.unit_id) == (other_id, None)


def test_a_code_that_is_taken_is_refused_in_words_and_nothing_is_lost(
    practice: Practice, form: Particulars, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    add_case(practice, organisation_id, "Another")
    code = line(form, "Case code")

    code.setText("2026-002")
    code.textEdited.emit("2026-002")
    form.flush()

    assert practice.cases.get(case_id).code == "2026-001"
    assert code.text() == "2026-002"
    assert form._trouble.isVisible()


def test_a_status_that_an_action_sets_is_not_offered(form: Particulars) -> None:
    status = field(form, "Status")
    assert isinstance(status, CodeChoice)

    offered = {status.itemData(at) for at in range(status.count())}

    assert AFTERCARE in offered
    assert not offered & {"ST-AFG", "ST-HER", "ST-VER"}


def test_the_outcome_is_asked_once_a_case_is_closed(
    practice: Practice, form: Particulars, case_id: CaseId
) -> None:
    before = field(form, "Outcome").isVisible()
    practice.cases.close(case_id, TODAY)

    form.show_case(practice.cases.get(case_id))

    assert (before, field(form, "Outcome").isVisible()) == (False, True)


def test_everything_in_the_form_has_a_name_and_room(form: Particulars) -> None:
    assert nameless(form) == []
    assert clipped(form) == []


@pytest.fixture
def case_with_name(practice: Practice, case_id: CaseId) -> Case:
    client_id = practice.clients.add(ClientDraft(pseudonym="M-31", name="Sanne de Vries"))
    practice.cases.change(case_id, draft_of(practice.cases.get(case_id), client_id=client_id))
    return practice.cases.get(case_id)


def test_the_name_is_not_on_the_screen_until_it_is_asked_for(
    form: Particulars, case_with_name: Case
) -> None:
    form.show_case(case_with_name)
    hidden = spoken(form)

    form._client._show_name.click()

    assert "Sanne" not in hidden
    assert "M-31" in hidden
    assert "Sanne de Vries" in spoken(form)


def test_the_name_goes_after_half_a_minute_and_what_was_typed_in_it_stays(
    practice: Practice, form: Particulars, case_with_name: Case, qtbot: QtBot
) -> None:
    form.show_case(case_with_name)
    card = form.findChild(ClientCard)
    assert card is not None
    assert card._hider.interval() == NAME_SHOWN_MS == 30_000
    card._show_name.click()
    qtbot.keyClick(card._name, Qt.Key.Key_End)
    qtbot.keyClicks(card._name, "-Jansen")
    assert card._hider.isActive()

    card._hider.timeout.emit()

    assert "Sanne" not in spoken(form)
    client_id = case_with_name.client_id
    assert client_id is not None
    assert practice.clients.get(client_id).name == "Sanne de Vries-Jansen"


def test_saving_with_a_hidden_name_keeps_it(
    practice: Practice, form: Particulars, case_with_name: Case, qtbot: QtBot
) -> None:
    form.show_case(case_with_name)
    card = form.findChild(ClientCard)
    assert card is not None

    qtbot.keyClicks(card._reach, "After six")
    form.flush()

    client_id = case_with_name.client_id
    assert client_id is not None
    client = practice.clients.get(client_id)
    assert (client.name, client.reach) == ("Sanne de Vries", "After six")


def test_another_case_hides_the_name(
    practice: Practice, form: Particulars, case_with_name: Case, organisation_id: OrganisationId
) -> None:
    other = practice.cases.get(add_case(practice, organisation_id, "Another"))
    form.show_case(case_with_name)
    form._client._show_name.click()

    form.show_case(other)
    form.show_case(case_with_name)

    assert "Sanne" not in spoken(form)


def test_a_pseudonym_that_is_taken_is_refused_in_words(
    practice: Practice, form: Particulars, case_with_name: Case
) -> None:
    practice.clients.add(ClientDraft(pseudonym="M-99"))
    form.show_case(case_with_name)
    pseudonym = line(form, "Pseudonym")

    pseudonym.setText("M-99")
    pseudonym.textEdited.emit("M-99")
    form.flush()

    assert pseudonym.accessibleDescription()
    client_id = case_with_name.client_id
    assert client_id is not None
    assert practice.clients.get(client_id).pseudonym == "M-31"


def _action(kinds: CodesField, word: str) -> QAction:
    action = QAction(kinds)
    action.setData(word)
    return action
