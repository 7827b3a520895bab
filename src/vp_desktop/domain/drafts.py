"""What every draft has in common: checked once, on its way in, and silent about its content."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

EARLIEST, LATEST = date(1990, 1, 1), date(2199, 12, 31)
"""A date outside them is a typing error: no vault reaches back further."""

MAX_NOTE_CHARS = 1_000_000
"""Characters: some four hundred pages. Longer text belongs in an attachment."""

MAX_LINE_CHARS = 200
"""Characters of a name or a title."""

Line = Annotated[str, Field(max_length=MAX_LINE_CHARS, repr=False)]
"""One line about people or their matters; it never shows in a ``repr``."""

Prose = Annotated[str, Field(max_length=MAX_NOTE_CHARS, repr=False)]
"""Text of any length that a person told or wrote; it never shows in a ``repr``."""

Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Minutes = Annotated[int, Field(ge=0, le=24 * 60)]
Headcount = Annotated[int, Field(ge=0, le=1_000_000)]


class Draft(BaseModel):
    """Base of what a form or an import hands in."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
