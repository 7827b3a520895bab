"""Whatever locks the vault: nothing is asked, nothing typed is lost, and it is really shut."""

import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.desktop_bus import FakeLogind, logind_on, private_bus
from tests.promises.locked import TYPED, Driven, driven, fill, opened
from tests.ui import conftest as for_windows
from tests.ui.shell import conftest as for_the_program
from tests.ui.shell.driving import Control, Driver
from tests.ui.test_real_window import is_open
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.preferences import Preference
from vp_desktop.ui.conversation.new_case import NewCaseSheet
from vp_desktop.ui.outside.jump import Clocks, Jump
from vp_desktop.ui.outside.macos import MEANINGS
from vp_desktop.ui.outside.windows import meaning
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.idle import Idle
from vp_desktop.ui.shell.program import Program
from vp_desktop.ui.widgets.composer import Composer
from vp_desktop.ui.widgets.composer_draft import ComposerDraft
from vp_desktop.vault.keys import MasterKey

pytestmark = pytest.mark.qt_log_ignore(for_windows.HARMLESS)

shared, light_and_whole = for_windows.shared, for_windows._light_and_whole
driver, program = for_the_program.driver, for_the_program.program
relaunched = for_the_program.relaunched

linux = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")


def drafts_in(folder: Path) -> list[str]:
    """Return what is typed and not yet kept, after opening the vault again."""
    practice = opened(folder)
    bodies = [body for _place, body, _at in practice.drafts.all()]
    practice.lock()
    return bodies


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes the window instead")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_09_a_program_that_is_told_to_end_loses_no_keystroke(
    name: str, vault_folder: Path, tmp_path: Path
) -> None:
    with driven(vault_folder, tmp_path) as child:
        begin_a_sentence(child)

        child.process.send_signal(getattr(signal, name))
        code = child.process.wait(60)

    (draft,) = drafts_in(vault_folder)
    assert code == 0
    assert ComposerDraft.from_text(draft).text == TYPED


@linux
def test_09_a_computer_that_shuts_down_loses_no_keystroke(
    vault_folder: Path, tmp_path: Path
) -> None:
    with private_bus(tmp_path / "bus") as address, logind_on(address) as desktop:
        buses = {f"DBUS_{name}_BUS_ADDRESS": address for name in ("SYSTEM", "SESSION")}
        with driven(vault_folder, tmp_path, **buses) as child:
            begin_a_sentence(child)
            child.answer(desktop.serve)
            held = desktop.held()

            desktop.prepare_for_shutdown()
            code = child.process.wait(60)

        (draft,) = drafts_in(vault_folder)
        assert (held, desktop.held(), code) == (1, 0, 0)
        assert ComposerDraft.from_text(draft).text == TYPED


def test_09_a_session_of_the_desktop_that_ends_loses_no_keystroke(
    driver: Driver,
    qtbot: QtBot,
) -> None:
    driver.open(qtbot)
    driver.show("today")
    driver.type(TYPED)

    QApplication.instance().aboutToQuit.emit()  # type: ignore[union-attr]

    (draft,) = drafts_in(driver.folder)
    assert driver.program.session is None
    assert ComposerDraft.from_text(draft).text == TYPED


def begin_a_sentence(child: Driven) -> None:
    fill_once(child)
    child.do("type", text=TYPED)


def fill_once(child: Driven) -> None:
    child.do("unlock", passphrase=PASSPHRASE)
    child.do("go", page="today")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeLogind]:
    """A desktop of our own, on the buses that a program of this test will find."""
    with private_bus(tmp_path / "bus") as address, logind_on(address) as fake:
        for name in ("SYSTEM", "SESSION"):
            monkeypatch.setenv(f"DBUS_{name}_BUS_ADDRESS", address)
        yield fake


SIGNALS = {
    "sleep": lambda desktop: desktop.prepare_for_sleep(soon=True),
    "session lock": lambda desktop: desktop.lock(),
    "lock of a session that nobody named": lambda desktop: desktop.lock("/org/somewhere/c7"),
    "user switch": lambda desktop: desktop.switch(to_us=False),
    "screen saver": lambda desktop: desktop.save_screen(),
    "screen saver of GNOME": lambda desktop: desktop.save_screen("org.gnome.ScreenSaver"),
    "screen saver of Cinnamon": lambda desktop: desktop.save_screen("org.cinnamon.ScreenSaver"),
}


