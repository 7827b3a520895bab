"""A note in the making, as it is kept in the vault until it is logged."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date

from vp_desktop.domain.cases import CaseId

_USUAL_MINUTES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposerDraft:
    """Everything a composer shows."""

    case_id: CaseId | None
    text: str = field(repr=False)
    kind: str
    day: date
    minutes: int
    follow_up: str = field(repr=False)
    follow_up_on: date | None

    def to_text(self) -> str:
        """Return the draft as one text."""
        return json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "ComposerDraft":
        """Return the draft that ``to_text`` made ``text`` of."""
        parts = json.loads(text)
        for name in ("day", "follow_up_on"):
            parts[name] = date.fromisoformat(parts[name]) if parts[name] else None
        return cls(**parts)


def blank_draft(kind: str, day: date) -> ComposerDraft:
    """Return what a composer shows before anything is typed."""
    return ComposerDraft(
        case_id=None,
        text="",
        kind=kind,
        day=day,
        minutes=_USUAL_MINUTES,
        follow_up="",
        follow_up_on=None,
    )
