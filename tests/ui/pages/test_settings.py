import gc
import json
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.golden_helpers import clipped, nameless
from tests.ui.keys import activate
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.preferences import Preference
from vp_desktop.services.practice import Practice
from vp_desktop.ui.page import Destination, Message
from vp_desktop.ui.pages.settings import SettingsPage
from vp_desktop.ui.pages.settings.import_sheet import ImportSheet
from vp_desktop.ui.pages.settings.passphrase_sheet import PassphraseSheet
from vp_desktop.ui.pages.settings.recovery_sheet import RecoverySheet
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.theme.look import current

SECTIONS = ("security", "display", "practice", "data", "bin", "about")


@pytest.fixture
def page(practice: Practice, shared: Shared, qtbot: QtBot) -> Iterator[SettingsPage]:
    page = SettingsPage(practice, shared)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    activate(page, qtbot)
    yield page
    page.flush()


def dialog_of(page: SettingsPage, kind: type[QDialog]) -> QDialog:
    found = page.findChild(kind)
    assert isinstance(found, kind)
    return found


def field(inside: QWidget, name: str) -> QLineEdit:
    return next(f for f in inside.findChildren(QLineEdit) if f.accessibleName() == name)


def said_in(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def unlock(sheet: QDialog, passphrase: str) -> None:
    field(sheet, "Present passphrase").setText(passphrase)
    sheet._go_on()  # type: ignore[attr-defined]  # what Ctrl+Enter does


def test_the_passphrase_is_changed_by_who_knows_the_present_one(
    practice: Practice, page: SettingsPage, shared: Shared, qtbot: QtBot
) -> None:
    page.show_record(0, "passphrase")
    sheet = dialog_of(page, PassphraseSheet)
    assert isinstance(sheet, PassphraseSheet)
    unlock(sheet, PASSPHRASE)
    qtbot.waitUntil(sheet._chooser.isVisible, timeout=30_000)
    new = sheet._chooser.passphrase()
    field(sheet, "Type it again, without looking").setText(new)

    with qtbot.waitSignal(sheet.changed, timeout=30_000):
        sheet._go_on()

    assert shared.door.derive_key(practice.folder, new) is not None


def test_a_wrong_present_passphrase_is_said_so(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_record(0, "passphrase")
    sheet = dialog_of(page, PassphraseSheet)

    unlock(sheet, "not this one")
    present = field(sheet, "Present passphrase")
    qtbot.waitUntil(lambda: present.accessibleDescription() != "", timeout=30_000)

    assert present.accessibleDescription() == "This passphrase does not open this vault."


def test_the_recovery_sheet_is_shown_only_to_who_knows_the_passphrase(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.show_record(0, "sheet")
    sheet = dialog_of(page, RecoverySheet)
    assert isinstance(sheet, RecoverySheet)
    before = sheet._paper.isVisible()

    unlock(sheet, PASSPHRASE)
    qtbot.waitUntil(sheet._paper.isVisible, timeout=30_000)

    assert not before
    assert sheet._paper.content().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("passphrase change", "security"),
        ("dark", "display"),
        ("text size", "display"),
        ("name practice", "practice"),
        ("excel", "data"),
        ("licences", "about"),
        ("nothing of the kind", ""),
    ],
)
def test_a_setting_is_found_by_its_words(page: SettingsPage, words: str, section: str) -> None:
    page._find.setText(words)

    found = [name for name, part in page._sections.items() if part.isVisible()]
    assert found == ([section] if section else [])


def test_names_are_saved_without_being_asked(
    practice: Practice, page: SettingsPage, qtbot: QtBot
) -> None:
    page.show_record(0, "practice")
    qtbot.keyClicks(field(page, "Your name"), "A. Jansen")

    page.flush()

    assert practice.preferences.get(Preference.ADVISER_NAME) == "A. Jansen"


def test_showing_the_page_is_not_typing(practice: Practice, page: SettingsPage) -> None:
    before = practice.preferences.all()

    page.refresh(page.topics)
    page.flush()

    assert practice.preferences.all() == before


def test_a_term_that_is_no_number_is_not_kept(practice: Practice, page: SettingsPage) -> None:
    months = field(page, "Months after closing")

    months.setText("")
    months.textEdited.emit("")
    page.flush()

    assert practice.preferences.get(Preference.RETENTION_MONTHS, "12") == "12"


def test_the_lock_is_set_with_one_press(practice: Practice, page: SettingsPage) -> None:
    chips = page._sections["security"].findChildren(QWidget)
    fifteen = next(c for c in chips if getattr(c, "text", str)() == "15 minutes")

    fifteen.click()  # type: ignore[attr-defined]  # a radio button

    assert practice.preferences.get(Preference.LOCK_MINUTES) == "15"


def test_look_and_language_work_at_once(page: SettingsPage, shared: Shared, qtbot: QtBot) -> None:
    display = page._sections["display"]
    dark = next(c for c in display.findChildren(QWidget) if getattr(c, "text", str)() == "Dark")

    dark.click()  # type: ignore[attr-defined]  # a radio button
    with qtbot.waitSignal(shared.dials.language_changed):
        shared.dials.set_language("nl")

    assert current().theme.name == "dark"
    assert (shared.dials.settings.theme, shared.dials.settings.language) == ("dark", "nl")


def test_a_file_is_looked_at_before_anything_is_added(
    practice: Practice, page: SettingsPage, tmp_path: Path
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(practice_file("OO-PES")), encoding="utf-8")
    said = list[Message]()
    page.said.connect(said.append)

    page._sections["data"]._read(str(file))  # type: ignore[attr-defined]  # what the dialog hands in
    sheet = dialog_of(page, ImportSheet)
    assert isinstance(sheet, ImportSheet)
    before, words = len(practice.cases.rows()), said_in(sheet)
    sheet._add()

    assert "1 case would be added." in words
    assert (before, len(practice.cases.rows())) == (0, 1)
    assert [message.text for message in said] == ["1 case added"]


def test_what_is_wrong_in_a_file_is_listed_with_its_place(
    practice: Practice, page: SettingsPage, tmp_path: Path
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(practice_file("OO-XYZ")), encoding="utf-8")

    page._sections["data"]._read(str(file))  # type: ignore[attr-defined]  # what the dialog hands in

    sheet = dialog_of(page, ImportSheet)
    assert isinstance(sheet, ImportSheet)
    problems = sheet.findChild(QPlainTextEdit)
    assert problems is not None
    assert "cases[0].kinds" in problems.toPlainText()
    assert not sheet.primary.isEnabled()
    assert practice.cases.rows() == []


def test_stop_leaves_nothing_half_done(
    practice: Practice, page: SettingsPage, tmp_path: Path
) -> None:
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(practice_file("OO-PES")), encoding="utf-8")
    page._sections["data"]._read(str(file))  # type: ignore[attr-defined]  # what the dialog hands in
    sheet = dialog_of(page, ImportSheet)
    assert isinstance(sheet, ImportSheet)

    sheet._stop = True
    sheet._add()

    assert practice.cases.rows() == []
    assert "Stopped. Nothing was added." in said_in(sheet)


