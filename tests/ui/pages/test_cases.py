from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.keys import activate, press_ctrl_enter, press_key
from tests.ui.last_reference import dies_with_its_last_reference
from tests.ui.pages.records import TODAY, add_case, add_note, add_task, in_days, today
from vp_desktop.domain.cases import AFTERCARE, CLOSED, CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.referrals import ReferralContactDraft, ReferralDraft
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.cases import CasesPage
from vp_desktop.ui.pages.cases.close_sheet import CloseSheet
from vp_desktop.ui.pages.cases.contact_sheet import ContactSheet
from vp_desktop.ui.pages.cases.filter_sheet import FilterSheet
from vp_desktop.ui.pages.cases.refer_sheet import ReferSheet
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.composer import Composer

SPOKEN_HEAD = """\
StaticText «2026-001»
StaticText «Stichting De Linden»
StaticText «Reporter M-1»
StaticText «25 min»
StaticText «since 2 Feb 2026»
PageTab «Timeline»
PageTab «Facts»
PageTab «Hours»"""

SPOKEN_TIMELINE = """\
StaticText «This week»
StaticText «Follow-up today»
StaticText «Mon 2 Mar»
Button «More: Follow-up today, Mon 2 Mar»
StaticText «Task»
StaticText «Call back»
Button «Done: Call back»
Button «Postpone: Call back»
StaticText «Telephone»
StaticText «Mon 2 Mar · 25 min»
Button «More: Telephone, Mon 2 Mar · 25 min»
StaticText «She will talk to HR herself.»
StaticText «February 2026»
StaticText «Case opened»"""

WIDE, NARROW = (1120, 780), (930, 560)


class Stage:
    """What the window does for a page: it tells it what changed, and keeps what it says."""

    def __init__(self, page: CasesPage, heard: list[Topic]) -> None:
        self.page = page
        self.said: list[Message] = []
        self._heard = heard
        page.said.connect(self.said.append)

    def settle(self) -> None:
        """Let the page read again what was touched."""
        topics = frozenset(self._heard)
        self._heard.clear()
        self.page.refresh(topics)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def undo(self) -> None:
        """Press the button of the last message."""
        undo = self.said[-1].undo
        assert undo is not None
        undo()
        self.settle()


@pytest.fixture
def page(practice: Practice, case_id: CaseId, qtbot: QtBot) -> Iterator[CasesPage]:
    page = CasesPage(practice, today)
    qtbot.addWidget(page)
    page.resize(*WIDE)
    activate(page, qtbot)
    yield page
    page.flush()


@pytest.fixture
def stage(page: CasesPage, heard: list[Topic]) -> Stage:
    return Stage(page, heard)


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def note_field(page: CasesPage) -> QPlainTextEdit:
    composer = page.findChild(Composer)
    assert composer is not None
    return composer._text


def test_the_page_opens_on_the_case_that_is_probably_needed(
    practice: Practice, page: CasesPage, case_id: CaseId
) -> None:
    assert page._detail.shown() == case_id
    assert "Spanningen met teamleider" in spoken(page._detail)


def test_a_conversation_is_logged_by_keyboard_and_stands_in_the_timeline(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId, qtbot: QtBot
) -> None:
    page._detail.take_focus()
    qtbot.keyClicks(note_field(page), "She will talk to HR herself.")

    press_ctrl_enter(page)
    stage.settle()

    assert [c.note for c in practice.notes.of_case(case_id)] == ["She will talk to HR herself."]
    assert "She will talk to HR herself." in spoken(page._detail)
    assert stage.said[-1].text == "Logged with 2026-001"
    stage.undo()
    assert practice.notes.of_case(case_id) == []


def test_a_lock_keeps_what_was_being_written_with_its_case(
    practice: Practice, page: CasesPage, case_id: CaseId, qtbot: QtBot
) -> None:
    qtbot.keyClicks(note_field(page), "half a sen")

    page.flush()

    assert "half a sen" in (practice.drafts.load(f"case:{case_id}") or "")


def test_going_to_another_case_keeps_each_draft_with_its_own(
    practice: Practice,
    page: CasesPage,
    stage: Stage,
    case_id: CaseId,
    organisation_id: OrganisationId,
    qtbot: QtBot,
) -> None:
    other = add_case(practice, organisation_id, "Another")
    stage.settle()
    page.show_record(case_id)
    qtbot.keyClicks(note_field(page), "about the first")

    page.show_record(other)
    between = note_field(page).toPlainText()
    page.show_record(case_id)

    assert between == ""
    assert note_field(page).toPlainText() == "about the first"


