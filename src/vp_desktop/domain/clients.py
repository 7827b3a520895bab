"""The people who come to the adviser: a pseudonym first, a name only if the adviser wants one."""

from dataclasses import dataclass, field
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Draft, Line, Prose
from vp_desktop.domain.errors import RefusedError

ClientId = NewType("ClientId", int)


class PseudonymTakenError(RefusedError):
    """Another client has this pseudonym."""


class ClientDraft(Draft):
    """What a form or an import says of a client."""

    pseudonym: Annotated[str, Field(max_length=40, repr=False)] = ""
    """Empty: the next free one, as M-31."""
    name: Line = ""
    reach: Prose = ""
    """How and when the client may be reached, as agreed with the client."""
    anonymity: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What the vault holds of a client. Part A of a case: it is destroyed with the notes."""

    id: ClientId
    pseudonym: str = field(repr=False)
    name: str = field(repr=False)
    reach: str = field(repr=False)
    anonymity: Code | None
