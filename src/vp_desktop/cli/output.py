"""Print what a command found, and show how far slow work is."""

import signal
import sys
import unicodedata
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from json import dumps
from types import FrameType

from vp_desktop.domain.progress import Progress, StoppedError

_WIDTH = 40
Json = Mapping[str, object] | Sequence[object]


def say(text: str) -> None:
    """Print one line of what was done."""
    print(text)


def complain(sentence: str) -> None:
    """Print the one line that says what is wrong and what to do."""
    print("vp:", " ".join(sentence.split()), file=sys.stderr)


def say_json(value: Json) -> None:
    """Print ``value`` for another program."""
    print(dumps(value, ensure_ascii=False, indent=1))


def shown(text: str) -> str:
    """Return ``text`` on one line, without signs by which a text could move the cursor."""
    bare = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in text)
    return " ".join(bare.split())


@contextmanager
def progress_bar() -> Generator[Progress]:
    """Give what hears of progress: it draws a bar on a terminal, and lets Ctrl+C stop the work.

    Ctrl+C is obeyed where the work says how far it is, and nowhere else: what is being kept at
    that very moment is kept, and said to be. A second Ctrl+C does not wait.
    """
    bar = _Bar()
    before = signal.signal(signal.SIGINT, bar.ask_to_stop)
    try:
        yield bar.draw
    finally:
        signal.signal(signal.SIGINT, before)
        bar.wipe()


class _Bar:
    """A line of the terminal, for as long as the work takes."""

    def __init__(self) -> None:
        self._stop = False
        self._drawn = -1

    def ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        """Remember that the user wants no more of it."""
        if self._stop:
            raise KeyboardInterrupt
        self._stop = True

    def draw(self, share: float) -> None:
        """Show how far the work is.

        Raises:
            StoppedError: the user asked to stop it.
        """
        if self._stop:
            raise StoppedError
        percent = int(share * 100)
        if percent != self._drawn and sys.stderr.isatty():
            self._drawn = percent
            filled = percent * _WIDTH // 100
            bar = "#" * filled + "." * (_WIDTH - filled)
            print(f"\r[{bar}] {percent:3} %", end="", file=sys.stderr, flush=True)

    def wipe(self) -> None:
        """Leave an empty line."""
        if self._drawn >= 0:
            print(f"\r{' ' * (_WIDTH + 8)}\r", end="", file=sys.stderr, flush=True)
