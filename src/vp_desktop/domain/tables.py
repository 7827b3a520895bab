"""The tables of a report: how the cases of a period are divided, and by which rows."""

from bisect import bisect_right
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from vp_desktop.domain.codes import Code, ListId, code_book, kinds

UNKNOWN = "unknown"
"""The row of cases of which nobody wrote down what the table asks."""


class Table(StrEnum):
    """A way to divide the cases of a period."""

    DOMAINS = "domains"
    KINDS = "kinds"
    ACCUSED = "accused"
    CLIENT_ROLES = "client_roles"
    CHANNELS = "channels"
    FOUND_BY = "found_by"
    UNITS = "units"
    MENTIONS = "mentions"
    """Main kinds, secondary ones included: a case may stand in several rows."""
    INTERVENTIONS = "interventions"
    """Cases in which it was done at least once: a case may stand in several rows."""
    REFERRALS = "referrals"
    """Cases referred to that group at least once: a case may stand in several rows."""
    OUTCOMES = "outcomes"
    LEAD_TIMES = "lead_times"
    CONTACTS_PER_CASE = "contacts_per_case"
    ACCUSED_BY_DOMAIN = "accused_by_domain"
    """Two properties crossed: a row is ``DOMAIN|GROUP``."""
    QUARTERS = "quarters"
    """When in the year; of a period that is no whole year, nothing is known of it."""
    HALF_YEARS = "half_years"
    CHANNELS_WIDE = "channels_wide"
    FOUND_BY_WIDE = "found_by_wide"
    OUTCOMES_WIDE = "outcomes_wide"
    LEAD_TIMES_WIDE = "lead_times_wide"


WIDER: Mapping[Table, Table] = {
    Table.QUARTERS: Table.HALF_YEARS,
    Table.CHANNELS: Table.CHANNELS_WIDE,
    Table.FOUND_BY: Table.FOUND_BY_WIDE,
    Table.OUTCOMES: Table.OUTCOMES_WIDE,
    Table.LEAD_TIMES: Table.LEAD_TIMES_WIDE,
}
"""By table: the one that takes its rows together, for a period with few cases."""

IN_TIME = frozenset({Table.QUARTERS, Table.HALF_YEARS, Table.LEAD_TIMES, Table.LEAD_TIMES_WIDE})
"""Tables of which the rows follow each other: their order says more than their size."""

FINER: Mapping[str, Table] = {wide: fine for fine, wide in WIDER.items()}

WIDE_ROWS: Mapping[Table, Mapping[str, tuple[str, ...]]] = {
    Table.HALF_YEARS: {"H1": ("Q1", "Q2"), "H2": ("Q3", "Q4"), UNKNOWN: (UNKNOWN,)},
    Table.CHANNELS_WIDE: {
        "called": ("KA-TEL", "KA-APP"),
        "written": ("KA-MAI", "KA-WEB", "KA-QR", "KA-POS"),
        "met": ("KA-SPR", "KA-LIV"),
        "otherwise": ("KA-DER", UNKNOWN),
    },
    Table.FOUND_BY_WIDE: {
        "by_adviser": ("HK-VOO", "HK-WEB", "HK-EER"),
        "by_people": ("HK-COL", "HK-LEI"),
        "by_organisation": ("HK-INT", "HK-POS", "HK-HR", "HK-OR"),
        "by_care": ("HK-IVP", "HK-BA", "HK-BMW", "HK-PRE"),
        "by_other": ("HK-AND", "HK-ONB"),
    },
    Table.OUTCOMES_WIDE: {
        "informal": ("opgelost", "zelf", "gesprek", "geen-actie"),
        "formal": ("formeel", "verwezen", "maatregel"),
        "out_of_sight": ("vertrokken", "onbekend"),
    },
    Table.LEAD_TIMES_WIDE: {
        "short": ("BL-W1", "BL-M1", "BL-M3"),
        "long": ("BL-M6", "BL-J1", "BL-J2"),
    },
}
"""By wide table: the rows of the finer one that each of its rows takes together. Never changed:
the years of a report are compared by them."""

