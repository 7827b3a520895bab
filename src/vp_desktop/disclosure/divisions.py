"""The tables of a period: what divides its new cases and its closed ones."""

from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.disclosure.model import Place
from vp_desktop.domain.codes import ListId, code_book
from vp_desktop.domain.counting import PeriodCounts
from vp_desktop.domain.tables import Table

TWO_WAY_PRICE, ONE_WAY_PRICE, DOMAIN_PRICE = 100, 500, 4000
"""What hiding a count costs: a crossing less than a row, a row less than a total that other rows
divide, the four numbers most (disclosure.md 2.5)."""


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
        for table in (Table.ACCUSED, Table.CLIENT_ROLES, Table.CHANNELS, Table.FOUND_BY):
            if table in tables:
                self._rows(table, new)
        self._units(new)
        for table in (Table.INTERVENTIONS, Table.REFERRALS):
            self._several(table, new)
        self._mentions(new)
        self._crossing()
        if Table.OUTCOMES in tables:
            self._rows(Table.OUTCOMES, closed)
        self._lead_times(closed, carried)

    def _rows(self, table: Table, whole: int, price: int = ONE_WAY_PRICE) -> dict[str, int]:
        """Add the rows of a table that divides ``whole``."""
        people = self._year.people_of
        found = {
            row: self._place.count(
                table,
                row,
                value,
                price,
                most=people.get(row),
            )
            for row, value in self._year.tables[table].items()
        }
        self._model.tie(whole, found.values())
        for number in found.values():
            self._place.conceal(number)
            self._place.conceal_rest(whole, number)
        return found

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
        if Table.LEAD_TIMES not in self._year.tables:
            return
        found = self._rows(Table.LEAD_TIMES, closed)
        old = [found[row] for row in must_be_carried(self._year.counts) if row in found]
        if old:
            self._model.limit({carried: 1, **dict.fromkeys(old, -1)}, 0, self._place.most)


def must_be_carried(counts: PeriodCounts) -> tuple[str, ...]:
    """Return the lead times that no case opened in the period can have had by its end."""
    longest = (counts.period.last - counts.period.first).days
    bands = code_book().list(ListId("L17f")).items
    return tuple(band.code for band in bands if (band.at_least or 0) > longest)
