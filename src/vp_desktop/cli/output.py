"""Print what a command found, and show how far slow work is."""

import sys
import unicodedata
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from json import dumps

from vp_desktop.domain.progress import Progress, unwatched

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
    """Give what draws a bar on a terminal; where nobody looks on, it draws nothing."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    drawn = -1

    def draw(share: float) -> None:
        nonlocal drawn
        percent = int(share * 100)
        if percent != drawn:
            drawn = percent
            filled = percent * _WIDTH // 100
            bar = "#" * filled + "." * (_WIDTH - filled)
            print(f"\r[{bar}] {percent:3} %", end="", file=sys.stderr, flush=True)

    try:
        yield draw
    finally:
        if drawn >= 0:
            print(f"\r{' ' * (_WIDTH + 8)}\r", end="", file=sys.stderr, flush=True)
