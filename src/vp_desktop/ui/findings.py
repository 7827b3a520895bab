"""What an audit found: the verdict in a sentence, and what each reader can know of each number."""

from contextlib import suppress
from typing import TYPE_CHECKING

from vp_desktop.disclosure.labels import short_label
from vp_desktop.domain.codes import UnknownCodeError
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.report_names import report_name
from vp_desktop.ui.theme.tokens import Tone
from vp_desktop.ui.widgets.row_table import Column
from vp_desktop.ui.wording import capital

if TYPE_CHECKING:
    from vp_desktop.disclosure.audit.verdict import Finding, Verdict

_CROSSED = ("domains", "accused")
"""Of which tables a table of two properties takes its rows."""

_FIRST = "year"
"""The part of a key that comes first: of which period the number is."""


def verdict_sentence(verdict: "Verdict", *, alone: bool = False) -> tuple[str, Tone]:
    """Return what an audit found, and how it is to be taken; ``alone``: of a file by itself."""
    leaks = len(verdict.leaks)
    if leaks:
        told = ngettext(
            "{n} small number can be read or worked out. Do not give this report out.",
            "{n} small numbers can be read or worked out. Do not give this report out.",
            leaks,
        )
        return told.format(n=leaks), "danger"
    if verdict.relaxed:
        return _("No small number was found, but it was too large to be exact."), "warn"
    told = _(
        "Checked beside all that was given out: an outsider, one of the cases, and somebody who "
        "knows how numbers are hidden cannot work out a small number."
    )
    if alone:
        told = _(
            "Checked by itself: from this file an outsider, one of the cases, and somebody who "
            "knows how numbers are hidden cannot work out a small number."
        )
    return told, "ok"


def leaks_first(finding: "Finding") -> bool:
    """Sort what somebody can be sure of before the rest."""
    return not finding.leak


def finding_columns() -> "tuple[Column[Finding], ...]":
    """Return the columns of the table of findings."""
    return (
        Column(heading=_("Number"), text=number_name),
        Column(heading=_("Report"), text=report_name, spare=True),
        Column(heading=_("An outsider"), text=_outsider, right=True, warns=_outsider_knows),
        Column(heading=_("One of the cases"), text=_insider, right=True, warns=_insider_knows),
        Column(heading=_("Who knows the rules"), text=_rule, right=True, warns=_rule_knows),
    )


def number_name(finding: "Finding") -> str:
    """Return which number it is, in words as far as it is one of this program."""
    key = finding.key
    names = [key[_FIRST]] if _FIRST in key else []
    names += [_named(finding.table, value) for part, value in sorted(key.items()) if part != _FIRST]
    name = " · ".join(name for name in names if name)
    if finding.about == "rest":
        return _("All but {number}").format(number=name)
    if finding.about == "difference":
        return _("Difference at {number}").format(number=name)
    return name


def _named(table: str, value: str) -> str:
    places = {
        "Total": "",
        "new": _("new"),
        "carried": _("carried over"),
        "closed": _("closed"),
        "open": _("still open"),
    }
    if value in places:
        return places[value]
    for known in (table, *_CROSSED):
        with suppress(UnknownCodeError, KeyError):
            return capital(short_label(known, value))
    return value  # of a file that another program made


def _outsider(finding: "Finding") -> str:
    if finding.printed:
        return _("{n}, printed").format(n=finding.least)
    return _interval(finding.least, finding.most)


def _insider(finding: "Finding") -> str:
    return _interval(*finding.insider)


def _rule(finding: "Finding") -> str:
    return _interval(*finding.rule)


def _interval(least: int, most: int | None) -> str:
    if most is None:
        return _("{n} or more").format(n=least)
    if least == most:
        return _("exactly {n}").format(n=least)
    return _("{least} to {most}").format(least=least, most=most)


def _outsider_knows(finding: "Finding") -> bool:
    return "outsider" in finding.readers


def _insider_knows(finding: "Finding") -> bool:
    return "insider" in finding.readers


def _rule_knows(finding: "Finding") -> bool:
    return "rule" in finding.readers
