"""What the palette asks the practice: full text first, then names that are nearly it."""

from vp_desktop.domain.search import Find, FoundIn
from vp_desktop.services.case_list import CaseList
from vp_desktop.services.near_names import NearNames
from vp_desktop.services.organisations import Organisations
from vp_desktop.services.referrals import Referrals
from vp_desktop.services.search import Search
from vp_desktop.ui.shell.actions import actions
from vp_desktop.ui.shell.palette_rows import MOST_RECENT, Row, found_rows, recent_rows

_LIMIT = 50
_MOST_CASES = 500
"""Cases whose titles are compared for typing errors: those saved last."""

_LEAST_LETTERS = 3
"""Fewer letters are near to everything."""


class Finder:
    """Finds cases, notes, people, organisations, referral contacts and commands."""

    def __init__(
        self, search: Search, cases: CaseList, organisations: Organisations, referrals: Referrals
    ) -> None:
        self._search = search
        self._cases = cases
        self._organisations = organisations
        self._referrals = referrals
        self._names: NearNames | None = None

    def begin(self) -> None:
        """Forget the names that were read for an earlier search."""
        self._names = None

    def rows(self, words: str) -> list[Row]:
        """Return the lines for ``words``; without words the recent cases and first commands."""
        table = actions()
        if not words:
            return recent_rows(self._cases.recent(MOST_RECENT), table)
        finds = self._search.find(words, _LIMIT)
        if not finds and len(words) >= _LEAST_LETTERS:
            finds = self._near().find(words)
        return found_rows(words, finds, table)

    def _near(self) -> NearNames:
        if self._names is None:
            self._names = NearNames(self._read_names())
        return self._names

    def _read_names(self) -> list[Find]:
        organisations = (
            Find(kind=FoundIn.ORGANISATION, id=row.id, case_id=None, title=row.name, context="",
                 snippet="")
            for row in self._organisations.rows()
        )  # fmt: skip
        contacts = (
            Find(kind=FoundIn.REFERRAL_CONTACT, id=row.id, case_id=None, title=row.name,
                 context=row.region, snippet="")
            for row in self._referrals.contacts()
        )  # fmt: skip
        cases = (
            Find(kind=FoundIn.CASE, id=row.id, case_id=row.id, title=row.title,
                 context="  ·  ".join((row.organisation, row.code)), snippet="")
            for row in self._cases.recent(_MOST_CASES)
            if row.title
        )  # fmt: skip
        return [*cases, *organisations, *contacts]
