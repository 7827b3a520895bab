"""Bring a file in, take the whole practice out."""

import argparse
from dataclasses import asdict

from vp_desktop.cli.doors import open_practice
from vp_desktop.cli.output import progress_bar, say, say_json
from vp_desktop.domain.exchange import ImportCount, ImportRefusedError
from vp_desktop.i18n import _, ngettext
from vp_desktop.services.explain_import import describe

_MOST_PROBLEMS = 20
"""Problems that are printed; the rest is counted."""


def bring_in(options: argparse.Namespace) -> int:
    """Add what is new in a file, or only say what that would be."""
    try:
        with open_practice(options) as practice:
            parsed = practice.exchange.read(options.file)
            if options.dry_run:
                count = practice.exchange.dry_run(parsed)
            else:
                with progress_bar() as report:
                    count = practice.exchange.add(parsed, report)
    except ImportRefusedError as error:
        _list_problems(error, as_json=options.json)
        raise
    if options.json:
        say_json({"imported": not options.dry_run, **asdict(count)})
    else:
        _say_count(count, dry_run=options.dry_run)
    return 0


def take_out(options: argparse.Namespace) -> int:
    """Write the whole practice to a folder or a zip file."""
    with open_practice(options) as practice, progress_bar() as report:
        count = practice.exchange.export(options.out, report)
    cases = ngettext("{n} case", "{n} cases", count.cases).format(n=count.cases)
    say(_("Written with {cases}: {target}").format(cases=cases, target=options.out))
    say(_("Nothing in it is encrypted: keep it safe, and destroy it when it has served."))
    return 0


def _list_problems(error: ImportRefusedError, *, as_json: bool) -> None:
    """Print every problem; the line of complaint names only the first."""
    listed = error.problems[:_MOST_PROBLEMS]
    if as_json:
        problems = [
            {"place": one.place, "problem": one.trouble.value, "detail": one.detail}
            for one in listed
        ]
        say_json({"imported": False, "problems": problems, "count": len(error.problems)})
    elif len(error.problems) > 1:
        for one in listed:
            say(describe(one))
        rest = len(error.problems) - len(listed)
        if rest:
            say(ngettext("and {n} more", "and {n} more", rest).format(n=rest))


def _say_count(count: ImportCount, *, dry_run: bool) -> None:
    say(_("This would be added:") if dry_run else _("Added:"))
    for name, number in (
        (_("organisations"), count.organisations),
        (_("reporters"), count.clients),
        (_("cases"), count.cases),
        (_("conversations"), count.contacts),
        (_("referral contacts"), count.referral_contacts),
        (_("activities"), count.activities),
        (_("pieces of advice"), count.advices),
        (_("other records"), count.others),
    ):
        if number:
            say(f"  {number:6}  {name}")
    if not count.added:
        say("  " + _("nothing: the vault has it all"))
    if count.cases_present:
        present = ngettext(
            "{n} case was there already, and was left as it is.",
            "{n} cases were there already, and were left as they are.",
            count.cases_present,
        )
        say(present.format(n=count.cases_present))
