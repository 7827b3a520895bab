"""Find words that stand for one person alone: a position, «de enige», he or she, own words."""

import re
from collections.abc import Iterator

from vp_desktop.domain.narrative.findings import Finding, Sign, Surroundings
from vp_desktop.domain.narrative.sentences import Shape, Text

_NOUN = (
    r"(?:(?:oud-|ex-)?medewerk(?:er|ster)|werkne(?:mer|emster)|collega|meld(?:er|ster)|persoon|leidinggevende"
    r"|teamleid(?:er|ster)|manager|docente?|leraar|lerares|leerkracht|verpleegkundige|verzorgende"
    r"|arts|chauffeur|monteur|stagiaire?|uitzendkracht|vrijwillig(?:er|ster)|studente?|leerling"
    r"|bewoner|cliënte?|klant|man|vrouw|jongen|meisje|bestuurder|directeur|begeleid(?:er|ster)"
    r"|behandelaar|receptioniste?|ambtenaar|promovend(?:us|a)|onderzoek(?:er|ster)|hulpverlener"
    r"|specialist|co-assistent|beveiliger|kok|secretaresse|planner|conciërge|zzp'er|bestuurslid"
    r"|lid|ouder|patiënte?|team ?lead|employee|colleague|worker|reporter|person|supervisor"
    r"|teacher|nurse|driver|intern|woman|man|complainant|individual)"
)
_MATTER = (
    r"(?:melding|zaak|klacht|geval|incident|voorval|situatie|casus|dossier|signaal|aangifte"
    r"|report|case|complaint|incident)"
)
_ADJECTIVE = r"(?:[\w-]{2,25}e\s)?"
_TOLD = (
    r"(?:meldde|vertelde|gaf|voelde|kreeg|werd|ervoer|ervaarde|had|was|is|heeft|zei|vroeg|wilde"
    r"|durfde|kwam|ging|nam|zat|raakte|verliet|viel|stapte|reported|told|felt|said|was|left|had)"
)
_NOT_A_PERSON = (
    r"(?:manier|reden|weg|optie|oplossing|mogelijkheid|vraag|voorwaarde|plek|plaats|uitzondering"
    r"|aanbeveling|advies|verschil|cijfer|getal|tabel|onderwerp|doel|verklaring|conclusie|thema"
    r"|punt|kanaal|bron|tijd|wijziging|verandering|wat|dat|ingang|route|maatregel|taal|zorg"
    r"|way|reason|option|solution|exception|question|change|condition|channel|difference|source)"
)
_NOT_PEOPLE = (
    r"(?:teams|afdelingen|locaties|vestigingen|scholen|onderdelen|thema's|onderwerpen|redenen"
    r"|oorzaken|manieren|vragen|adviezen|aanbevelingen|maatregelen|gesprekken|voorlichtingen"
    r"|bijeenkomsten|organisaties|punten|signalen|mogelijkheden|taken|kernwaarden|vormen|zes|vijf"
    r"|vier|drie|tien|soorten|meest|grootste|belangrijkste|sites|reasons|causes|themes|topics"
    r"|teams|questions|measures|recommendations|most|main|ways|forms)"
)
_ONE = "(?:[eé]én|e\u0301e\u0301n|ee\u0301n|slechts een|een enkele|1|one|(?:a|one) single)"
_SINGLE = re.compile(
    r"(?<!meer dan )(?<!minstens )(?<!minste )(?<!minimaal )(?<!more than )(?<!least )"
    rf"\b{_ONE}\s{_ADJECTIVE}(?:{_NOUN}\b|{_MATTER}\b(?!\sper\b))"
    rf"|\b(?:een|{_ONE})\s(?:van|of)\s(?:de|onze|hen|deze|die|the|our|them|these)\b"
    rf"(?!\s(?:\w{{2,20}}e\s)?{_NOT_PEOPLE})(?:\s{_ADJECTIVE}[\w-]{{3,30}}(?:s|en)\b)?"
    r"|\b(?:de|het|als|zijn|haar|onze|the|as the)\s(?:enige|only)\b"
    rf"(?!\s(?:\w{{2,20}}e\s)?{_NOT_A_PERSON})(?:\s{_ADJECTIVE}{_NOUN}\b)?"
    r"|\b(?:iemand|somebody|someone)\s(?:van|uit|op|bij|from|in|at)"
    r"\s(?:de|het|een|team|afdeling|the|a)\b"
    rf"|\b(?:een|a|an)\s{_ADJECTIVE}{_NOUN}\s(?:die\s|who\s)?(?:[\w-]{{2,15}}\s){{0,2}}{_TOLD}\b",
    re.IGNORECASE,
)
_OFFICE = (
    r"(?:directeur(?:-bestuurder)?|bestuurder|bestuursvoorzitter|voorzitter|controller"
    r"|bestuurssecretaris|preventiemedewerker|huismeester|conciërge|receptioniste?"
    r"|directiesecretaresse|rector|conrector|zorgcoördinator|penningmeester|griffier|burgemeester"
    r"|gemeentesecretaris|wethouder|locatiemanager|vestigingsmanager|hr-manager|afdelingshoofd"
    r"|hoofdverpleegkundige|geneesheer-directeur|kwartiermaker|roostermaker|ict-beheerder"
    r"|chef-kok|magazijnchef|schoolleider|intern begeleider|bedrijfsleider|projectleider"
    r"|functionaris gegevensbescherming|salarisadministrateur|office ?manager|ceo|cfo|director"
    r"|caretaker|team ?leader|teamleider|afdelingsmanager|unitmanager|plantmanager|chef)"
)
_ROLE = (
    r"(?:[\w-]{0,25}(?:leider|leidster|manager|hoofd|coördinator|maker|chef|planner|beheerder"
    r"|monteur|docente?|leraar|lerares|arts|medewerker|medewerkster|kundige|adviseur|secretaresse"
    r"|assistente?|begeleider|begeleidster|specialist|kok|trainer|coach|administrateur|officer"
    r"|controller|ondersteuner|voorman|voorvrouw|therapeut|leader|nurse|teacher|chauffeur"
    r"|regisseur|redacteur))"
)
_PLACE = (
    r"(?:(?:de|het|een|team|ploeg|afdeling|locatie|vestiging|school|unit|the)\s[\w-]{1,30}"
    r"|[A-Z][\w-]{1,30})"
)
_POSITION = re.compile(
    rf"(?i:\b(?:de|onze|hun|the|our)\s{_ADJECTIVE}{_OFFICE}\b)"
    rf"|\b(?i:de|een|onze|the|a|an)\s(?i:{_ADJECTIVE}{_ROLE})\s(?i:van|op|bij|in|of|at)"
    rf"\s(?:(?i:de|het|the)\s)?{_PLACE}"
    r"|\b(?i:het\s)?(?i:hoofd|manager|directeur|chef|head of)"
    r"\s(?:(?i:van|of)\s(?:(?i:de|het|the)\s)?)?(?:(?i:afdeling)\s)?[A-Z][\w&-]{1,30}",
)
_ADDRESSED = re.compile(
    r"\b(?:advise\w{1,4}|advies|geadviseerd|bespr[eo]\w{1,6}|overleg\w{0,6}|rapporteer\w{0,2}"
    r"|afgestemd|afstemming|kennisgemaakt|kennismaking|aangeboden aan|toegelicht|gedeeld met"
    r"|dank\w{0,3}"
    r"|evalua\w{1,5}|geëvalueerd|aanbevel\w{1,5}|aanbevolen|gepresenteerd|jaargesprek|advised?"
    r"|discussed|recommend\w{0,5}|presented|voortgangsgesprek|verantwoordelijk|besluit\w{0,3}"
    r"|beslist|kan|kunnen|should|can|rol van|taak van)\b",
    re.IGNORECASE,
)
_OF_A_CASE = re.compile(
    r"\b(?:meldde\w?|melding over|meldingen over|klacht over|klachten over|gedrag van|gedroeg"
    r"|bejegening|optreden van|houding van|uitspraken van"
    r"|beschuldigde?|beschuldigd|vertelde|incident\w{0,3}|voorval\w{0,3}|grensoverschrijdend"
    r"|schreeuw\w{0,3}|schold|intimideer\w{1,3}|pestte|gepest|vertrok|vertrokken|ontslagen|ontslag"
    r"|ziek|reported|complain\w{0,4} about|behaviou?r of|shouted|dismissed|resigned)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?i:afdeling|team|locatie|vestiging|ploeg|school|groep|bureau|unit|filiaal|department|site)"
    r"\s(?:[A-Z][\w&-]{1,30}|[A-Z0-9]\b)"
    r"|(?i:\b(?:het|een|de|a|the)\s(?:zeer\s|heel\s|erg\s)?(?:kleine?|kleinste|small(?:est)?)\s"
    r"(?:team|afdeling|locatie|vestiging|ploeg|school|groep|unit|bureau|department|site)\b)"
    r"|(?i:\b(?:team|afdeling|ploeg|groep|locatie|unit)\s(?:van|met|of|with)\s(?:maar\s|slechts\s"
    r"|only\s)?(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|two|three|four|five|six|seven"
    r"|eight|nine|ten|[2-9]|10)\b)",
)
_OWN_WORDS = re.compile(
    r"[\"“„]([^\"“”„\n]{2,400})[\"”“]|(?<!\w)[‘']([^‘’\n]{2,400}?)[’'](?!\w)|«([^«»\n]{2,400})»"
)
_SPEAKER = re.compile(
    r"\b(?:ik|mij|me|mijn|je|jij|jou|jouw|we|wij|ons|i|my|you|your|us|our)\b", re.IGNORECASE
)
_SAID_BEFORE = re.compile(
    r"(?:[:,]\s{0,2}|\b(?:zei|zegt|zeggen|vertelde|noemde|riep|schreef|hoorde|aldus|woorden|said"
    r"|told|wrote|shouted|dat)\s)$",
    re.IGNORECASE,
)
_TITLE_BEFORE = re.compile(
    r"\b(?:training|workshop|bijeenkomst|thema|term|titel|module|campagne|lezing|boek|sessie"
    r"|cursus|e-learning|begrip|woord|kop|hoofdstuk|paragraaf|poster|slogan|course|session|term"
    r"|title|chapter|campaign)\s{1,2}$",
    re.IGNORECASE,
)
_FEWEST_WORDS, _SENTENCE_WORDS = 2, 7

