import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.children import said_by
from vp_desktop import logs

TOLD = "Fatima-Zahra"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The open log of the program; afterwards logging is as it was."""
    monkeypatch.setattr(logging, "raiseExceptions", logging.raiseExceptions)
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)
    ours = logging.getLogger("vp_desktop")
    before = list(ours.handlers)
    logs.to_file(tmp_path / "data" / "vp-desktop.log")
    yield tmp_path / "data" / "vp-desktop.log"
    for handler in set(ours.handlers) - set(before):
        ours.removeHandler(handler)
        handler.close()


CARELESS = f"""
import logging, sys
from pathlib import Path
from vp_desktop import logs
sys.stderr = sys.stdout
logs.to_file(Path(sys.argv[1]))
logging.getLogger("somebody.else").error("cannot draw %s", "{TOLD}")
logging.getLogger("vp_desktop").error("%d cases", "{TOLD}")
print("said all")
"""
"""A library that quotes what it was given, and a mistake of our own."""


def fail(cases: dict[str, int]) -> None:
    try:
        cases[TOLD] += 1
    except KeyError as error:
        raise ValueError(f"no case of {TOLD}") from error


def test_a_logged_error_says_where_and_never_what(log: Path) -> None:
    try:
        fail({})
    except ValueError:
        logging.getLogger("vp_desktop.vault").exception("rollback failed")

    written = log.read_text(encoding="utf-8")

    assert "ValueError" in written
    assert "KeyError" in written
    assert "test_logs.py" in written
    assert TOLD not in written


def test_the_log_stays_small_and_the_owners_alone(log: Path) -> None:
    for _line in range(9_000):
        logging.getLogger("vp_desktop").info("%s", "x" * 70)

    files = sorted(log.parent.iterdir())

    assert [path.name for path in files] == ["vp-desktop.log", "vp-desktop.log.1"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert all(path.stat().st_size <= 256_000 for path in files)
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_the_words_of_a_library_do_not_reach_the_terminal(tmp_path: Path) -> None:
    said = said_by(CARELESS, tmp_path / "vp-desktop.log")

    assert said == "said all"
    assert TOLD not in (tmp_path / "vp-desktop.log").read_text(encoding="utf-8")
