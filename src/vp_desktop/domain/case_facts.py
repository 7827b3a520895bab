"""Part B of a case alone: what counting needs, and nothing that a person told.

It stands apart from ``cases``, so that neither counting nor disclosure control nor a report can
reach a client through it.
"""

from dataclasses import dataclass, field
from datetime import date

from vp_desktop.domain.codes import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Part B alone: what counting needs of a case, and nothing a person told."""

    opened_on: date
    entered_on: date
    closed_on: date | None
    kinds: tuple[Code, ...]
    accused_role: Code | None = None
    client_role: Code | None = None
    unit: str | None = field(default=None, repr=False)
    channel: Code | None = None
    found_by: Code | None = None
    outcome: Code | None = None
    interventions: tuple[Code, ...] = ()
    referrals: tuple[Code, ...] = ()
    contacts: tuple[date, ...] = ()
    """The day of each conversation."""
