"""Days, times and occasions by which a reader could know which case is meant."""

import re
from collections.abc import Iterator
from datetime import date

from vp_desktop.domain.narrative.findings import Finding, Sign, Surroundings
from vp_desktop.domain.narrative.sentences import Shape, Text

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|january|february|march|may|june|july|august|october"
)
_NUMBER = {name: number % 12 + 1 for number, name in enumerate(_MONTHS.split("|")[:12])} | {
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
}
_WEEKDAYS = (
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_WHOLE = re.compile(
    rf"\b{_DAY}(?:e|ste|de|st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTHS})\b(?:\s(?P<year>\d{{4}})\b)?"
    rf"|\b(?P<month2>{_MONTHS})\s(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?!\d)"
    r"(?:,?\s(?P<year2>\d{4})\b)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})(?P<sign>[-/.])(?P<m>\d{1,2})(?P=sign)(?P<y>(?:19|20)\d\d|(?<!\.)\d\d)"
    r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d))(?![\d/-])"
)
_NEAR_A_CASE = re.compile(
    rf"\b(?:in|begin|eind|half|medio|sinds|vanaf|since|early|late)\s(?:de\smaand\s)?(?:{_MONTHS})\b"
    rf"|\b(?:op\s(?:een\s|de\s)?|on\s(?:a\s)?)?(?:{_WEEKDAYS})(?:ochtend|middag|avond|nacht)?\b"
    r"|\b(?:om\s|rond\s)\d{1,2}(?:[.:]\d\d)?\suur\b"
    r"|\b(?:tijdens|na|op|bij)\s(?:de|het|een)\s(?:kerst|nieuwjaars|zomer|bedrijfs|personeels"
    r"|team|afdelings|lustrum|paas)\w{0,12}(?:borrel|feest|uitje|diner|dag|barbecue|lunch)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:melding|meldde|meldden|gemeld|melder|meldster|incident\w{0,3}|voorval\w{0,3}|beschuldigde"
    r"|slachtoffer|klager|klaagster|ziek(?:gemeld|melding|gemelde)?|ontslag|ontslagen|geschorst"
    r"|schorsing|overgeplaatst|betast\w{0,3}|aangeraakt|uitgescholden|geslagen|gepest"
    r"|geïntimideerd|bedreigd|vertelde|uitgevallen|geweigerd|aangerand|gekust|vastgepakt"
    r"|dronken|escaleerde|ruzie|reported|told|dismissed|suspended|complainant|harassed|touched"
    r"|aangifte|liep weg|is gebeurd|gebeurde|betrapt|weggestuurd)\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:vóór|voor|uiterlijk|per|ingang van|vanaf|tot|tot en met|t/m|sinds|before|by|from"
    r"|until|since|as of|van)\s{1,2}$",
    re.IGNORECASE,
)
_PERIOD_ENDS = frozenset({(1, 1), (12, 31)})


_BEGINNINGS = frozenset(
    {"in", "begin", "eind", "half", "medio", "sinds", "vanaf", "since", "early", "late", "op", "on"}
    | {"om", "rond", "tijdens", "na", "bij"}
    | {
        f"{day}{part}"
        for day in _WEEKDAYS.split("|")
        for part in ("", "ochtend", "middag", "avond", "nacht")
    }
)
_SHAPES = (
    Shape(_WHOLE, frozenset(_MONTHS.split("|")), digits=True),
    Shape(_DIGITS, frozenset(), digits=True),
    Shape(_NEAR_A_CASE, _BEGINNINGS),
)


def dates_in(read: Text, around: Surroundings) -> Iterator[Finding]:
    """Yield days; months, weekdays and occasions only where the sentence speaks of a case."""
    for shape in _SHAPES:
        for match in read.matches(shape):
            of_a_case = read.speaks(_CASE, match)
            if shape.pattern is _NEAR_A_CASE:
                harmless = not of_a_case
            else:
                harmless = _harmless(read.text, match, around, of_a_case=of_a_case)
            if not harmless:
                yield Finding(match.start(), match.end(), Sign.DATE, match.group())


def day_of(text: str) -> date | None:
    """Return the day that ``text`` names; None without its year, and of several."""
    told = [_parts(match) for shape in (_WHOLE, _DIGITS) for match in shape.finditer(text)]
    if len(told) != 1:
        return None
    day, month, year = told[0]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _harmless(text: str, match: re.Match[str], around: Surroundings, *, of_a_case: bool) -> bool:
    """Return whether a day is a term, an end of a period, or no day at all."""
    day, month, year = _parts(match)
    if not 1 <= month <= 12 or not 1 <= day <= 31:  # noqa: PLR2004 - months and days
        return True
    if any((one.day, one.month) == (day, month) and year in (0, one.year) for one in around.days):
        return True
    if of_a_case:
        return False
    if (month, day) in _PERIOD_ENDS:
        return True
    return day == 1 and _TERM.search(text, max(0, match.start() - 16), match.start()) is not None


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Return day, month and year; 0 where the text has no year."""
    told = {name: value for name, value in match.groupdict().items() if value}
    if match.re is _WHOLE:
        day = told.get("day") or told["day2"]
        month = _NUMBER[(told.get("month") or told["month2"]).casefold()]
        return int(day), month, int(told.get("year") or told.get("year2") or 0)
    day, month_text = told.get("d") or told["d2"], told.get("m") or told["m2"]
    return int(day), int(month_text), int(told.get("y") or told["y2"])
