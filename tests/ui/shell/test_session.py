import gc
import weakref
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless, spoken
from tests.ui.pages.records import add_case
from tests.ui.shell.driving import Control, Driver
from vp_desktop.domain.followups import FollowUpDraft
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.preferences import Preference
from vp_desktop.services.practice import Practice
from vp_desktop.ui.conversation.new_conversation import NewConversationSheet
from vp_desktop.ui.page import Page
from vp_desktop.ui.shell.actions import actions
from vp_desktop.ui.shell.help import HelpSheet
from vp_desktop.ui.shell.help_pages import ABOUT, PAGES, titles
from vp_desktop.ui.shell.screens import PLACES
from vp_desktop.ui.theme.look import current
from vp_desktop.ui.widgets.composer_draft import ComposerDraft
from vp_desktop.vault.errors import VaultFullError


@pytest.fixture
def filled(driver: Driver, qtbot: QtBot) -> Driver:
    """An open practice with one organisation and one case."""
    driver.open(qtbot)
    organisation = driver.practice.organisations.add(OrganisationDraft(name="De Linden"))
    add_case(driver.practice, organisation, title="Spanningen met teamleider")
    return driver


def reopened(driver: Driver) -> Practice:
    """Open the vault again, as the process after the lock would."""
    door = driver.shared.door
    return door.open_practice(
        driver.folder, door.derive_key(driver.folder, PASSPHRASE), lambda _topic: None
    )


def test_from_unlock_to_a_logged_conversation_to_the_lock_by_keyboard_alone(
    filled: Driver, relaunched: list[Path], qtbot: QtBot
) -> None:
    filled.show("today")

    filled.type("Called about yesterday.")
    filled.press(Qt.Key.Key_Return, Control)
    filled.press(Qt.Key.Key_L, Control)

    practice = reopened(filled)
    notes = [n.note for c in practice.case_list.recent(9) for n in practice.notes.of_case(c.id)]
    practice.lock()
    assert notes == ["Called about yesterday."]
    assert relaunched == [filled.folder]
    assert filled.program.session is None


@pytest.mark.parametrize("width", [1280, 1024])
@pytest.mark.parametrize("place", ["organisations", "report", "audit", "cases"])
def test_the_keys_go_to_the_page_that_a_record_is_shown_on(
    filled: Driver, place: str, width: int
) -> None:
    filled.program.window.resize(width, 640)
    filled.workspace._side.setFocus()

    page = filled.show(place, 1)

    focus = filled.program.window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)
    assert focus.isVisible()


def test_a_lock_with_words_in_the_composer_loses_no_keystroke(
    filled: Driver, relaunched: list[Path]
) -> None:
    filled.show("today")
    filled.type("half a sen")

    filled.press(Qt.Key.Key_L, Control)

    practice = reopened(filled)
    drafts = [ComposerDraft.from_text(body).text for _place, body, _at in practice.drafts.all()]
    practice.lock()
    assert drafts == ["half a sen"]
    assert len(relaunched) == 1


def test_a_lock_closes_the_open_dialog_and_keeps_what_was_typed_in_it(
    filled: Driver, relaunched: list[Path], qtbot: QtBot
) -> None:
    filled.press(Qt.Key.Key_N, Control)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    note = dialog.findChild(QPlainTextEdit)
    assert note is not None
    qtbot.keyClicks(note, "in the dialog")

    filled.program.lock()

    practice = reopened(filled)
    drafts = [ComposerDraft.from_text(body).text for _place, body, _at in practice.drafts.all()]
    practice.lock()
    assert drafts == ["in the dialog"]
    assert QApplication.activeModalWidget() is None
    assert relaunched == [filled.folder]


