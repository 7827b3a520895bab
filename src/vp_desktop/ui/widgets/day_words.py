"""A day as people type it: ``24-11``, ``24 nov 2026``, ``vandaag``, ``gisteren``."""

import re
from datetime import date, timedelta

from vp_desktop.domain.drafts import EARLIEST, LATEST
from vp_desktop.i18n import _
from vp_desktop.ui.wording import short_month

_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(?:[^\W\d]+\.? )?(\d{1,2})\.? ([^\W\d]{3,})\.?(?: (\d{2}|\d{4}))?")
_CENTURY, _SHORT_YEARS = 2000, 99
_MONTHS = range(1, 13)


def day_of(text: str, today: date) -> date | None:
    """Return the day ``text`` says, seen from ``today``; None if it says none that is kept."""
    said = text.strip().lower()
    near = {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    if said in near:
        return today + timedelta(days=near[said])
    if iso := _ISO.fullmatch(said):
        return _day(iso[1], int(iso[2]), iso[3], today)
    if numbers := _NUMBERS.fullmatch(said):
        return _day(numbers[3], int(numbers[2]), numbers[1], today)
    if words := _WORDS.fullmatch(said):
        return _day(words[3], _month(words[2]), words[1], today)
    return None


def _month(word: str) -> int:
    return next((m for m in _MONTHS if word.startswith(short_month(m).lower()[:3])), 0)


def _day(year: str | None, month: int, day: str, today: date) -> date | None:
    number = today.year if year is None else int(year)
    try:
        found = date(number if number > _SHORT_YEARS else number + _CENTURY, month, int(day))
    except ValueError:
        return None  # there is no 30 February
    return found if EARLIEST <= found <= LATEST else None
