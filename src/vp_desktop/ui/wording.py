"""Days and minutes as the screen says them, so that every page says them alike."""

from datetime import date

from vp_desktop.i18n import _, ngettext, pgettext

_DAYS_IN_WEEK, _DAYS_IN_MONTH, _DAYS_IN_YEAR = 7, 30, 365
_WEEKS_FROM = 14
"""Days. Up to here people count in days: nine days says more than one week."""
_NOON, _EVENING = 12, 18
_NAMED = 2
"""Names in a list; of more than that it is said how many."""


def weekday(day: date) -> str:
    """Return the short name of the weekday, as ``di``."""
    return (
        pgettext("weekday", "Mon"), pgettext("weekday", "Tue"), pgettext("weekday", "Wed"),
        pgettext("weekday", "Thu"), pgettext("weekday", "Fri"), pgettext("weekday", "Sat"),
        pgettext("weekday", "Sun"),
    )[day.weekday()]  # fmt: skip


def long_weekday(day: date) -> str:
    """Return the name of the weekday, as ``dinsdag``."""
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"),
        _("Sunday"),
    )[day.weekday()]  # fmt: skip


def short_month(month: int) -> str:
    """Return the short name of ``month`` (1 to 12), as ``nov``."""
    return (
        pgettext("month", "Jan"), pgettext("month", "Feb"), pgettext("month", "Mar"),
        pgettext("month", "Apr"), pgettext("month", "May"), pgettext("month", "Jun"),
        pgettext("month", "Jul"), pgettext("month", "Aug"), pgettext("month", "Sep"),
        pgettext("month", "Oct"), pgettext("month", "Nov"), pgettext("month", "Dec"),
    )[month - 1]  # fmt: skip


def short_date(day: date) -> str:
    """Return ``day`` in few letters with its year, as ``4 nov 2026``."""
    return f"{day.day} {short_month(day.month)} {day.year}"


def short_day(day: date, today: date) -> str:
    """Return ``day`` as ``di 24 nov``; the year follows when it is not the one of ``today``."""
    name = f"{weekday(day)} {day.day} {short_month(day.month)}"
    return name if day.year == today.year else f"{name} {day.year}"


def day_name(day: date, today: date) -> str:
    """Return ``vandaag``, ``gisteren`` or ``morgen``, and any other day as ``di 24 nov``."""
    match (day - today).days:
        case 0:
            return _("today")
        case -1:
            return _("yesterday")
        case 1:
            return _("tomorrow")
        case _:
            return short_day(day, today)


def ago(day: date, today: date) -> str:
    """Return how long ago ``day`` was: vandaag, gisteren, 3 dagen, 2 weken, 1 maand, 2 jaar."""
    days = (today - day).days
    if days <= 1:
        return day_name(day, today)
    if days < _WEEKS_FROM:
        return ngettext("{n} day", "{n} days", days).format(n=days)
    if days < _DAYS_IN_MONTH:
        n = days // _DAYS_IN_WEEK
        return ngettext("{n} week", "{n} weeks", n).format(n=n)
    if days < _DAYS_IN_YEAR:
        n = days // _DAYS_IN_MONTH
        return ngettext("{n} month", "{n} months", n).format(n=n)
    n = days // _DAYS_IN_YEAR
    return ngettext("{n} year", "{n} years", n).format(n=n)


def due(day: date, today: date) -> str:
    """Return when something is due: vandaag, morgen, do 26 nov, or how late it is."""
    late = (today - day).days
    if late <= 0:
        return day_name(day, today)
    return ngettext("{n} day late", "{n} days late", late).format(n=late)


def duration(minutes: int) -> str:
    """Return ``minutes`` as ``25 min``, ``2 u`` or ``2 u 15 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def greeting(hour: int) -> str:
    """Return how one greets at ``hour`` (0 to 23, local time)."""
    if hour < _NOON:
        return _("Good morning")
    return _("Good afternoon") if hour < _EVENING else _("Good evening")


def capital(text: str) -> str:
    """Return ``text`` with a capital first; a label of a code list starts in lower case."""
    return text[:1].upper() + text[1:]


def listed(names: list[str]) -> str:
    """Return ``names`` in quotation marks, as a part of a sentence; many are not all named."""
    quoted = [f"“{name}”" for name in names]
    if len(quoted) == 1:
        return quoted[0]
    if len(quoted) == _NAMED:
        return _("{one} and {other}").format(one=quoted[0], other=quoted[1])
    more = ngettext("{names} and {n} more", "{names} and {n} more", len(quoted) - _NAMED)
    return more.format(names=", ".join(quoted[:_NAMED]), n=len(quoted) - _NAMED)
