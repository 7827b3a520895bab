"""What the window asks while there is no open vault; its libraries come in at the first question.

The unlock card must be there before cryptography, SQLCipher and pydantic are read from disk, so
nothing is imported here but types. ``warm`` brings it all in while the passphrase is typed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from vp_desktop.services.locksmith import Locksmith
from vp_desktop.services.pins import Pins

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vp_desktop.domain.changes import Announce
    from vp_desktop.domain.vault_standing import Consent
    from vp_desktop.services.access import Cost, MasterKey
    from vp_desktop.services.passphrases import Strength
    from vp_desktop.services.practice import Practice
    from vp_desktop.vault.anchors import Memory
    from vp_desktop.vault.look import Look

VAULT_SUFFIX = ".vpvault"
"""Ending of a vault's folder; the vault has its own, and a test holds them equal."""

_ACCESS = "vp_desktop.services.access"
_PASSPHRASES = "vp_desktop.services.passphrases"
_PRACTICE = "vp_desktop.services.practice"
_ANCHORS = "vp_desktop.vault.anchors"
_LOOK = "vp_desktop.vault.look"
_SEAL = "vp_desktop.vault.seal"


class Door:
    """Makes a vault, finds its key, opens it."""

    def __init__(
        self, copies: Path | None = None, cost: Cost | None = None, memory: Path | None = None
    ) -> None:
        """Keep a second copy of every key file in ``copies``; ``cost`` is for tests.

        ``memory`` is the program's own folder, where it remembers how it left each vault.
        """
        self._copies = copies
        self._cost = cost
        self.memory = memory
        """Where this computer remembers how it left each vault."""
        self._ahead: Look | None = None
        self.pins = Pins(memory, cost)
        self.locksmith = Locksmith(copies, memory, cost)

    def warm(self) -> None:
        """Read the libraries of the vault from disk, so that opening does not wait for them."""
        for name in (_ACCESS, _PRACTICE):
            import_module(name)

    def derive_key(self, folder: Path, passphrase: str) -> MasterKey:
        """Return the key of the vault in ``folder``; takes about a second, and may run in a worker.

        A passphrase that costs less to guess than is asked for today is made dearer on the way.

        Raises:
            VaultError: one of its subclasses says why not.
        """
        access = import_module(_ACCESS)
        least = self._cost or access.DEFAULT
        key: MasterKey = access.derive_key(folder, passphrase, self._copies, least)
        self.pins.typed_passphrase(folder, key)
        self._look_ahead(folder)
        return key

    def key_from_sheet(self, folder: Path, code: str) -> MasterKey:
        """Return the key that the recovery sheet says, after the vault was really opened with it.

        Raises:
            VaultError: one of its subclasses says why not.
        """
        key: MasterKey = import_module(_ACCESS).key_from_sheet(folder, code)
        return key

    def create(self, folder: Path, passphrase: str) -> MasterKey:
        """Make a new vault in ``folder``; return its key. Takes about two seconds.

        A guess at the passphrase will cost what this computer can do in about a second.

        Raises:
            VaultError: one of its subclasses says why not; nothing was left behind.
        """
        access = import_module(_ACCESS)
        key: MasterKey = access.create(folder, passphrase, self._cost, self._copies)
        self._remember(folder, key)
        return key

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None:
        """Make ``passphrase`` the one that opens the vault in ``folder``. Takes about a second.

        Raises:
            VaultError: one of its subclasses says why not; the old passphrase still opens it.
        """
        access = import_module(_ACCESS)
        access.change_passphrase(folder, key, passphrase, self._cost, self._copies)

    def open_practice(
        self, folder: Path, key: MasterKey, announce: Announce, consent: Consent | None = None
    ) -> Practice:
        """Open the vault in ``folder`` in this thread.

        Raises:
            VaultDoubtError: it is not what this computer saw last, and there is no ``consent``; its
                ``judgement`` says how it stands.
            VaultError: one of its subclasses says why not.
        """
        ahead, self._ahead = self._ahead, None
        memory = self._own_memory(ahead)
        practice: Practice = import_module(_PRACTICE).Practice.open(
            folder, key, announce, memory=memory, consent=consent
        )
        return practice

    def _look_ahead(self, folder: Path) -> None:
        """Hash the database here, in the worker, so that opening it does not wait for that."""
        if self.memory is not None:
            self._ahead = import_module(_LOOK).look_ahead(folder)

    def _remember(self, folder: Path, key: MasterKey) -> None:
        """Know a vault that was made a moment ago for what it is."""
        memory = self._own_memory()
        if memory is not None:
            import_module(_SEAL).remember(folder, key, memory)

    def _own_memory(self, ahead: Look | None = None) -> Memory | None:
        if self.memory is None:
            return None
        memory: Memory = import_module(_ANCHORS).Memory(self.memory, ahead=ahead)
        return memory

    def looks_synced(self, folder: Path) -> str | None:
        """Return the service that seems to copy ``folder`` to the internet, or None."""
        name: str | None = import_module(_ACCESS).looks_synced(folder)
        return name

    def generate_passphrase(self) -> str:
        """Return six Dutch words, drawn by the system's own chance."""
        words: str = import_module(_PASSPHRASES).generate_passphrase()
        return words

    def strength(self, passphrase: str) -> Strength:
        """Return how strong ``passphrase`` is; takes some 40 ms, so ask after a pause in typing."""
        found: Strength = import_module(_PASSPHRASES).strength(passphrase)
        return found

    def sheet_code(self, key: MasterKey) -> str:
        """Return the code that the recovery sheet prints, in groups of four."""
        code: str = import_module(_ACCESS).sheet_code(key)
        return code

    def sheet_pdf(self, folder: Path, key: MasterKey, language: str) -> bytes:
        """Return the recovery sheet of the vault in ``folder`` as a PDF."""
        access = import_module(_ACCESS)
        render: Callable[[str, str, str, str], bytes] = import_module(
            "vp_desktop.reports.recovery_sheet"
        ).render_sheet
        return render(folder.stem, access.sheet_code(key), access.vault_id(folder), language)

    def explain(self, error: Exception) -> str:
        """Return what went wrong and what to do, in the language spoken here."""
        sentence: str = import_module("vp_desktop.services.explain").explain(error)
        return sentence
