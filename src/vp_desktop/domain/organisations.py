"""A client organisation: the contract, its units, whom the adviser talks to."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, NewType

from pydantic import Field

from vp_desktop.domain.codes import Code
from vp_desktop.domain.counting_changes import Counted, CountingChange
from vp_desktop.domain.drafts import Day, Draft, Headcount, Line, Prose
from vp_desktop.domain.errors import NotFoundError, RefusedError

OrganisationId = NewType("OrganisationId", int)
UnitId = NewType("UnitId", int)
ContactPersonId = NewType("ContactPersonId", int)

DEFAULT_THRESHOLD = 5
"""Cases. A smaller count is hidden in a report; 3 to 10 by agreement (disclosure control)."""

Year = Annotated[int, Field(ge=1990, le=2199)]


class NoSuchOrganisationError(NotFoundError):
    """No organisation has this name."""


class NameTakenError(RefusedError):
    """Another organisation has this name."""


class NameInBinError(NameTakenError):
    """An organisation of this name lies in the bin: it can be put back from there."""


class OrganisationInUseError(RefusedError):
    """The organisation has cases that are not in the bin."""


class UnitNameTakenError(RefusedError):
    """The organisation has a unit of this name already."""


class UnitInUseError(RefusedError):
    """A case names this unit: removing it would change the figures."""


class UnitElsewhereError(RefusedError):
    """The unit belongs to another organisation than the record that names it."""


class OrganisationDraft(Draft):
    """What a form or an import says of an organisation."""

    name: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    sector: Code | None = None
    arrangement: Code | None = None
    threshold: Annotated[int, Field(ge=3, le=10)] = DEFAULT_THRESHOLD
    names_units: bool = False
    """Whether the yearly report may name units at all."""
    contract_from: Day | None = None
    contract_to: Day | None = None
    contract_hours: Annotated[float, Field(ge=0, le=10_000)] | None = None
    """Hours a year."""
    rounding_minutes: Annotated[int, Field(ge=1, le=60)] = 15
    recipients: Line = ""
    """Who gets the yearly report, in words."""
    agreements: Prose = ""
    works_council_consulted_on: Day | None = None


class UnitDraft(Draft):
    """What a form or an import says of a part of an organisation."""

    name: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    location: Line = ""


class HeadcountDraft(Draft):
    """How many people worked somewhere in a year; None forgets what was known."""

    year: Year
    people: Headcount | None


class ContactPersonDraft(Draft):
    """Somebody of the organisation with whom the adviser talks; never a reporter."""

    name: Annotated[str, Field(min_length=1, max_length=200, repr=False)]
    role: Line = ""
    phone: Line = ""
    email: Line = ""
    remark: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What the vault holds of an organisation."""

    id: OrganisationId
    name: str = field(repr=False)
    sector: Code | None
    arrangement: Code | None
    threshold: int
    names_units: bool
    contract_from: date | None
    contract_to: date | None
    contract_hours: float | None
    rounding_minutes: int
    recipients: str = field(repr=False)
    agreements: str = field(repr=False)
    works_council_consulted_on: date | None
    counting_changes: tuple[CountingChange, ...] = ()

    @property
    def counted(self) -> Counted:
        """How its cases came to be counted over the years."""
        return Counted(since=self.contract_from, changes=self.counting_changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """One line of the list of organisations."""

    id: OrganisationId
    name: str = field(repr=False)
    sector: Code | None
    open_cases: int
    contract_hours: float | None
    minutes_this_year: int
    headcount: int | None
    """The most recent one known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A part of an organisation."""

    id: UnitId
    organisation_id: OrganisationId
    name: str = field(repr=False)
    location: str = field(repr=False)
    headcount: dict[int, int]
    """People by year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPerson:
    """What the vault holds of a contact person."""

    id: ContactPersonId
    organisation_id: OrganisationId
    name: str = field(repr=False)
    role: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    remark: str = field(repr=False)


HeadcountByYear = dict[Year, Headcount]
