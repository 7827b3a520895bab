"""A vault with a client in it, and the program on it in a process of its own, told what to do."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.children import ROOT
from tests.conftest import CHEAP, PASSPHRASE
from tests.promises.memory import copies, family_of
from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.clients import ClientDraft
from vp_desktop.domain.codes import Code
from vp_desktop.domain.notes import ContactDraft
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.services.door import Door
from vp_desktop.services.practice import Practice
from vp_desktop.vault.keys import DATABASE, MasterKey

NAME = "Wilhelmina van Oosterwijk"
NOTE = "Zij vertelde over de kantine en de sleutelbos."
TYPED = "onafgemaakte zin over dinsdag"
PATIENCE_S = 40


def opened(folder: Path) -> Practice:
    """Return the practice in ``folder``, open in this process."""
    door = Door(None, CHEAP)
    key = door.derive_key(folder, PASSPHRASE)
    return door.open_practice(folder, key, announce_nothing)


def fill(folder: Path) -> CaseId:
    """Write one case into the vault, with a client who has a name and a note that says much."""
    practice = opened(folder)
    organisation = practice.organisations.add(OrganisationDraft(name="De Linden"))
    day = practice.clock().date()
    kinds = (Code("OO-PES"),)
    case = practice.cases.add(CaseDraft(organisation_id=organisation, opened_on=day, kinds=kinds))
    client_id = practice.cases.get(case).client_id
    assert client_id is not None
    client = practice.clients.get(client_id)
    practice.clients.change(client_id, ClientDraft(pseudonym=client.pseudonym, name=NAME))
    practice.notes.add(ContactDraft(case_id=case, held_on=day, kind=Code("CO-TEL"), note=NOTE))
    practice.lock()
    return case


def secrets(folder: Path, key: MasterKey) -> dict[str, str | bytes]:
    """Return the five things of which no copy may stay: two keys, and what people typed."""
    vault_id = (folder / "vault.db").read_bytes()[:16]
    return {
        "passphrase": PASSPHRASE,
        "master key": key.reveal(),
        "database key": bytes(key.subkey(DATABASE, vault_id)),
        "name": NAME,
        "note": NOTE,
        "draft": TYPED,
    }


def may_read(pid: int) -> bool:
    """Tell whether the kernel lets us read the memory of ``pid``."""
    try:
        Path(f"/proc/{pid}/mem").open("rb").close()
    except PermissionError:
        return False
    return True


class Driven:
    """The program, as far as one sees and reaches it from outside."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.pid = process.pid

    def do(self, what: str, **more: Any) -> Any:
        """Have something done; return what is answered."""
        self.tell(what, **more)
        return self.heard()

    def tell(self, what: str, **more: Any) -> None:
        """Have something done that may be the last."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self.process.stdin.flush()

    def heard(self, meanwhile: Callable[[], None] = lambda: None) -> Any:
        """Return the next answer; ``meanwhile`` is called while there is none."""
        assert self.process.stdout is not None
        for _turn in range(PATIENCE_S * 20):
            if select.select([self.process.stdout], [], [], 0.05)[0]:
                line = self.process.stdout.readline()
                assert line, f"the program ended: {self.process.wait(9)}"
                return json.loads(line)
            meanwhile()
        raise TimeoutError("the program does not answer")

    def answer(self, serve: Callable[[], None]) -> None:
        """Have the desktop answer what the program asks it."""
        for _turn in range(20):
            serve()
            self.rest(0.02)

    def rest(self, seconds: float) -> None:
        """Let time pass."""
        select.select([], [], [], seconds)

    def copies(self, words: dict[str, str | bytes]) -> dict[str, int]:
        """Return how often ``words`` lie in the memory of all processes of the program."""
        found = dict.fromkeys(words, 0)
        for pid in family_of(self.pid):
            if not may_read(pid):
                self.do("readable")  # only root may; anybody else has to be let in
            for name, count in copies(pid, words).items():
                found[name] += count
        return found


@contextmanager
def driven(folder: Path, home: Path, **more: str) -> Iterator[Driven]:
    """Run the program on the vault in ``folder`` until the end of the block."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "CACHE")}
    own |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": "nl_NL.UTF-8"}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-m", "tests.promises.driven", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=ROOT,
        env={**os.environ, **own, **more},
    )
    program = Driven(process)
    try:
        assert program.heard() == {"card": process.pid}
        yield program
    finally:
        process.kill()
        process.communicate()
