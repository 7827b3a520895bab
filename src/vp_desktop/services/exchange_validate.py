"""Make a practice file of raw records, a few at a time, and stop when there is no end of problems.

pydantic remembers every problem of what it is given. A small file can be made to have millions of
them, so what it is given at once is kept small.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from vp_desktop.domain.exchange import ImportRefusedError, Problem, Trouble
from vp_desktop.domain.practice_file import PracticeFile
from vp_desktop.domain.record_fields import Record
from vp_desktop.services.exchange_check import Location
from vp_desktop.services.exchange_problems import Place, problems_of

MOST_PROBLEMS = 1_000
"""Problems of one file that are listed: nobody mends more before trying again."""

_AT_ONCE = 200
"""Records that are looked at together."""

Content = Mapping[str, object]
Records = tuple[Record, ...]
Validate = Callable[[TypeAdapter[Records], Sequence[object]], Records]
"""Makes records of what the file has for them."""

_LISTS: Mapping[str, TypeAdapter[Records]] = {
    name: TypeAdapter(cast("type[Records]", about.annotation))
    for name, about in PracticeFile.model_fields.items()
    if about.default == ()
}


def capped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems, or the first of them and that there are more."""
    first = tuple(islice(problems, MOST_PROBLEMS + 1))
    if len(first) <= MOST_PROBLEMS:
        return first
    return (*first[:-1], Problem("", Trouble.MORE_PROBLEMS, str(MOST_PROBLEMS)))


@dataclass(slots=True)
class Validating:
    """One practice file on its way from what was read to records."""

    place: Place
    validate: Validate
    known: Sequence[Problem] = ()
    """Problems that were found before."""
    _records: dict[str, list[Record]] = field(default_factory=dict)

    def file(self, content: Content) -> PracticeFile:
        """Return ``content`` as a practice file.

        Raises:
            ImportRefusedError: it has problems; they are listed, each with its place.
        """
        problems = capped(self._problems(content))
        if problems:
            raise ImportRefusedError(problems)
        lists: dict[str, Any] = {name: tuple(records) for name, records in self._records.items()}
        return _envelope(content).model_copy(update=lists)

    def _problems(self, content: Content) -> Iterator[Problem]:
        yield from self.known
        try:
            _envelope(content)
        except ValidationError as error:
            yield from problems_of(error, self.place)
        for name, adapter in _LISTS.items():
            listed = content.get(name)
            if isinstance(listed, list | tuple):
                for start in range(0, len(listed), _AT_ONCE):
                    yield from self._some(name, adapter, listed[start : start + _AT_ONCE], start)

    def _some(
        self, name: str, adapter: TypeAdapter[Records], some: Sequence[object], start: int
    ) -> tuple[Problem, ...]:
        try:
            self._records.setdefault(name, []).extend(self.validate(adapter, some))
        except ValidationError as error:

            def place(where: Location) -> str:
                nth, *rest = where
                return self.place((name, start + int(nth), *rest))

            return problems_of(error, place)
        return ()


def _envelope(content: Content) -> PracticeFile:
    """Return the practice file without its records; what is no list is refused here."""
    return PracticeFile.model_validate({
        name: () if name in _LISTS and isinstance(value, list | tuple) else value
        for name, value in content.items()
    })  # fmt: skip
