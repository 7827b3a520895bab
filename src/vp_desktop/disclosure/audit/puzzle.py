"""The puzzle that a reader solves: unknown counts of sorts of cases, and what is said of sums."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from vp_desktop.disclosure.audit.published import (
    COUNTED,
    Merged,
    Number,
    Place,
    Published,
    number_of,
)
from vp_desktop.disclosure.audit.slices import Atom, Slices
from vp_desktop.disclosure.audit.sorts import Expression
from vp_desktop.disclosure.audit.universe import Universe
from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.loose_figures import LooseTable

MOST_COLUMNS = 200_000
"""Unknowns above which a file is not looked through."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What is known of some unknowns added up."""

    terms: Expression
    least: int
    most: int | None
    place: Place | None = None
    """Where it is said; None: it follows from what the words mean."""
    doubtful: bool = False
    """It may be false: there can be more cases than people."""
    of_any: bool = False
    """It is so of any cases taken together: of all of them, and of all but one."""
    known: Expression = field(default_factory=dict)
    """The terms that were taken out of it because there is only one count for them."""


class Puzzle:
    """Columns are counts of sorts of cases; rows are what is known of sums of them."""

    def __init__(self, found: Published) -> None:
        """Lay out the cases that everything that was published is about."""
        self.ties: list[Tie] = []
        self.size = 0
        self.found = found
        subjects: list[Number | Merged] = [*found.numbers, *found.merged]
        self.slices = Slices(found, (found.apart(_core(one)) for one in subjects))
        self.relaxed = self.slices.loose
        self._loose: dict[Number | Merged, Expression] = {}
        self.worlds: dict[Atom, Universe] = {}
        for atom, inside in self._by_atom(subjects).items():
            self.worlds[atom] = Universe(self, found, inside)
        self._join()
        for table in found.tables:
            if table.complete:
                self._close(table)

    def column(self) -> int:
        """Return a new unknown.

        Raises:
            FiguresFileError: there are too many.
        """
        self.size += 1
        if self.size > MOST_COLUMNS:
            raise FiguresFileError("too many sorts of cases")
        return self.size - 1

    def know(self, terms: Expression, least: int, most: int | None) -> None:
        """Take in that the terms lie between two numbers, by the meaning of the words."""
        self.ties.append(Tie(terms, least, most))

    def know_of_any(self, terms: Expression) -> None:
        """Take in that the terms are not below 0, whichever cases are counted."""
        self.ties.append(Tie(terms, 0, None, of_any=True))

    def hear(self, tie: Tie) -> None:
        """Take in what is said."""
        self.ties.append(tie)

    def expression(self, of: Number | Merged) -> Expression:
        """Return what adds up to ``of``."""
        core = _core(of)
        apart = self.found.apart(core)

        def inside(world: Universe) -> Expression | None:
            if isinstance(of, Merged):
                return world.together(Merged(of.rest - apart, of.dimension, of.values))
            return world.expression(core - apart)

        terms = self._over(core, inside)
        if terms is None:
            terms = self._loose.get(of)
            if terms is None:
                self.relaxed = True
                terms = self._loose[of] = {self.column(): 1}
        return terms

    def outside(self, whole: Number, dimension: str, value: str) -> Expression | None:
        """Return what adds up to the cases of ``whole`` that do not have ``value``, if that can be.

        It cannot be where they all have it by the meaning of the words.
        """
        apart = self.found.apart(whole)
        return self._over(whole, lambda one: one.outside(whole - apart, dimension, value)) or None

    def _over(
        self, number: Number, inside: Callable[[Universe], Expression | None]
    ) -> Expression | None:
        """Return ``inside`` of all that ``number`` consists of; None where it is no sum of that."""
        apart = self.found.apart(number)
        stretches = self.slices.parts.get(apart)
        if stretches is None:
            return None
        chosen = self._counted(number, stretches)
        if chosen is None:
            return None
        terms: Expression = {}
        for stretch in chosen:
            for atom in stretch:
                terms |= inside(self.worlds[atom]) or {}
        return terms

    def _counted(self, number: Number, stretches: list[list[Atom]]) -> list[list[Atom]] | None:
        """Return the stretches of time in which ``number`` is counted; None: it is no sum."""
        flows = self.found.flows()
        if len(stretches) == 1 or not flows or any(name == COUNTED for name, _ in number):
            return stretches
        ends = {name for name, _ in self.found.figures.becomes()}
        starts = {p for _, into in self.found.figures.becomes() for p in into.items()}
        said = {part for part in number if part[0] in flows}
        if len(said) != 1:
            return None
        if said <= ends:
            return stretches[-1:]
        return stretches[:1] if said <= starts else stretches

    def _by_atom(self, subjects: Iterable[Number | Merged]) -> dict[Atom, list[Number | Merged]]:
        """Return by part what is counted in it, without when."""
        inside: dict[Atom, dict[Number | Merged, None]] = {a: {} for a in self.slices.atoms}
        for one in subjects:
            apart = self.found.apart(_core(one))
            plain = _core(one) - apart
            bare = Merged(plain, one.dimension, one.values) if isinstance(one, Merged) else plain
            for stretch in self.slices.parts[apart]:
                for atom in stretch:
                    inside[atom][bare] = None
        return {atom: list(found) for atom, found in inside.items()}

    def _join(self) -> None:
        """Know that what is open at the end of one year is carried over into the next."""
        for one, other in self.slices.follows():
            for name, becomes in self.found.figures.becomes():
                for part in becomes.items():
                    here = self.worlds[one].expression(frozenset({name}))
                    there = self.worlds[other].expression(frozenset({part}))
                    if here is not None and there is not None:
                        self.know({**here, **{c: -n for c, n in there.items()}}, 0, 0)

    def _close(self, table: LooseTable) -> None:
        """Know that nothing stands outside the rows of a table that lists them all."""
        found = self.found
        names = [name for name in table.properties if not found.is_slice(name)]
        names = [name for name in names if name not in table.fixed]
        if not names or any(n in found.flows() or found.kind_of(n) == "multi" for n in names):
            return
        rows: dict[Number, list[dict[str, tuple[str, ...]]]] = {}
        for cell in table.cells:
            number = number_of({**table.fixed, **cell.key})
            row: dict[str, tuple[str, ...]] = {n: (v,) for n, v in number if n in names}
            row |= {name: tuple(values) for name, values in (cell.groups or {}).items()}
            of = rows.setdefault(frozenset(p for p in number if p[0] not in names), [])
            if row and not cell.is_mean:
                of.append(row)
        for fixed, listed in rows.items():
            self._nothing_else(fixed, names, listed)

    def _nothing_else(
        self, fixed: Number, names: list[str], rows: list[dict[str, tuple[str, ...]]]
    ) -> None:
        if rows and fixed:
            apart = self.found.apart(fixed)
            left = self._over(fixed, lambda one: one.in_no_row(fixed - apart, names, rows))
            if left:
                self.know(left, 0, 0)


def _core(one: Number | Merged) -> Number:
    return one.rest if isinstance(one, Merged) else one


def places(ties: Iterable[Tie]) -> Iterator[Place]:
    """Yield where these things are said."""
    yield from (tie.place for tie in ties if tie.place is not None)
