"""Make cases of the rows of a table: one row a case, under headings in Dutch or English.

The language of the program does not matter: a heading is known by the name of the field or by its
Dutch or English name. An organisation that the table names comes along with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TypeGuard

from pydantic import TypeAdapter

from vp_desktop.domain.codes import code_book
from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.practice_file import MAX_CASES, PracticeFile
from vp_desktop.i18n import _
from vp_desktop.services.exchange_check import Location
from vp_desktop.services.exchange_columns import (
    NEEDED,
    OF_CONTACT,
    Column,
    Content,
    columns_by_heading,
    plain,
)
from vp_desktop.services.exchange_tables import FORMULA
from vp_desktop.services.exchange_validate import MOST_PROBLEMS, Records, Validating, capped
from vp_desktop.vault.exchange_present import name_key

MAX_COLUMNS = 200
"""Columns that are looked at; a sheet that is wider holds no cases."""

MAX_CHARS = 512 * 1024 * 1024
"""Characters of all cells together."""

FIRST_CONTACT = "CO-EER"
"""The kind of a conversation of which the table does not say the kind."""

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00)?)?")
_SPLITS = (";", "|", "\n", ",")
_NUMBER = re.compile(r"[0-9]{1,9}")
"""A number that somebody meant: Python itself refuses to read one of more than 4,300 digits."""

_MOST_CODES = 50
"""Codes in one cell; what has more is one unknown code."""

Cell = str | date
Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row as the file has it; the first has number 1."""

    number: int
    cells: tuple[Cell, ...] = field(repr=False)


TableRows = Iterable[TableRow]


def place_of(row: int, column: str = "") -> str:
    """Return a place in a table, as ``row 18, column Datum begin``."""
    if not column:
        return _("row {row}").format(row=row)
    return _("row {row}, column {column}").format(row=row, column=column)


@dataclass(slots=True)
class Table:
    """The cases of a table, and where in it each of them stands."""

    headings: dict[str, str] = field(default_factory=dict)
    """What the file calls each field."""
    numbers: list[int] = field(default_factory=list)
    """The row of each case."""
    organisations: dict[str, int] = field(default_factory=dict)
    """The row that first names each organisation, by name."""

    def place(self, where: Location) -> str:
        """Return where in the table ``where`` of the practice file stands."""
        match where:
            case ("organisations", int(nth), *_rest):
                row = list(self.organisations.values())[nth]
                return place_of(row, self.headings["organisation"])
            case ("cases", int(nth), "contacts", int(), str(name), *_rest):
                of_contact = name if name in self.headings else f"contact_{name}"
                return place_of(self.numbers[nth], self.headings.get(of_contact, ""))
            case ("cases", int(nth), str(name), *_rest):
                return place_of(self.numbers[nth], self.headings.get(name, name))
            case _:
                return ""


def read_table(rows: TableRows) -> tuple[PracticeFile, Table]:
    """Return the cases of ``rows`` as a practice file, and where each stands.

    Raises:
        ImportRefusedError: it has problems; they are listed, each with its place.
    """
    table, left = Table(), _within_bounds(rows)
    columns = _headings(left, table)
    reader, cases, problems = _Reader(columns), list[Fields](), list[Problem]()
    for row in left:
        if not any(row.cells):
            continue
        if len(cases) == MAX_CASES:
            raise ImportRefusedError((Problem("", Trouble.TOO_MANY, str(MAX_CASES)),))
        problems += reader.beside(row)
        if len(problems) > MOST_PROBLEMS:
            raise ImportRefusedError(capped(problems))
        cases.append(reader.case(row))
        table.numbers.append(row.number)
        table.organisations.setdefault(str(cases[-1].get("organisation", "")), row.number)
    table.organisations.pop("", None)
    return _checked(table, cases, problems), table


