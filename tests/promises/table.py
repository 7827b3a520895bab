"""Write the table of promises into the docstring of this package: ``python -m`` this module."""

from pathlib import Path
from textwrap import fill

from vp_desktop.domain.promises import Group, Promise, groups

PACKAGE = Path(__file__).with_name("__init__.py")
OPEN: dict[int, str] = {}
"""Numbers of the design that no test of this suite holds, each with the reason."""

_HEAD = """The promises of the vault, each with the test that holds it, and how that test was tried.

The numbers are those of the design of security. A figure is what the thorough run reaches, which is
``sh packaging/dev.sh promises``; the same tests run smaller with all others. A test counts only
when it was seen failing: the last lines of each promise say what was made worse in the program.
The table is that of ``resources/promises.toml``, which the help of the program shows.
"""
_WIDTH = 98


def docstring() -> str:
    """Return what the docstring of this package has to be."""
    parts = [_HEAD, *(_group(group) for group in groups() if group.promises)]
    if OPEN:
        parts.append(
            "\n".join(["Not held by a test", "", *map(_open, sorted(OPEN.items()))]) + "\n"
        )
    return "\n".join(parts)


def module() -> str:
    """Return what ``__init__.py`` has to be."""
    return f'"""{docstring()}"""\n'


def _group(group: Group) -> str:
    lines = [group.title.en, "=" * len(group.title.en)]
    return "\n".join([*lines, *map(_promise, group.promises)]) + "\n"


def _promise(promise: Promise) -> str:
    name = f"{promise.number:>3}  "
    sentence = _filled(promise.sentence.en, name)
    tests = [f"     {test.removeprefix('tests/promises/')}" for test in promise.tests]
    figure = _filled(promise.figure.en, "     reached: ")
    weakening = _filled(promise.weakening, "     seen failing: ")
    return "\n".join([sentence, *tests, figure, weakening])


def _open(row: tuple[int, str]) -> str:
    number, reason = row
    return _filled(reason, f"{number:>3}  ")


def _filled(text: str, start: str) -> str:
    return fill(
        text, _WIDTH, initial_indent=start, subsequent_indent=" " * 7, break_on_hyphens=False
    )


if __name__ == "__main__":
    PACKAGE.write_text(module(), encoding="utf-8")