def test_nothing_asks_the_vault_again_once_it_is_closed(filled: Driver, qtbot: QtBot) -> None:
    for place in PLACES:
        filled.show(place)
    timers = filled.workspace.findChildren(QTimer)

    filled.session.close()

    assert len(timers) > 2
    assert not any(timer.isActive() for timer in timers)


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Q])
def test_closing_the_window_saves_and_locks_also_by_its_key(
    filled: Driver, relaunched: list[Path], key: Qt.Key | None
) -> None:
    filled.show("today")
    filled.type("last words")

    if key is None:
        filled.program.window.close()
    else:
        filled.press(key, Control)

    assert not filled.program.window.isVisible()
    practice = reopened(filled)
    kept = practice.drafts.all()
    practice.lock()
    assert len(kept) == 1
    assert relaunched == []


def test_every_page_dies_with_the_lock_without_the_collector(filled: Driver) -> None:
    seen: list[weakref.ref[QWidget]] = [weakref.ref(filled.show(place)) for place in PLACES]
    seen.append(weakref.ref(filled.workspace))
    gc.collect()
    gc.disable()
    try:
        filled.program.lock()
        filled.program.window.put(QWidget())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        alive = [type(one()).__name__ for one in seen if one() is not None]
    finally:
        gc.enable()

    assert alive == []


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    ("theme", "factor", "width", "height"),
    [("light", 1.0, 1280, 800), ("dark", 1.5, 1024, 640)],
)
def test_every_page_can_be_read_and_heard_in_its_frame(
    filled: Driver, language: str, theme: str, factor: float, width: int, height: int
) -> None:
    filled.shared.dials.set_language(language)
    filled.shared.dials.set_theme(theme)
    filled.shared.dials.set_text_factor(factor)
    filled.program.window.resize(width, height)

    for place in PLACES:
        filled.show(place)

        assert nameless(filled.workspace) == [], place
        assert clipped(filled.workspace) == [], place


def test_the_pages_are_a_list_and_say_how_much_waits(filled: Driver, qtbot: QtBot) -> None:
    practice = filled.practice
    practice.follow_ups.add(FollowUpDraft(due_on=date.today(), text="call"))  # noqa: DTZ011
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011
    practice.follow_ups.add(FollowUpDraft(due_on=tomorrow, text="write"))
    qtbot.waitUntil(lambda: "«Follow-up, 2 items»" in spoken(filled.workspace._side))

    said = spoken(filled.workspace._side)

    assert "List «Pages»" in said
    assert "ListItem «Today, 1 item»" in said
    assert "ListItem «Cases, 1 item»" in said
    assert "ListItem «Hours»" in said


def test_a_narrow_window_keeps_every_icon_in_sight(filled: Driver) -> None:
    filled.shared.dials.set_text_factor(1.5)
    filled.program.window.resize(1024, 640)
    QApplication.processEvents()
    side = filled.workspace._side

    for part in (side._places, side._foot):
        last = part.visualItemRect(part.item(part.count() - 1))
        assert part.viewport().rect().contains(last)
        assert last.height() >= 24


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "cases"),
        (Qt.Key.Key_3, "follow_ups"),
        (Qt.Key.Key_4, "organisations"),
        (Qt.Key.Key_5, "referrals"),
        (Qt.Key.Key_6, "hours"),
        (Qt.Key.Key_7, "report"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_each_page_has_its_key(filled: Driver, key: Qt.Key, place: str) -> None:
    filled.press(key, Control)

    assert filled.workspace.place().page == place


def test_alt_left_goes_back_where_one_was(filled: Driver) -> None:
    filled.show("hours")
    filled.show("referrals")

    filled.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)

    assert filled.workspace.place().page == "hours"
    assert filled.workspace._stage.shown() is not None


def test_f6_goes_from_the_pages_to_the_page_and_round(filled: Driver) -> None:
    filled.show("settings")
    filled.workspace._side._places.setFocus()
    here = QApplication.focusWidget()

    filled.press(Qt.Key.Key_F6)
    there = QApplication.focusWidget()
    filled.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)

    assert there is not here
    assert isinstance(filled.workspace._stage.shown(), Page)
    assert QApplication.focusWidget() is here