@linux
@pytest.mark.parametrize("name", SIGNALS)
def test_28_what_the_desktop_tells_locks_and_sleep_waits_for_it_alone(
    name: str,
    desktop: FakeLogind,
    driver: Driver,
    relaunched: list[Path],
    qtbot: QtBot,
) -> None:
    unlock_before(desktop, driver, qtbot)
    driver.show("today")
    driver.type(TYPED)

    SIGNALS[name](desktop)
    qtbot.waitUntil(lambda: served(desktop, relaunched == [driver.folder]), timeout=20_000)

    (draft,) = drafts_in(driver.folder)
    assert ComposerDraft.from_text(draft).text == TYPED
    assert driver.program.session is None
    assert desktop.held() == 0


@linux
@pytest.mark.parametrize(
    "harmless",
    [
        lambda desktop: desktop.prepare_for_sleep(soon=False),
        lambda desktop: desktop.switch(to_us=True),
        lambda desktop: desktop.switch(to_us=False, session="/org/of/somebody/else"),
        lambda desktop: desktop.save_screen(on=False),
    ],
)
def test_28_what_tells_that_somebody_is_there_locks_nothing(
    harmless: object,
    desktop: FakeLogind,
    driver: Driver,
    qtbot: QtBot,
) -> None:
    unlock_before(desktop, driver, qtbot)

    harmless(desktop)  # type: ignore[operator]
    for _turn in range(10):
        desktop.serve()
        QApplication.processEvents()

    assert driver.program.session is not None
    assert desktop.held() == 1


@linux
def test_28_a_delay_refused_while_sleep_is_on_its_way_is_asked_for_again(
    desktop: FakeLogind,
    driver: Driver,
    qtbot: QtBot,
) -> None:
    desktop.refuses = True
    driver.open(qtbot)
    qtbot.waitUntil(lambda: served(desktop, "Inhibit" in desktop.asked), timeout=20_000)
    desktop.refuses = False

    desktop.prepare_for_sleep(soon=False)

    qtbot.waitUntil(lambda: served(desktop, desktop.held() == 1), timeout=20_000)


@linux
def test_28_the_program_says_for_what_it_locks_here(vault_folder: Path, tmp_path: Path) -> None:
    with private_bus(tmp_path / "bus") as address, logind_on(address) as fake:
        buses = {f"DBUS_{name}_BUS_ADDRESS": address for name in ("SYSTEM", "SESSION")}
        with driven(vault_folder, tmp_path, **buses) as child:
            child.tell("unlock", passphrase=PASSPHRASE)
            child.heard(fake.serve)
            everything = child.do("kinds")
    nowhere = {f"DBUS_{name}_BUS_ADDRESS": "unix:path=/nowhere" for name in ("SYSTEM", "SESSION")}
    with driven(vault_folder, tmp_path, **nowhere) as child:
        alone = child.do("kinds")

    assert set(everything) - set(alone) == {
        "sleep", "session_lock", "user_switch", "screensaver"
    }  # fmt: skip
    assert set(alone) == {"idle", "key", "terminate", "clock"}


def unlock_before(desktop: FakeLogind, driver: Driver, qtbot: QtBot) -> None:
    """Open the vault, on a desktop that knows of it."""
    driver.start(qtbot)
    qtbot.waitUntil(lambda: served(desktop, "GetSession" in desktop.asked), timeout=20_000)
    driver.unlock(qtbot)
    qtbot.waitUntil(lambda: served(desktop, desktop.held() == 1), timeout=20_000)


def served(desktop: FakeLogind, truth: object) -> bool:
    """Have the desktop answer what it was asked; return whether ``truth`` is so already."""
    desktop.serve()
    return bool(truth)


def test_29_a_lock_during_an_unlock_stays_locked(
    driver: Driver,
    relaunched: list[Path],
    qtbot: QtBot,
) -> None:
    driver.start(qtbot)
    driver.type(PASSPHRASE)
    driver.press(Qt.Key.Key_Return)

    driver.program.lock()
    driver.shared.jobs.finish()
    for _turn in range(10):
        QApplication.processEvents()

    assert relaunched == [driver.folder]
    assert driver.program.session is None
    assert not is_open(driver.folder)


def test_29_a_lock_before_an_unlock_clears_what_was_typed_of_the_passphrase(
    driver: Driver,
    relaunched: list[Path],
    qtbot: QtBot,
) -> None:
    driver.start(qtbot)
    driver.program.lock()
    untouched = list(relaunched)
    driver.type("paard bat")

    driver.program.lock()

    assert (untouched, relaunched) == ([], [driver.folder])


