"""Errors by the hundred, each about a person: use cases called wrong, files that do not fit."""

import inspect
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import reduce
from itertools import product
from operator import getitem
from typing import Any

from tests.promises.marked import STEM
from vp_desktop.services.practice import Practice

NOT_CALLED = frozenset({"backups", "exchange"})
"""They take places on a disk: a wrong one would be made."""


class Marked:
    """A value that quotes a person wherever it is shown."""

    def __repr__(self) -> str:
        return f"<{STEM}>"

    __str__ = __repr__


WRONG: tuple[object, ...] = (STEM, -1, None, Marked(), {STEM: STEM}, [STEM])


def provoked(practice: Practice) -> Iterator[Exception]:
    """Yield every error that wrong values provoke in the use cases of ``practice``."""
    services = {name: one for name, one in vars(practice).items() if not name.startswith("_")}
    for name, service in services.items():
        if name not in NOT_CALLED and type(service).__module__.startswith("vp_desktop.services"):
            for use_case, wrong in product(_use_cases(service), WRONG):
                error = _error_of(use_case, wrong)
                if error is not None:
                    yield error


def misfits(practice: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``practice`` again and again, each time with one other value that quotes a person."""
    for path in _paths(practice):
        for wrong in (STEM * 2000, {STEM: STEM}, [[STEM]]):
            misfit = deepcopy(practice)
            holder = reduce(getitem, path[:-1], misfit)
            holder[path[-1]] = wrong
            yield misfit


def _paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value inside ``value``."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for name, one in inside:
        yield (*above, name)
        if isinstance(one, dict | list):
            yield from _paths(one, (*above, name))


def _use_cases(service: object) -> Iterator[Callable[..., Any]]:
    for name, method in inspect.getmembers(service, callable):
        if not name.startswith("_"):
            yield method


def _error_of(use_case: Callable[..., Any], wrong: object) -> Exception | None:
    needed = [
        parameter
        for parameter in inspect.signature(use_case).parameters.values()
        if parameter.default is inspect.Parameter.empty
    ]
    named = {one.name: wrong for one in needed if one.kind is inspect.Parameter.KEYWORD_ONLY}
    try:
        answer = use_case(*[wrong] * (len(needed) - len(named)), **named)
        if inspect.isgenerator(answer):
            list(answer)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what was asked for
        return error
    return None
