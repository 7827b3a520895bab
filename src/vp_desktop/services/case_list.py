"""Find cases among twenty thousand of them."""

from collections.abc import Sequence

from vp_desktop.domain.cases import CaseCounts, CaseFilter, CaseId, CaseOrder, CaseRow
from vp_desktop.domain.search import search_words
from vp_desktop.services.clock import Clock, today
from vp_desktop.vault.case_lists import CaseListRepository
from vp_desktop.vault.connection import Vault


class CaseList:
    """Lists of cases: the ids at once, the lines as they come into view."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._lists, self._clock = CaseListRepository(vault), clock

    def ids(
        self, wanted: CaseFilter | None = None, order: CaseOrder = CaseOrder.NEEDED
    ) -> list[CaseId]:
        """Return the cases that pass ``wanted`` (none given: all), in ``order``."""
        return self._lists.ids(wanted or CaseFilter(), order, today(self._clock))

    def rows_of(self, ids: Sequence[CaseId]) -> list[CaseRow]:
        """Return the lines of ``ids`` in that order; what is gone meanwhile is left out."""
        return self._lists.rows(ids)

    def counts(self) -> CaseCounts:
        """Return how many cases stand in each state."""
        return self._lists.counts()

    def recent(self, limit: int = 5) -> list[CaseRow]:
        """Return the cases that were saved last, themselves or a contact of theirs."""
        return self._lists.rows(self._lists.recent(limit))

    def pick(self, words: str, limit: int = 8) -> list[CaseRow]:
        """Return cases in which each of ``words`` stands, the open ones first.

        It looks at code, pseudonym, organisation and title. Without words it is ``recent``.
        """
        asked = search_words(words)
        if not asked:
            return self.recent(limit)
        return self._lists.rows(self._lists.pick(asked, limit))
