"""Keep what is typed before it is finished: a crash loses a second of it at most.

When the vault does not take it (gone, full, closed to us), the text is kept outside, encrypted, and
comes back here when the vault is opened again.
"""

import json
import logging
from datetime import datetime

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.services.clock import Clock
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.drafts import DraftRepository
from vp_desktop.vault.errors import TextRescuedError, VaultError
from vp_desktop.vault.rescue import Rescue, Rescued

_log = logging.getLogger(__name__)

APART = "apart:"
"""How the place of a text begins that has no place of its own any more: plain words, no form."""


class Drafts:
    """What is typed and not yet kept, by the place it is typed in: ``today``, ``case:31``."""

    def __init__(
        self, vault: Vault, announce: Announce, clock: Clock, rescue: Rescue | None = None
    ) -> None:
        """Keep drafts in ``vault``, or with ``rescue`` while it does not take them."""
        self._vault, self._announce, self._clock = vault, announce, clock
        self._drafts, self._rescue = DraftRepository(vault), rescue

    def save(self, place: str, body: str) -> None:
        """Keep ``body`` as what is typed at ``place``; an empty body drops the draft.

        Raises:
            TextRescuedError: the vault did not take it; it is kept outside.
            VaultError: neither place took it; what was kept before stands.
        """
        if not body:
            self.drop(place)
            return
        now = self._clock()
        try:
            with self._vault.transaction():
                self._drafts.save(place, body, now)
        except VaultError as error:
            self._keep_outside(Rescued(place=place, body=body, typed_at=now), error)
        self._forget_outside(place)
        self._announce(Topic.DRAFTS)

    def set_apart(self, words: str) -> None:
        """Keep ``words`` that have no place of their own, as from a form that could not be saved.

        Raises:
            As ``save``.
        """
        self.save(_apart(self._clock()), words)

    def load(self, place: str) -> str | None:
        """Return what was typed at ``place``, if anything was."""
        return self._drafts.load(place)

    def drop(self, place: str) -> None:
        """Forget what was typed at ``place``."""
        self._forget_outside(place)
        if self._drafts.load(place) is None:
            return  # nothing to forget: no transaction, no sound
        with self._vault.transaction(makes_room=True):
            self._drafts.drop(place)
        self._announce(Topic.DRAFTS)

    def all(self) -> list[tuple[str, str, datetime]]:
        """Return place, body and moment of every draft, newest first."""
        return self._drafts.all()

    def apart(self) -> list[tuple[str, str, datetime]]:
        """Return those of ``all`` that ``set_apart`` kept: place, words and moment."""
        return [draft for draft in self.all() if draft[0].startswith(APART)]

    def take_back(self) -> int:
        """Take in what was rescued from this vault before; return how many texts came back.

        A draft that is there already is never lost to a rescued one, nor the other way round: of
        two that differ, the newer gets the place and the older is set apart.

        Raises:
            VaultError: the vault does not take them yet; they stay where they are.
        """
        if self._rescue is None:
            return 0
        came = 0
        for path, texts in self._rescue.waiting().items():
            with self._vault.transaction():
                came += sum(self._take(text) for text in texts)
            self._rescue.drop(path)
        if came:
            self._announce(Topic.DRAFTS)
        return came

    def _take(self, text: Rescued) -> bool:
        there = next((draft for draft in self.all() if draft[0] == text.place), None)
        if there is None:
            self._drafts.save(text.place, text.body, text.typed_at)
            return True
        _place, body, typed_at = there
        if _words(text.body) in _words(body):
            return False
        older, newer = sorted([(typed_at, body), (text.typed_at, text.body)])
        if _words(older[1]) not in _words(newer[1]):
            self._drafts.save(_apart(older[0]), _words(older[1]), older[0])
        self._drafts.save(text.place, newer[1], newer[0])
        return True

    def _keep_outside(self, text: Rescued, error: VaultError) -> None:
        if self._rescue is None:
            raise error
        try:
            self._rescue.keep(text)
        except VaultError:
            _log.warning("what was typed could not be kept outside the vault either")
            raise error from None
        raise TextRescuedError from error

    def _forget_outside(self, place: str) -> None:
        if self._rescue is None:
            return
        try:
            self._rescue.forget(place)
        except VaultError:
            _log.warning("a rescued text could not be removed; it comes back once more")


def _apart(moment: datetime) -> str:
    return f"{APART}{moment.isoformat()}"


def _words(body: str) -> str:
    """Return the words of a draft, out of the form that an editor keeps them in."""
    try:
        form = json.loads(body)
    except ValueError:
        return body.strip()
    if not isinstance(form, dict):
        return body.strip()
    names = ("text", "follow_up") if "text" in form else tuple(form)
    told = (form.get(name) for name in names)
    return "\n".join(words for words in told if isinstance(words, str) and words).strip()
