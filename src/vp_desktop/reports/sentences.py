"""Sentences made from the figures. They say no more than the figures carry.

No percentages: a share of fewer than fifty cases is chance. «More» and «fewer» only where the
difference of two counts is twice its standard error, |a - b| / sqrt(a + b) >= 2 (Poisson counts).
«Most» only where no number that is not told could be larger.
"""

from collections.abc import Sequence
from enum import Enum
from math import sqrt

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.disclosure.rate import rate_of
from vp_desktop.domain.counting_changes import ALIKE, Counted
from vp_desktop.domain.periods import whole_year_from
from vp_desktop.i18n import _, ngettext, number
from vp_desktop.reports.charts.amounts import Amount
from vp_desktop.reports.reading import Line, amount
from vp_desktop.reports.series import comparable, equally_long
from vp_desktop.reports.words import capital, in_period, period_name

SIGMAS = 2.0
"""Standard errors: what two counts must differ before a sentence calls one more than the other."""
_LIKE_MOST = 2
"""Rows that may share the first place and still be named."""
_VAGUE = frozenset({"onbekend", "unknown", "overig", "anders", "OV"})
_VAGUE_ENDS = ("-ONB", "-AND")


class Change(Enum):
    """How two counts compare, as far as chance lets one say so."""

    MORE = "more"
    FEWER = "fewer"
    SAME = "same"
    WITHIN = "within the usual fluctuation"


def change(before: int, now: int) -> Change:
    """Return how ``now`` compares with ``before``."""
    if now == before:
        return Change.SAME
    if abs(now - before) / sqrt(now + before) < SIGMAS:
        return Change.WITHIN
    return Change.MORE if now > before else Change.FEWER


def change_of(figures: PublicFigures, counted: Counted = ALIKE) -> Change | None:
    """Return how the new cases compare with those of the period before.

    None if either is not told, or was not counted in full and in the same way: see ``counted``.
    """
    if figures.previous is None or not comparable(figures, counted):
        return None
    now, before = amount(figures.count("new")), amount(figures.count("new", figures.previous))
    return change(before.value, now.value) if now.shown and before.shown else None


def opening(figures: PublicFigures, counted: Counted = ALIKE) -> str:
    """Return what a report says first: how many new cases there were, and what that means.

    ``counted`` is how cases came to be counted over the years, as far as that is known.
    """
    match figures.size():
        case Size.FEW:
            return _few(figures)
        case Size.HIDDEN:
            text = _(
                "The number of new cases {in_period} is suppressed: beside the size of the "
                "organisation, or beside what was reported before, it could point to people."
            )
            return text.format(in_period=in_period(figures.year))
        case _:
            compared = _compared(figures, counted)
            parts = [
                _total(figures),
                compared,
                _conversations(figures),
                meaning(figures, counted),
            ]
            return " ".join(part for part in parts if part)


def reason_for_few(figures: PublicFigures) -> list[str]:
    """Return why the report tells few numbers, in paragraphs; none if it tells many."""
    match figures.size():
        case Size.TABLES:
            return []
        case Size.TOTAL:
            return [
                _(
                    "The number of new cases is too small to divide by subject without anybody "
                    "being recognised. This report therefore gives the total alone."
                )
            ]
        case Size.HIDDEN:
            return [
                _(
                    "So that nobody can be recognised, this report gives no other numbers of this "
                    "period’s cases either. That says nothing of how many there were."
                )
            ]
        case _:
            return [
                _(
                    "With fewer than {n} cases any further number could point to somebody. "
                    "Therefore this report gives no others."
                ).format(n=figures.threshold),
                _(
                    "Few or no cases do not mean that nothing is going on. The confidential "
                    "adviser stays at hand for whoever wants to talk."
                ),
            ]


def meaning(figures: PublicFigures, counted: Counted = ALIKE) -> str:
    """Return what a rise or a fall does not mean; empty if there is neither."""
    match change_of(figures, counted):
        case Change.MORE:
            return _(
                "More cases do not simply mean more undesirable behaviour: it may also be that "
                "more people know the way and dare to take it."
            )
        case Change.FEWER:
            return _("Fewer cases do not simply mean that less is going on.")
        case _:
            return ""


def trend_title(figures: PublicFigures, counted: Counted = ALIKE) -> str:
    """Return the finding of the chart of new cases by year."""
    before = in_period(figures.previous or "")
    match change_of(figures, counted):
        case Change.MORE:
            return _("More new cases than {in_period}").format(in_period=before)
        case Change.FEWER:
            return _("Fewer new cases than {in_period}").format(in_period=before)
        case Change.WITHIN:
            text = _("New cases: the difference with {period} is within the usual fluctuation")
            return text.format(period=period_name(figures.previous or ""))
        case Change.SAME:
            return _("As many new cases as {in_period}").format(in_period=before)
        case None:
            return _("New cases by year")


