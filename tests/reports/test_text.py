from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.reports.design import style
from vp_desktop.reports.fonts import text_width
from vp_desktop.reports.layout.text import Line, Span, set_lines, set_plain

BODY, BOLD = style("body"), style("body-bold")
words = st.text(alphabet="abcdeéij-/ <&>", max_size=400)


def text_of(line: Line) -> str:
    return "".join(text for text, _style in line.parts)


@given(words, st.floats(min_value=60, max_value=400))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    for line in set_lines((Span(text, BODY),), width):
        measured = sum(text_width(part, look.font, look.size) for part, look in line.parts)
        assert measured <= width + 1e-6
        assert abs(measured - line.width) < 1e-6


@given(words, st.floats(min_value=60, max_value=400))
def test_no_sign_is_lost_between_two_lines(text: str, width: float) -> None:
    lines = set_lines((Span(text, BODY),), width)

    read = "".join("".join(part for part, _look in line.spaced) for line in lines)

    assert read.split() == text.split()


@given(
    st.lists(st.tuples(words, st.booleans()), max_size=5), st.floats(min_value=90, max_value=300)
)
def test_a_word_may_change_its_style_halfway(parts: list[tuple[str, bool]], width: float) -> None:
    spans = [Span(text, BOLD if bold else BODY) for text, bold in parts]

    lines = set_lines(spans, width)

    read = "".join("".join(part for part, _look in line.spaced) for line in lines)
    assert read.split() == "".join(text for text, _bold in parts).split()


def test_a_line_break_in_a_text_ends_the_line() -> None:
    assert set_plain("Jaarverslag\n2025", BODY, 400) == ["Jaarverslag", "2025"]


def test_a_word_that_is_too_wide_is_broken_after_a_hyphen_if_it_has_one() -> None:
    lines = set_plain("arbeidsmarkt-communicatie", BODY, 90)

    assert lines[0] == "arbeidsmarkt-"


def test_a_no_break_space_does_not_end_a_line() -> None:
    lines = set_plain("aaa aaa\u00a0bbb", BODY, text_width("aaa aaa", BODY.font, BODY.size) + 2)

    assert lines == ["aaa", "aaa\u00a0bbb"]


def test_a_million_signs_without_a_blank_are_set() -> None:
    lines = set_plain("x" * 1_000_000, BODY, 345)

    assert sum(map(len, lines)) == 1_000_000
