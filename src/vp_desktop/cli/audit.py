"""Look for small numbers in what was published."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from vp_desktop.cli.output import complain, say, say_json, shown
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.audit import audit_file
from vp_desktop.services.report_names import report_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from vp_desktop.disclosure.audit.verdict import Finding, Verdict

_COUNTS = ("count", "merged")


def audit(options: argparse.Namespace) -> int:
    """Print what readers can know of every hidden number; return 1 if something leaks."""
    verdict = audit_file(options.file)
    leaks, scope = verdict.leaks, "relaxed" if verdict.relaxed else "everything together"
    if options.json:
        say_json({
            "scope": scope,
            "leaks": len(leaks),
            "numbers": [asdict(finding) for finding in verdict.findings],
        })  # fmt: skip
    else:
        _say_all(verdict)
    if leaks:
        complain(
            ngettext(
                "{n} small number can be read or worked out. Do not give this report out.",
                "{n} small numbers can be read or worked out. Do not give this report out.",
                len(leaks),
            ).format(n=len(leaks))
        )
    return 1 if leaks else 0


def _say_all(verdict: Verdict) -> None:
    hidden = [one for one in verdict.findings if not one.printed and one.about in _COUNTS]
    if hidden:
        say(_row(_("anybody"), _("a case, of the others"), _("who knows the rule"), _("number")))
    for one in hidden:
        say(_row(_span((one.least, one.most)), _span(one.insider), _span(one.rule), _place(one)))
    for leak in verdict.leaks:
        say(_line(leak))
    looked = ngettext(
        "{n} hidden number was attacked with everything that was published, as an outsider, "
        "as one of the cases and by the rule of hiding.",
        "{n} hidden numbers were attacked with everything that was published, as an outsider, "
        "as one of the cases and by the rule of hiding.",
        len(hidden),
    )
    say(looked.format(n=len(hidden)))
    if verdict.relaxed:
        say(_("RELAXED: it was too large to be exact; the true bounds may be narrower."))


def _row(outsider: str, insider: str, rule: str, place: str) -> str:
    return f"{outsider:<10} {insider:<22} {rule:<20} {place}"


def _span(ends: tuple[int, int | None]) -> str:
    least, most = ends
    if most is None:
        return f"{least} - …"
    return str(least) if least == most else f"{least} - {most}"


def _place(one: Finding) -> str:
    return shown(f"{report_name(one)} / {one.table}: {_key(one.key)}")


def _key(key: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in sorted(key.items()))


def _line(leak: Finding) -> str:
    place, whole = _place(leak), shown(_key(leak.against)) or _("all of the table")
    if leak.printed:
        return _("printed: {place} = {n}").format(place=place, n=leak.least)
    by = {"outsider": (leak.least, leak.most), "insider": leak.insider, "rule": leak.rule}
    span = _span(by[leak.readers[0]])
    if leak.about == "rest":
        return _("left over: of {whole} all but {span} are {place}").format(
            whole=whole, span=span, place=place
        )
    if leak.about == "difference":
        return _("in between: {place} and {other} differ by {span}").format(
            place=place, other=whole, span=span
        )
    return _("worked out: {place} is {span}").format(place=place, span=span)
