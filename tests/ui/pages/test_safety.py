import gc
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate, press_key
from tests.ui.pages.records import today
from vp_desktop import i18n
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.preferences import Preference
from vp_desktop.domain.safety import Finding, Matter, Said
from vp_desktop.services.practice import Practice
from vp_desktop.services.safety import Outside
from vp_desktop.ui.page import Message
from vp_desktop.ui.pages.safety import SafetyPage
from vp_desktop.ui.pages.safety.rows import MatterRow
from vp_desktop.ui.pages.safety.sentences import sentence
from vp_desktop.ui.pages.safety.words import level, name, todo
from vp_desktop.ui.theme.look import current

ASLEEP = Outside(locks_at=frozenset({"sleep", "session_lock"}))


@pytest.fixture
def page(practice: Practice, case_id: CaseId, qtbot: QtBot) -> SafetyPage:
    page = SafetyPage(practice.safety, practice.folder, today, lambda: ASLEEP)
    qtbot.addWidget(page)
    page.resize(900, 700)
    activate(page, qtbot)
    return page


def row_of(page: SafetyPage, matter: Matter) -> MatterRow:
    return next(card.rows[matter] for card in page._cards if matter in card.rows)


def words_of(page: SafetyPage) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_the_page_says_what_is_and_what_is_not_protected(page: SafetyPage) -> None:
    words = words_of(page)

    assert "There is none. If this computer breaks, everything is gone." in words
    assert "the lock of the screen, sleep" in words
    assert "a virus that runs under your name can read along" in words
    assert "1 thing cannot wait · " in words


def test_what_changes_elsewhere_is_said_at_the_next_sight(
    page: SafetyPage, practice: Practice, tmp_path: Path
) -> None:
    practice.backups.make(tmp_path)
    practice.preferences.set(Preference.SHEET_MADE_ON, "2026-02-27")

    page.refresh(page.topics)

    words = words_of(page)
    assert "Made today, and restored to prove it." in words
    assert "Fri 27 Feb" in words
    assert "cannot wait" not in words


def test_the_whole_vault_is_checked_by_one_key(
    page: SafetyPage, practice: Practice, qtbot: QtBot
) -> None:
    said: list[Message] = []
    page.said.connect(said.append)
    page.focus_first()

    press_key(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(said))

    assert said == [Message("The whole vault was read. Everything is as it was written.")]
    assert "Read from the first page to the last: today." in words_of(page)
    assert practice.preferences.get(Preference.CHECKED_ON) == "2026-03-02"


def test_damage_that_the_check_finds_is_said_at_once(
    page: SafetyPage, practice: Practice, qtbot: QtBot
) -> None:
    script = "f = open(__import__('sys').argv[1], 'r+b'); f.seek(-9, 2); f.write(bytes(9))"
    file = str(practice.folder / "vault.db")
    subprocess.run([sys.executable, "-c", script, file], check=True)  # noqa: S603 - our own
    said: list[Message] = []
    page.said.connect(said.append)

    page.check()
    qtbot.waitUntil(lambda: bool(said))

    assert said[0].urgent
    assert "The vault does not hold what was written to it." in words_of(page)


def test_the_check_leaves_the_window_alive(page: SafetyPage, qtbot: QtBot) -> None:
    page.check()
    QApplication.processEvents()
    busy = page._summary._bar.isVisibleTo(page)

    qtbot.waitUntil(lambda: not page._summary._bar.isVisibleTo(page))

    assert busy


@pytest.mark.parametrize("matter", [one for one in Matter if one is not Matter.INTEGRITY])
def test_each_thing_leads_by_key_to_what_can_be_done(page: SafetyPage, matter: Matter) -> None:
    row = row_of(page, matter)
    if not row.isVisibleTo(page):
        pytest.fail(f"{matter} is not on the page")
    went: list[object] = []
    page.go.connect(went.append)
    row.act.setFocus()

    press_key(page, Qt.Key.Key_Space)

    assert went == [row._to]
    assert row._to is not None


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("said", Said)
def test_everything_that_can_be_found_has_a_sentence(said: Said, language: str) -> None:
    finding = Finding(said=said, day=today(), count=3, names=("sleep",))

    with i18n.speaking(language):
        told = sentence(finding, today())

    assert "{" not in told
    assert told.endswith(".")
    assert "!" not in told
    assert all((name(finding.matter), level(finding)[0], todo(finding).text))


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_word_is_cut_and_nothing_is_nameless(
    page: SafetyPage, factor: float, qtbot: QtBot
) -> None:
    current().apply("light", factor)
    page.resize(700, 560)
    QApplication.processEvents()

    assert clipped(page) == []
    assert nameless(page) == []


def test_the_page_dies_with_the_lock(practice: Practice, case_id: CaseId, qtbot: QtBot) -> None:
    gc.collect()
    gc.disable()
    try:
        page = SafetyPage(practice.safety, practice.folder, today, Outside)
        QApplication.processEvents()
        page.check()
        gone = weakref.ref(page)

        del page

        assert gone() is None
    finally:
        gc.enable()


def test_the_button_of_each_thing_says_how_it_stands_to_who_cannot_see(page: SafetyPage) -> None:
    button = row_of(page, Matter.BACKUP).act

    assert isinstance(button, QPushButton)
    assert button.accessibleName() == "Last proven backup: Backups…"
    assert button.accessibleDescription().startswith("Act now. There is none.")
