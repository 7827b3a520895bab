"""Render every main screen to a picture, without a display: for eyes, never for a gate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from vp_desktop.ui.page import Destination
from vp_desktop.ui.shared import Shared
from vp_desktop.ui.shell.first_run.new_vault import NewVault
from vp_desktop.ui.shell.first_run.wizard import FirstRun
from vp_desktop.ui.shell.opening import open_at
from vp_desktop.ui.shell.session import Session
from vp_desktop.ui.shell.unlock import UnlockCard
from vp_desktop.ui.shell.window import Window
from vp_desktop.ui.theme.look import current

_SEARCHED = "overleg"
"""A word that the demo practice has in cases and in notes."""

PLACES = (
    "today",
    "cases",
    "follow_ups",
    "organisations",
    "referrals",
    "hours",
    "report",
    "audit",
    "backup",
    "safety",
    "settings",
)


_WITH_PAGES = "report"
_REST_MS = 700
"""Longer than the preview waits for more changes."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One way to look at the whole program."""

    theme: str
    factor: float
    width: int
    height: int

    @property
    def name(self) -> str:
        """A name for files: ``light-100-1280x800``."""
        return f"{self.theme}-{round(self.factor * 100)}-{self.width}x{self.height}"


def shot(name: str) -> Shot:
    """Return the shot of that name.

    Raises:
        ValueError: no shot is called so.
    """
    parts = re.fullmatch(r"(light|dark)-(\d{2,3})-(\d{3,4})x(\d{3,4})", name)
    if parts is None:
        raise ValueError(name)
    percent, width, height = map(int, parts.groups()[1:])
    return Shot(parts[1], percent / 100, width, height)


SHOTS = (
    Shot("light", 1.0, 1280, 800),
    Shot("dark", 1.0, 1280, 800),
    Shot("light", 1.5, 1280, 800),
    Shot("light", 1.0, 1024, 640),
    Shot("dark", 1.5, 1024, 640),
)


def render_all(
    shared: Shared, folder: Path, vault: Path, passphrase: str, shots: Sequence[Shot] = SHOTS
) -> None:
    """Write a PNG of each screen in each of ``shots`` to ``folder``.

    Raises:
        VpError: the vault cannot be opened.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key = shared.door.derive_key(vault, passphrase)
    practice = shared.door.open_practice(vault, key, _hear_nothing)
    window = Window((1280, 800), maximized=False)
    for one in shots:
        current().apply("dark" if one.theme == "dark" else "light", one.factor)
        window.resize(one.width, one.height)
        _cards(window, shared, vault, folder / one.name)
        session = Session(practice, window, shared)
        open_at(session, practice, None)
        for place in PLACES:
            session.go(Destination(place))
            if place == _WITH_PAGES:
                _wait_for_pages(shared)
            _keep(window, Path(f"{folder / one.name}-{place}.png"))
        session.search(_SEARCHED)
        _keep(window, Path(f"{folder / one.name}-palette.png"))
        session.stop()
        window.put(QWidget())
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    practice.lock()


def _cards(window: Window, shared: Shared, vault: Path, stem: Path) -> None:
    for name, card in (
        ("unlock", UnlockCard((vault,))),
        ("first-run", FirstRun(NewVault(shared.documents / vault.name), shared)),
    ):
        window.put(card)
        _keep(window, Path(f"{stem}-{name}.png"))


def _wait_for_pages(shared: Shared) -> None:
    """Let the preview ask for its pages, have them made, and paint them."""
    _rest()
    shared.jobs.finish()
    _rest()


def _rest() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_REST_MS, loop.quit)
    loop.exec()


def _keep(window: QWidget, path: Path) -> None:
    window.show()
    for _turn in range(3):  # layouts settle in the second turn, deleted widgets go in the third
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    window.grab().save(str(path))


def _hear_nothing(_topic: object) -> None:
    """Nobody edits while pictures are made."""