_ROLE_ALONE = re.compile(rf"(?:{_ROLE}|{_OFFICE}|{_NOUN})", re.IGNORECASE)


def is_role(word: str) -> bool:
    """Return whether ``word`` is what somebody does: «Leidinggevende» in the place of a name."""
    return _ROLE_ALONE.fullmatch(word) is not None


_SHAPES = (
    (
        Sign.SINGLE_PERSON,
        Shape(
            _SINGLE,
            frozenset({"één", "eén", "e", "een", "slechts", "1", "one", "a", "an", "de", "het"})
            | {"als", "zijn", "haar", "onze", "the", "as", "iemand", "somebody", "someone", "ee"},
        ),
    ),
    (
        Sign.POSITION,
        Shape(
            _POSITION,
            frozenset({"de", "onze", "hun", "the", "our", "een", "a", "an", "het", "hoofd"})
            | {"manager", "directeur", "chef", "head"},
        ),
    ),
    (
        Sign.SMALL_UNIT,
        Shape(
            _UNIT,
            frozenset({"afdeling", "team", "locatie", "vestiging", "ploeg", "school", "groep"})
            | {"bureau", "unit", "filiaal", "department", "site", "het", "een", "de", "a", "the"},
        ),
    ),
)


def persons_in(read: Text, around: Surroundings) -> Iterator[Finding]:
    """Yield words for one person alone, positions, small units and somebody's own words."""
    own = {word.casefold() for word in around.own_words}
    for sign, shape in _SHAPES:
        for match in read.matches(shape):
            if sign is Sign.POSITION and _is_addressed(read, match):
                continue
            if sign is Sign.SMALL_UNIT and match.group().partition(" ")[2].casefold() in own:
                continue
            yield _finding(match, sign)
    yield from _own_words(read.text)


def _is_addressed(read: Text, match: re.Match[str]) -> bool:
    """Return whether a sentence asks something of who holds a position, and tells nothing of it."""
    return read.speaks(_ADDRESSED, match) and not read.speaks(_OF_A_CASE, match)


def _own_words(text: str) -> Iterator[Finding]:
    for match in _OWN_WORDS.finditer(text):
        said = next(group for group in match.groups() if group)
        length = len(said.split())
        if _TITLE_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            continue
        if length >= _SENTENCE_WORDS or (
            length >= _FEWEST_WORDS
            and (
                _SPEAKER.search(said)
                or said.rstrip()[-1:] in ".!?"
                or _SAID_BEFORE.search(text, max(0, match.start() - 12), match.start())
            )
        ):
            yield _finding(match, Sign.QUOTATION)


def _finding(match: re.Match[str], sign: Sign) -> Finding:
    return Finding(match.start(), match.end(), sign, match.group())
