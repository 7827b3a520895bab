"""All that a user can have written to a disk, done again and again while the disk fails.

Called in a process of their own, which forks: a round costs the work alone. The practice is small
and real; ``look`` is what must be true of it whatever the disk did.
"""

import os
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.conftest import CHEAP, PASSPHRASE
from tests.services.records import add_case, add_contact, add_organisation
from tests.vault.backup_steps import back_up
from tests.vault.planted import NEXT
from tests.vault.raw import meddle
from vp_desktop.domain.attachments import AttachmentDraft
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.errors import VpError
from vp_desktop.domain.notes import ContactId
from vp_desktop.files import write_whole
from vp_desktop.services.explain import explain
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.errors import WrongPassphraseError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.restore import verify
from vp_desktop.vault.unlock import change_passphrase, derive_key

VAULT, STICK, EXPORT, REPORT = "practice.vpvault", "stick", "export", "report.pdf"
NEW = " ".join(("een", "heel", "andere", "zin"))
CASE, FIRST = CaseId(1), ContactId(1)
NOTES = 3
ATTACHMENT = 150_000
PDF = b"%PDF" + bytes(range(256)) * 200

Arm = Callable[[], None]
"""Makes the disk fail, in the process that calls it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A folder with a vault and a stick in it, as it was and as it is."""

    here: Path
    as_it_was: Path
    key: MasterKey

    @property
    def vault(self) -> Path:
        """The folder of the vault."""
        return self.here / VAULT

    def again(self) -> None:
        """Put everything back as it was."""
        for path in self.here.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.as_it_was, self.here, dirs_exist_ok=True)


def set_up(scratch: Path, here: Path | None = None) -> Scene:
    """Make the scene in ``scratch``, or on the disk ``here``."""
    first, here = scratch / "as-it-was", here or scratch / "here"
    (first / STICK).mkdir(parents=True)
    here.mkdir(exist_ok=True)
    key = create_vault(first / VAULT, PASSPHRASE, CHEAP)
    practice = Practice.open(first / VAULT, key.copy())
    organisation = add_organisation(practice)
    add_case(practice, organisation)
    for nth in range(NOTES):
        add_contact(practice, CASE, f"Wat zij vertelde, deel {nth}. " * 20)
    practice.attachments.add(_attachment("eerste"))
    practice.drafts.save("today", "nog niet af")
    practice.lock()
    scene = Scene(here, first, key)
    scene.again()
    return scene


def outcome(scene: Scene, work: str, arm: Arm) -> str:
    """Do ``work`` in a fork where ``arm`` was called; return «done», or the error that was told."""
    told, tells = socket.socketpair()
    child = os.fork()
    if child == 0:
        said = "crashed"
        try:
            said = _try(scene, work, arm)
        finally:
            tells.send(said.encode())  # a socket: no write that could be made to fail
            os._exit(0)
    tells.close()
    said = told.recv(100).decode()
    told.close()
    _pid, status = os.waitpid(child, 0)
    assert status == 0, status
    return said


def _try(scene: Scene, work: str, arm: Arm) -> str:
    try:
        WORK[work](scene, arm)
    except MemoryError:  # window and command line make an ``OutOfMemoryError`` of it
        return MemoryError.__name__
    except (VpError, OSError) as error:
        return type(error).__name__ if explain(error) else "no words for it"
    return "done"


