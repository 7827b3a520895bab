"""What a report tells beside its texts and figures, as it stood when the report was adopted."""

from pydantic import BaseModel, ConfigDict, Field

from vp_desktop.domain.activities import Activity
from vp_desktop.domain.advice import Advice
from vp_desktop.domain.counting_changes import ALIKE, Counted
from vp_desktop.domain.qualifications import EducationEntry, Qualification


class FixedContent(BaseModel):
    """Advice, activities and the rest that is written elsewhere, before it is put together.

    An adopted report is made of this for all its readers, whatever is answered or typed since. It
    stays readable: a field that comes to one of these has a default, and one that goes is ignored.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    advice: tuple[Advice, ...] = Field(default=(), repr=False)
    activities: tuple[Activity, ...] = Field(default=(), repr=False)
    """Of the period, of the organisation or of the practice itself."""
    counted: Counted = ALIKE
    qualifications: tuple[Qualification, ...] = Field(default=(), repr=False)
    education: tuple[EducationEntry, ...] = Field(default=(), repr=False)
    """Of the period."""
    mark: str = ""
    """Of what the numbers follow from: see ``services.report_basis``; empty where none are told."""
