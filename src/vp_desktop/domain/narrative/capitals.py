"""Find what is written as a name: capitals inside a sentence, titles, initials, given names."""

import re
from collections.abc import Iterator

from vp_desktop.domain.narrative.findings import Finding, Sign, Surroundings
from vp_desktop.domain.narrative.lists import PARTICLES, given_names, harmless_capitals, small_words
from vp_desktop.domain.narrative.own import inside, own_spans
from vp_desktop.domain.narrative.sentences import Shape, Text, Word

_LONGEST = 8
"""Words of a name, more or less."""

_LONGEST_SHORTENED = 4
"""Letters of a word that a full stop shortens, as «Chr.»."""

_MOST_LETTERS_OF_AN_ABBREVIATION = 5

_PERSON = (
    r"(?:mevrouw|meneer|mijnheer|de heer|dhr\.?|mw\.?|mevr\.?|drs?\.?|ir\.?|ing\.?|prof\.?"
    r"|mr\.?|mrs\.?|ms\.?|juf|meester|collega|melder|meldster|medewerker|medewerkster|zuster)"
)
_TITLED = re.compile(
    rf"\b{_PERSON}\s(?:(?:van|de|den|der|ter|ten|el)\s){{0,3}}(?P<name>[^\W\d_a-z][\w'’-]{{1,40}})",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"\b(?:[A-Z]\.\s?){1,4}(?:(?:van|de|den|der|ter|ten|el)\s){0,3}[A-Z][\w'’-]{1,40}"
)
_ONE_LETTER = re.compile(rf"\b{_PERSON}\s(?P<letter>[A-Z])\b\.?", re.IGNORECASE)
_BEGINS = re.compile(r"(?:^|[.!?:;…\n\r•*–—|/(\[>]|\d[.)]|[\"“„«‘'])[\s\"“„«‘'(\[-]{0,12}$")
_AFTER_SHORT = re.compile(
    r"\b(?:dhr|mw|mevr|drs?|ir|ing|prof|mrs?|ms|o\.a|bijv|bv|i\.c|resp|incl|excl|nr|art)\.\s$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[ \u00a0'’-]{1,2}|\.\s")


_PERSON_WORDS = frozenset(
    {"mevrouw", "meneer", "mijnheer", "de", "dhr", "mw", "mevr", "dr", "drs", "ir", "ing", "prof"}
    | {"mr", "mrs", "ms", "juf", "meester", "collega", "melder", "meldster", "medewerker"}
    | {"medewerkster", "zuster"}
)
_SHAPES = ((Shape(_TITLED, _PERSON_WORDS), "name"), (Shape(_ONE_LETTER, _PERSON_WORDS), "letter"))


def capitals_in(read: Text, around: Surroundings) -> Iterator[Finding]:
    """Yield what is written as a name is, unless the report prints it itself."""
    text, own = read.text, own_spans(read.text, around)
    for shape, group in _SHAPES:
        for match in read.matches(shape):
            start, end = match.span(group)
            if text[start].isupper() and not inside(start, own) and not _abbreviated(match):
                yield Finding(match.start(), end, Sign.CAPITALS, text[match.start() : end])
    for match in _INITIALS.finditer(text):
        if not inside(match.start(), own):
            yield Finding(match.start(), match.end(), Sign.CAPITALS, match.group())
    for run in _runs(text, [word for word in read.words if not inside(word.start, own)]):
        names = _without_harmless(text, run)
        if names:
            start, end = names[0].start, names[-1].end
            yield Finding(start, end, Sign.CAPITALS, text[start:end])


def _abbreviated(match: re.Match[str]) -> bool:
    """Return whether what follows a title is an abbreviation: «medewerker HR»."""
    word = match.groupdict().get("name") or match.groupdict().get("letter")
    return word is not None and (_is_abbreviation(word) or word.casefold() in harmless_capitals())


def _is_abbreviation(word: str) -> bool:
    return 1 < len(word) <= _MOST_LETTERS_OF_AN_ABBREVIATION and word.upper() == word


def _runs(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """Yield words with a capital that stand together, the small words of a name between them."""
    run: list[Word] = []
    small: list[Word] = []
    for word in words:
        if not run and not word.text[0].isupper():
            continue
        last = small[-1] if small else run[-1] if run else word
        joined = _joined(text, last, word)
        if run and joined and word.text in PARTICLES:
            small.append(word)
            continue
        if run and (not joined or word.text[0].islower() or len(run) >= _LONGEST):
            yield run
            run = []
        if word.text[0].isupper():
            run = [*run, *small, word] if run else [word]
        small = []
    if run:
        yield run


def _joined(text: str, before: Word, after: Word) -> bool:
    """Return whether two words can be of one name: a full stop ends a sentence after a long one."""
    between = _BETWEEN.fullmatch(text, before.end, after.start)
    return between is not None and (
        not between.group().startswith(".") or len(before.text) <= _LONGEST_SHORTENED
    )


def _without_harmless(text: str, run: list[Word]) -> list[Word]:
    """Return what is left of a run after ordinary words at both ends; empty if nothing is."""
    if run[0].text.casefold() in harmless_capitals():
        return _after_harmless(run)
    if _begins_a_sentence(text, run[0]) and not _is_given(run[0].text):
        run = run[1:]
    while run and (run[0].text[0].islower() or _is_ordinary(run[0].text)):
        run = run[1:]
    while run and _is_ordinary(run[-1].text):
        run = run[:-1]
    return run


def _after_harmless(run: list[Word]) -> list[Word]:
    """Return the given name and what follows it in what began as the name of an institution."""
    for number, word in enumerate(run):
        if _is_given(word.text) and word.text.casefold() not in harmless_capitals():
            return run[number:]
    return []


def _begins_a_sentence(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 14) : word.start]
    if _AFTER_SHORT.search(before):
        return False
    return _BEGINS.search(before if word.start > len(before) else f"\n{before}") is not None


def _is_given(word: str) -> bool:
    plain = word.casefold()
    return plain in given_names() or (plain.endswith("s") and plain[:-1] in given_names())


def _is_ordinary(word: str) -> bool:
    plain = word.casefold()
    return (
        len(word) == 1
        or plain in harmless_capitals()
        or plain in small_words()
        or (_is_abbreviation(word) and plain not in given_names())
        or any(sign.isdigit() for sign in word)
        or plain.endswith(("wet", "verordening"))
    )
