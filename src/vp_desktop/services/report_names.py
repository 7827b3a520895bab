"""What a report that was given out is called in words, where its name is made for programs."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from vp_desktop.domain.reports import Variant
from vp_desktop.i18n import _, long_date

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Finding
    from vp_desktop.domain.periods import Period

THIS_REPORT = "this report"
"""The name of a report in the figures that are judged before it is given out."""


def readers(variant: Variant) -> str:
    """Return for whom a report of that kind is."""
    match variant:
        case Variant.BOARD:
            return _("board")
        case Variant.WORKS_COUNCIL:
            return _("works council")
        case Variant.STAFF:
            return _("staff")
        case Variant.FLASH:
            return _("flash")


def file_stem(variant: Variant, period: Period, what: str = "") -> str:
    """Return what the file of a report is called, or that of ``what`` goes with it.

    It has no name of an organisation: file lists of the desktop remember what was saved.
    """
    if variant is Variant.FLASH and not what:
        flash = _("Quarterly flash") if period.is_quarter else _("Interim report")
        return f"{flash} {period.label}"
    what = what or _("Yearly report")
    return f"{what} {period.label} - {readers(variant)}"


def report_name(finding: Finding) -> str:
    """Return in which report a number stands, in words as far as it is one of this program."""
    origin = finding.origin
    if finding.report == THIS_REPORT:
        return _("this report")
    with suppress(ValueError):
        told = {"period": origin.period, "readers": readers(Variant(origin.variant))}
        if not origin.given_out_on:
            return _("{period}, {readers}").format(**told)
        day = long_date(date.fromisoformat(origin.given_out_on))
        return _("{period}, {readers}, given out on {day}").format(**told, day=day)
    return finding.report
