import os
import signal
import subprocess
import sys
from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.cli.conftest import CommandLine
from tests.services.practice_files import case, file_with, in_json
from vp_desktop import i18n
from vp_desktop.cli import main as entry
from vp_desktop.cli.arguments import Commands
from vp_desktop.cli.language import system_language
from vp_desktop.cli.report_options import TABLES, VARIANTS
from vp_desktop.cli.usage import FIRST_YEAR, LAST_YEAR
from vp_desktop.disclosure.plan import ONE_WAY, TWO_WAY
from vp_desktop.domain.drafts import Day
from vp_desktop.domain.reports import Variant

COMMANDS = (
    "new", "search", "check", "import", "export", "report", "ledger", "audit", "backup",
    "verify", "restore", "demo",
)  # fmt: skip
PROGRAM = [sys.executable, "-c", "from vp_desktop.cli.main import run; run()"]


def test_every_command_explains_itself(vp: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit) as caught:
            entry.main([command, "--help"])

        assert caught.value.code == 0
        assert capsys.readouterr().out.startswith(f"usage: vp {command}")


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ((), "COMMAND"),
        (("frobnicate",), "COMMAND"),
        (("import",), "FILE"),
        (("import", "a.json"), "--vault"),
        (("report", "--vault", "v", "--organisation", "A", "--out", "r.pdf"), "--from"),
        (("report", "--vault", "v", "--organisation", "A", "--out", "r.pdf", "--from", "2025-13-01",
          "--to", "2025-12-31"), "--from"),
        (("report", "--vault", "v", "--organisation", "A", "--out", "r.pdf", "--from", "1989-12-31",
          "--to", "2025-12-31"), "1990 to 2199"),
        (("report", "--vault", "v", "--organisation", "A", "--out", "r.pdf", "--from", "2025-01-01",
          "--to", "2025-12-31", "--as-of", "2200-01-01"), "1990 to 2199"),
        (("report", "--vault", "v", "--organisation", "A", "--out", "r.pdf", "--from", "2025-01-01",
          "--to", "2025-12-31", "--variant", "everyone"), "board"),
        (("check", "--vault"), "--vault"),
        (("check", "--vault", "v", "Jansen"), "vp check --help"),
    ],
)  # fmt: skip
def test_wrong_usage_is_said_in_one_line_and_ends_with_2(
    vp: CommandLine, arguments: tuple[str, ...], names: str
) -> None:
    said = vp(*arguments)

    assert said.code == 2
    assert names in said.complaint
    assert "Jansen" not in said.complaint


def test_the_years_of_an_option_are_those_that_a_report_takes() -> None:
    day = TypeAdapter(Day)

    assert day.validate_python(date(FIRST_YEAR, 1, 1)) < day.validate_python(
        date(LAST_YEAR, 12, 31)
    )
    for outside in (date(FIRST_YEAR - 1, 12, 31), date(LAST_YEAR + 1, 1, 1)):
        with pytest.raises(ValidationError):
            day.validate_python(outside)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": ""}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_command_line_speaks_as_the_system(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


def test_the_language_may_be_chosen(empty: CommandLine) -> None:
    empty("--language", "nl", "check", "--vault", "absent")

    assert i18n.language() == "nl"


def test_help_is_complete_in_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    with i18n.speaking("nl"):
        text = Commands().parser.format_help()

    for english in ("usage", "options", "show this help", "Exit codes"):
        assert english not in text


def test_the_variants_are_those_of_the_report() -> None:
    assert set(VARIANTS) == {variant.value for variant in Variant}


def test_the_tables_to_leave_out_are_those_that_a_report_may_hold() -> None:
    assert {str(one) for one in (*ONE_WAY, *TWO_WAY)} == TABLES


