import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vp_desktop.vault.errors import WrongSheetError
from vp_desktop.vault.keys import MasterKey
from vp_desktop.vault.sheet import _check, _to_signs, read_code, write_code

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = write_code(MasterKey(bytes.fromhex("5a" * 7 + "c3" * 9 + "00ff" * 8)))
SIGNS = CODE.replace("-", "")


@given(st.binary(min_size=32, max_size=32))
def test_the_code_gives_the_key_back(content: bytes) -> None:
    code = write_code(MasterKey(content))

    assert re.fullmatch(f"([{ALPHABET}]{{4}}-){{13}}[{ALPHABET}]{{4}}", code)
    assert read_code(code).reveal() == content


@given(st.binary(min_size=32, max_size=32))
def test_case_blanks_and_lookalikes_do_not_matter(content: bytes) -> None:
    code = write_code(MasterKey(content))
    typed = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')}\n"

    assert read_code(typed).reveal() == content


def test_a_code_that_says_more_than_a_key_is_refused() -> None:
    number = (1 << 256) | 1  # the last of the four spare bits is set, and the check agrees

    with pytest.raises(WrongSheetError):
        read_code(_to_signs(number, 52) + _to_signs(_check(number), 4))


@pytest.mark.parametrize(
    "typed", ["", "-", SIGNS[:-1], SIGNS + "0", SIGNS[:-1] + "U", SIGNS[:-1] + "é", "0" * 57]
)
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(WrongSheetError):
        read_code(typed)
