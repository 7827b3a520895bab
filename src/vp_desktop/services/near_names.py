"""Find names that are nearly what was typed; its library comes in at the first typing error."""

from importlib import import_module
from typing import Protocol, cast

from vp_desktop.domain.search import Find

MOST = 8

_NEAR_ENOUGH = 78.0
"""Of 100: one letter wrong in five, two in ten."""


class _Extract(Protocol):
    def __call__(
        self,
        query: str,
        choices: list[str],
        *,
        scorer: object,
        limit: int,
        score_cutoff: float,
    ) -> list[tuple[str, float, int]]: ...


class NearNames:
    """A list of names, to be searched by how much they look like what was typed."""

    def __init__(self, names: list[Find]) -> None:
        self._names = names
        self._folded = [find.title.casefold() for find in names]

    def find(self, words: str) -> list[Find]:
        """Return the names nearest to ``words``, best first, at most ``MOST``."""
        extract = cast("_Extract", import_module("rapidfuzz.process").extract)
        scorer = import_module("rapidfuzz.fuzz").partial_ratio
        found = extract(
            words.casefold(), self._folded, scorer=scorer, limit=MOST, score_cutoff=_NEAR_ENOUGH
        )
        return [self._names[number] for _name, _score, number in found]