def test_a_reader_who_leaves_early_is_no_error(filled: CommandLine) -> None:
    vault, words = filled.folder / "practice.vpvault", filled.passphrase_file
    search = subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, "search", "melder", "--vault", str(vault), "--passphrase-file", str(words)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert search.stdout is not None
    assert search.stderr is not None

    search.stdout.close()
    complaint = search.stderr.read()
    search.stderr.close()

    assert search.wait(60) == 0
    assert complaint == b""


def test_ctrl_c_during_an_import_leaves_nothing_half_done(empty: CommandLine) -> None:
    cases = [
        case(code=f"2025-{n:05}", contacts=[{"on": "2025-03-14", "kind": "telefoon",
                                             "note": f"gesprek {n} " * 100}])
        for n in range(4_000)
    ]  # fmt: skip
    file = in_json(empty.folder, file_with(*cases))
    vault = empty.folder / "practice.vpvault"
    running = subprocess.Popen(  # noqa: S603 - our own program
        [*PROGRAM, "import", str(file), "--vault", str(vault), "--passphrase-file",
         str(empty.passphrase_file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    journal = vault / "vault.db-journal"
    while running.poll() is None and not (journal.exists() and journal.stat().st_size):
        os.sched_yield()  # until the import has begun to write

    running.send_signal(signal.SIGINT)
    out, complaint = running.communicate(timeout=60)

    assert running.returncode == 1
    assert out == b""
    assert complaint.count(b"\n") == 1
    assert b"Stopped" in complaint
    checked = empty.opening("check", "--json")
    assert '"cases": 0' in checked.out


def test_a_bug_is_said_in_one_line_without_what_it_held(
    vp: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_arguments: object) -> int:
        raise ValueError("Jan Jansen is ziek")

    monkeypatch.setattr(entry, "_run", fail)
    said = vp("check")

    assert said.code == 4
    assert "ValueError" in said.complaint
    assert "Jansen" not in said.complaint


def test_what_a_library_warns_of_does_not_reach_the_terminal() -> None:
    warn = "import atexit, logging; atexit.register(logging.getLogger('pypdf').warning, 'Jansen'); "

    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", warn + PROGRAM[2], "--help"], capture_output=True, check=True
    )

    assert b"usage: vp" in ran.stdout
    assert ran.stderr == b""


def test_a_sign_that_the_terminal_does_not_know_stops_nothing(filled: CommandLine) -> None:
    vault, words = filled.folder / "practice.vpvault", filled.passphrase_file
    found = subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, "search", "overdracht", "--vault", vault, "--passphrase-file", words],
        env=os.environ | {"PYTHONIOENCODING": "ascii"}, check=False, capture_output=True,
    )  # fmt: skip

    assert found.returncode == 0
    assert found.stderr == b""


def test_the_command_line_never_loads_qt(empty: CommandLine) -> None:
    look = (
        "import sys, vp_desktop.cli.main as m; import vp_desktop.cli.demo, vp_desktop.cli.vaults,"
        " vp_desktop.cli.exchange, vp_desktop.cli.reports, vp_desktop.cli.backups,"
        " vp_desktop.cli.audit; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )

    loaded = subprocess.run([sys.executable, "-c", look], check=False)  # noqa: S603 - our own words

    assert loaded.returncode == 0


def test_help_is_there_before_the_libraries_of_the_vault() -> None:
    look = (
        "import sys, vp_desktop.cli.main as m\n"
        "try: m.main(['--help'])\n"
        "except SystemExit: pass\n"
        "sys.exit(any(name in sys.modules for name in ('sqlcipher3', 'cryptography', 'reportlab')))"
    )

    loaded = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", look], check=False, capture_output=True
    )

    assert loaded.returncode == 0


def test_what_goes_to_the_log_never_reaches_the_terminal() -> None:
    look = (
        "import logging, sys; from vp_desktop.cli.main import run; sys.argv = ['vp', '--version']\n"
        "try: run()\n"
        "except SystemExit: logging.getLogger('vp_desktop.vault').error('a line for the log')"
    )

    said = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", look], check=False, capture_output=True
    )

    assert said.stderr == b""
