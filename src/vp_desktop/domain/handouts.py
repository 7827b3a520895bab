"""What goes with a report: the same figures and words in another shape."""

from enum import StrEnum


class Handout(StrEnum):
    """Something to hand out, or to hold, beside a report."""

    NUMBERS = "numbers"
    """Every printed number as an Excel workbook."""
    SUMMARY = "summary"
    """One page with the main figures and the advice, as a PDF."""
    NOTES = "notes"
    """What to say when the report is talked over, as a PDF."""
    NOTES_TEXT = "notes text"
    """The same to change at will, as plain text."""

    @property
    def suffix(self) -> str:
        """How the name of its file ends."""
        endings = {Handout.NUMBERS: ".xlsx", Handout.NOTES_TEXT: ".txt"}
        return endings.get(self, ".pdf")
