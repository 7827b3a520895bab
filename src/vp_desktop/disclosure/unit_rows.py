"""By which row of a table a unit is counted: that of no other, whatever the adviser called it."""

from vp_desktop.disclosure.audit.published import MENTIONS, TOTAL
from vp_desktop.disclosure.labels import OTHER_UNITS
from vp_desktop.domain.tables import UNKNOWN

_TAKEN = frozenset({UNKNOWN, OTHER_UNITS, TOTAL, MENTIONS})
"""What means something else in the tables, or in the figures file."""


def unit_row(name: str) -> str:
    """Return the row of the unit called ``name``.

    A name that means something else has a space behind it, which no page shows.
    """
    return f"{name} " if name.rstrip(" ") in _TAKEN else name
