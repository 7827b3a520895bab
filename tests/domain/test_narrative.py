import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.domain.narrative import (
    Finding,
    HiddenCount,
    Sign,
    Surroundings,
    is_citizen_number,
    look_through,
)

NAMES = ["Anouk de Vries", "Fatima El Amrani", "Bo"]


def signs(text: str) -> list[tuple[Sign, str]]:
    return [(finding.sign, finding.passage) for finding in look_through(text, NAMES)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ik sprak met Anouk over het rooster.", [(Sign.KNOWN_NAME, "Anouk")]),
        ("Mevrouw DE VRIES was er ook.", [(Sign.KNOWN_NAME, "VRIES")]),
        ("Anouk de Vries", [(Sign.KNOWN_NAME, "Anouk de Vries")]),
        ("Mail naar hr.zorg@delinden.nl voor 1 mei.", [(Sign.EMAIL, "hr.zorg@delinden.nl")]),
        (
            "Bel 06-12345678 of 030 888 38 88.",
            [(Sign.PHONE, "06-12345678"), (Sign.PHONE, "030 888 38 88")],
        ),
        ("Bel +31 6 12345678.", [(Sign.PHONE, "+31 6 12345678")]),
        ("Nummer 111222333 staat erin.", [(Sign.CITIZEN_NUMBER, "111222333")]),
        ("Rekening NL91 ABNA 0417 1643 00.", [(Sign.ACCOUNT_NUMBER, "NL91 ABNA 0417 1643 00")]),
        (
            "Zij is de enige op de nachtdienst.",
            [(Sign.PRONOUN, "Zij"), (Sign.SINGLE_PERSON, "de enige")],
        ),
        ("Eén medewerker meldde dit.", [(Sign.SINGLE_PERSON, "Eén medewerker")]),
    ],
)
def test_what_could_point_to_a_person_is_found(text: str, expected: list[tuple[Sign, str]]) -> None:
    assert signs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2025 spraken 39 medewerkers met de vertrouwenspersoon.",
        "Het nieuwe rooster geldt vanaf 1 maart 2026.",
        "Ordernummer 123456780 is geen burgerservicenummer.",
        "De borden bij de ingang zijn vervangen.",
        "Overgenomen. Sinds het najaar staat het op de agenda.",
        "",
    ],
)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert signs(text) == []


@given(st.text(max_size=300), st.lists(st.text(max_size=12), max_size=5))
def test_a_finding_names_its_own_place(text: str, names: list[str]) -> None:
    for finding in look_through(text, names):
        assert text[finding.start : finding.end] == finding.passage


@given(st.text(alphabet="abc xyz.\n", max_size=80))
def test_a_known_name_is_found_wherever_it_stands(around: str) -> None:
    text = f"{around} Fatima {around}"

    assert Sign.KNOWN_NAME in {finding.sign for finding in look_through(text, NAMES)}


def test_zeros_are_no_citizen_number() -> None:
    assert not is_citizen_number("000000000")


def test_a_finding_does_not_show_its_passage() -> None:
    assert "Anouk" not in repr(Finding(0, 5, Sign.KNOWN_NAME, "Anouk"))


def test_an_account_number_that_fails_its_test_is_none() -> None:
    assert signs("Kenmerk DE89370400440532013001 staat erin.") == []


def test_a_name_inside_a_quotation_is_found_as_well() -> None:
    assert signs("Er werd gezegd: “Anouk, jij hoort hier niet.”") == [
        (Sign.QUOTATION, "“Anouk, jij hoort hier niet.”"),
        (Sign.KNOWN_NAME, "Anouk"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In 2024 waren er zeven meldingen van pesten.", False),
        ("In 2025 waren er zeven meldingen van pesten.", True),
        ("In 2024 waren er zes meldingen van pesten.", True),
    ],
)
def test_a_number_that_is_printed_of_another_year_gives_nothing_away(
    text: str, *, found: bool
) -> None:
    around = Surroundings(hidden=(HiddenCount(frozenset({"pesten"}), frozenset({(7, "2024")})),))

    assert bool(look_through(text, (), around)) is found


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("One employee reported this in May.", Sign.SINGLE_PERSON),
        ("She was afraid to speak up.", Sign.PRONOUN),
        ("The incident of 14 March 2025 was discussed.", Sign.DATE),
        ("I spoke with Margaret about the roster.", Sign.CAPITALS),
        ("The caretaker shouted at colleagues.", Sign.POSITION),
        ('Someone said: "you do not belong here".', Sign.QUOTATION),
        ("A few hundred euros went missing.", Sign.AMOUNT),
    ],
)
def test_english_sentences_are_read_too(text: str, sign: Sign) -> None:
    assert sign in {one for one, _passage in signs(text)}


@pytest.mark.parametrize(
    "text",
    [
        "In January and on Mondays the Dutch sessions were well attended.",
        "Employees say that they feel safe.",
        "The Works Council and HR discussed the code of conduct.",
    ],
)
def test_ordinary_english_sentences_are_left_alone(text: str) -> None:
    assert signs(text) == []


def test_he_or_she_inside_a_quotation_is_found_as_well() -> None:
    assert (Sign.PRONOUN, "Zij") in signs("Er werd gezegd: “Zij kan er niets van.”")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Train alle leidinggevenden in het voeren van gesprekken.", []),
        ("Maak aanspreken onder vier ogen een afspraak voor leidinggevenden.", []),
        ("De leidinggevende belt binnen twee werkdagen.", []),
        ("Leidinggevenden vragen vooral om een handreiking.", []),
        ("De meeste leidinggevenden zijn geschoold.", []),
        ("Alle meldingen gingen over leidinggevenden.", ["Alle"]),
        ("De zaken gingen vooral over leidinggevenden.", ["vooral"]),
        ("Er kwamen minder meldingen over leidinggevenden.", ["minder meldingen"]),
        ("Het ging om vier leidinggevenden.", ["vier"]),
    ],
)
def test_a_number_that_counts_no_case_gives_no_hidden_count_away(
    text: str, found: list[str]
) -> None:
    around = Surroundings(hidden=(HiddenCount(frozenset({"leidinggevende"})),))

    alarms = [one for one in look_through(text, around=around) if one.sign is Sign.HIDDEN_NUMBER]

    assert [one.passage for one in alarms] == found


def test_a_name_inside_the_name_of_the_organisation_is_the_organisation() -> None:
    around = Surroundings(own_words=frozenset({"Zorggroep De Linden"}))

    found = look_through("Bij Zorggroep De Linden sprak ik Linden.", ["Anna Linden"], around)

    assert [(one.start, one.passage) for one in found] == [(33, "Linden")]