def _within_bounds(rows: TableRows) -> Iterator[TableRow]:
    """Pass the rows on while they are no wider, and together no longer, than a table may be.

    A workbook may name one long text in every row, so the size of the file says too little.
    """
    chars = 0
    for row in rows:
        chars += sum(map(len, filter(_is_text, row.cells)))
        if len(row.cells) > MAX_COLUMNS:
            problem = Problem(place_of(row.number), Trouble.BAD_SHEET)
            raise ImportRefusedError((problem,))
        if chars > MAX_CHARS:
            limit = str(MAX_CHARS // 1024 // 1024)
            raise ImportRefusedError((Problem("", Trouble.TOO_LARGE, limit),))
        yield row


def _is_text(cell: Cell) -> TypeGuard[str]:
    return isinstance(cell, str)


def _checked(table: Table, cases: list[Fields], problems: list[Problem]) -> PracticeFile:
    names = {name_key(name): name for name in reversed(table.organisations)}
    table.organisations = {name: table.organisations[name] for name in names.values()}
    content = {
        "format": "vp-practice",
        "version": 1,
        "organisations": tuple({"name": name} for name in table.organisations),
        "cases": tuple(cases),
    }
    return Validating(table.place, _of_fields, problems).file(content)


def _of_fields(adapter: TypeAdapter[Records], some: Sequence[object]) -> Records:
    return adapter.validate_python(some)


def _headings(rows: Iterator[TableRow], table: Table) -> dict[int, Column]:
    """Read the first row that is not empty; return the column of each position."""
    first = next((row for row in rows if any(row.cells)), TableRow(1, ()))
    known, columns, problems = columns_by_heading(), dict[int, Column](), list[Problem]()
    for position, cell in enumerate(first.cells):
        column = known.get(plain(str(cell)))
        if column is not None and column.field not in table.headings:
            columns[position] = column
            table.headings[column.field] = str(cell).strip()
        elif cell:
            # An unknown heading is not repeated: without headings it would be what somebody told.
            trouble = Trouble.UNKNOWN_FIELD if column is None else Trouble.REPEATED
            problems.append(Problem(place_of(first.number, str(position + 1)), trouble))
    if not columns:
        raise ImportRefusedError((Problem("", Trouble.NO_HEADINGS),))
    problems += (
        Problem(place_of(first.number, known[plain(name)].heading), Trouble.ABSENT)
        for name in NEEDED
        if name not in table.headings
    )
    if problems:
        raise ImportRefusedError(tuple(problems))
    return columns


class _Reader:
    """Makes the fields of a case of the cells of a row."""

    def __init__(self, columns: dict[int, Column]) -> None:
        self._columns = columns
        self._found: dict[tuple[str, str], tuple[str, ...]] = {}
        """Codes by column and cell: the same few names come back in every row."""

    def beside(self, row: TableRow) -> Iterator[Problem]:
        """Yield the cells that stand under no heading."""
        for position, cell in enumerate(row.cells):
            if cell and position not in self._columns:
                yield Problem(place_of(row.number, str(position + 1)), Trouble.UNKNOWN_FIELD)

    def case(self, row: TableRow) -> Fields:
        """Return the fields of the case; an empty cell is an absent field."""
        fields: Fields = {}
        for position, column in self._columns.items():
            cell = row.cells[position] if position < len(row.cells) else ""
            cell = _unguarded(cell.strip()) if isinstance(cell, str) else cell
            if cell:
                fields[column.field] = self._value(column, cell)
        contact = {
            column.field.removeprefix("contact_"): fields.pop(column.field)
            for column in OF_CONTACT
            if column.field in fields
        }
        if contact:
            contact.setdefault("kind", FIRST_CONTACT)
            contact.setdefault("on", fields.get("opened_on"))
            fields["contacts"] = (contact,)
        return fields

    def _value(self, column: Column, cell: Cell) -> object:
        if column.content is Content.DAY:
            return cell if isinstance(cell, date) else _day(cell)
        text = cell.isoformat() if isinstance(cell, date) else cell
        if column.content is Content.NUMBER:
            return int(text) if _NUMBER.fullmatch(text) else text
        if column.content is Content.TEXT:
            return text
        codes = self._codes(column, text)
        return codes if column.content is Content.CODES else "".join(codes[:1])

    def _codes(self, column: Column, text: str) -> tuple[str, ...]:
        key = (column.field, text)
        if key not in self._found:
            several = column.content is Content.CODES
            found = _split(text, column, _SPLITS if several else ())
            codes = tuple(islice(found, _MOST_CODES + 1))
            self._found[key] = codes if len(codes) <= _MOST_CODES else (text,)
        return self._found[key]


def _split(text: str, column: Column, splits: tuple[str, ...]) -> Iterator[str]:
    """Yield the codes that ``text`` names; a name may hold a comma, so it is tried whole first."""
    found = code_book().find(text, *column.lists)
    if found is not None or not splits:
        yield found or text
        return
    for part in text.split(splits[0]):
        if part.strip():
            yield from _split(part.strip(), column, splits[1:])


def _day(text: str) -> Cell:
    """Return the day that ``text`` says, or the text itself, which is then refused."""
    try:
        if iso := _ISO_DAY.fullmatch(text):
            return date.fromisoformat(iso[1])
        if dutch := _DAY.fullmatch(text):
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
    except ValueError:
        return text
    return text


def _unguarded(text: str) -> str:
    """Return ``text`` without the quote that our export puts before what looks like a formula."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
