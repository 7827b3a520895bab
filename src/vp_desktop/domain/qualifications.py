"""The adviser's own certificates and permanent education."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.drafts import Day, Draft, Line, Prose

QualificationId = NewType("QualificationId", int)
EducationId = NewType("EducationId", int)


class QualificationDraft(Draft):
    """What a form says of a certificate, a registration or a certificate of conduct."""

    name: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    number: Line = ""
    valid_from: Day | None = None
    valid_until: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """What the vault holds of a qualification."""

    id: QualificationId
    name: str = field(repr=False)
    number: str = field(repr=False)
    valid_from: date | None
    valid_until: date | None


class EducationDraft(Draft):
    """What a form says of a course, a peer supervision or another educational activity."""

    kind: Annotated[str, Field(min_length=1, max_length=40)]
    held_on: Day
    minutes: Annotated[int, Field(ge=0, le=100 * 60)]
    """A course of several days is one entry."""
    provider: Line = ""
    remark: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationEntry:
    """What the vault holds of an educational activity."""

    id: EducationId
    kind: str
    held_on: date
    minutes: int
    provider: str = field(repr=False)
    remark: str = field(repr=False)
