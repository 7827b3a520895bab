"""What a report asks of its readers in the end: the last words of its summary."""

from datetime import date

from vp_desktop.domain.narrative.dates import day_of
from vp_desktop.domain.reports import ReportAdvice, ReportContent, Variant
from vp_desktop.i18n import _, long_date, ngettext


def asked_of(content: ReportContent) -> list[str]:
    """Return in sentences what is asked of whoever reads this; nothing where nothing is open."""
    waiting = [one for one in content.advice if not one.answered]
    going_on = [one for one in content.advice if one.answered and not one.settled]
    if not waiting and not going_on:
        return []
    if content.variant is Variant.WORKS_COUNCIL:
        return [_of_works_council(len(content.advice))]
    asked = _of_organisation(len(waiting), len(going_on), len(content.advice))
    return [asked, *_first_term([*waiting, *going_on], content.adopted_on)]


def _of_works_council(given: int) -> str:
    return ngettext(
        "We ask the works council whether it recognises this advice, and supports it.",
        "We ask the works council which of this advice it recognises, and supports.",
        given,
    )


def _of_organisation(waiting: int, going_on: int, given: int) -> str:
    if not waiting:
        return _("We ask the organisation to finish the advice that is under way.")
    if going_on:
        return _(
            "We ask the organisation to decide on the advice that waits for a decision, and to "
            "finish what is under way."
        )
    if waiting < given:
        return _("We ask the organisation to decide on the advice that waits for a decision.")
    return ngettext(
        "We ask the organisation to decide on this advice.",
        "We ask the organisation to decide on each piece of advice.",
        given,
    )


def _first_term(advice: list[ReportAdvice], today: date) -> list[str]:
    """Return the first day to come by which something is to be done; nothing if none is known."""
    days = [day for one in advice if (day := day_of(one.due)) and day >= today]
    if not days:
        return []
    return [_("The first term is {day}.").format(day=long_date(min(days)))]
