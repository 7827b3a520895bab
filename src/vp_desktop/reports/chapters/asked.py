"""What a report asks of its readers in the end: the last words of its summary."""

from collections.abc import Mapping, Sequence
from datetime import date

from vp_desktop.domain.narrative.dates import day_of
from vp_desktop.domain.reports import ReportAdvice, ReportContent, Variant
from vp_desktop.i18n import _, long_date, ngettext
from vp_desktop.reports.words import listed

_NOT_ADOPTED = "RB-NIE"
"""The decision of management not to do what is advised."""


def asked_of(content: ReportContent) -> list[str]:
    """Return in sentences what is asked of whoever reads this; nothing where nothing is open."""
    given = dict(enumerate(content.advice, start=1))
    waiting = {n: one for n, one in given.items() if not one.answered}
    going_on = {n: one for n, one in given.items() if one.answered and _is_open(one)}
    if not waiting and not going_on:
        return []
    if content.variant is Variant.WORKS_COUNCIL:
        return [_of_works_council(len(given))]
    asked = _to_do(list(waiting), list(going_on), len(given))
    return [asked, *_terms({**waiting, **going_on}, content.adopted_on, len(given))]


def has_passed(advice: ReportAdvice, today: date) -> bool:
    """Return whether the last day that was named for it is over while it is still open.

    A term in other words than a day, such as «this autumn», never is.
    """
    term = _term(advice)
    return _is_open(advice) and term is not None and term < today


def _is_open(advice: ReportAdvice) -> bool:
    return not advice.settled and advice.answer.decision != _NOT_ADOPTED


def _term(advice: ReportAdvice) -> date | None:
    """Return the day that management named itself, or else the adviser; None if it is no day."""
    return day_of(advice.answer.due or advice.due)


def _of_works_council(given: int) -> str:
    return ngettext(
        "We ask the works council whether it recognises this advice, and supports it.",
        "We ask the works council which of this advice it recognises, and supports.",
        given,
    )


def _to_do(waiting: Sequence[int], going_on: Sequence[int], given: int) -> str:
    if not waiting:
        text = _("We ask you to finish what is under way: {advice}.")
        return text.format(advice=_named(going_on, given))
    if going_on:
        text = _("We ask you to decide on {advice}, and to finish what is under way: {others}.")
        return text.format(advice=_named(waiting, given), others=_named(going_on, given))
    if len(waiting) < given:
        return _("We ask you to decide on {advice}.").format(advice=_named(waiting, given))
    return ngettext(
        "We ask you to decide on this advice.",
        "We ask you to decide on each piece of advice.",
        given,
    )


def _terms(advice: Mapping[int, ReportAdvice], today: date, given: int) -> list[str]:
    """Return of which advice the term has passed, and the first one to come."""
    told = []
    late = sorted(n for n, one in advice.items() if has_passed(one, today))
    if late:
        text = _("The term of {advice} has passed: please name a new one.")
        told.append(text.format(advice=_named(late, given)))
    days = [day for one in advice.values() if (day := _term(one)) and day >= today]
    if days:
        told.append(_("The next term is {day}.").format(day=long_date(min(days))))
    return told


def _named(numbers: Sequence[int], given: int) -> str:
    """Return which pieces of advice are meant, by their numbers if there are several at all."""
    if given == 1:
        return _("this advice")
    text = ngettext("advice {numbers}", "advice {numbers}", len(numbers))
    return text.format(numbers=listed([str(n) for n in numbers]))
