"""The counts that a report hides, by the words a text would use for them."""

from collections.abc import Iterable, Iterator

from vp_desktop.disclosure.figures import CASES, NEW, PublicFigures
from vp_desktop.disclosure.labels import UNITS
from vp_desktop.domain.codes import KIND_LISTS, code_book
from vp_desktop.domain.narrative import HiddenCount
from vp_desktop.domain.tables import LISTS, WIDER, Table, rows

_SHORTEST = 5
"""Letters. A shorter name («loon», «geld») stands in too many other words."""

_OF_KINDS = (Table.KINDS, Table.MENTIONS)
_VAGUE = ("-AND", "-ONB")
"""Ends of codes whose names are ordinary words: «anders»."""

_EVERYDAY = frozenset({"opvang", "informeren", "listening", "informing"})
"""Names that stand in sentences about anything."""

_DIVIDED = (
    *(Table.ACCUSED, Table.CLIENT_ROLES, Table.INTERVENTIONS, Table.REFERRALS, Table.OUTCOMES),
)
"""Not how somebody came and through whom: a text tells of office hours and sessions as well."""

_POSITIONS = ("leidinggevende", "collega")
"""Of the accused. What no table says of them a text may give away as well."""

_CASES_IN_WORDS = frozenset({"nieuwe zaken", "nieuwe meldingen", "meldingen", "zaken", "melders"})
_CASES_IN_ENGLISH = frozenset({"new cases", "reports", "cases", "reporters"})


def untold(figures: PublicFigures) -> tuple[HiddenCount, ...]:
    """Return what ``figures`` do not print of their own period, with what they print elsewhere.

    Of kinds, also those that no table holds: too few cases to divide hide all of them.
    """
    found = [*_cases(figures), *_kinds(figures), *_groups(figures), *_units(figures)]
    return tuple(found)


def _cases(figures: PublicFigures) -> Iterator[HiddenCount]:
    if figures.count(NEW).value is None:
        yield HiddenCount(_CASES_IN_WORDS | _CASES_IN_ENGLISH, _told(figures, (CASES,), NEW))


def _kinds(figures: PublicFigures) -> Iterator[HiddenCount]:
    book = code_book()
    for list_id in KIND_LISTS:
        for item in book.main(list_id):
            if not item.code.endswith(_VAGUE) and not _shown(figures, _OF_KINDS, item.code):
                words = _phrases((item.nl, item.en, item.short_nl, item.short_en))
                yield HiddenCount(words, _told(figures, _OF_KINDS, item.code))


def _groups(figures: PublicFigures) -> Iterator[HiddenCount]:
    for table in _DIVIDED:
        wide = table in WIDER and figures.has(WIDER[table])
        for row in rows(table) if wide else figures.table(table).all_rows:
            if wide or figures.table(table).cell(row, figures.year).hidden:
                yield HiddenCount(_phrases(_names(table, row)), _told(figures, (table,), row))
    if figures.year not in figures.table(Table.ACCUSED).years:
        for row in _POSITIONS:
            yield HiddenCount(_phrases(_names(Table.ACCUSED, row)), of_cases_only=True)


def _names(table: Table, row: str) -> Iterator[str]:
    found = code_book().list(LISTS[table])
    groups = [one for one in found.groups if one.key == row]
    items = [one for one in found.items if one.code == row]
    for one in groups or items:
        yield from (one.nl, one.en, one.short_nl, one.short_en)


def _units(figures: PublicFigures) -> Iterator[HiddenCount]:
    table = figures.table(UNITS)
    for row in table.all_rows:
        if table.cell(row, figures.year).hidden:
            yield HiddenCount(frozenset({row.strip().casefold()}), _told(figures, (UNITS,), row))


def _phrases(names: Iterable[str]) -> frozenset[str]:
    """Return the names that a text may use: «pesten» of «pesten, treiteren (zonder grens)»."""
    bare = (name.partition("(")[0] for name in names)
    parts = (part.strip().casefold() for name in bare for part in name.split(","))
    return frozenset(part for part in parts if len(part) >= _SHORTEST) - _EVERYDAY


def _shown(figures: PublicFigures, tables: Iterable[str], row: str) -> bool:
    return any(figures.table(table).cell(row, figures.year).shown for table in tables)


def _told(figures: PublicFigures, tables: Iterable[str], row: str) -> frozenset[tuple[int, str]]:
    return frozenset(
        (value, year)
        for table in tables
        for year in figures.years
        if (value := figures.table(table).value(row, year)) is not None
    )
