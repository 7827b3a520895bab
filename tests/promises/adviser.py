"""One adviser at work, at random: says what is begun and what was acknowledged, deed by deed."""

import hashlib
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.conftest import CHEAP
from tests.services.records import TODAY, case_draft, contact_draft
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.followups import FollowUpDraft, FollowUpId
from vp_desktop.domain.notes import ContactId
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import TextRescuedError
from vp_desktop.vault.unlock import change_passphrase

State = dict[tuple[str, str], str]
"""What is there, by kind and id; a text by its digest."""

Change = tuple[str, str | None, str | None]
"""A kind, an id, and what is there from now on; a new record has no id yet, a removed one None."""

MOST_NOTES = 120
LETTERS = "abcdefghijklmnopqrstuvwxyz      éëï"

_READ = {
    "case": 'SELECT c.id, s.title FROM "case" AS c JOIN case_story AS s ON s.case_id = c.id',
    "note": "SELECT c.id, n.text FROM contact AS c JOIN note AS n ON n.contact_id = c.id"
    " WHERE c.binned_at IS NULL",
    "bin": "SELECT c.id, n.text FROM contact AS c JOIN note AS n ON n.contact_id = c.id"
    " WHERE c.binned_at IS NOT NULL",
    "draft": "SELECT place, body FROM draft",
    "task": "SELECT id, text || ifnull(done_on, '') FROM follow_up",
}


def state_of(vault: Vault) -> State:
    """Return all that the open ``vault`` holds of what an adviser does here."""
    return {
        (kind, str(row[0])): digest(row[1])
        for kind, sql in _READ.items()
        for row in vault.read(sql, {})
    }


def digest(text: str) -> str:
    """Return a short name for ``text``."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Adviser:
    """Does one thing after another in an open practice."""

    def __init__(self, practice: Practice, chance: Random, tell: int, stick: Path) -> None:
        self._practice, self._chance = practice, chance
        self._tell, self._stick = tell, stick
        self._there = state_of(practice._vault)
        self._deeds: tuple[tuple[Callable[[], None], int], ...] = (
            (self._begin_case, 1), (self._write, 12), (self._change, 5), (self._bin, 4),
            (self._put_back, 2), (self._destroy, 3), (self._type, 8), (self._drop, 2),
            (self._plan, 3), (self._finish, 2), (self._search, 1), (self._back_up, 1),
            (self._change_passphrase, 1),
        )  # fmt: skip

    def act(self) -> None:
        """Do one thing."""
        if not self._ids("case"):
            self._begin_case()
            return
        deeds, weights = zip(*self._deeds, strict=True)
        self._chance.choices(deeds, weights)[0]()

    def _do(self, deed: Callable[[], object], *changes: Change, done: str = "done") -> None:
        """Say what begins, do it, and say what came of it."""
        self._say("begin", changes)
        try:
            answer = deed()
        except TextRescuedError:
            self._say("rescued", changes)
            return
        except VpError:
            self._say("refused", ())
            return
        known = [(kind, str(answer) if name is None else name, value)
                 for kind, name, value in changes]  # fmt: skip
        self._say(done, known)
        for kind, name, value in known:
            if value is None:
                self._there.pop((kind, name), None)
            else:
                self._there[kind, name] = value

    def _say(self, kind: str, changes: object) -> None:
        os.write(self._tell, (json.dumps([kind, changes]) + "\n").encode())

    def _ids(self, kind: str) -> list[str]:
        return [name for of, name in self._there if of == kind]

    def _pick(self, kind: str) -> str | None:
        return self._chance.choice(self._ids(kind) or [""]) or None

    def _text(self, most: int) -> str:
        """Return what was never written before, of a length that is short more often than long."""
        length = int(most ** self._chance.uniform(0.3, 1))
        words = "".join(self._chance.choices(LETTERS, k=length))
        return f"{self._chance.getrandbits(60):x} {words}".strip()

    def _begin_case(self) -> None:
        title = self._text(150)
        self._do(lambda: self._begin_case_called(title), ("case", None, digest(title)))

    def _begin_case_called(self, title: str) -> CaseId:
        organisations = self._practice.organisations
        found = organisations.find("De Linden")
        at = found.id if found else organisations.add(OrganisationDraft(name="De Linden"))
        return self._practice.cases.add(case_draft(at, title=title))

    def _write(self) -> None:
        if len(self._ids("note")) > MOST_NOTES:
            self._bin()
            return
        case_id, text = CaseId(int(self._pick("case") or 0)), self._text(20_000)
        place = f"case:{case_id}"
        if ("draft", place) not in self._there:
            self._type_at(place)
        draft = contact_draft(case_id, text)
        self._do(
            lambda: self._practice.notes.add(draft, place=place),
            ("note", None, digest(text)),
            ("draft", place, None),
        )

    def _change(self) -> None:
        note, case_id = self._pick("note"), CaseId(int(self._pick("case") or 0))
        if note is not None:
            text = self._text(20_000)
            draft = contact_draft(case_id, text)
            self._do(
                lambda: self._practice.notes.change(ContactId(int(note)), draft),
                ("note", note, digest(text)),
            )

    def _bin(self) -> None:
        note = self._pick("note")
        if note is not None:
            self._do(
                lambda: self._practice.notes.remove(ContactId(int(note))),
                ("note", note, None),
                ("bin", note, self._there["note", note]),
            )

    def _put_back(self) -> None:
        note = self._pick("bin")
        if note is not None:
            self._do(
                lambda: self._practice.bin.restore(BinKind.CONTACT, int(note)),
                ("bin", note, None),
                ("note", note, self._there["bin", note]),
            )

    def _destroy(self) -> None:
        note = self._pick("bin")
        if note is not None:
            self._do(
                lambda: self._practice.bin.destroy(BinKind.CONTACT, int(note)), ("bin", note, None)
            )

    def _type(self) -> None:
        self._type_at(self._chance.choice(["today", f"case:{self._pick('case')}"]))

    def _type_at(self, place: str) -> None:
        body = self._text(20_000)
        self._do(lambda: self._practice.drafts.save(place, body), ("draft", place, digest(body)))

    def _drop(self) -> None:
        place = self._pick("draft")
        if place is not None:
            self._do(lambda: self._practice.drafts.drop(place), ("draft", place, None))

    def _plan(self) -> None:
        text, due_on = self._text(100), TODAY + timedelta(days=self._chance.randrange(400))
        draft = FollowUpDraft(case_id=None, due_on=due_on, text=text)
        self._do(lambda: self._practice.follow_ups.add(draft), ("task", None, digest(text)))

    def _finish(self) -> None:
        task = self._pick("task")
        if task is not None:
            self._do(
                lambda: self._practice.follow_ups.remove(FollowUpId(int(task))),
                ("task", task, None),
            )

    def _search(self) -> None:
        self._practice.search.find(self._text(20))

    def _back_up(self) -> None:
        self._do(lambda: self._practice.backups.make(self._stick), done="backed up")

    def _change_passphrase(self) -> None:
        words = f"een nieuwe wachtzin {self._chance.getrandbits(64)}"
        folder, key = self._practice.folder, self._practice._key
        self._do(lambda: change_passphrase(folder, key, words, CHEAP), ("passphrase", "", words))
