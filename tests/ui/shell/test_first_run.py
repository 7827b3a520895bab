from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from tests.golden_helpers import clipped, is_in_sight, nameless
from tests.ui.keys import activate
from tests.ui.shell.driving import Driver
from vp_desktop.domain.preferences import Preference
from vp_desktop.ui.phrase import PhraseChooser
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.first_run.wizard import FirstRun
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.theme.look import current

OWN = "zeven paarden dansen op een tafel"


class Walker:
    """Goes through the five steps as a person would."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.program = program
        self.qtbot = qtbot

    @property
    def card(self) -> FirstRun:
        card = self.program.window.centralWidget()
        assert isinstance(card, FirstRun)
        return card

    def step(self) -> int:
        return self.card._number + 1

    def field(self, name: str) -> QLineEdit:
        fields = self.card._steps[self.card._number].findChildren(QLineEdit)
        return next(one for one in fields if one.accessibleName() == name)

    def on(self) -> None:
        self.card._on.click()

    def chooser(self) -> PhraseChooser:
        found = self.card.findChild(PhraseChooser)
        assert found is not None
        return found

    def to_phrase(self) -> None:
        self.on()
        self.on()

    def choose_ours(self) -> None:
        self.field("Type it again, without looking").setText(self.chooser().passphrase())
        self.on()

    def to_sheet(self) -> None:
        self.to_phrase()
        self.choose_ours()
        self.qtbot.waitUntil(lambda: self.step() == 4, timeout=30_000)

    def fill_sheet(self) -> None:
        groups = self.card._sheet._groups
        self.field("Type group 2 of the code").setText(groups[1])
        self.field("Type group 5 of the code").setText(groups[4].lower())
        self.card._sheet.findChildren(QCheckBox)[0].setChecked(True)

    def said(self) -> str:
        labels = self.card.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisibleTo(self.card))


@pytest.fixture
def walker(program: Program, qtbot: QtBot) -> Walker:
    program.start(None)
    activate(program.window, qtbot)
    return Walker(program, qtbot)


def test_from_nothing_to_an_open_practice(walker: Walker, shared: Shared, qtbot: QtBot) -> None:
    walker.to_sheet()
    phrase = walker.chooser().passphrase()
    walker.fill_sheet()
    walker.on()
    walker.field("Name of your practice").setText("Praktijk Jansen")
    walker.field("Your name").setText("A. Jansen")
    walker.field("First client organisation").setText("Zorggroep De Linden")
    walker.field("Hours a year in the contract").setText("40")

    walker.on()

    session = walker.program.session
    assert session is not None
    practice = session._practice
    organisation = practice.organisations.get(practice.organisations.rows()[0].id)
    assert (organisation.name, organisation.contract_hours) == ("Zorggroep De Linden", 40.0)
    assert practice.preferences.get(Preference.ADVISER_NAME) == "A. Jansen"
    assert practice.folder == shared.documents / "My practice.vpvault"
    assert shared.dials.settings.last_vault == practice.folder
    walker.program.end()
    assert shared.door.derive_key(practice.folder, phrase) is not None


def test_everything_of_the_last_step_may_be_left_empty(walker: Walker) -> None:
    walker.to_sheet()
    walker.fill_sheet()
    walker.on()

    walker.on()

    session = walker.program.session
    assert session is not None
    assert session._practice.organisations.rows() == []


def test_keys_alone_lead_through_the_forms(walker: Walker) -> None:
    walker.on()
    name = walker.field("Name of the vault")
    suggested = name.selectedText()
    walker.on()
    walker.choose_ours()
    walker.qtbot.waitUntil(lambda: walker.step() == 4, timeout=30_000)
    walker.fill_sheet()

    walker.card._sheet._apart.setFocus()
    walker.qtbot.keyClick(walker.card._sheet._apart, Qt.Key.Key_Return)
    practice = walker.field("Name of your practice").selectedText()
    hours = walker.field("Hours a year in the contract")
    walker.qtbot.keyClicks(hours, "about 40")
    walker.qtbot.keyClick(hours, Qt.Key.Key_Return)

    assert suggested == practice == "My practice"
    assert hours.text() == "about 40"
    assert walker.program.session is None
    assert "Write the hours as a number, as 40." in walker.said()


def test_the_sheet_must_have_been_read_before_one_goes_on(walker: Walker) -> None:
    walker.to_sheet()
    empty = walker.card._on.isEnabled()

    walker.fill_sheet()
    walker.card._sheet._apart.setChecked(False)
    unpromised = walker.card._on.isEnabled()
    walker.fill_sheet()
    walker.field("Type group 2 of the code").setText("0000")
    wrong = walker.card._on.isEnabled()
    said = walker.said()
    walker.fill_sheet()

    assert (empty, unpromised, wrong) == (False, False, False)
    assert walker.card._on.isEnabled()
    assert "This is not what the sheet says." in said


def test_the_words_are_covered_while_they_are_typed_again(walker: Walker) -> None:
    walker.to_phrase()
    words = walker.chooser().passphrase().split()
    shown = all(word in walker.said() for word in words)

    walker.field("Type it again, without looking").setFocus()

    assert shown
    assert not any(word in walker.said() for word in words)


def test_other_words_can_be_drawn(walker: Walker) -> None:
    walker.to_phrase()
    before = walker.chooser().passphrase()

    walker.chooser().draw()

    assert walker.chooser().passphrase() != before
    assert len(walker.chooser().passphrase().split()) == 6


def test_a_weak_passphrase_of_one_s_own_is_not_taken(walker: Walker) -> None:
    walker.to_phrase()
    walker.chooser().findChildren(QRadioButton)[1].setChecked(True)

    walker.field("A passphrase of my own").setText("vertrouwen2026")
    walker.field("Type it again, without looking").setText("vertrouwen2026")
    walker.chooser()._judge_own()

    assert not walker.card._on.isEnabled()
    assert "too weak" in walker.said()
    assert not walker.chooser().finish()


def test_a_strong_passphrase_of_one_s_own_opens_the_vault(walker: Walker, shared: Shared) -> None:
    walker.to_phrase()
    walker.chooser().findChildren(QRadioButton)[1].setChecked(True)
    walker.field("A passphrase of my own").setText(OWN)
    walker.chooser()._judge_own()
    walker.field("Type it again, without looking").setText(OWN)

    walker.on()
    walker.qtbot.waitUntil(lambda: walker.step() == 4, timeout=30_000)

    assert shared.door.derive_key(walker.card._vault.folder, OWN) is not None


def test_back_and_another_passphrase_is_still_one_vault(walker: Walker, shared: Shared) -> None:
    walker.to_sheet()
    walker.card._back.click()
    walker.chooser().draw()

    walker.choose_ours()
    walker.qtbot.waitUntil(lambda: walker.step() == 4, timeout=30_000)

    folder = walker.card._vault.folder
    assert shared.door.derive_key(folder, walker.chooser().passphrase()) is not None
    assert [path.name for path in shared.documents.iterdir()] == [folder.name]


def test_a_name_that_is_taken_is_refused_in_words(walker: Walker, shared: Shared) -> None:
    (shared.documents / "My practice.vpvault").mkdir()
    walker.on()

    walker.on()

    assert walker.step() == 2
    assert "Something of that name is there already." in walker.said()


def test_a_folder_that_is_not_there_yet_is_made_and_its_whole_path_is_said(
    walker: Walker, shared: Shared
) -> None:
    shared.documents.rmdir()
    walker.on()
    said = walker.said().replace("\u200b", "")

    walker.on()

    assert str(shared.documents / "My practice.vpvault") in said
    assert walker.step() == 3
    assert shared.documents.is_dir()


def test_a_folder_that_cannot_be_made_is_refused_in_words(walker: Walker, shared: Shared) -> None:
    shared.documents.rmdir()
    shared.documents.write_text("a file where the folder should be")
    walker.on()

    walker.on()

    assert walker.step() == 2
    assert "That folder cannot be made." in walker.said()


@pytest.mark.parametrize("name", ["a/b", 'a"b', "a:b", "a\\b"])
def test_a_name_that_no_disk_takes_is_refused_in_words(walker: Walker, name: str) -> None:
    walker.on()
    walker.field("Name of the vault").setText(name)

    walker.on()

    assert walker.step() == 2
    assert "A name cannot hold any of these signs" in walker.said()


def test_a_folder_that_is_copied_to_the_internet_is_pointed_out(
    walker: Walker, tmp_path: Path
) -> None:
    synced = tmp_path / "OneDrive - Praktijk"
    synced.mkdir()
    walker.on()
    before = "OneDrive" in walker.said()

    walker.card._steps[1]._take(str(synced))  # type: ignore[attr-defined]  # what the dialog hands in

    assert not before
    assert "OneDrive copies this folder to the internet." in walker.said()


def test_a_disk_that_refuses_is_said_in_words(walker: Walker, shared: Shared) -> None:
    walker.to_phrase()
    shared.documents.rmdir()
    shared.documents.write_text("a file where the folder was")

    walker.choose_ours()
    walker.qtbot.waitUntil(walker.card._trouble.isVisible, timeout=30_000)

    assert walker.step() == 3
    assert walker.program.session is None


def test_the_language_is_spoken_at_once(walker: Walker) -> None:
    walker.card._shared.dials.set_language("nl")

    assert "Welkom bij VP Desktop" in walker.said()


def test_back_from_the_first_step_leads_to_the_vaults_one_has(driver: Driver, qtbot: QtBot) -> None:
    driver.start(qtbot)
    driver.button("New vault…").click()
    walker = Walker(driver.program, qtbot)
    offered = walker.card._back.isVisible()

    walker.card._back.click()

    assert offered
    assert driver.button("Open vault").isVisible()


def test_the_very_first_step_offers_no_way_back_to_nothing(walker: Walker) -> None:
    offered = walker.card._back.isVisible()

    walker.on()

    assert not offered
    assert walker.card._back.isVisible()


@pytest.mark.parametrize(("theme", "factor"), [("light", 1.0), ("dark", 1.5)])
def test_every_step_can_be_read_and_heard(walker: Walker, theme: str, factor: float) -> None:
    walker.program.window.resize(1024, 640)
    current().apply("dark" if theme == "dark" else "light", factor)

    for number in range(5):
        walker.card._show(number)

        assert nameless(walker.card) == []
        assert clipped(walker.card) == []
        assert is_in_sight(walker.card._on)
