"""Find words that say how much there was of something without a number: «de meeste», «a few»."""

import re
from collections.abc import Iterator

from vp_desktop.domain.narrative.sentences import Shape, Text

NO_CASES = (
    "uur|jaar|jaren|maand|maanden|weken|werkdagen|dagdelen|dagen|ogen|keer per|loket|kwartaal"
    "|aanspreekpunt|lijn|op één|hours|years|months|weeks|working days|days|eyes"
    "|aanbevelingen|adviezen|voorlichtingen|bijeenkomsten|trainingen|workshops|sessies|teams"
    "|recommendations|sessions|workshops"
)
"""What is counted in an ordinary sentence, and is no case."""

_CASES = (
    r"(?:(?:[\w-]{2,30})?zaken|zaak|(?:[\w-]{2,30})?melding(?:en)?|melders?|gesprekken|klachten"
    r"|kwesties|gevallen|casussen|cases|reports|reporters|complaints|conversations)"
)
_READERS = (
    "leidinggevenden|medewerkers|werknemers|collega['’]s|managers|mensen|team|afdelingen|locaties"
    "|scholen|organisaties|organisatie|directie|bestuur|aandacht|tijd|onderwerpen|vormen"
    "|voorbeelden|vragen|woorden|afspraken|tips|redenen|manieren|plaatsen|training"
    "|employees|staff|colleagues|people|locations|organisations|attention|time|forms|subjects"
    "|examples|questions|words|agreements|reasons|ways|places|work"
)
_REST = (
    r"(?!\s(?:(?:van|of)\s)?(?:(?:de|het|deze|onze|hun|the|our|their)\s)?(?:nieuwe\s|new\s)?"
    rf"(?:(?:{_READERS})(?!\s(?:die|who)\s(?:\w{{2,8}}\s)?(?:meldden|reported|came|kwamen)\b)"
    rf"|{NO_CASES}|of weinig|or no)\b)"
)
_PARTS = (
    r"alles|allebei|allemaal|alle|beide|(?:ruim |meer dan |minder dan |bijna |zeker )?de helft"
    r"|een derde|een kwart|(?:ruim |bijna )?driekwart|twee derde|de meesten?|het merendeel"
    r"|het gros|het leeuwendeel|het overgrote deel|(?:het|een) (?:grootste|groot|klein|kleinste"
    r"|aanzienlijk|flink) deel|(?:de|een) (?:kleine |grote |ruime )?(?:meerderheid|minderheid)"
    r"|(?:bijna|vrijwel|nagenoeg|haast|zo goed als) (?:alle(?:s|maal)?|geen)"
    r"|(?<!geen )enkelen?|een (?:paar|handvol|enkele?|enkeling)"
    r"|all|both|(?:more than |less than |nearly |almost |about )?half|several|most|hardly any"
    r"|a (?:third|quarter|few|handful of|couple of|majority|minority|small number of)"
    r"|(?:nearly|almost|virtually|practically) (?:all|every|no|none)|the (?:vast )?majority"
    r"|the bulk|a (?:large|small|great) part"
)
_PART = rf"\b(?:{_PARTS})\b{_REST}"
_MANY = (
    r"\b(?:veel|weinig|meer|minder|meerdere|diverse|verschillende|sommige|een aantal|een deel van"
    r"|many|few|fewer|more|some|various|a number of|part of)"
    rf"\s(?:(?:de|het|the)\s)?(?:nieuwe\s|new\s)?{_CASES}\b"
)
_SHARE = (
    r"\b\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|procent|percent)\s(?:van|of)\s"
    rf"(?:(?:alle|de|het|all|the)\s)?(?:nieuwe\s|new\s)?{_CASES}\b"
)
_OFTENEST = (
    r"\bhet (?:vaakst|meest(?= (?:genoemd|gemeld|over))|minst(?= (?:genoemd|gemeld|over)))\b"
    r"|\b(?:most|least) (?:often|frequently)\b"
)
_MOSTLY = (
    r"\b(?:vooral|meestal|hoofdzakelijk|voornamelijk|overwegend|grotendeels|merendeels|zelden"
    r"|vaker|mostly|mainly|chiefly|largely|rarely|seldom)"
    r"(?=\s(?:over|om|van|door|bij|tussen|voor|about|by|from|concerned|involved)\b)"
)
_QUANTITY = re.compile(f"{_PART}|{_MANY}|{_SHARE}|{_OFTENEST}", re.IGNORECASE)
_ADVERB = re.compile(_MOSTLY, re.IGNORECASE)
_TELLS_OF_CASES = re.compile(
    rf"\b(?:{_CASES}|verteld|gemeld|genoemd|meldden|told|reported|mentioned|kwam|kwamen)\b",
    re.IGNORECASE,
)
OF_CASES = re.compile(
    r"\b(?:(?:[\w-]{2,30})?zaken|zaak|(?:[\w-]{2,30})?melding(?:en)?|melders?|klachten"
    r"|ging(?:en)? over|gaan over|cases|reports|reporters|complaints|concerned)\b",
    re.IGNORECASE,
)
"""What a sentence about cases says, and one about talks with managers does not."""

_FIRST = frozenset(
    {"alles", "allebei", "allemaal", "alle", "beide", "ruim", "meer", "minder", "bijna", "zeker"}
    | {"de", "een", "driekwart", "twee", "het", "vrijwel", "nagenoeg", "haast", "zo", "enkele"}
    | {"enkelen", "veel", "weinig", "meerdere", "diverse", "verschillende", "sommige"}
    | {"all", "both", "more", "less", "nearly", "almost", "about", "half", "a", "several", "most"}
    | {"the", "virtually", "practically", "hardly", "many", "few", "fewer", "some", "various"}
    | {"part", "least"}
)
_FIRST_ADVERB = frozenset(
    {"vooral", "meestal", "hoofdzakelijk", "voornamelijk", "overwegend", "grotendeels"}
    | {"merendeels", "vaker", "zelden", "mostly", "mainly", "chiefly", "largely", "rarely"}
    | {"seldom"}
)


def quantities_in(read: Text) -> Iterator[re.Match[str]]:
    """Yield what says how much there was; «vooral over» only in a sentence that is about cases."""
    yield from read.matches(Shape(_QUANTITY, _FIRST, digits=True))
    for match in read.matches(Shape(_ADVERB, _FIRST_ADVERB)):
        if read.speaks(_TELLS_OF_CASES, match):
            yield match
