"""What the records of a practice file have in common: strict fields, and codes by name or code."""

from functools import lru_cache, partial
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.domain.drafts import Draft

UNKNOWN_CODE = "unknown_code"
"""The type of the pydantic error for a text that is no code and no name of one."""

STRICT = ConfigDict(strict=True)
"""For a record that is made from a draft: nothing is guessed, ``"5"`` is no number."""


class Record(Draft):
    """Base of what a practice file lists."""

    model_config = STRICT


def _find(text: str, lists: tuple[ListId, ...]) -> Code:
    if code_book().known(text, *lists):
        return Code(text)
    try:
        return _named(text, lists)
    except KeyError:
        raise PydanticCustomError(UNKNOWN_CODE, "no such code") from None


@lru_cache(maxsize=1_000)
def _named(text: str, lists: tuple[ListId, ...]) -> Code:
    # Raises, so that what is no name is not remembered: it may be anything that a person told.
    found = code_book().find(text, *lists)
    if found is None:
        raise KeyError
    return found


def one_of(*lists: str) -> AfterValidator:
    """Return what turns a code of ``lists``, or its Dutch or English name, into the code."""
    return AfterValidator(partial(_find, lists=tuple(ListId(one) for one in lists)))


def _find_anywhere(text: str) -> Code:
    return _find(text, tuple(one.id for one in code_book().lists))


def _none_if_empty(name: str | None) -> str | None:
    return name or None


AnyCode = Annotated[Code, AfterValidator(_find_anywhere)]
KindCode = Annotated[Code, one_of("L02", "L03", "L04")]
ReferralKind = Annotated[Code, one_of("L16")]
ContactKind = Annotated[Code, one_of("L17c", "L17b")]

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Field(repr=False)
]
NameOrNone = Annotated[
    str | None,
    StringConstraints(strip_whitespace=True, max_length=200),
    AfterValidator(_none_if_empty),
    Field(repr=False),
]
"""The name of another record; empty is the same as none."""

CaseCode = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
Pseudonym = Annotated[CaseCode, Field(repr=False)]