def test_29_a_card_over_a_vault_that_was_open_is_locked_too(
    driver: Driver, relaunched: list[Path], qtbot: QtBot
) -> None:
    driver.open(qtbot)
    driver.session.asked.emit("renew_passphrase")
    before = list(relaunched)

    driver.program._away._idle._expire()  # type: ignore[union-attr]

    assert (before, relaunched) == ([], [driver.folder])


def test_29_a_key_that_comes_too_late_is_wiped(
    shared: Shared, key: MasterKey, qapp: QApplication
) -> None:
    nothing = list[object]()
    ticket = shared.jobs.run(qapp, lambda: key, done=nothing.append, failed=nothing.append)

    shared.jobs.forget(ticket)
    shared.jobs.finish()
    QApplication.processEvents()

    assert nothing == []
    with pytest.raises(RuntimeError, match="wiped"):
        key.reveal()


@pytest.fixture
def again(
    qapp: QApplication,
    shared: Shared,
    relaunched: list[Path],
    vault_folder: Path,
) -> Iterator[Driver]:
    """The program that comes after the lock."""
    program = Program(qapp, shared, relaunched.append)
    yield Driver(program, shared, vault_folder)
    program.end()
    program.window.close()
    program.window.deleteLater()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_29_three_dirty_editors_and_an_open_dialog_come_back_after_a_lock(
    driver: Driver,
    again: Driver,
    qtbot: QtBot,
) -> None:
    case = fill(driver.folder)
    driver.open(qtbot)
    write_everywhere(driver, case)

    driver.program.lock()
    unlock_again(again, qtbot)

    assert again.workspace.place().page == "cases"
    assert again.workspace.place().record == case
    assert texts_in(again.program.window, Composer) >= {"at the case", "in the dialog"}
    modal = QApplication.activeModalWidget()
    assert isinstance(modal, NewCaseSheet)
    assert "A title in the making" in texts_in(again.program.window, NewCaseSheet)
    modal.reject()
    again.show("today")
    assert "at the day" in texts_in(again.program.window, Composer)


FORMS: dict[str, tuple[str, str, Callable[[Any], object]]] = {
    "a new contact person": (
        "organisations",
        "people",
        lambda page: page._detail._lists[1]._ask_new(),
    ),
    "a new organisation": ("organisations", "", lambda page: page.add()),
    "a new address": ("referrals", "", lambda page: page.add()),
    "loose hours": ("hours", "", lambda page: page.add_entry()),
    "a referral": ("cases", "", lambda page: page._detail._case_desk.do("refer")),
}


@pytest.mark.parametrize("form", FORMS)
def test_29_a_form_half_filled_in_comes_back_after_a_lock(
    form: str, driver: Driver, again: Driver, qtbot: QtBot
) -> None:
    fill(driver.folder)
    page, part, begin = FORMS[form]
    driver.open(qtbot)
    begin(driver.show(page, 1 if part else None, part))
    write_in_dialog("half filled in")

    driver.program.lock()
    unlock_again(again, qtbot)

    modal = QApplication.activeModalWidget()
    assert modal is not None
    assert "half filled in" in texts_in(modal, QWidget)
    modal.reject()  # type: ignore[attr-defined]
    assert again.practice.drafts.all() == []


def write_in_dialog(text: str) -> None:
    """Type in the last field of the open dialog that takes any words."""
    modal = QApplication.activeModalWidget()
    assert modal is not None
    fields = [*modal.findChildren(QLineEdit), *modal.findChildren(QPlainTextEdit)]
    words = [field for field in fields if type(field) in {QLineEdit, QPlainTextEdit}]
    QTest.keyClicks(words[-1], text)


def write_everywhere(driver: Driver, case: CaseId) -> None:
    """Type in two pages and in two dialogs that lie over each other."""
    driver.show("today")
    driver.type("at the day")
    page = driver.show("cases", case, "timeline")
    composer = page.findChild(Composer)
    assert composer is not None
    composer.focus_text()
    driver.type("at the case")
    driver.press(Qt.Key.Key_N, Control)
    conversation = QApplication.activeModalWidget()
    assert conversation is not None
    note = conversation.findChild(QPlainTextEdit)
    assert note is not None
    QTest.keyClicks(note, "in the dialog")
    conversation._ask_new_case("")  # type: ignore[attr-defined]
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, NewCaseSheet)
    QTest.keyClicks(sheet._title, "A title in the making")


