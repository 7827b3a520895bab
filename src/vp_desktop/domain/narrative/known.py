"""Find the names that the vault holds, and words that are nearly one of them."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from vp_desktop.domain.narrative.findings import Finding, Sign
from vp_desktop.domain.narrative.lists import PARTICLES, harmless_capitals, ordinary_names
from vp_desktop.domain.narrative.persons import is_role
from vp_desktop.domain.narrative.sentences import Text, Word

SHORTEST_NAME = 3
"""Letters. Shorter parts of a name (van, de, Bo) stand in ordinary sentences too often."""

_SHORTEST_NEAR = 5
"""Letters. One letter wrong in a shorter word makes too many others."""

_LONGEST_NEAR = 30

_GAP = 3
"""Characters between two words of one name: «Anne-Marie», «A. de Vries»."""

Known = dict[str, tuple[tuple[str, ...], ...]]


def folded(word: str) -> str:
    """Return ``word`` in small letters without accents: «Zoë» is «zoe»."""
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def known_in(read: Text, names: Iterable[str]) -> Iterator[Finding]:
    """Yield where a name of ``names``, or a part of one, stands in the text, or nearly."""
    known, near = _index(tuple(names))
    if not known:
        return
    words = read.words
    plain = [word.plain if word.plain.isascii() else folded(word.plain) for word in words]
    number = 0
    while number < len(words):
        word, length = words[number], _length(read.text, words, plain, number, known)
        if length:
            start, end = word.start, words[number + length - 1].end
            yield Finding(start, end, Sign.KNOWN_NAME, read.text[start:end])
        elif word.text[0].isupper() and _is_near(plain[number], near):
            yield Finding(word.start, word.end, Sign.LIKE_KNOWN_NAME, word.text)
        number += length or 1


def _length(text: str, words: list[Word], plain: list[str], at: int, known: Known) -> int:
    """Return of how many words the longest name is that begins at word ``at``."""
    sequences = known.get(plain[at], ())
    if not sequences and plain[at].endswith("s"):
        sequences = tuple(one for one in known.get(plain[at][:-1], ()) if len(one) == 1)
    for sequence in sequences:
        end = at + len(sequence)
        if len(sequence) == 1:
            if plain[at] not in ordinary_names() or words[at].text[0].isupper():
                return 1
        elif tuple(plain[at:end]) == sequence and _together(text, words[at:end]):
            return len(sequence)
    return 0


def _together(text: str, words: list[Word]) -> bool:
    return all(
        after.start - before.end <= _GAP and "\n" not in text[before.end : after.start]
        for before, after in pairwise(words)
    )


@lru_cache(maxsize=4)
def _index(names: tuple[str, ...]) -> tuple[Known, frozenset[str]]:
    """Return the names by their first word, longest first, and what one letter less makes."""
    sequences = {sequence for name in names for sequence in _parts(name)}
    known: dict[str, list[tuple[str, ...]]] = {}
    for sequence in sorted(sequences, key=lambda one: (-len(one), one)):
        known.setdefault(sequence[0], []).append(sequence)
    single = {one[0] for one in sequences if len(one) == 1 and one[0] not in ordinary_names()}
    near = {less for word in single for less in _with_one_less(word)}
    return {first: tuple(found) for first, found in known.items()}, frozenset(near)


def _parts(name: str) -> Iterator[tuple[str, ...]]:
    whole = tuple(folded(word.plain) for word in Text(name).words)
    if len(whole) > 1:
        yield whole
    for part in name.split():
        words = tuple(folded(word.plain) for word in Text(part).words)
        bare = "".join(words)
        if len(bare) < SHORTEST_NAME or bare in PARTICLES or is_role(bare):
            continue
        yield words
        for word in words if len(words) > 1 else ():
            if len(word) >= SHORTEST_NAME and word not in PARTICLES and word.isalpha():
                yield (word,)


def _is_near(plain: str, near: frozenset[str]) -> bool:
    """Return whether one letter more, less, other or swapped makes ``plain`` a name."""
    if plain in harmless_capitals():
        return False
    return not near.isdisjoint(_with_one_less(plain))


def _with_one_less(word: str) -> set[str]:
    if not _SHORTEST_NEAR <= len(word) <= _LONGEST_NEAR:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
