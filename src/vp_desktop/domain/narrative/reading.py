"""Put together what there is to find in a text."""

from collections.abc import Iterable

from vp_desktop.domain.narrative.capitals import capitals_in
from vp_desktop.domain.narrative.dates import dates_in
from vp_desktop.domain.narrative.findings import (
    NOTHING_KNOWN,
    Finding,
    Sign,
    Surroundings,
    outermost,
)
from vp_desktop.domain.narrative.hidden import hidden_in
from vp_desktop.domain.narrative.known import known_in
from vp_desktop.domain.narrative.numbers import numbers_in
from vp_desktop.domain.narrative.own import inside, own_spans
from vp_desktop.domain.narrative.persons import persons_in
from vp_desktop.domain.narrative.pronouns import pronouns_in
from vp_desktop.domain.narrative.sentences import Text

BEYOND_DOUBT = frozenset(
    {
        Sign.KNOWN_NAME,
        Sign.RECORD_CODE,
        Sign.EMAIL,
        Sign.PHONE,
        Sign.CITIZEN_NUMBER,
        Sign.ACCOUNT_NUMBER,
    }
)
"""Signs that no sentence of the program itself carries: what a finished report is read for."""


def look_through(
    text: str, known_names: Iterable[str] = (), around: Surroundings = NOTHING_KNOWN
) -> list[Finding]:
    """Return what in ``text`` could point to a person, in the order of the text.

    ``known_names`` are the full names that the vault holds; each part of one counts.
    """
    read, own = Text(text), own_spans(text, around)
    named = (*known_in(read, known_names), *numbers_in(text))
    found = [
        *(one for one in named if not inside(one.start, own, one.end)),
        *dates_in(read, around),
        *persons_in(read, around),
        *_small_units(read, around),
        *pronouns_in(read),
        *hidden_in(read, around.hidden),
        *capitals_in(read, around),
    ]
    return outermost(found)


def _small_units(text: Text, around: Surroundings) -> Iterable[Finding]:
    for one in known_in(text, around.small_units) if around.small_units else ():
        if one.sign is Sign.KNOWN_NAME and one.passage[0].isupper():
            yield Finding(one.start, one.end, Sign.SMALL_UNIT, one.passage)
