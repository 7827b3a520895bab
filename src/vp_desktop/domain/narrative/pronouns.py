"""Find he and she: they tell the sex of one person, and that there is one."""

import re
from collections.abc import Iterator

from vp_desktop.domain.narrative.findings import Finding, Sign
from vp_desktop.domain.narrative.sentences import Shape, Text

_HIS = (
    r"zijn(?=\s(?:eigen\s|directe\s|naaste\s|nieuwe\s|oude\s)?(?:leidinggevende|teamleider|collega"
    r"|vrouw|partner|gezin|contract|baan|functie|werk|rooster|ziekmelding|manager|gedrag|positie"
    r"|verhaal|ontslag|chef|team|melding|verzoek|klacht|vertrek)\b(?!['’]s))"
)
_SHE_OR_HE = re.compile(
    rf"\b(?:hij|zij|ze|haar|hem|hijzelf|zijzelf|hemzelf|haarzelf|he|she|him|her|his|hers|{_HIS})\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:hij|zij|hem|haar|zijn|he|she|his|him|her)\s?(?:/|of|or|en)\s?"
    r"(?:hij|zij|hem|haar|zijn|hen|he|she|his|him|her)\b",
    re.IGNORECASE,
)
_MORE_ARE = (
    r"(?:zijn|zien|doen|gaan|staan|slaan|omgaan|(?!(?:een|geen|tegen|binnen|buiten|wanneer|open"
    r"|eigen|even|zeven|negen|alleen|meteen|samen|leden|keren)\b)\w{2,25}(?:en|ën))"
)
_PLURAL_AFTER = re.compile(
    r"\s(?:(?:zich|ook|dan|nu|er|niet|vaak|soms|wel|zelf|daar|hier|dit|dat|het|al|nog|elkaar"
    rf"|samen|eerder|vroeger|daarmee|hiermee|ermee|daarover|hierover|daarvan|hun|de)\s){{0,2}}{_MORE_ARE}\b",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(rf"\b{_MORE_ARE}\s$", re.IGNORECASE)
_CLAUSE_BEGINS = re.compile(
    r"\b(?:dat|die|of|als|wat|waar|omdat|wanneer|hoe|waarom|zodat|terwijl|toen|nu|doordat)\s$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,;!?\n]{0,160}")
_ENDS_IN_MORE = re.compile(rf"\b{_MORE_ARE}$")
_ONE_DOES = re.compile(
    r"\b(?:wilde|durfde|kon|moest|zou|had|was|werd|is|heeft|kan|wil|durft|voelde|ging|bleef|mocht"
    r"|wordt|blijft|moet|mag|zal|kwam|kreeg)\b"
)
_A_BODY = re.compile(
    r"\b(?:organisatie|stichting|instelling|gemeente|school|directie|onderneming|vereniging"
    r"|afdeling|commissie|ondernemingsraad|raad|universiteit|hogeschool|provincie|zorggroep"
    r"|coöperatie|overheid|wet|werkgever|beleid|regeling|gedragscode|organisation|company)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:vrouw|man|melder|meldster|medewerker|medewerkster|collega|verpleegkundige|docente?"
    r"|lerares|stagiaire?|teamleidster)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"\b(?:er|daar|dit|dat|deze|die|dan|ook|hier|het|wat|wie|we|wij|zij|ze)\s$", re.IGNORECASE
)
_LOOK_BACK = 70
"""Characters: about ten words."""


_WORDS = frozenset(
    {"hij", "zij", "ze", "haar", "hem", "hijzelf", "zijzelf", "hemzelf", "haarzelf", "zijn"}
    | {"he", "she", "him", "her", "his", "hers"}
)


def pronouns_in(read: Text) -> Iterator[Finding]:
    """Yield he and she where they stand for one person: not «zij hebben», not «hij of zij»."""
    both = [match.span() for match in read.matches(Shape(_BOTH, _WORDS))]
    at = 0
    for match in read.matches(Shape(_SHE_OR_HE, _WORDS)):
        while at < len(both) and both[at][1] <= match.start():
            at += 1
        if at < len(both) and both[at][0] <= match.start():
            continue
        if not _stands_for_more(read.text, match):
            yield Finding(match.start(), match.end(), Sign.PRONOUN, match.group())


def _stands_for_more(text: str, match: re.Match[str]) -> bool:
    """Return whether the word stands for several people or for a body, or is the verb «zijn»."""
    word = match.group().casefold()
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if word in ("zij", "ze", "zijzelf"):
        return _several(text, match.end(), before)
    if word == "zijn":
        return _THERE.search(before) is not None
    if word in ("haar", "hij", "hem", "her"):
        return _A_BODY.search(before) is not None and _SOMEBODY.search(before) is None
    return False


def _several(text: str, at: int, before: str) -> bool:
    """Return whether the verb is one of several: «zij hebben», «dat zij dit vaker ervaren»."""
    if _PLURAL_AFTER.match(text, at) or _PLURAL_BEFORE.search(before):
        return True
    clause = _CLAUSE.match(text, at)
    if clause is None or _CLAUSE_BEGINS.search(before) is None:
        return False
    told = clause.group().rstrip()
    return _ENDS_IN_MORE.search(told) is not None and _ONE_DOES.search(told) is None
