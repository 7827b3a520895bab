"""Make sure that this computer's cryptography gives the answers that the standards print.

A library built without Argon2id, or a broken one, must be found before a vault is made with it: a
vault that only this computer can open is a vault lost.
"""

from functools import cache

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from vp_desktop.vault.errors import CryptographyError

_ARGON2ID = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
"""RFC 9106, 5.3."""

_HKDF = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
"""RFC 5869, A.1."""

_KEY_WRAP = "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"
"""RFC 3394, 4.6."""


@cache
def self_test() -> None:
    """Compare with the printed answers, once a process; takes five milliseconds.

    Raises:
        CryptographyError: an answer differs, or there is none.
    """
    try:
        answers = (_argon2id(), _hkdf(), _key_wrap())
    except UnsupportedAlgorithm as error:
        raise CryptographyError from error
    if answers != (_ARGON2ID, _HKDF, _KEY_WRAP):
        raise CryptographyError


def _argon2id() -> str:
    return (
        Argon2id(
            salt=b"\x02" * 16,
            length=32,
            iterations=3,
            lanes=4,
            memory_cost=32,
            ad=b"\x04" * 12,
            secret=b"\x03" * 8,
        )
        .derive(b"\x01" * 32)
        .hex()
    )


def _hkdf() -> str:
    info, salt = bytes(range(0xF0, 0xFA)), bytes(range(0x0D))
    return HKDF(algorithm=SHA256(), length=42, salt=salt, info=info).derive(b"\x0b" * 22).hex()


def _key_wrap() -> str:
    data = bytes.fromhex("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f")
    return aes_key_wrap(bytes(range(32)), data).hex()
