import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.conftest import PASSPHRASE
from vp_desktop import main
from vp_desktop.services.door import VAULT_SUFFIX
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.screens import PLACES, render_all, shot
from vp_desktop.vault.folder import SUFFIX

SLOW = (
    "PIL",
    "cryptography",
    "keyring",
    "openpyxl",
    "pypdf",
    "pydantic",
    "rapidfuzz",
    "reportlab",
    "segno",
    "sqlcipher3",
    "zxcvbn",
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
)
"""What may not be read from disk before the unlock card is painted (performance.md)."""

SHOW_THE_CARD = f"""
import sys
from pathlib import Path
from vp_desktop import main
app = main.application()
shared = main.share(app)
program = main.Program(app, shared, main.relaunch)
program._entrance.begin(Path(sys.argv[1]))
program.window.show()
program.window.grab()
print(type(program.window.centralWidget()).__name__)
print([name for name in {SLOW!r} if name in sys.modules])
"""

IMPORT_WHILE_TYPING = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from vp_desktop import main
from vp_desktop.ui.shell.warming import MODULES
elsewhere = set()
def note(event, arguments):
    if event == "import" and threading.current_thread() is not threading.main_thread():
        elsewhere.add(arguments[0])
sys.addaudithook(note)
app = main.application()
program = main.Program(app, main.share(app), main.relaunch)
program.start(Path(sys.argv[1]))
def look():
    if all(name in sys.modules for name in MODULES):
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
QTimer.singleShot(40_000, app.quit)
app.exec()
print(all(name in sys.modules for name in MODULES))
print([name for name in elsewhere if name.startswith(("PySide6", "vp_desktop.ui"))])
print("sqlcipher3" in elsewhere)
"""

TYPE_AND_WAIT = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from vp_desktop import main
from vp_desktop.ui.shell.goodbye import Goodbye
app = main.application()
shared = main.share(app)
program = main.Program(app, shared, main.relaunch)
Goodbye(program).asked.connect(program.leave)
folder = Path(sys.argv[1])
program.start(folder)
program._open(folder, shared.door.derive_key(folder, sys.argv[2]), None)
program.window.activateWindow()
app.processEvents()
QTest.keyClicks(app.focusWidget(), "half a sen")
print("ready", flush=True)
code = app.exec()
shared.jobs.finish()
sys.exit(code)
"""


def child(home: Path, script: str, *arguments: str) -> subprocess.Popen[str]:
    """Run ``script`` in a process that has a home of its own and no display."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_the_card_is_painted_before_any_slow_library_is_read(
    vault_folder: Path, tmp_path: Path
) -> None:
    process = child(tmp_path, SHOW_THE_CARD, str(vault_folder))

    out, err = process.communicate(timeout=60)

    assert out.splitlines() == ["UnlockCard", "[]"], err


def test_while_one_types_all_is_read_from_disk_and_nothing_of_the_window_in_another_thread(
    vault_folder: Path, tmp_path: Path
) -> None:
    """A class of Qt's that is made in another thread can end the program: one unlock in twenty."""
    process = child(tmp_path, IMPORT_WHILE_TYPING, str(vault_folder))

    out, err = process.communicate(timeout=60)

    assert out.splitlines() == ["True", "[]", "True"], err


def test_nothing_a_person_typed_or_is_called_is_written_beside_the_vault(
    vault_folder: Path, tmp_path: Path
) -> None:
    process = child(tmp_path, TYPE_AND_WAIT, str(vault_folder), PASSPHRASE)
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)

    out, err = process.communicate(timeout=60)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    texts = [path.read_bytes() for path in files] + [out.encode(), err.encode()]
    assert files
    assert not any(b"half a sen" in text for text in texts)
    assert not any(PASSPHRASE.encode() in text for text in texts)


def test_the_lock_replaces_the_process_by_one_that_shows_the_same_vault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = list[tuple[str, list[str]]]()

    def note(path: str, arguments: list[str]) -> None:
        calls.append((path, arguments))

    monkeypatch.setattr(os, "execv", note)

    main.relaunch(Path("/home/vp/practice.vpvault"))

    command = [sys.executable, "-m", "vp_desktop", "--back", "/home/vp/practice.vpvault"]
    assert calls == [(sys.executable, command)]


def test_every_screen_is_rendered_to_a_picture_without_a_network(
    vault_folder: Path, tmp_path: Path, shared: Shared
) -> None:
    look = shot("dark-150-1024x640")

    render_all(shared, tmp_path / "pictures", vault_folder, PASSPHRASE, [look])

    pictures = {path.name: QImage(str(path)) for path in (tmp_path / "pictures").iterdir()}
    names = {*PLACES, "palette", "unlock", "first-run"}
    assert set(pictures) == {f"dark-150-1024x640-{name}.png" for name in names}
    assert {image.size().toTuple() for image in pictures.values()} == {(1024, 640)}
    assert "PySide6.QtNetwork" not in sys.modules


@pytest.mark.parametrize(
    "arguments",
    [["--screens", "somewhere"], ["--look", "pink-150-1024x640"], ["--nonsense"], ["one", "two"]],
)
def test_wrong_usage_is_said_and_ends_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main.run(arguments)

    assert ended.value.code == 2
    assert "usage: vp-desktop" in capsys.readouterr().err


def test_the_first_card_knows_a_vault_by_the_ending_the_vault_has() -> None:
    assert VAULT_SUFFIX == SUFFIX
