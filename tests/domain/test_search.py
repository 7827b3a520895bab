import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.domain.search import (
    MATCH_END,
    MATCH_START,
    MAX_WORD_CHARS,
    MAX_WORDS,
    plain,
    search_words,
    snippet,
)

MARKS = str.maketrans({MATCH_START: "[", MATCH_END: "]"})


def shown(text: str, *words: str) -> str:
    return snippet([text], words).translate(MARKS)


@given(st.text())
def test_plain_text_is_as_long_as_the_text_it_came_from(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_accents_and_capitals_do_not_matter() -> None:
    assert plain("Één COÖRDINATIE, façade İstanbul ß") == "een coordinatie, facade istanbul ß"


@given(st.text(max_size=3_000))
def test_search_words_are_few_short_and_of_signs_that_can_be_typed(text: str) -> None:
    words = search_words(text)

    assert len(words) <= MAX_WORDS
    for word in words:
        assert len(word) <= MAX_WORD_CHARS
        assert word.isprintable()
        assert any(map(str.isalnum, word))
        assert not any(map(str.isspace, word))


def test_a_text_without_letters_or_digits_asks_for_nothing() -> None:
    assert search_words('  " * ( ) - ^ : \x00 \ud800 ') == ()


def test_every_word_is_marked_the_last_one_from_where_it_begins() -> None:
    text = "Na het gesprek met de leidinggevende volgde nog een Gesprek."

    assert shown(text, "gesprek", "leid") == (
        "Na het [gesprek] met de [leidinggevende] volgde nog een [Gesprek]."
    )


def test_a_word_inside_another_is_not_marked() -> None:
    assert shown("teamleider leider", "leider", "x") == "teamleider [leider]"
    assert shown("leiderschap leider", "leider", "x") == "leiderschap [leider]"


def test_a_word_with_signs_in_it_is_marked_as_one() -> None:
    assert shown("zie 2026-031, of 2026.031", "2026-031") == "zie [2026-031], of [2026.031]"


def test_a_long_text_is_cut_around_the_first_match_at_a_space() -> None:
    text = "begin " + "woord " * 100 + "vergadering " + "woord " * 100 + "eind"

    result = shown(text, "vergadering")

    assert result.startswith("…woord")
    assert result.endswith("woord…")
    assert "[vergadering]" in result
    assert len(result) < 200


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    result = shown("x" * 5_000 + "/vergadering/" + "y" * 5_000, "vergadering")

    assert "[vergadering]" in result
    assert len(result) < 200


def test_the_first_text_with_a_match_is_shown_and_without_one_the_beginning() -> None:
    assert snippet(["titel", "de kantine"], ["kantine"]).translate(MARKS) == "de [kantine]"
    assert snippet(["titel", "de kantine"], ["bos"]) == "titel"
    assert snippet([], ["bos"]) == ""


def test_marks_in_a_text_are_not_taken_for_ours() -> None:
    assert snippet([f"a{MATCH_START}b{MATCH_END} kantine"], ["kantine"]).translate(MARKS) == (
        "a b [kantine]"
    )


@given(text=st.text(max_size=400), asked=st.text(max_size=40))
def test_a_snippet_shows_the_text_and_nothing_else(text: str, asked: str) -> None:
    words = search_words(asked)
    if not words:
        return

    result = snippet([text], words)
    bare = result.replace(MATCH_START, "").replace(MATCH_END, "").strip("…")

    one_line = " ".join(text.replace(MATCH_START, " ").replace(MATCH_END, " ").split())
    assert bare.strip() in one_line
    assert result.count(MATCH_START) == result.count(MATCH_END)
    assert MATCH_START + MATCH_END not in result


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=20))
def test_a_word_that_is_there_is_marked(word: str) -> None:
    text = f"voor {unicodedata.normalize('NFC', word)} na"

    result = snippet([text], search_words(unicodedata.normalize("NFC", word)))

    assert MATCH_START in result