def test_everything_is_written_to_a_new_folder(
    practice: Practice, case_id: CaseId, page: SettingsPage, tmp_path: Path
) -> None:
    page._sections["data"]._export(str(tmp_path))  # type: ignore[attr-defined]  # from the dialog

    assert any((tmp_path / "practice-export").iterdir())


def test_what_was_removed_is_put_back_from_the_bin(
    practice: Practice, case_id: CaseId, page: SettingsPage
) -> None:
    practice.cases.remove(case_id)
    page.refresh(page.topics)
    binned = practice.cases.rows()

    page._sections["bin"]._put_back()  # type: ignore[attr-defined]  # what the button does

    assert binned == []
    assert [row.id for row in practice.cases.rows()] == [case_id]


def test_destroying_asks_first(practice: Practice, case_id: CaseId, page: SettingsPage) -> None:
    practice.cases.close(case_id, closed_on=practice.clock().date())
    practice.cases.remove(case_id)
    page.refresh(page.topics)

    page._sections["bin"]._ask()  # type: ignore[attr-defined]  # what the button does
    asked = len(practice.bin.rows())
    dialog_of(page, QDialog).accept()

    assert (asked, len(practice.bin.rows())) == (1, 0)


def test_what_is_destroyed_goes_from_the_backups_too_when_that_is_ticked(
    practice: Practice, case_id: CaseId, page: SettingsPage, tmp_path: Path
) -> None:
    practice.backups.make(tmp_path)
    practice.cases.remove(case_id)
    page.refresh(page.topics)

    page._sections["bin"]._ask()  # type: ignore[attr-defined]  # what the button does
    sheet = dialog_of(page, QDialog)
    told = "\n".join(part.text() for part in sheet.findChildren(QLabel))
    [too] = sheet.findChildren(QCheckBox)
    before = practice.backup_desk.forgetting.left()
    too.click()
    sheet.accept()

    assert "31 March 2027" in told
    assert (before, practice.backup_desk.forgetting.left()) == (0, 1)


def test_without_a_backup_nothing_is_said_of_them_at_a_destruction(
    practice: Practice, case_id: CaseId, page: SettingsPage
) -> None:
    practice.cases.remove(case_id)
    page.refresh(page.topics)

    page._sections["bin"]._ask()  # type: ignore[attr-defined]  # what the button does

    assert dialog_of(page, QDialog).findChildren(QCheckBox) == []


def test_a_changed_passphrase_leads_to_a_new_backup(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.go) as went:
        page._sections["security"]._tell()  # type: ignore[attr-defined]  # after the change

    assert went.args == [Destination("backup")]


@pytest.mark.parametrize(("theme", "factor"), [("light", 1.0), ("dark", 1.5)])
def test_every_section_can_be_read_and_heard(page: SettingsPage, theme: str, factor: float) -> None:
    current().apply("dark" if theme == "dark" else "light", factor)
    page.resize(908, 540)

    for row in range(len(SECTIONS)):
        page._list.setCurrentRow(row)

        assert nameless(page) == []
        assert clipped(page) == []


def test_the_page_dies_with_its_last_reference(practice: Practice, shared: Shared) -> None:
    gc.collect()
    gc.disable()
    try:
        page = SettingsPage(practice, shared)
        alive = weakref.ref(page)
        del page
        gone = alive() is None
    finally:
        gc.enable()

    assert gone


def practice_file(kind: str) -> dict[str, object]:
    return {
        "format": "vp-practice",
        "version": 1,
        "organisations": [{"name": "Stichting De Linden"}],
        "cases": [
            {
                "organisation": "Stichting De Linden",
                "code": "2025-001",
                "opened_on": "2025-03-14",
                "kinds": [kind],
            }
        ],
    }
