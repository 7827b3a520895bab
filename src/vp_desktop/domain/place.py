"""Where in the program one was when it locked: page and record, never a word that was typed."""

from pydantic import BaseModel, ConfigDict


class Place(BaseModel):
    """Enough to be back there; all of it names things, and it lies in the vault alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    page: str
    record: int | None = None
    part: str = ""
    sheets: tuple[str, ...] = ()
    """The dialogs that were open, the lowest first, by the place of their draft."""