def look(scene: Scene, work: str, said: str) -> None:
    """Make sure that nothing earlier is lost, nothing is half, and what was done is there."""
    _no_half(scene, said)
    new = meddle(scene.vault, scene.key, "PRAGMA user_version") == [(len(NEXT),)]
    with Vault.open(scene.vault, scene.key, NEXT if new else None) as vault:
        vault.check()
        rows = {
            table: len(vault.read(f'SELECT 1 FROM "{table}"', {}))  # noqa: S608 - our own names
            for table in ("note", "attachment", "draft", "case")
        }
        (draft,) = vault.read("SELECT body FROM draft", {})
    added = {"saving": "note", "attaching": "attachment"}.get(work, "")
    before = {"note": NOTES, "attachment": 1, "draft": 1, "case": 1}
    for table, count in rows.items():
        assert before[table] <= count <= before[table] + (table == added), table
        assert said != "done" or table != added or count == before[table] + 1, "not acknowledged"
    assert draft[0] in {"nog niet af", "nu wel af"}
    assert [path.name for path in scene.vault.iterdir() if path.name.startswith("snap-")] == []
    assert work != "upgrading" or said != "done" or new
    _opens_by_one(scene, work, said)


def _no_half(scene: Scene, said: str) -> None:
    for backup in (scene.here / STICK).glob("*.vpbackup"):
        verify(backup)
    if (scene.here / EXPORT).exists():
        assert {path.name for path in (scene.here / EXPORT).iterdir()} >= {"practice.json"}
    if (scene.here / REPORT).exists():
        assert sha256((scene.here / REPORT).read_bytes()).digest() == sha256(PDF).digest()
    if said == "done":
        names = {path.name for path in scene.here.rglob("*")}
        assert not [name for name in names if name.endswith(".part")]


def _opens_by_one(scene: Scene, work: str, said: str) -> None:
    if work != "changing":
        return
    opening = [one for one in (PASSPHRASE, NEW) if _opens(scene, one)]
    assert len(opening) == 1
    assert said != "done" or opening == [NEW]


def _opens(scene: Scene, passphrase: str) -> bool:
    try:
        return derive_key(scene.vault, passphrase).reveal() == scene.key.reveal()
    except WrongPassphraseError:
        return False


def _attachment(name: str) -> AttachmentDraft:
    content = sha256(name.encode()).digest() * (ATTACHMENT // 32)
    return AttachmentDraft(case_id=CASE, name=name, content=content)


def _in_practice(act: Callable[[Practice, Scene], object]) -> Callable[[Scene, Arm], None]:
    """Return ``act`` as work in an open practice; the disk fails once it is open."""

    def work(scene: Scene, arm: Arm) -> None:
        practice = Practice.open(scene.vault, scene.key.copy())
        arm()
        try:
            act(practice, scene)
        finally:
            practice.lock()

    return work


def _save(practice: Practice, _scene: Scene) -> None:
    practice.drafts.save("today", "nu wel af")
    add_contact(practice, CASE, "Een lang verhaal. " * 5_000)


def _attach(practice: Practice, _scene: Scene) -> None:
    practice.attachments.add(_attachment("tweede"))


def _delete(practice: Practice, _scene: Scene) -> None:
    practice.notes.remove(FIRST)


def _report(_practice: Practice, scene: Scene) -> None:
    write_whole(scene.here / REPORT, PDF)


def _export(practice: Practice, scene: Scene) -> None:
    practice.exchange.export(scene.here / EXPORT)


def _open(scene: Scene, arm: Arm) -> None:
    arm()
    Practice.open(scene.vault, scene.key.copy()).lock()


def _back_up(scene: Scene, arm: Arm) -> None:
    with Vault.open(scene.vault, scene.key) as vault:
        arm()
        back_up(vault, scene.key, scene.here / STICK)


def _change(scene: Scene, arm: Arm) -> None:
    arm()
    change_passphrase(scene.vault, scene.key, NEW, CHEAP, scene.here / "copies")


def _upgrade(scene: Scene, arm: Arm) -> None:
    arm()
    Vault.open(scene.vault, scene.key, NEXT).close()


WORK: dict[str, Callable[[Scene, Arm], None]] = {
    "opening": _open,
    "saving": _in_practice(_save),
    "attaching": _in_practice(_attach),
    "deleting": _in_practice(_delete),
    "changing": _change,
    "backing_up": _back_up,
    "upgrading": _upgrade,
    "exporting": _in_practice(_export),
    "reporting": _in_practice(_report),
}