def test_showing_cases_changes_nothing(
    practice: Practice,
    page: CasesPage,
    case_id: CaseId,
    organisation_id: OrganisationId,
    heard: list[Topic],
) -> None:
    other = add_case(practice, organisation_id, "Another")
    heard.clear()

    for part in ("timeline", "facts", "hours"):
        page.show_record(other, part)
        page.show_record(case_id, part)
    page.refresh(page.topics)
    page.flush()

    assert heard == []


def test_a_case_is_closed_with_what_the_report_counts_and_opened_again(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_task(practice, case_id, "Call back")
    button(page, "Close case").click()
    sheet = page.findChild(CloseSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    assert "1 follow-up of this case is still open" in spoken(sheet)
    sheet._outcome.set_code(Code("UI-INF"))
    sheet._done.add(Code("AC-LUI"))

    press_ctrl_enter(sheet)
    stage.settle()

    case = practice.cases.get(case_id)
    assert (case.status, case.closed_on, case.outcome) == (CLOSED, TODAY, "UI-INF")
    assert case.interventions == ("AC-LUI",)
    assert page._detail.shown() == case_id  # one stays with the case one closed
    stage.undo()
    again = practice.cases.get(case_id)
    assert (again.closed_on, again.outcome, again.interventions) == (None, None, ())


def test_a_case_cannot_be_closed_before_it_began(
    practice: Practice, page: CasesPage, case_id: CaseId
) -> None:
    button(page, "Close case").click()
    sheet = page.findChild(CloseSheet)
    assert sheet is not None
    sheet._day.set_day(in_days(-60))

    sheet.primary.click()

    assert sheet.isVisible()
    assert practice.cases.get(case_id).closed_on is None


def test_a_closed_case_is_reopened_and_that_is_taken_back(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    practice.cases.close(case_id, TODAY, Code("UI-INF"))
    stage.settle()

    button(page, "Reopen").click()
    stage.settle()
    reopened = practice.cases.get(case_id).closed_on
    stage.undo()

    case = practice.cases.get(case_id)
    assert reopened is None
    assert (case.closed_on, case.outcome) == (TODAY, "UI-INF")


def test_aftercare_has_its_own_chip(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    page._detail._case_desk.do("aftercare")
    stage.settle()

    page.show_record(case_id)

    assert practice.cases.get(case_id).status == AFTERCARE
    assert page._list.filter.state == "aftercare"
    assert page._list.current() == case_id


def test_a_removed_case_makes_room_for_the_next_and_comes_back(
    practice: Practice,
    page: CasesPage,
    stage: Stage,
    case_id: CaseId,
    organisation_id: OrganisationId,
) -> None:
    other = add_case(practice, organisation_id, "Another")
    stage.settle()
    page.show_record(case_id)

    page._detail._case_desk.do("remove")
    stage.settle()

    with pytest.raises(NotFoundError):
        practice.cases.get(case_id)
    assert page._detail.shown() == other
    stage.undo()
    assert practice.cases.get(case_id).title == "Spanningen met teamleider"


def test_removing_the_last_case_leaves_an_empty_page(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    page._detail._case_desk.do("remove")
    stage.settle()

    assert page._detail.shown() is None
    assert "No cases yet. A case begins with a conversation." in spoken(page._list)


def test_a_referral_is_picked_from_the_social_map_by_keyboard(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId, qtbot: QtBot
) -> None:
    entry_id = practice.referrals.add_contact(
        ReferralContactDraft(kind=Code("DV-BMW"), name="Fatiha Bensaïd", region="Utrecht")
    )
    practice.referrals.add_contact(ReferralContactDraft(kind=Code("DV-BA"), name="Arbodienst"))
    button(page, "Refer").click()
    sheet = page.findChild(ReferSheet)
    assert sheet is not None
    activate(sheet, qtbot)

    qtbot.keyClicks(sheet._picker._words, "bensa")
    press_key(sheet, Qt.Key.Key_Return)
    assert sheet.isVisible()  # Enter picks; it does not confirm
    press_ctrl_enter(sheet)
    stage.settle()

    referral = practice.referrals.of_case(case_id)[0]
    assert (referral.to, referral.kind) == ("Fatiha Bensaïd", "DV-BMW")
    assert "Referred: Fatiha Bensaïd" in spoken(page._detail)
    assert entry_id
    stage.undo()
    assert practice.referrals.of_case(case_id) == []


def test_a_removed_referral_comes_back_to_the_same_entry(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    entry_id = practice.referrals.add_contact(
        ReferralContactDraft(kind=Code("DV-BMW"), name="Fatiha Bensaïd")
    )
    practice.referrals.refer(
        ReferralDraft(
            case_id=case_id,
            kind=Code("DV-BMW"),
            referral_contact_id=entry_id,
            referred_on=in_days(-3),
            remark="soon",
        )
    )
    stage.settle()
    before = practice.referrals.of_case(case_id)[0]

    page._detail._entry_asked("remove", before)
    gone = practice.referrals.of_case(case_id)
    stage.undo()

    after = practice.referrals.of_case(case_id)[0]
    assert gone == []
    assert (after.to, after.referred_on, after.remark) == ("Fatiha Bensaïd", in_days(-3), "soon")


def test_a_referral_needs_at_least_a_kind(
    practice: Practice, page: CasesPage, case_id: CaseId
) -> None:
    button(page, "Refer").click()
    sheet = page.findChild(ReferSheet)
    assert sheet is not None

    sheet.primary.click()
    refused = practice.referrals.of_case(case_id)
    sheet._kind.set_code(Code("DV-HA"))
    sheet.primary.click()

    assert refused == []
    assert [r.kind for r in practice.referrals.of_case(case_id)] == ["DV-HA"]


def test_a_lock_keeps_a_referral_that_says_to_whom(
    practice: Practice, page: CasesPage, case_id: CaseId
) -> None:
    button(page, "Refer").click()
    sheet = page.findChild(ReferSheet)
    assert sheet is not None
    sheet._kind.set_code(Code("DV-HA"))
    sheet._remark.setPlainText("asked for it")

    page.flush()

    assert [r.remark for r in practice.referrals.of_case(case_id)] == ["asked for it"]


def test_changing_a_conversation_saves_on_esc_and_can_be_taken_back(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_note(practice, case_id, "She told")
    stage.settle()
    page._detail._entry_asked("edit", practice.notes.of_case(case_id)[0])
    sheet = page.findChild(ContactSheet)
    assert sheet is not None
    activate(sheet, qtbot)
    qtbot.keyClicks(sheet._text, "First: ")

    press_key(sheet, Qt.Key.Key_Escape)
    stage.settle()

    assert practice.notes.of_case(case_id)[0].note == "First: She told"
    stage.undo()
    assert practice.notes.of_case(case_id)[0].note == "She told"


def test_putting_back_a_conversation_undoes_what_was_saved_meanwhile(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_note(practice, case_id, "She told")
    stage.settle()
    page._detail._entry_asked("edit", practice.notes.of_case(case_id)[0])
    sheet = page.findChild(ContactSheet)
    assert sheet is not None
    qtbot.keyClicks(sheet._text, "Oops ")
    sheet.flush()

    button(sheet, "Put back").click()

    assert practice.notes.of_case(case_id)[0].note == "She told"


def test_a_lock_keeps_what_was_being_changed(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId, qtbot: QtBot
) -> None:
    add_note(practice, case_id, "She told")
    stage.settle()
    page._detail._entry_asked("edit", practice.notes.of_case(case_id)[0])
    sheet = page.findChild(ContactSheet)
    assert sheet is not None
    qtbot.keyClicks(sheet._text, "First: ")

    page.flush()

    assert practice.notes.of_case(case_id)[0].note == "First: She told"


def test_a_removed_conversation_comes_back(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    add_note(practice, case_id, "She told")
    stage.settle()

    page._detail._entry_asked("remove", practice.notes.of_case(case_id)[0])
    stage.settle()
    gone = practice.notes.of_case(case_id)
    stage.undo()

    assert gone == []
    assert practice.notes.of_case(case_id)[0].note == "She told"


def test_the_hours_of_a_case_add_up(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    add_note(practice, case_id, "one", minutes=70)
    add_note(practice, case_id, "two", minutes=25)

    stage.settle()
    page.show_record(case_id, "hours")

    said = spoken(page._detail)
    assert "1 h 35 min" in said
    assert "from 2 conversations" in said


@pytest.mark.parametrize(
    ("word", "said"),
    [("melder", "Reporter M-1"), ("cliënt", "Client M-1"), ("hulpvrager", "Help seeker M-1")],
)
def test_the_client_is_called_by_the_word_of_the_practice(
    practice: Practice, page: CasesPage, stage: Stage, word: str, said: str
) -> None:
    practice.preferences.set(Preference.CLIENT_WORD, word)

    stage.settle()

    assert said in spoken(page._detail)


def test_a_screen_reader_meets_the_case_from_top_to_bottom(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    add_note(practice, case_id, "She will talk to HR herself.", minutes=25)
    add_task(practice, case_id, "Call back")
    stage.settle()

    lines = [line.strip() for line in spoken(page._detail).splitlines()]

    roles = {"StaticText", "Button", "PageTab"}
    kept = [line for line in lines if line.split(" ")[0] in roles and "«»" not in line]
    said = "\n".join(kept)
    assert SPOKEN_HEAD in said
    assert SPOKEN_TIMELINE in said
    assert said.index(SPOKEN_HEAD) < said.index("Button «Log it»") < said.index(SPOKEN_TIMELINE)


def test_the_filter_narrows_by_organisation_kind_and_day(
    practice: Practice, page: CasesPage, case_id: CaseId, organisation_id: OrganisationId
) -> None:
    page.focus_filter()
    sheet = page.findChild(FilterSheet)
    assert sheet is not None
    sheet._kind.set_code(Code("IN-FRA"))
    sheet._organisation.set_organisation(organisation_id)
    sheet._first.set_day(in_days(-1))
    sheet._last.set_day(in_days(-2))
    sheet.primary.click()
    refused = page._list.filter
    sheet._last.set_day(in_days(3))

    sheet.primary.click()

    assert refused.kind is None
    wanted = page._list.filter
    assert (wanted.kind, wanted.organisation_id) == ("IN-FRA", organisation_id)
    assert (wanted.opened_from, wanted.opened_to) == (in_days(-1), in_days(3))
    assert page._list.current() is None


def test_the_more_menu_offers_what_the_state_allows(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    practice.cases.close(case_id, TODAY)
    stage.settle()

    page._detail._head._more.click()

    menu = page.findChild(QMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["New follow-up", "To aftercare", "Reopen case", "Move to the bin"]


def test_an_empty_list_leads_to_a_first_conversation(practice: Practice, qtbot: QtBot) -> None:
    page = CasesPage(practice, today)
    qtbot.addWidget(page)
    page.resize(*WIDE)
    page.show()

    with qtbot.waitSignal(page.go) as went:
        button(page, "New conversation").click()

    assert went.args == [Destination("new_contact")]


def test_where_there_is_no_room_list_and_case_take_turns(
    page: CasesPage, case_id: CaseId, qtbot: QtBot
) -> None:
    page.resize(*NARROW)
    page.focus_first()
    shown_first = (page._list.isVisible(), page._right.isVisible())

    press_key(page, Qt.Key.Key_Return)
    shown_then = (page._list.isVisible(), page._right.isVisible())
    stepped = page.step_back()

    assert shown_first == (True, False)
    assert shown_then == (False, True)
    assert stepped
    assert page._list.isVisible()
    assert not page.step_back()


@pytest.mark.parametrize("factor", [1.0, 1.5])
@pytest.mark.parametrize("part", ["timeline", "facts", "hours"])
def test_nothing_is_cut_on_the_smallest_window(
    practice: Practice, stage: Stage, case_id: CaseId, qtbot: QtBot, factor: float, part: str
) -> None:
    page = stage.page
    add_note(practice, case_id, "A note that is long enough to be wrapped, " * 8 + "twice.")
    add_task(practice, case_id, "Call back", 1)
    stage.settle()
    current().apply("light", factor)
    page.resize(*NARROW)

    page.show_record(case_id, part)
    qtbot.waitUntil(lambda: clipped(page) == [], timeout=2000)

    assert page.width() == NARROW[0]
    assert nameless(page) == []


def test_a_case_is_read_in_a_bounded_number_of_statements(
    practice: Practice, page: CasesPage, stage: Stage, case_id: CaseId
) -> None:
    for number in range(30):
        add_note(practice, case_id, f"note {number}", days_ago=number)
        add_task(practice, case_id, f"task {number}", number)
    vault = practice.cases._vault
    before = vault.statements

    stage.settle()

    assert vault.statements - before <= 16


def test_the_page_dies_with_its_last_reference(practice: Practice, case_id: CaseId) -> None:
    add_note(practice, case_id, "She told")
    add_task(practice, case_id, "Call back")

    def page() -> CasesPage:
        made = CasesPage(practice, today)
        made.show_record(case_id, "facts")
        return made

    assert dies_with_its_last_reference(page)
