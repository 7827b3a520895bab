"""Keep what is typed before it is finished: a crash loses a second of it at most."""

from datetime import datetime

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.services.clock import Clock
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.drafts import DraftRepository


class Drafts:
    """What is typed and not yet kept, by the place it is typed in: ``today``, ``case:31``."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._drafts = DraftRepository(vault)

    def save(self, place: str, body: str) -> None:
        """Keep ``body`` as what is typed at ``place``; an empty body drops the draft.

        Raises:
            VaultFullError: the disk has no room; what was kept before stands.
        """
        if not body:
            self.drop(place)
            return
        with self._vault.transaction():
            self._drafts.save(place, body, self._clock())
        self._announce(Topic.DRAFTS)

    def load(self, place: str) -> str | None:
        """Return what was typed at ``place``, if anything was."""
        return self._drafts.load(place)

    def drop(self, place: str) -> None:
        """Forget what was typed at ``place``."""
        if self._drafts.load(place) is None:
            return  # nothing to forget: no transaction, no sound
        with self._vault.transaction(makes_room=True):
            self._drafts.drop(place)
        self._announce(Topic.DRAFTS)

    def all(self) -> list[tuple[str, str, datetime]]:
        """Return place, body and moment of every draft, newest first."""
        return self._drafts.all()
