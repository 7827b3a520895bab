"""Find what was written down anywhere in the practice."""

from vp_desktop.domain.search import Find, FoundIn, search_words, snippet
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.search import MOST_RANKED, Hit, SearchRepository


class Search:
    """Full-text search: words in any order, accents and capitals aside, the last one begun."""

    def __init__(self, vault: Vault) -> None:
        self._search = SearchRepository(vault)

    def find(self, words: str, limit: int = 50) -> list[Find]:
        """Return at most ``limit`` records that hold every word, the best first within a kind.

        Kinds come as cases, notes, clients, organisations, referral contacts, and each gets a
        fair share of the places: a word in thousands of notes does not hide the one organisation.
        """
        asked = search_words(words)
        if not asked:
            return []
        hits = {kind: self._search.hits(kind, asked, limit) for kind in FoundIn}
        shares = _shares({kind: len(found) for kind, found in hits.items()}, limit)
        return [_find(hit, asked) for kind in FoundIn for hit in hits[kind][: shares[kind]]]

    def count(self, words: str) -> int:
        """Return how many records hold every word; 1,000 means a thousand or more."""
        asked = search_words(words)
        if not asked:
            return 0
        return min(MOST_RANKED, sum(self._search.count(kind, asked) for kind in FoundIn))


def _shares(found: dict[FoundIn, int], places: int) -> dict[FoundIn, int]:
    """Divide ``places`` evenly; what a kind does not need goes to the others."""
    shares: dict[FoundIn, int] = {}
    for kind in sorted(found, key=lambda kind: found[kind]):
        shares[kind] = min(found[kind], places // (len(found) - len(shares)))
        places -= shares[kind]
    return shares


def _find(hit: Hit, words: tuple[str, ...]) -> Find:
    return Find(
        kind=hit.kind,
        id=hit.id,
        case_id=hit.case_id,
        title=hit.title or hit.code,
        context=" · ".join(part for part in (hit.code, hit.place) if part),
        snippet=snippet(hit.texts, words),
    )
