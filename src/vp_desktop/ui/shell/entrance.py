"""What is seen while no vault is open: unlocking, recovering, making a new one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from vp_desktop.i18n import _
from vp_desktop.services.door import VAULT_SUFFIX
from vp_desktop.ui.shell.deriving import Deriving
from vp_desktop.ui.shell.doubt_cards import DoubtCards
from vp_desktop.ui.shell.key_cards import KeyCards
from vp_desktop.ui.shell.other_ways import OtherWays
from vp_desktop.ui.shell.unlock import UnlockCard

if TYPE_CHECKING:
    from vp_desktop.domain.errors import VpError
    from vp_desktop.services.access import MasterKey
    from vp_desktop.ui.shared import Shared
    from vp_desktop.ui.shell.card import CardPage
    from vp_desktop.ui.shell.first_run.new_vault import FirstWords, NewVault
    from vp_desktop.ui.shell.first_run.wizard import FirstRun
    from vp_desktop.ui.shell.window import Window


class Entrance(QObject):
    """Shows one card at a time, until a vault has its key."""

    opened = Signal(object, object, object)
    """The folder, its key, and the ``FirstWords`` of a first run or None."""

    def __init__(self, window: Window, shared: Shared) -> None:
        super().__init__(window)
        self._window = window
        self._shared = shared
        self._card: CardPage | None = None
        self._wanted: Path | None = None
        self._deriving = Deriving(self, shared)
        self._deriving.done.connect(self._take_key)
        self._deriving.failed.connect(self._say)
        self._keys = KeyCards(self, shared)
        self._keys.made.connect(self._put)
        self._keys.left.connect(self._return)
        self._keys.opened.connect(self.opened)
        self._keys.passphrase_asked.connect(self._ask_passphrase)
        self.doubts = DoubtCards(self, shared)
        """What was chosen where a vault is in doubt."""
        self.doubts.made.connect(self._put)
        self.doubts.left.connect(self._return)
        self.doubts.opened.connect(self.opened)
        self._ways = OtherWays(window, shared)
        self.doubts.restore_asked.connect(self._ways.restore)
        self._ways.found.connect(self._take_folder)
        self._ways.demo_made.connect(self._take_key)

    def begin(self, folder: Path | None) -> None:
        """Show the unlock card for ``folder`` or the known vaults; without any, the first run."""
        self._wanted = folder or self._wanted
        known = self._known()
        if not known:
            self.show_first_run()
        elif not self._keys.ask_pin(known[0]):
            self._show_unlock(known)

    def go_on(self, action: str, folder: Path) -> None:
        """Show the card for what is done with the vault in ``folder`` while it is closed."""
        self._wanted = folder
        if action == "versions_choose":
            self.doubts.versions(folder)
        else:
            self._keys.renew(folder, known=action == "renew_passphrase")

    @Slot()
    def show_first_run(self) -> None:
        """Show the five steps to a new vault."""
        new_vault = import_module("vp_desktop.ui.shell.first_run.new_vault")
        wizard = import_module("vp_desktop.ui.shell.first_run.wizard")
        name = _("My practice")
        vault: NewVault = new_vault.NewVault(self._shared.documents / f"{name}{VAULT_SUFFIX}")
        card: FirstRun = wizard.FirstRun(vault, self._shared, leads_back=bool(self._known()))
        card.left.connect(self._return)
        card.other_asked.connect(self._ways.choose)
        card.restore_asked.connect(self._ways.restore)
        card.demo_asked.connect(self._ways.show_demo)
        card.finished.connect(self._take_new)
        self._put(card)

    def rebuild(self) -> None:
        """Build the card anew, in the language spoken now."""
        if isinstance(self._card, UnlockCard):
            self.begin(None)
        else:
            self.show_first_run()

    def refuse(self, error: VpError, folder: Path, key: MasterKey, words: object) -> None:
        """Say why the vault stays closed; where the user may open it all the same, ask."""
        if not self.doubts.take(error, folder, key, words):
            self._say(error)

    def halt(self, *, was_open: bool) -> Path | None:
        """Open nothing any more; return the vault of which something is in our memory, if one is.

        Of a vault that ``was_open`` here, everything may be.
        """
        folder = self._wanted or self._shared.dials.settings.last_vault
        card = self._card
        if card is None or not (card.holds_secret() or (was_open and card.may_go())):
            return None
        self._deriving.forget()
        return folder

    def _say(self, error: VpError) -> None:
        if self._card is not None:
            wrong = type(error).__name__ == "WrongPassphraseError"
            self._card.refuse(self._shared.door.explain(error), wrong_passphrase=wrong)

    def _known(self) -> tuple[Path, ...]:
        known = self._shared.dials.settings.known_vaults
        wanted = () if self._wanted is None else (self._wanted,)
        return (*wanted, *(folder for folder in known if folder not in wanted))

    def _show_unlock(self, known: tuple[Path, ...]) -> None:
        card = UnlockCard(known)
        card.submitted.connect(self._derive)
        card.cancelled.connect(self._deriving.forget)
        card.forgotten.connect(self._keys.recover)
        card.dropped.connect(self._drop)
        card.other_asked.connect(self._ways.choose)
        card.new_asked.connect(self.show_first_run)
        self._put(card)

    @Slot(object)
    def _put(self, card: CardPage) -> None:
        self._deriving.forget()
        self._card = card
        self._window.put(card)
        card.focus_first()

    @Slot(Path, str)
    def _derive(self, folder: Path, passphrase: str) -> None:
        self._wanted = folder
        self._deriving.start(folder, passphrase)

    @Slot()
    def _return(self) -> None:
        if self._known():
            self.begin(None)

    @Slot(Path)
    def _drop(self, folder: Path) -> None:
        dials = self._shared.dials
        dials.keep(dials.settings.without_vault(folder))
        self._wanted = None if self._wanted == folder else self._wanted
        self.begin(None)

    @Slot(str)
    def _ask_passphrase(self, why: str) -> None:
        self._show_unlock(self._known())
        if why and self._card is not None:
            self._card.refuse(why, wrong_passphrase=False)

    @Slot(object, object)
    def _take_key(self, folder: Path, key: MasterKey) -> None:
        self.opened.emit(folder, key, None)

    @Slot(object, object)
    def _take_new(self, vault: NewVault, words: FirstWords) -> None:
        self.opened.emit(vault.folder, vault.key, words)

    @Slot(Path)
    def _take_folder(self, folder: Path) -> None:
        self._shared.dials.know_vault(str(folder))
        self.begin(folder)