def first_places(lines: Sequence[Line]) -> list[Line]:
    """Return the rows that surely have the largest number of this period; none if that is unsure.

    A sum of rows, and a heading without rows under it, may hold a row as large as the sum itself.
    Every row must be told in ``lines``, alone or in a sum.
    """
    two_levels = any(line.under for line in lines)
    named: list[Line] = []
    sums: list[Line] = []
    for line in lines:
        if not line.group:
            is_sum = line.together or (two_levels and not line.under)
            (sums if is_sum else named).append(line)
    top = max((line.amounts[-1].value for line in named if line.amounts[-1].shown), default=0)
    others = [line.amounts[-1] for line in sums]
    if top == 0 or any(one.hidden or one.value >= top for one in others):
        return []
    first = [line for line in named if line.amounts[-1].value == top]
    if len(first) > _LIKE_MOST or any(is_vague(line.row) for line in first):
        return []
    return first


def key_comparison(previous: str | None, before: Amount | None) -> str:
    """Return what stands under a key figure: «31 in 2024»; nothing where that is not told."""
    if previous is None or before is None or not (before.shown or before.fewer_than):
        return ""
    text = _("{in_period}: {n}")
    return capital(text.format(in_period=in_period(previous), n=before.words))


def per_hundred(figures: PublicFigures) -> list[str]:
    """Return how many new cases there were to a hundred employees, and what that does not mean."""
    rate, people = rate_of(figures), figures.people
    if rate is None or people is None:
        return []
    text = _(
        "For every 100 of the {people} employees there were {rate} new cases {in_period}. That "
        "says how many found the way to the confidential adviser, not how often undesirable "
        "behaviour occurs."
    )
    when = in_period(figures.year)
    return [text.format(in_period=when, rate=number(rate, 1), people=number(people))]


def _few(figures: PublicFigures) -> str:
    text = _(
        "{in_period}, fewer than {threshold} new cases came to the confidential adviser; there may "
        "also have been none."
    )
    said = text.format(in_period=in_period(figures.year), threshold=figures.threshold)
    return capital(said)


def _total(figures: PublicFigures) -> str:
    new = amount(figures.count("new"))
    text = ngettext(
        "{in_period}, {n} new case came to the confidential adviser.",
        "{in_period}, {n} new cases came to the confidential adviser.",
        new.value,
    )
    return capital(text.format(in_period=in_period(figures.year), n=number(new.value)))


def _compared(figures: PublicFigures, counted: Counted) -> str:
    previous = figures.previous
    if previous is None:
        return _first_told(figures)
    before = amount(figures.count("new", previous))
    if not before.counted:
        return ""
    if before.fewer_than is not None:
        text = _("{in_period}, there were {n}.")
    elif before.hidden:
        text = _("The number {in_period} is suppressed, so the two cannot be compared.")
    else:
        found, full = change_of(figures, counted), equally_long(figures, counted)
        text = _side_by_side(found, before.value, full=full)
    said = number(before.value) if before.shown else before.words
    return capital(text.format(in_period=in_period(previous), n=said))


def _first_told(figures: PublicFigures) -> str:
    if figures.period != whole_year_from(figures.period.first):
        return ""
    return _("This report has no earlier year to compare with.")


def _side_by_side(found: Change | None, before: int, *, full: bool) -> str:
    """Return the sentence that lays the number of the period before beside this one."""
    match found:
        case Change.MORE:
            return ngettext(
                "That is more than {in_period}, when there was {n}.",
                "That is more than {in_period}, when there were {n}.",
                before,
            )
        case Change.FEWER:
            return ngettext(
                "That is fewer than {in_period}, when there was {n}.",
                "That is fewer than {in_period}, when there were {n}.",
                before,
            )
        case Change.SAME:
            return _("That is as many as {in_period}.")
        case Change.WITHIN:
            return ngettext(
                "{in_period}, there was {n}; the difference is within the usual fluctuation.",
                "{in_period}, there were {n}; the difference is within the usual fluctuation.",
                before,
            )
        case None:
            return _not_comparable(before, full=full)


def _not_comparable(before: int, *, full: bool) -> str:
    if full:
        return ngettext(
            "{in_period}, there was {n}; cases were counted in another way then, and the two "
            "numbers cannot be compared.",
            "{in_period}, there were {n}; cases were counted in another way then, and the two "
            "numbers cannot be compared.",
            before,
        )
    return ngettext(
        "{in_period}, there was {n}; the two numbers are not about equally long periods and "
        "cannot be compared.",
        "{in_period}, there were {n}; the two numbers are not about equally long periods and "
        "cannot be compared.",
        before,
    )


def _conversations(figures: PublicFigures) -> str:
    held = amount(figures.count("conversations"))
    if not held.shown:
        return ""
    text = ngettext(
        "In all, {n} conversation was held.", "In all, {n} conversations were held.", held.value
    )
    return text.format(n=number(held.value))


def is_vague(row: str) -> bool:
    """Return whether a row holds what nobody knows, or what has no name of its own."""
    return row in _VAGUE or row.endswith(_VAGUE_ENDS)
