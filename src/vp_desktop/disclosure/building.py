"""All periods of one organisation as one problem."""

from collections.abc import Container, Mapping, Sequence

from vp_desktop.disclosure.divisions import Divisions
from vp_desktop.disclosure.figures import Size
from vp_desktop.disclosure.model import Model, Name, Place, PlannedYear
from vp_desktop.disclosure.stocks import Stocks


def build(
    years: Sequence[PlannedYear],
    settled: Mapping[Name, bool],
    given_out: Container[Name] = (),
) -> Model:
    """Return the model of ``years``, oldest first; ``settled`` counts are hidden or printed so."""
    model = Model(settled, given_out)
    for at, year in enumerate(years):
        place = Place(model, at, year)
        after = years[at + 1] if at + 1 < len(years) else None
        found = Stocks(place, after).add()
        if year.size is Size.TABLES:
            Divisions(place).add(*found)
    return model
