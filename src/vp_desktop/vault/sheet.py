"""The code on the recovery sheet: the master key itself, in signs that a person can copy.

52 signs of Crockford's base 32 carry the 256 bits (and four zero bits); four more are a check that
catches every single wrong sign and every swap of neighbours. The sheet needs no other file: it
opens a bare ``vault.db`` when everything else is lost.
"""

from vp_desktop.vault.errors import WrongSheetError
from vp_desktop.vault.keys import KEY_BYTES, MasterKey

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_VALUES = {sign: value for value, sign in enumerate(_ALPHABET)}
_KEY_SIGNS, _CHECK_SIGNS, _GROUP = 52, 4, 4
_SPARE_BITS = _KEY_SIGNS * 5 - KEY_BYTES * 8

_MODULUS = 1_048_573
"""The largest prime below 32**4: the check fits in four signs."""


def write_code(key: MasterKey) -> str:
    """Return the code of ``key``: fourteen groups of four signs."""
    number = int.from_bytes(key.reveal()) << _SPARE_BITS
    signs = _to_signs(number, _KEY_SIGNS) + _to_signs(_check(number), _CHECK_SIGNS)
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def read_code(text: str) -> MasterKey:
    """Return the key that ``text`` is the code of.

    Case, blanks and hyphens do not matter; O is read as 0, I and L as 1.

    Raises:
        WrongSheetError: it is no such code, or a sign is wrong.
    """
    signs = "".join(text.split()).replace("-", "").upper().translate(_LOOKALIKES)
    if len(signs) != _KEY_SIGNS + _CHECK_SIGNS or not set(signs) <= _VALUES.keys():
        raise WrongSheetError
    number = _from_signs(signs[:_KEY_SIGNS])
    if _from_signs(signs[_KEY_SIGNS:]) != _check(number) or number % (1 << _SPARE_BITS):
        raise WrongSheetError
    return MasterKey((number >> _SPARE_BITS).to_bytes(KEY_BYTES))


def _check(number: int) -> int:
    # A wrong sign changes the number by d * 32**k with 0 < |d| < 32, a swap of neighbours by
    # 31 * d * 32**k. The modulus is a prime above both factors, so neither leaves the rest equal.
    return number % _MODULUS


def _to_signs(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _from_signs(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | _VALUES[sign]
    return number