def test_text_grows_with_the_keys_and_stays_so(filled: Driver) -> None:
    filled.press(Qt.Key.Key_Plus, Control)
    larger = current().factor
    filled.press(Qt.Key.Key_Minus, Control)
    filled.press(Qt.Key.Key_Minus, Control)
    smaller = filled.shared.dials.settings.text_factor
    filled.press(Qt.Key.Key_0, Control)

    assert (larger, smaller, current().factor) == (1.1, 0.9, 1.0)


def test_another_language_is_spoken_at_once_and_nothing_is_lost(filled: Driver) -> None:
    filled.show("today")
    filled.type("half a sen")

    filled.shared.dials.set_language("nl")

    assert "ListItem «Zaken, 1 open»" in spoken(filled.workspace._side)
    assert filled.workspace.place().page == "today"
    assert len(filled.practice.drafts.all()) == 1


def test_who_is_away_is_warned_and_can_come_back(filled: Driver) -> None:
    idle, window = filled.session._idle, filled.program.window

    idle._warn()
    warned = said_in(window)
    idle.stir()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert "The vault closes in 60 seconds. Your text is saved." in warned
    assert "The vault closes" not in said_in(window)
    assert filled.program.session is not None


def test_who_stays_away_is_locked_out_without_a_question(
    filled: Driver, relaunched: list[Path]
) -> None:
    filled.show("today")
    filled.type("half a sen")
    idle = filled.session._idle

    idle._warn()
    for _second in range(60):
        idle._tick()

    assert relaunched == [filled.folder]
    assert filled.program.session is None


def test_a_key_anywhere_is_a_sign_of_life(filled: Driver, qtbot: QtBot) -> None:
    idle = filled.session._idle
    idle._warn()

    with qtbot.waitSignal(idle.returned):
        filled.press(Qt.Key.Key_Shift)

    assert idle._quiet.isActive()


def test_the_minutes_until_the_lock_can_be_set(filled: Driver) -> None:
    before = filled.session._idle._quiet.interval()

    filled.practice.preferences.set(Preference.LOCK_MINUTES, "15")

    assert (before, filled.session._idle._quiet.interval()) == (240_000, 840_000)


def test_the_name_of_the_practice_is_never_in_the_title_of_the_window(filled: Driver) -> None:
    filled.practice.preferences.set(Preference.PRACTICE_NAME, "Praktijk Jansen")

    assert "Jansen" not in filled.program.window.windowTitle()
    assert "Praktijk Jansen" in said_in(filled.workspace._side)


def test_an_error_nobody_caught_is_said_in_words(filled: Driver) -> None:
    filled.program.refuse(VaultFullError())

    assert "disk" in said_in(filled.workspace._toast)


def test_f1_opens_the_help(filled: Driver) -> None:
    filled.press(Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None

    assert "How to begin" in spoken(dialog)
    assert nameless(dialog) == []


def test_f1_opens_the_help_of_the_page_one_is_on(filled: Driver) -> None:
    filled.show("report")

    filled.press(Qt.Key.Key_F1)

    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HelpSheet)
    item = dialog._list.currentItem()
    assert item is not None
    assert item.text() == titles()[PAGES.index("report")][1]
    assert set(ABOUT) <= {action.id for action in actions()}
    assert set(ABOUT.values()) <= set(PAGES)


def test_ctrl_q_in_a_form_closes_the_program_and_keeps_what_was_typed(filled: Driver) -> None:
    filled.press(Qt.Key.Key_N, Control)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewConversationSheet)
    dialog._composer.focus_text()
    filled.type("last words")

    filled.press(Qt.Key.Key_Q, Control)

    assert not filled.program.window.isVisible()
    practice = reopened(filled)
    kept = practice.drafts.all()
    practice.lock()
    assert len(kept) == 1


def test_the_backup_card_asks_until_there_is_one(filled: Driver, tmp_path: Path) -> None:
    side = filled.workspace._side
    before = side._backup.isVisible()

    filled.practice.backups.make(tmp_path)

    assert before
    assert not side._backup.isVisible()


def said_in(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel))
