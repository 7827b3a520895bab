"""The program from start to end: a card, an open practice, a lock, and a fresh start."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from vp_desktop.domain.errors import VpError
from vp_desktop.ui.shell.away import Away
from vp_desktop.ui.shell.entrance import Entrance
from vp_desktop.ui.shell.shortcuts import Shortcuts
from vp_desktop.ui.shell.warming import OPENING, SESSION, Warming
from vp_desktop.ui.shell.window import Window

if TYPE_CHECKING:
    from PySide6.QtGui import QSessionManager
    from PySide6.QtWidgets import QApplication

    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.first_run.new_vault import FirstWords
    from vp_desktop.ui.shell.session import Session

Relaunch = Callable[[Path], None]
"""Replace this process by a fresh one that shows the unlock card of a vault."""


class Program(QObject):
    """Holds the window, and what is in it now."""

    _heard = Signal(object)  # a Topic; by signal, so that a use case ends before pages read again

    def __init__(self, app: QApplication, shared: Shared, relaunch: Relaunch) -> None:
        super().__init__(app)
        self._app = app
        self._shared = shared
        self._relaunch = relaunch
        self._session: Session | None = None
        self._locked: Path | None = None
        self._was_open = False
        settings = shared.dials.settings
        self.window = Window(settings.window, maximized=settings.maximized)
        self._entrance = Entrance(self.window, shared)
        self._entrance.opened.connect(self._open)
        self.window.closing.connect(self.end)
        Shortcuts(self.window, need_vault=False).asked.connect(self._do)
        self._away = Away(app, self)
        self._away.locking.connect(self.lock)
        self._away.ending.connect(self.leave)
        self._away.slept.connect(self._forbid_pin)
        app.aboutToQuit.connect(self.end)  # however it came about: what is typed is saved
        app.commitDataRequest.connect(self._save)
        shared.dials.language_changed.connect(self._rebuild)

    @property
    def session(self) -> Session | None:
        """What is open; None: nothing is."""
        return self._session

    def start(self, folder: Path | None, *, back: bool = False) -> None:
        """Show the first card; the libraries of the vault come in once it is painted.

        After a lock, ``back`` leads to where one was in the vault of that ``folder``.
        """
        self._locked = folder if back else None
        self._entrance.begin(folder)
        self.window.show()
        QTimer.singleShot(0, self._warm)

    @Slot()
    def lock(self) -> None:
        """Save, close the vault, and be replaced by a process that never saw it. Never asks."""
        session = self._session
        folder = session.folder if session else self._entrance.halt(was_open=self._was_open)
        if folder is None:
            return
        if session is not None:
            self._remember_window()
            session.remember_place()
        self._close_session()
        self._relaunch(folder)

    @Slot()
    def end(self) -> None:
        """Save and close; the program ends."""
        self._remember_window()
        self._close_session()

    @Slot()
    def leave(self) -> None:
        """End the program, as the system asks it to."""
        self.end()
        self._app.quit()

    @Slot(object)
    def refuse(self, error: VpError) -> None:
        """Say what could not be done, when no page said it."""
        sentence = self._shared.door.explain(error)
        if self._session is not None:
            self._session.complain(sentence)

    @Slot(object, object, object)
    def _open(self, folder: Path, key: MasterKey, words: FirstWords | None) -> None:
        try:
            practice = self._shared.door.open_practice(
                folder, key, self._heard.emit, self._entrance.doubts.consent()
            )
        except VpError as error:
            self._entrance.refuse(error, folder, key, words)
            return
        self._shared.dials.keep(self._shared.dials.settings.with_vault(folder))
        session: Session = import_module(SESSION).Session(practice, self.window, self._shared)
        self._session = session
        self._heard.connect(session.hear)
        session.asked.connect(self._do)
        session.locking.connect(self.lock)
        self._away.open()
        import_module(OPENING).open_at(session, practice, words, back=folder == self._locked)

    @Slot(str)
    def _do(self, action: str) -> None:
        dials = self._shared.dials
        match action:
            case "lock":
                self.lock()
            case "quit":
                self.window.close()
            case "larger" | "smaller" | "normal":
                dials.step_text({"larger": 1, "smaller": -1, "normal": 0}[action])
            case "renew_passphrase" | "renew_sheet" | "versions_choose":
                self._close_for(action)
            case _:
                raise ValueError(action)

    def _close_for(self, action: str) -> None:
        """Close the vault for what is only done while it is closed."""
        session = self._session
        if session is not None:
            self._close_session()
            self._was_open = True
            self._away.watch_card()
            self._entrance.go_on(action, session.folder)

    @Slot()
    def _rebuild(self) -> None:
        (self._session or self._entrance).rebuild()

    @Slot()
    def _forbid_pin(self) -> None:
        self._shared.door.pins.fell_asleep()

    def _save(self, _manager: QSessionManager) -> None:
        """Save what is typed: the desktop's session ends, unless somebody stops it."""
        if self._session is not None:
            self._session.save()

    @Slot()
    def _warm(self) -> None:
        self._away.begin()
        warming = Warming(self)
        # After each other: nothing of Qt's comes in while another thread imports.
        self._shared.jobs.run(
            self, self._shared.door.warm, done=warming.begin, failed=warming.begin
        )

    def _close_session(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.close()
        self._away.closed()

    def _remember_window(self) -> None:
        dials = self._shared.dials
        kept = self.window.noted_in(dials.settings)
        if kept != dials.settings:
            dials.keep(kept)
