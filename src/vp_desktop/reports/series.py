"""Where a series of periods is broken: what was not counted alike compares with nothing."""

from collections.abc import Iterator, Sequence

from vp_desktop.disclosure.figures import NEW, PublicFigures
from vp_desktop.domain.counting_changes import Counted, CountingChange
from vp_desktop.domain.periods import HARDLY_SHORTER, Period
from vp_desktop.i18n import _, long_date
from vp_desktop.reports.words import capital, in_period


def starts_late(figures: PublicFigures, year: str, counted: Counted) -> bool:
    """Return whether the agreement with the organisation began well inside ``year``."""
    period, since = period_of(figures, year), counted.since
    return since is not None and since in period and since - period.first > HARDLY_SHORTER


def ends_early(figures: PublicFigures) -> bool:
    """Return whether the report was made well before its own period was over."""
    return figures.period.last - figures.as_of > HARDLY_SHORTER


def parted(figures: PublicFigures, year: str, counted: Counted) -> bool:
    """Return whether ``year`` was counted in another way than the one before it in the report."""
    years = figures.years
    at = years.index(year)
    if at == 0:
        return False
    before, now = period_of(figures, years[at - 1]), period_of(figures, year)
    return any(change.parts(before, now) for change in counted.changes)


def equally_long(figures: PublicFigures, counted: Counted) -> bool:
    """Return whether this period and the one before were both counted in full."""
    return not (ends_early(figures) or _any_late(figures, figures.years[-2:], counted))


def comparable(figures: PublicFigures, counted: Counted) -> bool:
    """Return whether this period and the one before were counted in full and in the same way."""
    return equally_long(figures, counted) and not parted(figures, figures.year, counted)


def in_full(figures: PublicFigures, counted: Counted) -> bool:
    """Return whether every period of the report was counted in full and in the same way."""
    if ends_early(figures) or _any_late(figures, figures.years, counted):
        return False
    return not any(parted(figures, year, counted) for year in figures.years)


def breaks(figures: PublicFigures, counted: Counted) -> list[str]:
    """Return in a sentence or two each why a period of the report is not like the others."""
    found = []
    for year in figures.years:
        told = figures.count(NEW, year).shown
        if told and counted.since is not None and starts_late(figures, year, counted):
            text = _(
                "{in_period}, the cases were counted from {day} only, when the agreement with the "
                "organisation began. Its numbers cannot be compared with those of a whole period."
            )
            day = long_date(counted.since)
            found.append(capital(text.format(in_period=in_period(year), day=day)))
    found += [_changed(change) for change in _told_of(figures, counted)]
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


def _any_late(figures: PublicFigures, years: Sequence[str], counted: Counted) -> bool:
    return any(starts_late(figures, year, counted) for year in years)


def _told_of(figures: PublicFigures, counted: Counted) -> Iterator[CountingChange]:
    """Yield the changes in the periods of the report; also on the very first day of this one.

    A reader who has last year's report lays the two beside each other.
    """
    earliest = period_of(figures, figures.years[0])
    for change in counted.changes:
        new = change.changed_on == figures.period.first
        if new or earliest.first < change.changed_on <= figures.period.last:
            yield change


def _changed(change: CountingChange) -> str:
    text = _(
        "Since {day} cases are counted in another way. {reason} Numbers of before and after that "
        "day cannot simply be compared."
    )
    reason = capital(" ".join(change.reason.split()))
    ends = "" if reason.endswith((".", "!", "?")) else "."
    return text.format(day=long_date(change.changed_on), reason=f"{reason}{ends}")
