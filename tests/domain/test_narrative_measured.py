"""How much is found in sentences with marked passages, and how much beside them."""

import pytest

from tests.domain.conftest import MEASURED
from tests.domain.sentences import AROUND, NAMES, Measured, measure, read
from vp_desktop.domain.narrative import Sign, look_through


@pytest.fixture(scope="module")
def known() -> Measured:
    return measure(read("narrative_sentences.txt"))


@pytest.fixture(scope="module")
def unseen() -> Measured:
    return measure(read("narrative_sentences_unseen.txt"))


def test_there_are_enough_sentences_with_every_sign(known: Measured) -> None:
    assert known.sentences >= 200
    assert min(known.marked[sign] for sign in Sign) >= 3


def test_what_is_marked_is_found(known: Measured, unseen: Measured) -> None:
    MEASURED["Narrative check"] = known.lines()
    MEASURED["Narrative check, sentences written afterwards"] = unseen.lines()

    assert known.recall >= 0.99, known.missed
    assert unseen.recall >= 0.95, unseen.missed
    assert all(known.found[sign] >= 0.9 * known.marked[sign] for sign in Sign), known.missed


def test_ordinary_sentences_are_left_alone(known: Measured, unseen: Measured) -> None:
    assert known.precision >= 0.98, known.alarms
    assert unseen.precision >= 0.9, unseen.alarms
    assert known.disturbed <= 1, known.alarms


_PIECES = [
    *("a", "A", "A ", "Aa ", "1 ", "0 - ", " ", '"a ', "‘a ", ".", "a@", "A.", "1.1", "€1,"),
    *("zij ", "dat zij ", "een van de ", "een mooie ", "de enige ", "1 mei ", "M-1 ", "a-", "é"),
    *("discriminatie 3 ", "Van van ", "NL91 ", "e\u0301", "\n", "de chef van "),
    *("de meeste ", "discriminatie bijna ", "veel discriminatie- "),
]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["a", "A ", "discriminatie 3 ", "1 mei "])
def test_a_text_without_end_is_read_to_its_end(piece: str) -> None:
    """Each piece once made something read every letter as often as there are letters."""
    look_through(piece * (200_000 // len(piece)), NAMES, AROUND)


@pytest.mark.long
@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", _PIECES)
def test_no_repetition_keeps_the_check_busy(piece: str) -> None:
    look_through(piece * (200_000 // len(piece)), NAMES, AROUND)