def unlock_again(again: Driver, qtbot: QtBot) -> None:
    again.program.start(again.folder, back=True)
    again.program.window.activateWindow()
    qtbot.waitActive(again.program.window)
    (field,) = again.program.window.findChildren(QLineEdit)
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.program.session is not None, timeout=20_000)


def texts_in(window: QWidget, kind: type[QWidget]) -> set[str]:
    """Return what stands in the text fields of every ``kind`` in ``window``."""
    places = window.findChildren(kind)
    lines = {one.text() for place in places for one in place.findChildren(QLineEdit)}
    return lines | {
        one.toPlainText() for place in places for one in place.findChildren(QPlainTextEdit)
    }


NOW = Clocks(awake=1000.0, since_start=1000.0, wall=1_790_000_000.0)


@dataclass
class SetClocks:
    """Clocks that a test sets."""

    now: Clocks = NOW

    def __call__(self) -> Clocks:
        return self.now

    def pass_by(self, awake: float, asleep: float = 0.0, moved: float = 0.0) -> None:
        """Let time pass, and somebody move the hands."""
        now = self.now
        self.now = Clocks(
            now.awake + awake, now.since_start + awake + asleep, now.wall + awake + asleep + moved
        )


@pytest.mark.parametrize(
    "jump",
    [
        {"awake": 5, "moved": 3600},
        {"awake": 5, "moved": -3600},
        {"awake": 5, "asleep": 600},
        {"awake": 600},
    ],
    ids=["an hour on", "an hour back", "asleep", "standing still"],
)
def test_30_a_jump_of_the_clocks_locks(jump: dict[str, float], qapp: QApplication) -> None:
    clocks, heard = SetClocks(), list[str]()
    watch = Jump(qapp, clocks)
    watch.away.connect(heard.append)
    for _look in range(20):
        clocks.pass_by(awake=5.2, moved=0.3)
        watch.look()
    quiet = list(heard)

    clocks.pass_by(**jump)
    watch.look()
    watch.deleteLater()

    assert (quiet, heard) == ([], ["clock"])


@linux
def test_30_a_program_that_stood_still_is_locked_when_it_goes_on(
    vault_folder: Path, tmp_path: Path
) -> None:
    with driven(vault_folder, tmp_path) as child:
        fill_once(child)
        child.do("impatient")

        child.process.send_signal(signal.SIGSTOP)
        child.rest(2)
        child.process.send_signal(signal.SIGCONT)

        assert child.heard() == {"card": child.pid}
        assert not is_open(vault_folder)


def test_30_the_first_key_after_too_long_is_no_sign_of_life(
    qapp: QApplication, qtbot: QtBot
) -> None:
    seconds = [0.0]
    idle = Idle(qapp, 5, lambda: seconds[0])
    seconds[0] = 299.0
    idle.stir()
    seconds[0] = 299.0 + 300.0

    with qtbot.waitSignal(idle.expired):
        idle.stir()

    assert not idle._quiet.isActive()
    idle.deleteLater()


@pytest.mark.parametrize(
    ("asked", "minutes"), [("1", 1), ("30", 30), ("0", 1), ("99999", 30), ("never", 5), ("", 5)]
)
def test_30_no_setting_keeps_a_vault_open_for_ever(
    asked: str, minutes: int, driver: Driver, qtbot: QtBot
) -> None:
    driver.open(qtbot)

    driver.practice.preferences.set(Preference.LOCK_MINUTES, asked)

    assert driver.session._idle._minutes == minutes


def test_30_another_setting_that_changes_is_no_sign_of_life(qapp: QApplication) -> None:
    seconds = [0.0]
    idle = Idle(qapp, 5, lambda: seconds[0])
    seconds[0] = 200.0

    idle.set_minutes(5)

    assert idle._last == 0.0
    idle.stop()
    idle.deleteLater()


@pytest.mark.parametrize(
    ("message", "kind", "word"),
    [
        (0x02B1, 7, "session_lock"),
        (0x02B1, 2, "user_switch"),
        (0x0218, 4, "sleep"),
        (0x02B1, 8, ""),
        (0x0218, 7, ""),
    ],
)
def test_28_the_messages_of_windows_mean_what_its_documentation_says(
    message: int, kind: int, word: str
) -> None:
    assert meaning(message, kind) == word


def test_28_every_notification_of_macos_has_a_meaning() -> None:
    assert set(MEANINGS.values()) == {"session_lock", "screensaver", "user_switch"}
