"""Nothing readable outside the vault: what a whole session leaves, and with whom it speaks."""

import json
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from tests.displays import display
from tests.promises.marked import MIDDLE, STEM, marked_practice
from tests.promises.provoking import misfits
from tests.promises.watching import Seen, Watcher, own_home
from tests.vault.raw import meddle
from vp_desktop.domain.exchange import ImportRefusedError
from vp_desktop.services.explain import explain
from vp_desktop.services.explain_import import describe
from vp_desktop.services.practice import Practice
from vp_desktop.vault.create import create_vault
from vp_desktop.vault.keys import MasterKey

OURS = ".config/vp-desktop", ".local/share/vp-desktop"
WAYS_TO_WRITE = ("utf-8", "utf-16-le", "utf-16-be")
LOG = "vp-desktop.log"
ALL = 10_000


@dataclass(frozen=True, kw_only=True)
class Left:
    """What a session left on the computer of its user."""

    at: Path
    seen: Seen
    typed: int
    errors: int
    key: MasterKey

    @property
    def vault(self) -> Path:
        return self.at / "documents" / "practice.vpvault"

    @property
    def targets(self) -> Path:
        return self.at / "targets"

    @property
    def own(self) -> list[Path]:
        """The program's own folders."""
        return [self.seen.home / name for name in OURS]

    def files(self) -> list[Path]:
        """Return every file and folder but what was chosen to be readable, and what was given."""
        given = {self.at / "practice.json", self.at / "documents"}
        chosen, watched = self.targets / "export", self.at / "seen"
        return [
            path
            for path in self.at.rglob("*")
            if path not in given
            and not path.is_relative_to(chosen)
            and not path.is_relative_to(watched)
        ]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """The end of one session without a screen."""
    return session_at(tmp_path_factory.mktemp("session"), QT_QPA_PLATFORM="offscreen")


def session_at(at: Path, **environment: str) -> Left:
    """Have a whole session in a new home in ``at``, until the card after the lock is shown."""
    for name in ("documents", "targets"):
        (at / name).mkdir(mode=0o700)
    vault, given = at / "documents" / "practice.vpvault", at / "practice.json"
    key = create_vault(vault, PASSPHRASE, CHEAP)
    given.write_text(json.dumps(marked_practice()), encoding="utf-8")
    watcher = Watcher(at, own_home(at, LANG="nl_NL.UTF-8", **environment))
    arguments = map(str, (vault, PASSPHRASE, given, at / "targets"))
    process = watcher.start("-m", "tests.promises.session", *arguments)
    assert process.stdout is not None
    told = json.loads(process.stdout.readline())
    watcher.wait_for(process, lambda calls: calls.count(f'{LOG}", O_WRONLY') > 1)
    os.kill(told["pid"], signal.SIGTERM)
    seen = watcher.seen(process)
    return Left(at=at, seen=seen, typed=told["typed"], errors=told["errors"], key=key)


def test_57a_a_session_writes_in_the_vault_the_targets_and_its_own_folders_alone(
    left: Left,
) -> None:
    above = {parent for own in left.own for parent in own.parents}

    outside = left.seen.wrote_outside(left.vault, left.targets, *left.own) - above

    assert outside == set()
    assert len(left.seen.wrote) > 20
    assert [path.name for path in (left.at / "tmp").iterdir()] == []


def test_57b_every_file_is_for_its_owner_alone(left: Left) -> None:
    places = [left.vault, left.targets, *left.own]
    found = [path for place in places for path in (place, *place.rglob("*"))]

    assert len(found) > 20
    modes = {(path.stat().st_mode & 0o777, path.is_dir()) for path in found}
    assert modes == {(0o600, False), (0o700, True)}


def test_57c_no_file_and_no_name_of_a_file_is_about_a_person(left: Left) -> None:
    found = left.files()
    readable = (left.targets / "export" / "practice.json").read_bytes()

    assert left.typed >= 20
    assert STEM.encode() in readable  # so the search finds what is there
    assert traces_in(found, STEM, MIDDLE, PASSPHRASE) == []


