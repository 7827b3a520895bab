import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.children import said_by
from vp_desktop import i18n
from vp_desktop.resources import resource
from vp_desktop.services.access import generate_passphrase, good_enough, strength

LIST = resource("words/passphrase_nl.txt").read_text(encoding="utf-8").splitlines()


def test_a_generated_passphrase_is_six_words_of_the_list() -> None:
    words = generate_passphrase().split(" ")

    assert len(words) == 6
    assert set(words) <= set(LIST)


def test_every_generated_passphrase_is_another() -> None:
    assert len({generate_passphrase() for _ in range(500)}) == 500


def test_every_word_of_the_list_can_be_drawn() -> None:
    drawn = {word for _ in range(12_000) for word in generate_passphrase().split(" ")}

    assert len(drawn) > 0.999 * len(LIST)


def test_the_list_gives_twelve_bits_a_word() -> None:
    assert len(set(LIST)) == len(LIST) >= 4096
    assert all(4 <= len(word) <= 8 and word.isascii() and word.islower() for word in LIST)


def test_a_generated_passphrase_is_strong() -> None:
    assert all(strength(generate_passphrase()).level == "strong" for _ in range(20))


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "a",
        "Welkom01!",
        "vertrouwen2026",
        "vertrouwenspersoon",
        "aaaaaaaaaaaaaaaa",
        "x9$Kq!2zLp",
    ],
)
def test_what_is_guessed_soon_or_short_is_refused(passphrase: str) -> None:
    assert not good_enough(passphrase)
    assert strength(passphrase).level == "weak"


def test_fourteen_signs_are_too_few_however_wild() -> None:
    assert strength("x7#Qp!9zLk2$wR").level == "weak"
    assert strength("x7#Qp!9zLk2$wRm").level == "strong"


def test_dutch_words_count_as_words() -> None:
    assert strength("goedemorgen").score < 3


def test_both_ways_to_type_an_accent_are_judged_alike() -> None:
    assert strength("cafe\u0301 paard wolk") == strength("caf\u00e9 paard wolk")


@given(st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    found = strength(text)

    assert 0 <= found.score <= 4
    assert good_enough(text) == (found.level != "weak")


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_meter_speaks_in_words(language: str) -> None:
    with i18n.speaking(language):
        found = strength(generate_passphrase())

    assert found.words
    assert found.lasts
    assert not any(sign.isdigit() for sign in found.words + found.lasts)


def test_the_word_lists_are_loaded_only_when_asked() -> None:
    code = "import sys, vp_desktop.services.access; print('zxcvbn' in sys.modules)"

    assert said_by(code) == "False"
