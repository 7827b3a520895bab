"""Run a command of ``vp``, and end with an exit code and at most one line of complaint."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import TextIO, cast

from vp_desktop import i18n
from vp_desktop.cli.arguments import Commands
from vp_desktop.cli.language import system_language
from vp_desktop.cli.output import complain
from vp_desktop.cli.report_options import TABLES
from vp_desktop.cli.usage import UsageError
from vp_desktop.disclosure.errors import UnsafeReportError
from vp_desktop.domain.errors import VpError
from vp_desktop.i18n import _

DONE, STOPPED, WRONG_USAGE, ENVIRONMENT = 0, 1, 2, 4

Act = Callable[[argparse.Namespace], int]


def run() -> None:
    """Run the command that the shell gave, and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        _spell_out(stream)
    # The terminal is for the user; without this, Python prints what goes to no log there, of ours
    # and of libraries: one of those told which sign of a password it did not know.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(main())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    i18n.use(system_language())
    try:
        code = _run(arguments)
        sys.stdout.flush()  # here, so that a reader who left is noticed while we still catch it
    except BrokenPipeError:
        return _reader_left()
    except (UsageError, VpError, OSError) as error:
        return _refuse(error)
    except KeyboardInterrupt:
        complain(_("Stopped. Nothing was left half done."))
        return STOPPED
    except MemoryError:
        complain(_("There is not enough memory. Close other programs and try again."))
        return ENVIRONMENT
    except Exception as error:  # noqa: BLE001 - a user of a command gets one line, never a traceback
        complain(_of_bug(error))
        return ENVIRONMENT
    return code


def _run(arguments: Sequence[str] | None) -> int:
    commands = Commands()
    options = commands.parser.read(arguments)
    if options.speak:
        i18n.use(options.speak)
    module, name = options.act.split(":")
    # Late: a mistyped option is answered at once, without the libraries of the vault.
    act = cast("Act", getattr(import_module(f"vp_desktop.cli.{module}"), name))
    return act(options)


def _refuse(error: UsageError | VpError | OSError) -> int:
    if isinstance(error, UsageError):
        complain(str(error))
        return WRONG_USAGE
    explain = import_module("vp_desktop.services.explain")
    complain(f"{explain.explain(error)} {_option_against(error)}".rstrip())
    code: int = explain.exit_code(error)
    return code


def _option_against(error: VpError | OSError) -> str:
    """Return with which option the same can be tried again, where there is one."""
    if not isinstance(error, UnsafeReportError) or not TABLES.issuperset(error.tables):
        return ""
    return _("On the command line: {option}").format(option=f"--without {','.join(error.tables)}")


def _of_bug(error: Exception) -> str:
    """Return a sentence with the kind of error and its place, and nothing that it holds."""
    last = extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return _(
        "The program made a mistake ({kind}, {place}) and stopped; nothing was left half done."
        " Please report it with these words alone."
    ).format(kind=type(error).__name__, place=place)


def _reader_left() -> int:
    """End in peace when whoever read our output wants no more of it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())  # else Python complains when it flushes at the end
    return DONE


def _spell_out(stream: TextIO) -> None:
    """Print a sign that the terminal does not have by its number, rather than stop."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
