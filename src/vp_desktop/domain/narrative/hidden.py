"""Find numbers that stand beside the words of a count that the report hides."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from vp_desktop.domain.narrative.findings import Finding, HiddenCount, Sign
from vp_desktop.domain.narrative.sentences import Shape, Text

_NEAR = 60
"""Characters between a number and the words it counts: about eight words."""

_DUTCH = (
    *("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien"),
    *("negentien", "twintig"),
)
_ENGLISH = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBERS = {word: number for words in (_DUTCH, _ENGLISH) for number, word in enumerate(words)}
_VAGUE = (
    r"alle(?!\s(?:nieuwe\s)?(?:leidinggevenden|medewerkers|collega's|managers|teams|locaties|scholen)\b)"
    r"|alles|beide|allebei|allemaal|de helft|een derde|een kwart|driekwart|twee derde"
    "|(?<!geen )enkele|een paar|een handvol|een enkele|ruim de helft"
    r"|all(?!\s(?:managers|employees|staff|teams|colleagues|locations)\b)|both|half|a third"
    "|a quarter|a few|several"
    "|a couple of|a handful of"
)
_NO_CASES = (
    "uur|jaar|jaren|maand|maanden|weken|werkdagen|dagdelen|dagen|ogen|keer per|loket|kwartaal"
    "|aanspreekpunt|lijn|op één|hours|years|months|weeks|working days|days|eyes"
    "|aanbevelingen|adviezen|voorlichtingen|bijeenkomsten|trainingen|workshops|sessies|teams"
    "|recommendations|sessions|workshops"
)
"""What is counted in an ordinary sentence, and is no case."""
_NUMBER = re.compile(
    rf"(?<![\w.,€/-])(?<!€\s)(?P<digits>\d{{1,4}})(?![\w€/-]|[.,]\d|\s?(?:%|procent|percent|euro|uur"
    rf"|minuten|jaar|maanden|weken|dagen|januari|februari|maart|april|mei|juni|juli|augustus"
    rf"|september|oktober|november|december|hours|minutes|years|months|weeks|days)\b|%)"
    rf"|\b(?P<word>{'|'.join(_NUMBERS)}|{_VAGUE})\b(?!\s(?:{_NO_CASES}|of weinig)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FAR = 300
"""Characters on either side in which a year may stand."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


_FIRST = frozenset(_NUMBERS) | {
    *("alle", "alles", "beide", "allebei", "allemaal", "de", "een", "driekwart", "enkele", "ruim"),
    *("all", "both", "half", "a", "several"),
}


def hidden_in(read: Text, counts: tuple[HiddenCount, ...]) -> Iterator[Finding]:
    """Yield numbers within a few words of the name of a hidden count, in the same sentence."""
    named = [
        (one, spans)
        for one in counts
        if one.words and (spans := [match.span() for match in _shape(one).finditer(read.text)])
    ]
    if not named:
        return
    for number in read.matches(Shape(_NUMBER, _FIRST, digits=True)):
        if _is_year(number):
            continue
        start, end = read.sentence(*number.span())
        start, end = max(start, number.start() - _FAR), min(end, number.end() + _FAR)
        years = {found.group() for found in _YEAR.finditer(read.text, start, end)}
        for count, spans in named:
            if _near(number, spans, start, end) and not _is_told(number, years, count):
                yield Finding(*number.span(), Sign.HIDDEN_NUMBER, number.group())
                break


def _shape(count: HiddenCount) -> re.Pattern[str]:
    longest_first = sorted(count.words, key=lambda words: (-len(words), words))
    either = "|".join(re.escape(words).replace(r"\ ", r"\s") for words in longest_first)
    return re.compile(rf"\b(?:{either})", re.IGNORECASE)


def _near(number: re.Match[str], spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of ``spans`` stands near ``number``, between ``start`` and ``end``."""
    after = bisect_left(spans, number.span())
    return any(
        start <= first and last <= end and max(first - number.end(), number.start() - last) <= _NEAR
        for first, last in spans[max(0, after - 1) : after + 1]
    )


def _is_year(number: re.Match[str]) -> bool:
    digits = number.group("digits")
    return digits is not None and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _is_told(number: re.Match[str], years: set[str], count: HiddenCount) -> bool:
    """Return whether the report prints this very number for the year that the sentence names."""
    digits = number.group("digits")
    value = int(digits) if digits else _NUMBERS.get(number.group().casefold())
    return value is not None and any((value, year) in count.told for year in years)
