"""Translate what the user reads, with or without Qt: one catalogue for window, PDF and commands.

The source language is English. A report may be made in another language than the window speaks,
and in a worker thread: ``speaking`` changes the language of the running context only.
"""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations

from vp_desktop.resources import catalogue_file

LANGUAGES = ("nl", "en")
"""Codes of the languages the program speaks; Dutch is the one that is reviewed."""

_everywhere = "en"
_here: ContextVar[str | None] = ContextVar("language", default=None)


def use(language: str) -> None:
    """Speak ``language`` (``nl`` or ``en``) from now on, in every thread."""
    global _everywhere  # noqa: PLW0603 - the only module-level state of the program
    _everywhere = language


def language() -> str:
    """Return the code of the language spoken here and now."""
    return _here.get() or _everywhere


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Speak ``language`` inside the block, in this thread alone."""
    token = _here.set(language)
    try:
        yield
    finally:
        _here.reset(token)


def _(message: str) -> str:
    """Return ``message`` in the language spoken here."""
    return _catalogue(language()).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Return ``one`` or ``many``, as ``n`` asks, in the language spoken here."""
    return _catalogue(language()).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Return ``message`` as it is said in ``context``, for a word with two translations."""
    return _catalogue(language()).pgettext(context, message)


def month_name(month: int) -> str:
    """Return the name of ``month`` (1 to 12), in lower case where the language wants it."""
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
        _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
    )[month - 1]  # fmt: skip


def long_date(day: date) -> str:
    """Return ``day`` as it is said: 24 november 2026, 24 November 2026."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def number(value: float, decimals: int = 0) -> str:
    """Return ``value`` as it is written: 1.234,5 in Dutch, 1,234.5 in English."""
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language() == "nl" else text


@cache
def _catalogue(language: str) -> NullTranslations:
    found = catalogue_file(language)
    if not found.is_file():
        return NullTranslations()  # English is the source: it needs no catalogue
    with found.open("rb") as file:
        return GNUTranslations(file)
