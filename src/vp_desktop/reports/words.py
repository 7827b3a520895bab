"""Words that several chapters use: names of periods, capitals, lists in a sentence."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from vp_desktop.domain.periods import Period
from vp_desktop.i18n import _, long_date, month_name, number, pgettext

_YEAR = re.compile(r"\d{4}")
_BROKEN_YEAR = re.compile(r"(\d{4})-(\d{4})")
_DATES = re.compile(r"(\d{4}-\d{2}-\d{2}) - (\d{4}-\d{2}-\d{2})")


def capital(text: str) -> str:
    """Return ``text`` as it starts a sentence or stands beside a bar."""
    return text[:1].upper() + text[1:]


def in_sentence(text: str) -> str:
    """Return a title as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def in_line(text: str) -> str:
    """Return what somebody wrote as a line of its own as it stands behind a comma.

    A month keeps the capital that it has in English, and so does the first of several capitals.
    """
    months = {month_name(month) for month in range(1, 13)}
    named = not text[1:2].islower() or text.split(" ", 1)[0] in months
    return text if named else in_sentence(text)


def listed(parts: Sequence[str]) -> str:
    """Return the parts as a sentence joins them: «a, b and c», but «a, and b and c» of two."""
    if len(parts) <= 1:
        return "".join(parts)
    text = _("{first} and {last}")
    joint = text.format(first="", last="")
    comma = "," if any(joint in part for part in parts) else ""
    return text.format(first=", ".join(parts[:-1]) + comma, last=parts[-1])


def hours(minutes: int, decimals: int | None = None) -> str:
    """Return ``minutes`` as a number of hours, to the hundredth where they are no whole ones."""
    return number(minutes / 60, hour_decimals([minutes]) if decimals is None else decimals)


def hour_decimals(minutes: Iterable[int]) -> int:
    """Return how many decimals all of ``minutes`` need as hours, in a column or alone."""
    return max((0 if one % 60 == 0 else 1 if one % 6 == 0 else 2 for one in minutes), default=0)


def period_name(label: str) -> str:
    """Return the name of a period as a table shows it: 2025, 2024–2025, or its months or days."""
    if found := _BROKEN_YEAR.fullmatch(label):
        return f"{found[1]}–{found[2]}"
    if found := _DATES.fullmatch(label):
        return _between(found[1], found[2], pgettext("period", "{first} to {last}"))
    return label


def period_in_title(label: str) -> str:
    """Return the name of a period in as few letters as can be, for a large title."""
    if found := _DATES.fullmatch(label):
        return _between(found[1], found[2], "{first} – {last}")
    return period_name(label)


def period_short(label: str) -> str:
    """Return the name of a period for under a narrow column: ’25, 24/25 or 06/25."""
    if _YEAR.fullmatch(label):
        return f"’{label[2:]}"
    if found := _BROKEN_YEAR.fullmatch(label):
        return f"{found[1][2:]}/{found[2][2:]}"
    if found := _DATES.fullmatch(label):
        last = date.fromisoformat(found[2])
        return f"{last.month:02}/{last.year % 100:02}"
    return label


def in_period(label: str) -> str:
    """Return the words that place something in a period: «in 2025»."""
    if _DATES.fullmatch(label):
        return _("from {period}").format(period=period_name(label))
    return _("in {period}").format(period=period_name(label))


def whole_period(period: Period) -> str:
    """Return the two days of a period in full."""
    first, last = long_date(period.first), long_date(period.last)
    if period.first.year == period.last.year:
        first = first.removesuffix(f" {period.first.year}")
    return pgettext("period", "{first} to {last}").format(first=first, last=last)


def _between(from_day: str, to_day: str, text: str) -> str:
    """Return the months of a period of whole months in ``text``, or else its two days."""
    first, last = date.fromisoformat(from_day), date.fromisoformat(to_day)
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return text.format(first=_short_date(first), last=_short_date(last))
    end = f"{month_name(last.month)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = month_name(first.month)
    if first.year != last.year:
        start = f"{start} {first.year}"
    return text.format(first=start, last=end)


def _short_date(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