OF_CLOSED = frozenset(
    {
        Table.OUTCOMES,
        Table.OUTCOMES_WIDE,
        Table.LEAD_TIMES,
        Table.LEAD_TIMES_WIDE,
        Table.CONTACTS_PER_CASE,
    }
)
"""Tables that divide the cases closed in the period; the others divide the new ones."""

SEVERAL = frozenset({Table.MENTIONS, Table.INTERVENTIONS, Table.REFERRALS})
"""Tables in which a case may stand in several rows, or in none."""

LISTS = {
    Table.DOMAINS: ListId("L01"),
    Table.ACCUSED: ListId("L05"),
    Table.CLIENT_ROLES: ListId("L06"),
    Table.CHANNELS: ListId("L09"),
    Table.FOUND_BY: ListId("L10"),
    Table.INTERVENTIONS: ListId("L13"),
    Table.REFERRALS: ListId("L16"),
    Table.OUTCOMES: ListId("L15"),
    Table.LEAD_TIMES: ListId("L17f"),
    Table.CONTACTS_PER_CASE: ListId("L17e"),
}
_GROUPED = frozenset({Table.ACCUSED, Table.CLIENT_ROLES, Table.REFERRALS, Table.OUTCOMES})
_WITHOUT_UNKNOWN_CODE = frozenset({Table.CHANNELS, Table.UNITS, Table.CONTACTS_PER_CASE})


@cache
def rows(table: Table) -> tuple[str, ...]:
    """Return the rows of ``table`` in the order of its code list; units are not known here."""
    if table in WIDE_ROWS:
        return tuple(WIDE_ROWS[table])
    if table is Table.QUARTERS:
        return tuple(row for below in WIDE_ROWS[Table.HALF_YEARS].values() for row in below)
    if table is Table.ACCUSED_BY_DOMAIN:
        return tuple(crossed(d, a) for d in rows(Table.DOMAINS) for a in rows(Table.ACCUSED))
    found = _keys(table)
    return (*found, UNKNOWN) if table in _WITHOUT_UNKNOWN_CODE else found


def crossed(first: str, second: str) -> str:
    """Return the row of a table of two properties."""
    return f"{first}|{second}"


def widened(counts: Mapping[str, int], wide: Table) -> dict[str, int]:
    """Return the counts of the finer table of ``wide`` with its rows taken together."""
    return {row: sum(counts.get(one, 0) for one in below) for row, below in WIDE_ROWS[wide].items()}


@cache
def wide_row(row: str, wide: Table) -> str | None:
    """Return the row of ``wide`` that takes in ``row`` of its finer table."""
    return next((one for one, below in WIDE_ROWS[wide].items() if row in below), None)


def row_of(code: Code | None, table: Table) -> str:
    """Return the row that a case with ``code`` stands in."""
    book = code_book()
    code = code or book.list(LISTS[table]).unknown
    if code is None:
        return UNKNOWN
    return book.group_of(book.main_of(code)) if table in _GROUPED else book.main_of(code)


def band_of(value: int, table: Table) -> str:
    """Return the band of the table's list in which ``value`` lies, or that it lies under them."""
    bands = code_book().list(LISTS[table]).items
    at = bisect_right([item.at_least or 0 for item in bands], value)
    return bands[at - 1].code if at else UNKNOWN


def _keys(table: Table) -> tuple[str, ...]:
    book = code_book()
    if table is Table.UNITS:
        return ()
    if table in (Table.KINDS, Table.MENTIONS):
        return tuple(item.code for item in kinds(book))
    found = book.list(LISTS[table])
    if table in _GROUPED:
        return tuple(group.key for group in found.groups)
    return tuple(item.code for item in found.items if item.parent is None)
