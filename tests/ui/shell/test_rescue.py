import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import CHEAP, PASSPHRASE
from tests.ui.pages.records import add_case
from tests.ui.shell.driving import Control, Driver
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.services.door import Door
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Page
from vp_desktop.ui.pages.today.lines import LineList
from vp_desktop.ui.pages.today.rescued import RescuedSheet
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.crash import CrashDesk
from vp_desktop.ui.widgets.composer_draft import ComposerDraft
from vp_desktop.vault.errors import VaultGoneError

TOLD = "He called about the stick."


@pytest.fixture
def shared(shared: Shared, tmp_path: Path) -> Shared:
    """As ever, with a folder of the program's own."""
    own = tmp_path / "own"
    return replace(shared, door=Door(own / "keys", CHEAP, memory=own))


@pytest.fixture
def filled(
    driver: Driver, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Driver]:
    """An open practice with a case, in a program that hears of every error, as the real one."""
    driver.open(qtbot)
    organisation = driver.practice.organisations.add(OrganisationDraft(name="De Linden"))
    add_case(driver.practice, organisation, title="Spanningen")
    desk = CrashDesk(qapp)
    desk.refused.connect(driver.program.refuse)
    monkeypatch.setattr(sys, "excepthook", desk.take)
    yield driver
    desk.deleteLater()


def take_away(driver: Driver) -> None:
    driver.folder.rename(driver.folder.with_name("elsewhere"))


def reopened(driver: Driver) -> Practice:
    driver.folder.with_name("elsewhere").rename(driver.folder)
    door = driver.shared.door
    key = door.derive_key(driver.folder, PASSPHRASE)
    return door.open_practice(driver.folder, key, lambda _topic: None)


def test_words_typed_after_the_stick_was_pulled_out_are_back_at_the_next_unlock(
    filled: Driver, relaunched: list[Path]
) -> None:
    filled.show("today")
    filled.type("He called")
    take_away(filled)

    filled.type(" about the stick.")
    filled.press(Qt.Key.Key_L, Control)

    practice = reopened(filled)
    body = practice.drafts.load("today") or ""
    practice.lock()
    assert ComposerDraft.from_text(body).text == TOLD
    assert relaunched == [filled.folder]


def test_a_conversation_that_could_not_be_logged_is_a_draft_again(filled: Driver) -> None:
    page = filled.show("today")
    filled.type(TOLD)
    page.flush()  # the draft is in the vault, which then goes away
    take_away(filled)

    filled.press(Qt.Key.Key_Return, Control)
    filled.press(Qt.Key.Key_L, Control)

    (rescued,) = (filled.folder.parent / "own" / "rescued").iterdir()
    shutil.rmtree(filled.folder.with_name("elsewhere"))
    assert rescued.stat().st_size > len(TOLD)


def test_words_in_a_form_are_back_as_a_text_to_copy_from(
    filled: Driver, qtbot: QtBot, relaunched: list[Path]
) -> None:
    page = filled.show("organisations", 1)
    name = field_that_says(page, "De Linden")
    name.setFocus()
    take_away(filled)

    filled.type(" en Eiken")
    filled.press(Qt.Key.Key_L, Control)

    practice = reopened(filled)
    ((_place, words, _at),) = practice.drafts.apart()
    practice.lock()
    assert "De Linden en Eiken" in words
    assert relaunched == [filled.folder]


def test_a_rescued_text_stands_among_the_drafts_until_it_is_thrown_away(
    filled: Driver, qtbot: QtBot
) -> None:
    take_away(filled)
    with pytest.raises(VaultGoneError):
        filled.practice.organisations.add(OrganisationDraft(name="Eiken"))
    filled.folder.with_name("elsewhere").rename(filled.folder)
    filled.practice.drafts.set_apart(TOLD)
    page = filled.show("today")
    drafts = next(one for one in page.findChildren(LineList) if one.accessibleName() == "Drafts")
    drafts.setFocus()
    drafts.setCurrentIndex(drafts.model().index(0, 0))

    filled.press(Qt.Key.Key_Return)
    sheet = page.findChild(RescuedSheet)
    assert sheet is not None
    said = sheet.findChild(QPlainTextEdit)
    assert said is not None
    assert said.toPlainText() == TOLD
    away = next(one for one in sheet.findChildren(QPushButton) if one.text() == "Throw away")
    away.setFocus()
    filled.press(Qt.Key.Key_Space)

    assert filled.practice.drafts.apart() == []
    qtbot.waitUntil(lambda: not drafts.isVisible())


def field_that_says(page: Page, text: str) -> QLineEdit:
    return next(one for one in page.findChildren(QLineEdit) if one.text() == text)
