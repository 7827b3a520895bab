"""Read a command line, and say in one sentence what is wrong with it."""

import argparse
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NoReturn

from vp_desktop.i18n import _

_REQUIRED = "the following arguments are required: "
"""How argparse begins to name what is missing; a test holds that it still does."""


FIRST_YEAR, LAST_YEAR = 1990, 2199
"""Of a day, as ``domain.drafts.Day`` has them; a test holds them equal."""


class UsageError(Exception):
    """The command line is wrong; the message is the sentence for the user."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that raises instead of printing English and leaving."""

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError`` for what argparse found."""
        missing = message.removeprefix(_REQUIRED)
        if missing == message:
            sentence = _("The command line is not right. See: {command} --help")
        else:
            sentence = _("{missing} is missing. See: {command} --help")
        raise UsageError(sentence.format(missing=missing, command=self.prog))

    def read(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """Return the options that ``arguments`` give.

        Raises:
            UsageError: they are wrong, and how.
        """
        try:
            options, unknown = self.parse_known_args(arguments)
        except argparse.ArgumentError as error:
            raise UsageError(_of_argument(error, self.prog)) from None
        if unknown:
            # Not repeated: it may be anything, even a name.
            raise UsageError(
                _("An argument is one too many, or not known. See: {command} --help").format(
                    command=f"{self.prog} {options.command}"
                )
            )
        return options


def day(text: str) -> date:
    """Return the day that an option says."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("this is not a day. Write it as 2026-03-14.")) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(
            _("the year must be {first} to {last}.").format(first=FIRST_YEAR, last=LAST_YEAR)
        )
    return found


def few_words(most: int) -> Callable[[str], str]:
    """Return what accepts ``most`` characters or fewer."""

    def accept(text: str) -> str:
        if len(text) > most:
            raise argparse.ArgumentTypeError(
                _("at most {n} characters are possible.").format(n=most)
            )
        return text

    return accept


def one_of(values: Sequence[str]) -> Callable[[str], str]:
    """Return what accepts one of ``values`` and nothing else."""

    def accept(text: str) -> str:
        if text not in values:
            raise argparse.ArgumentTypeError(
                _("choose one of: {values}.").format(values=", ".join(values))
            )
        return text

    return accept


def some_of(values: Collection[str]) -> Callable[[str], frozenset[str]]:
    """Return what accepts some of ``values`` with commas between them, and nothing else."""
    one = one_of(sorted(values))

    def accept(text: str) -> frozenset[str]:
        return frozenset(one(part.strip()) for part in text.split(","))

    return accept


def _of_argument(error: argparse.ArgumentError, command: str) -> str:
    name = error.argument_name or command
    if isinstance(error.__context__, argparse.ArgumentTypeError):
        return f"{name}: {error.message}"
    return _("{argument}: this value is missing or not possible. See: {command} --help").format(
        argument=name, command=command
    )
