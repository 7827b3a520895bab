"""Find numbers, and words like «de meeste», beside the words of a count that the report hides."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import filterfalse

from vp_desktop.domain.narrative.findings import Finding, HiddenCount, Sign
from vp_desktop.domain.narrative.quantities import NO_CASES, OF_CASES, quantities_in
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
_NUMBER = re.compile(
    rf"(?<![\w.,€/-])(?<!€\s)(?P<digits>\d{{1,4}})(?![\w€/-]|[.,]\d|\s?(?:%|procent|percent|euro|uur"
    rf"|minuten|jaar|maanden|weken|dagen|januari|februari|maart|april|mei|juni|juli|augustus"
    rf"|september|oktober|november|december|hours|minutes|years|months|weeks|days)\b|%)"
    rf"|\b(?P<word>{'|'.join(_NUMBERS)})\b(?!\s(?:{NO_CASES}|of weinig)\b)",
    re.IGNORECASE,
)
_NUMBER_SHAPE = Shape(_NUMBER, frozenset(_NUMBERS), digits=True)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FAR = 300
"""Characters on either side in which a year may stand."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def hidden_in(read: Text, counts: tuple[HiddenCount, ...]) -> Iterator[Finding]:
    """Yield what says how many, a few words from the name of a hidden count in its sentence."""
    named = [
        (one, spans)
        for one in counts
        if one.words and (spans := [match.span() for match in _shape(one).finditer(read.text)])
    ]
    if not named:
        return
    numbers = read.matches(_NUMBER_SHAPE)
    for number in (*filterfalse(_is_year, numbers), *quantities_in(read)):
        start, end = read.sentence(*number.span())
        start, end = max(start, number.start() - _FAR), min(end, number.end() + _FAR)
        years = {found.group() for found in _YEAR.finditer(read.text, start, end)}
        for count, spans in named:
            if count.of_cases_only and not read.speaks(OF_CASES, number):
                continue
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
        start <= first
        and last <= end
        and 0 <= max(first - number.end(), number.start() - last) <= _NEAR
        for first, last in spans[max(0, after - 1) : after + 2]
    )


def _is_year(number: re.Match[str]) -> bool:
    digits = number.group("digits")
    return digits is not None and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _is_told(number: re.Match[str], years: set[str], count: HiddenCount) -> bool:
    """Return whether the report prints this very number for the year that the sentence names."""
    digits = number.groupdict().get("digits")
    value = int(digits) if digits else _NUMBERS.get(number.group().casefold())
    return value is not None and any((value, year) in count.told for year in years)
