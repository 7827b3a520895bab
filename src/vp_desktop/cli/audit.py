"""Look for small numbers in what was published."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from vp_desktop.cli.output import complain, say, say_json, shown
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.audit import audit_file

if TYPE_CHECKING:
    import argparse

    from vp_desktop.disclosure.audit.verdict import Finding


def audit(options: argparse.Namespace) -> int:
    """Print every leak; 1 when there is one."""
    verdict = audit_file(options.file)
    leaks, scope = verdict.leaks, "relaxed" if verdict.relaxed else "everything together"
    if options.json:
        say_json({
            "scope": scope,
            "leaks": len(leaks),
            "numbers": [asdict(finding) for finding in verdict.findings],
        })  # fmt: skip
    else:
        for leak in leaks:
            say(_line(leak))
        hidden = sum(not finding.printed for finding in verdict.findings)
        looked = ngettext(
            "{n} hidden number was attacked with everything that was published, as an outsider, "
            "as one of the cases and by the rule of hiding.",
            "{n} hidden numbers were attacked with everything that was published, as an outsider, "
            "as one of the cases and by the rule of hiding.",
            hidden,
        )
        say(looked.format(n=hidden))
        if verdict.relaxed:
            say(_("RELAXED: it was too large to be exact; the true bounds may be narrower."))
    if leaks:
        complain(
            ngettext(
                "{n} small number can be read or worked out. Do not give this report out.",
                "{n} small numbers can be read or worked out. Do not give this report out.",
                len(leaks),
            ).format(n=len(leaks))
        )
    return 1 if leaks else 0


def _line(leak: Finding) -> str:
    key = ", ".join(f"{name} {value}" for name, value in sorted(leak.key.items()))
    place = shown(f"{leak.report} / {leak.table}: {key}")
    if leak.printed:
        return _("printed: {place} = {n}").format(place=place, n=leak.least)
    return _("worked out: {place} is {least} to {most}").format(
        place=place, least=leak.least, most=leak.most
    )
