"""The checklist of rules that an organisation should have, as a complaints procedure."""

from dataclasses import dataclass, field
from datetime import date

from vp_desktop.domain.codes import Code
from vp_desktop.domain.drafts import Day, Draft, Line, Prose


class PolicyItemDraft(Draft):
    """What a form says of one rule."""

    code: Code
    state: Line = ""
    """As «aanwezig», «verouderd», «ontbreekt»."""
    checked_on: Day | None = None
    remark: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyItem:
    """What the vault holds of one rule of one organisation."""

    code: Code
    state: str
    checked_on: date | None
    remark: str = field(repr=False)
