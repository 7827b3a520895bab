"""The tables of a period: what divides its new cases and its closed ones."""

from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.model import Place
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.tables import WIDE_ROWS, WIDER, Table, wide_row

TWO_WAY_PRICE, ONE_WAY_PRICE, DOMAIN_PRICE = 100, 500, 4000
"""What hiding a count costs: a crossing less than a row, a row less than a total that other rows
divide, the four numbers most (disclosure.md 2.5)."""
UNPRINTED_PRICE = 1


class Divisions:
    """Adds the tables of one period."""

    def __init__(self, place: Place) -> None:
        """Add them at ``place``."""
        self._place, self._model = place, place.model
        self._at, self._year = place.at, place.year
        self._threshold = place.year.threshold

    def add(self, new: int, closed: int, carried: int) -> None:
        """Add every table; what they divide has the numbers ``new``, ``closed`` and ``carried``."""
        tables = self._year.tables
        if Table.DOMAINS in tables:
            self._kinds(new)
        for table in (Table.ACCUSED, Table.CLIENT_ROLES):
            if table in tables:
                self._rows(table, new)
        for table in (Table.CHANNELS, Table.FOUND_BY, Table.QUARTERS):
            self._ladder(table, new)
        self._units(new)
        for table in (Table.INTERVENTIONS, Table.REFERRALS):
            self._several(table, new)
        self._mentions(new)
        self._crossing()
        self._ladder(Table.OUTCOMES, closed)
        self._lead_times(closed, carried)

    def _rows(self, table: Table, whole: int, price: int = ONE_WAY_PRICE) -> dict[str, int]:
        """Add the rows of a table that divides ``whole``."""
        found = self._counted(table, price)
        self._model.tie(whole, found.values())
        for number in found.values():
            self._place.conceal_rest(whole, number)
        return found

    def _counted(self, table: Table, price: int = ONE_WAY_PRICE) -> dict[str, int]:
        people = self._year.people_of
        found = {
            row: self._place.count(table, row, value, price, most=people.get(row))
            for row, value in self._year.tables[table].items()
        }
        for number in found.values():
            self._place.conceal(number)
        return found

    def _ladder(self, table: Table, whole: int) -> dict[str, int]:
        """Add a table, and the one that takes its rows together; return the rows of both.

        Only the finer one is printed; of the other, what it leaves to be seen, where this period
        is compared with one that has fewer cases.
        """
        tables, wide = self._year.tables, WIDER[table]
        if wide not in tables:
            return self._rows(table, whole) if table in tables else {}
        heads = self._rows(wide, whole, UNPRINTED_PRICE if table in tables else ONE_WAY_PRICE)
        if table not in tables:
            return heads
        found = {head: list[int]() for head in heads}
        rows = self._counted(table)
        for row, number in rows.items():
            head = wide_row(row, wide) or row
            found[head].append(number)
            self._place.conceal_rest(heads[head], number)
            self._place.conceal_rest(whole, number)
        for head, numbers in found.items():
            self._model.tie(heads[head], numbers)
        return heads | rows

    def _kinds(self, new: int) -> None:
        domains = self._rows(Table.DOMAINS, new, DOMAIN_PRICE)
        if Table.KINDS not in self._year.tables:
            return
        below: dict[str, list[int]] = {row: [] for row in domains}
        for kind, value in self._year.tables[Table.KINDS].items():
            number = self._place.count(Table.KINDS, kind, value, ONE_WAY_PRICE)
            domain = str(code_book().domain_of(kind))
            below[domain].append(number)
            self._place.conceal(number)
            self._place.conceal_rest(domains[domain], number)
            self._place.conceal_rest(new, number)
        for domain, numbers in below.items():
            self._model.tie(domains[domain], numbers)

    def _units(self, new: int) -> None:
        if not self._year.tables.get(Table.UNITS):
            return
        for row, number in self._rows(Table.UNITS, new).items():
            people, value = self._year.people_of.get(row), self._model.value(number)
            if people is not None and people - value < self._threshold:
                # That all but a few of a unit came: everybody in it would be suspected.
                self._model.need({number: 1}, people - self._threshold - 1, None)
            if row == OTHER_UNITS and f"{Table.UNITS}/{row}" in self._year.never and value:
                self._model.need({number: 1}, value - 1, None)

    def _several(self, table: Table, new: int) -> None:
        for row, value in self._year.tables.get(table, {}).items():
            number = self._place.count(table, row, value, ONE_WAY_PRICE)
            self._within(number, new)

    def _within(self, number: int, whole: int) -> None:
        """Know that a row in which a case may stand beside other rows is no more than all."""
        self._model.limit({whole: 1, number: -1}, 0, self._place.most)
        self._place.conceal(number)
        self._place.conceal_rest(whole, number)

    def _mentions(self, new: int) -> None:
        for kind, value in self._year.tables.get(Table.MENTIONS, {}).items():
            number = self._place.count(Table.MENTIONS, kind, value, TWO_WAY_PRICE)
            self._within(number, new)
            # Who has it as the primary kind mentions it.
            primary = self._model.numbers[self._at, Table.KINDS, kind]
            self._model.limit({number: 1, primary: -1}, 0, self._place.most, together=True)
            self._place.conceal_difference(number, primary)

    def _crossing(self) -> None:
        table = self._year.tables.get(Table.ACCUSED_BY_DOMAIN, {})
        ties: dict[tuple[Table, str], list[int]] = {}
        for row, value in table.items():
            number = self._place.count(Table.ACCUSED_BY_DOMAIN, row, value, TWO_WAY_PRICE)
            domain, _, accused = row.partition("|")
            self._place.conceal(number)
            for side, of in ((Table.DOMAINS, domain), (Table.ACCUSED, accused)):
                ties.setdefault((side, of), []).append(number)
                self._place.conceal_rest(self._model.numbers[self._at, side, of], number)
        for (side, of), numbers in ties.items():
            self._model.tie(self._model.numbers[self._at, side, of], numbers)

    def _lead_times(self, closed: int, carried: int) -> None:
        found = self._ladder(Table.LEAD_TIMES, closed)
        fine = Table.LEAD_TIMES in self._year.tables
        rows = must_be_carried(self._year.counts)
        wide = WIDE_ROWS[Table.LEAD_TIMES_WIDE].items()
        whole = [row for row, below in wide if set(below) <= set(rows)]
        old = [found[row] for row in (rows if fine else whole) if row in found]
        if old:
            self._model.limit({carried: 1, **dict.fromkeys(old, -1)}, 0, self._place.most)


def must_be_carried(counts: PeriodCounts) -> tuple[str, ...]:
    """Return the lead times that no case opened in the period can have had by its end."""
    longest = (counts.period.last - counts.period.first).days
    bands = code_book().list(ListId("L17f")).items
    return tuple(band.code for band in bands if (band.at_least or 0) > longest)
