"""The map for staff: which ways there are, from a talk to a complaint, and that one chooses."""

from dataclasses import replace

from vp_desktop.i18n import _
from vp_desktop.reports.design import style
from vp_desktop.reports.layout.sections import Section
from vp_desktop.reports.layout.words import Listing


def ways_section() -> Section:
    """Return the ways that stand open to somebody who meets undesirable behaviour or wrongdoing."""
    ways = [
        _("A talk with the confidential adviser. It commits you to nothing."),
        _("Raising it yourself with whom it is about, prepared together if you like."),
        _("Asking your manager, a higher manager or HR to do something about it."),
        _("A talk with the other person, led by a mediator."),
        _("A complaint to the complaints committee, or a report of suspected wrongdoing."),
        _(
            "Outside the organisation: the Whistleblowers Authority, the Labour Authority or the "
            "police."
        ),
    ]
    return Section(
        head=_("Which ways there are"),
        note=_("You choose, and you may stop. Nobody has to go through all of them."),
        blocks=[Listing(items=ways, look=replace(style("body"), after=0), numbered=True)],
    )
