"""Where a series of periods is broken: one that was not counted in full compares with no other."""

from datetime import date, timedelta

from vp_desktop.disclosure.figures import NEW, PublicFigures
from vp_desktop.domain.periods import Period
from vp_desktop.i18n import _, long_date
from vp_desktop.reports.words import capital, in_period

_HARDLY_SHORTER = timedelta(days=14)
"""Of a year of which no more is missing a number may be laid beside that of a whole one."""


def starts_late(figures: PublicFigures, year: str, since: date | None) -> bool:
    """Return whether the agreement with the organisation began well inside ``year``."""
    period = period_of(figures, year)
    return since is not None and since in period and since - period.first > _HARDLY_SHORTER


def ends_early(figures: PublicFigures) -> bool:
    """Return whether the report was made well before its own period was over."""
    return figures.period.last - figures.as_of > _HARDLY_SHORTER


def comparable(figures: PublicFigures, since: date | None) -> bool:
    """Return whether this period and the one before were both counted in full."""
    late = any(starts_late(figures, year, since) for year in figures.years[-2:])
    return not (late or ends_early(figures))


def in_full(figures: PublicFigures, since: date | None) -> bool:
    """Return whether every period of the report was counted in full."""
    late = any(starts_late(figures, year, since) for year in figures.years)
    return not (late or ends_early(figures))


def breaks(figures: PublicFigures, since: date | None) -> list[str]:
    """Return in a sentence each why a period of the report is not like the others."""
    found = []
    for year in figures.years:
        told = figures.count(NEW, year).shown
        if told and since is not None and starts_late(figures, year, since):
            text = _(
                "{in_period}, the cases were counted from {day} only, when the agreement with the "
                "organisation began. Its numbers cannot be compared with those of a whole period."
            )
            found.append(capital(text.format(in_period=in_period(year), day=long_date(since))))
    if ends_early(figures):
        text = _(
            "This report was made on {day}, before its period was over. Its numbers cannot be "
            "compared with those of a whole period."
        )
        found.append(text.format(day=long_date(figures.as_of)))
    return found


def period_of(figures: PublicFigures, year: str) -> Period:
    """Return the days of ``year``: the years of a report follow on one another."""
    period = figures.period
    for _step in range(len(figures.years) - 1 - figures.years.index(year)):
        period = period.before()
    return period
