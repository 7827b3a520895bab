"""Look for small numbers in what was published."""

import argparse
from dataclasses import asdict

from vp_desktop.cli.output import complain, say, say_json, shown
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.audit import Finding, audit_file


def audit(options: argparse.Namespace) -> int:
    """Print every leak; 1 when there is one."""
    findings = audit_file(options.file)
    leaks = [finding for finding in findings if finding.leak]
    if options.json:
        say_json({
            "scope": "each table by itself",
            "leaks": len(leaks),
            "numbers": [asdict(finding) for finding in findings],
        })  # fmt: skip
    else:
        for leak in leaks:
            say(_line(leak))
        hidden = sum(not finding.printed for finding in findings)
        looked = ngettext(
            "{n} hidden number was looked at, each table by itself.",
            "{n} hidden numbers were looked at, each table by itself.",
            hidden,
        )
        say(looked.format(n=hidden))
        say(_("What follows from several tables or reports together is not looked for here."))
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