def test_what_was_typed_is_in_the_vault(left: Left) -> None:
    drafts = meddle(left.vault, left.key.copy(), "SELECT body FROM draft")

    assert any(STEM in str(body) for (body,) in drafts)


def test_57d_no_command_writes_anywhere_else_or_says_a_word(tmp_path: Path) -> None:
    vault, out, words = tmp_path / "practice.vpvault", tmp_path / "out", tmp_path / "words.txt"
    create_vault(vault, PASSPHRASE, CHEAP)
    out.mkdir(mode=0o700)
    words.write_text(PASSPHRASE, encoding="utf-8")
    given = tmp_path / "practice.json"
    given.write_text(json.dumps(marked_practice()), encoding="utf-8")
    watcher = Watcher(tmp_path, own_home(tmp_path))

    process = watcher.start("-m", "tests.promises.commands", *map(str, (vault, words, given, out)))
    seen = watcher.seen(process)

    own = [seen.home / name for name in OURS]
    above = {parent for one in own for parent in one.parents}
    assert seen.out.splitlines()[-1] == str([0] * 11 + [1, 1, 3, 2])
    assert seen.wrote_outside(vault, out, *own) - above == set()
    assert seen.spoke == set()
    assert list((tmp_path / "tmp").iterdir()) == []
    assert [word for word in (STEM, PASSPHRASE) if word in seen.err] == []
    modes = {path.stat().st_mode & 0o077 for path in (*vault.rglob("*"), *out.rglob("*"))}
    assert modes == {0}


@pytest.mark.long
@pytest.mark.timeout(300)
def test_57e_a_session_on_a_real_display_leaves_no_more(tmp_path: Path) -> None:
    with display() as name:
        left = session_at(tmp_path, DISPLAY=name, QT_QPA_PLATFORM="xcb")
    above = {parent for own in left.own for parent in own.parents}

    assert left.seen.wrote_outside(left.vault, left.targets, *left.own) - above == set()
    assert any("X11-unix" in whom for whom in left.seen.spoke)
    assert left.seen.spoke_outside_the_desktop() == set()
    assert traces_in(left.files(), STEM, MIDDLE, PASSPHRASE) == []
    assert [word for word in (STEM, PASSPHRASE) if word in left.seen.out + left.seen.err] == []


def test_58a_two_hundred_errors_leave_no_word_of_a_person(left: Left) -> None:
    log = (left.own[1] / LOG).read_text(encoding="utf-8")

    assert left.errors >= 200
    assert marked_practice().__repr__().count(STEM) >= 50
    assert "Error" in log
    said = log + left.seen.out + left.seen.err
    assert [word for word in (STEM, MIDDLE, PASSPHRASE) if word in said] == []
    assert left.seen.err == ""


@pytest.mark.parametrize("rounds", [60, pytest.param(ALL, marks=pytest.mark.long)])
def test_58b_a_file_that_is_refused_is_never_quoted(
    practice: Practice, tmp_path: Path, rounds: int
) -> None:
    wrong = list(misfits(marked_practice(cases=1)))
    Random(58).shuffle(wrong)  # noqa: S311 - no secret
    said, refused = [], 0

    for misfit in wrong[:rounds]:
        given = tmp_path / "practice.json"
        given.write_text(json.dumps(misfit), encoding="utf-8")
        try:
            practice.exchange.add(practice.exchange.read(given))
        except ImportRefusedError as error:
            refused += 1
            said += [str(error), repr(error), explain(error), *map(describe, error.problems)]

    assert refused > min(rounds, len(wrong)) * 2 / 3
    assert [one for one in said if STEM in one.replace(f".{STEM}", "")] == []


def test_61a_a_session_speaks_with_the_desktop_alone(left: Left) -> None:
    assert left.seen.calls > 1000
    assert left.seen.spoke_outside_the_desktop() == set()


def traces_in(paths: list[Path], *words: str) -> list[str]:
    """Return the paths that hold one of ``words``, or are named by it."""
    sought = [word.encode(way) for word in words for way in WAYS_TO_WRITE]
    found = []
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        if any(word in content for word in sought) or any(word in path.name for word in words):
            found.append(path.name)
    return found
