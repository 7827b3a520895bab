"""The cases of a period as rows of codes: what every table of a report is counted from.

A cohort may be the real one, or one of the many that would have given the same printed numbers;
it is counted by the same rules either way.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.tables import UNKNOWN, WIDER, Table, crossed, rows, widened


class NewCase(NamedTuple):
    """A case opened in the period, by the rows of the tables that it stands in."""

    kind: str
    """The primary one."""
    accused: str
    client_role: str
    channel: str
    found_by: str
    unit: str
    mentions: frozenset[str]
    """Every main kind, the primary one too."""
    interventions: frozenset[str] = frozenset()
    referrals: frozenset[str] = frozenset()
    quarter: str = UNKNOWN


class EndedCase(NamedTuple):
    """A case closed in the period, by the rows of the tables that it stands in."""

    outcome: str
    lead_time: str
    contacts_per_case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """What a period holds, without days and without persons."""

    carried_over: int
    new: tuple[NewCase, ...] = field(repr=False)
    ended: tuple[EndedCase, ...] = field(repr=False)
    conversations: int

    @property
    def open_at_end(self) -> int:
        """How many cases are still open when the period ends."""
        return self.carried_over + len(self.new) - len(self.ended)


def tabulate(cohort: Cohort) -> dict[Table, dict[str, int]]:
    """Return every table of ``cohort``, rows without a case included."""
    domain_of = code_book().domain_of
    new, ended = cohort.new, cohort.ended
    found = {
        Table.DOMAINS: _count(Table.DOMAINS, (domain_of(one.kind) for one in new)),
        Table.KINDS: _count(Table.KINDS, (one.kind for one in new)),
        Table.ACCUSED: _count(Table.ACCUSED, (one.accused for one in new)),
        Table.CLIENT_ROLES: _count(Table.CLIENT_ROLES, (one.client_role for one in new)),
        Table.CHANNELS: _count(Table.CHANNELS, (one.channel for one in new)),
        Table.FOUND_BY: _count(Table.FOUND_BY, (one.found_by for one in new)),
        Table.UNITS: _count(Table.UNITS, (one.unit for one in new)),
        Table.MENTIONS: _count(Table.MENTIONS, (row for one in new for row in one.mentions)),
        Table.INTERVENTIONS: _count(
            Table.INTERVENTIONS, (row for one in new for row in one.interventions)
        ),
        Table.REFERRALS: _count(Table.REFERRALS, (row for one in new for row in one.referrals)),
        Table.ACCUSED_BY_DOMAIN: _count(
            Table.ACCUSED_BY_DOMAIN, (crossed(domain_of(one.kind), one.accused) for one in new)
        ),
        Table.QUARTERS: _count(Table.QUARTERS, (one.quarter for one in new)),
        Table.OUTCOMES: _count(Table.OUTCOMES, (one.outcome for one in ended)),
        Table.LEAD_TIMES: _count(Table.LEAD_TIMES, (one.lead_time for one in ended)),
        Table.CONTACTS_PER_CASE: _count(
            Table.CONTACTS_PER_CASE, (one.contacts_per_case for one in ended)
        ),
    }
    return {**found, **{wide: widened(found[fine], wide) for fine, wide in WIDER.items()}}


def _count(table: Table, found: Iterable[str]) -> dict[str, int]:
    counted: Mapping[str, int] = Counter(found)
    return {**dict.fromkeys(rows(table), 0), **counted}
