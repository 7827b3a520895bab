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

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._drafts = DraftRepository(vault)
        self._rescue: Rescue | None = None
        self._apart = _apart(clock())
        self.came_back = 0
        """How many rescued texts were taken in when the vault was opened."""

    def rescue_with(self, rescue: Rescue) -> None:
        """Keep with ``rescue`` what the vault does not take, and take in what it holds from before.

        When the vault does not take it in yet, it stays where it is.
        """
        self._rescue = rescue
        try:
            self.came_back = self._take_back(rescue)
        except VaultError:
            _log.warning("rescued texts could not be taken in yet")

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
        """Keep ``words`` that stand in forms, if the vault refused something since it was opened.

        They get a place of their own, the same one until the vault is closed. Without a refusal
        there is nothing to keep: what was typed is in the vault.

        Raises:
            As ``save``.
        """
        if words and self._vault.refused is not None:
            self.save(self._apart, words)

    def load(self, place: str) -> str | None:
        """Return what was typed at ``place``, if anything was."""
        return self._drafts.load(place)

    def drop(self, place: str) -> None:
        """Forget what was typed at ``place``.

        Raises:
            VaultError: the vault does not let go of it; what lies outside it stays as well.
        """
        kept = self._drafts.load(place) is not None
        if kept:  # else no transaction, no sound
            with self._vault.transaction(makes_room=True):
                self._drafts.drop(place)
        self._forget_outside(place)
        if kept:
            self._announce(Topic.DRAFTS)

    def all(self) -> list[tuple[str, str, datetime]]:
        """Return place, body and moment of every draft, newest first."""
        return self._drafts.all()

    def apart(self) -> list[tuple[str, str, datetime]]:
        """Return those of ``all`` that ``set_apart`` kept: place, words and moment."""
        return [draft for draft in self.all() if draft[0].startswith(APART)]

    def _take_back(self, rescue: Rescue) -> int:
        came = 0
        for path, texts in rescue.waiting().items():
            with self._vault.transaction():
                came += sum(self._take(text) for text in texts)
            rescue.drop(path)
        return came

    def _take(self, text: Rescued) -> bool:
        """Make a draft of ``text``, unless its words are in the draft that is there already.

        Neither is lost to the other: of two that differ, the newer gets the place and the older is
        set apart.
        """
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
    if isinstance(form, dict):
        told = [form.get("text"), form.get("follow_up")]
    elif isinstance(form, list):
        told = [field[1] for field in form if isinstance(field, list) and len(field) == 2]  # noqa: PLR2004 - kind and value
    else:
        return body.strip()
    return "\n".join(words for words in told if isinstance(words, str) and words).strip()
