"""Make a passphrase that can be remembered, and say how long one's own would last."""

import importlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from vp_desktop.i18n import _
from vp_desktop.resources import resource
from vp_desktop.vault.keys import normalised

WORDS = 6
"""Words of a generated passphrase; of more than 4,096 each, so 72 bits together."""

LEAST_CHARACTERS = 15
"""NIST SP 800-63B-4, for a password that is the only thing asked."""

LEAST_SCORE = 3
"""``zxcvbn``'s 3 of 4: more than 10**8 guesses, at a second of Argon2id each."""

Level = Literal["weak", "fair", "strong"]

_JUDGED_CHARACTERS = 72
"""``zxcvbn`` takes time with the square of the length, and what is strong by then stays so."""

_GUESSES_PER_SECOND = 1e4
"""What a well-equipped attacker manages against the cost of our key file."""

_HOUR = 3600.0
_DAY, _MONTH, _YEAR = 24 * _HOUR, 30 * 24 * _HOUR, 365 * 24 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How well a passphrase keeps a stolen vault shut."""

    score: int
    """0 to 4, as ``zxcvbn`` gives it."""
    level: Level
    words: str
    """The level, as the user reads it."""
    lasts: str
    """How long guessing would take, as the user reads it."""


def generate_passphrase(length: int = WORDS) -> str:
    """Return ``length`` Dutch words, drawn by the system's own chance."""
    words = _lines("passphrase_nl.txt")
    return " ".join(secrets.choice(words) for _nth in range(length))


def strength(passphrase: str) -> Strength:
    """Return how strong ``passphrase`` is; takes some 40 ms, so ask after a pause in typing."""
    judged = normalised(passphrase)
    score, guesses = _judge(judged[:_JUDGED_CHARACTERS]) if judged else (0, 1.0)
    level: Level = "weak"
    if score >= LEAST_SCORE and len(judged) >= LEAST_CHARACTERS:
        level = "fair" if score == LEAST_SCORE else "strong"
    words = {"weak": _("too weak"), "fair": _("fair"), "strong": _("strong")}[level]
    return Strength(score=score, level=level, words=words, lasts=_lasts(guesses))


def good_enough(passphrase: str) -> bool:
    """Tell whether ``passphrase`` may lock a vault."""
    return strength(passphrase).level != "weak"


def _lasts(guesses: float) -> str:
    seconds = guesses / _GUESSES_PER_SECOND
    steps = (
        (_HOUR, _("minutes")),
        (_DAY, _("hours")),
        (_MONTH, _("days")),
        (_YEAR, _("months")),
        (100 * _YEAR, _("years")),
    )
    return next((words for limit, words in steps if seconds < limit), _("centuries"))


def _judge(passphrase: str) -> tuple[int, float]:
    found = _zxcvbn()(passphrase, _lines("common_nl.txt"))
    return cast("int", found["score"]), float(cast("float", found["guesses"]))


@cache
def _zxcvbn() -> Callable[[str, tuple[str, ...]], dict[str, object]]:
    # Late: its own word lists take 90 ms to load, and only choosing a passphrase needs them.
    judge: Callable[[str, tuple[str, ...]], dict[str, object]]
    judge = importlib.import_module("zxcvbn").zxcvbn
    return judge


@cache
def _lines(name: str) -> tuple[str, ...]:
    return tuple(resource(f"words/{name}").read_text(encoding="utf-8").split())
