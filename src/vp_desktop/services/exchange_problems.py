"""Turn what pydantic found wrong in a file into places and troubles that can be shown."""

import re
from collections.abc import Callable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from vp_desktop.domain.exchange import Problem, Trouble
from vp_desktop.domain.record_fields import UNKNOWN_CODE
from vp_desktop.services.exchange_check import Location

Place = Callable[[Location], str]
"""Says where in the file something stands."""

_TROUBLES = {
    "missing": Trouble.ABSENT,
    "extra_forbidden": Trouble.UNKNOWN_FIELD,
    UNKNOWN_CODE: Trouble.UNKNOWN_CODE,
    "enum": Trouble.UNKNOWN_CODE,
    "greater_than_equal": Trouble.OUT_OF_RANGE,
    "less_than_equal": Trouble.OUT_OF_RANGE,
    "string_type": Trouble.NOT_TEXT,
    "string_too_long": Trouble.TOO_LONG,
    "string_too_short": Trouble.EMPTY,
    "too_short": Trouble.EMPTY,
    "too_long": Trouble.TOO_MANY,
    "tuple_type": Trouble.NOT_A_LIST,
    "model_type": Trouble.NOT_A_RECORD,
    "dict_type": Trouble.NOT_A_RECORD,
    "json_invalid": Trouble.BAD_JSON,
}
_FAMILIES = (
    ("date", Trouble.BAD_DATE),
    ("timezone", Trouble.BAD_DATE),
    ("int", Trouble.BAD_NUMBER),
    ("float", Trouble.BAD_NUMBER),
    ("finite", Trouble.BAD_NUMBER),
)
_ENVELOPE = {("format",): Trouble.BAD_FORMAT, ("version",): Trouble.BAD_VERSION}
_LIMITS = ("ge", "le", "max_length")
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}|[0-9]{1,9}")


def problems_of(error: ValidationError, place: Place) -> tuple[Problem, ...]:
    """Return every problem, in the order of the file; what stands there is never quoted."""
    found = error.errors(include_url=False, include_input=False)
    # pydantic calls a list empty once it has refused every item; the items say it better
    lists = {one["loc"][:-1] for one in found}
    return tuple(
        _problem(one, place)
        for one in found
        if one["type"] != "too_short" or one["loc"] not in lists
    )


def json_place(where: Location) -> str:
    """Return a place in a JSON file, as ``cases[17].opened_on``."""
    path = ""
    for part in where:
        if isinstance(part, int):
            path += f"[{part}]"
        elif not part.startswith(("=", "[")):  # pydantic's own marks: they stand in no file
            path += f".{_shown(part)}" if path else _shown(part)
    return path


def _shown(name: str) -> str:
    # A field that is not ours may be anything, even a person's name in the wrong place.
    return name if _PLAIN.fullmatch(name) else "…"


def _problem(error: ErrorDetails, place: Place) -> Problem:
    trouble = _trouble(error)
    context = error.get("ctx", {})
    detail = next((str(context[limit]) for limit in _LIMITS if limit in context), "")
    if trouble in {Trouble.BAD_JSON, Trouble.TOO_DEEP}:
        line = re.search(r"line \d+", str(context.get("error", "")))
        detail = line.group().removeprefix("line ") if line else ""
    return Problem(place(error["loc"]), trouble, detail)


def _trouble(error: ErrorDetails) -> Trouble:
    kind = error["type"]
    if kind in {"literal_error", "missing"} and error["loc"] in _ENVELOPE:
        return _ENVELOPE[error["loc"]]
    if kind == "json_invalid" and "recursion" in str(error.get("ctx", {}).get("error", "")):
        return Trouble.TOO_DEEP
    family = (trouble for begin, trouble in _FAMILIES if kind.startswith(begin))
    return _TROUBLES.get(kind) or next(family, Trouble.OTHER)
