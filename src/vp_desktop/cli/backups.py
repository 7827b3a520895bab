"""Make a backup, check one, put one back."""

import argparse
from contextlib import suppress

from vp_desktop.cli.doors import open_practice, passphrase
from vp_desktop.cli.output import progress_bar, say, say_json
from vp_desktop.i18n import _, long_date, ngettext
from vp_desktop.services import access, restoring


def make(options: argparse.Namespace) -> int:
    """Make a backup and prove it by restoring what was written."""
    with suppress(OSError):  # a folder that cannot be made has a sentence of its own below
        options.to.mkdir(mode=0o700)
    with open_practice(options) as practice, progress_bar() as report:
        made = practice.backups.make(options.to, report)
    if options.json:
        say_json({"path": str(made.path), "bytes": made.bytes, "cases": made.cases,
                  "notes": made.notes})  # fmt: skip
        return 0
    say(
        _("The backup, proven by restoring it with {holding}: {path}").format(
            holding=holding(made.cases, made.notes), path=made.path
        )
    )
    return 0


def verify(options: argparse.Namespace) -> int:
    """Check every bit of a backup; with its passphrase, look inside as a restore would."""
    access.harden_process()
    words = None if options.passphrase_file is None else passphrase(options)
    with progress_bar() as report:
        found = restoring.verify(options.file, words, report)
    held = found.holding
    if options.json:
        inside = {"cases": held.cases, "notes": held.notes} if held else {}
        say_json({"whole": True, "made_at": found.made_at.isoformat(), "bytes": found.bytes,
                  **inside})  # fmt: skip
        return 0
    day = long_date(found.made_at.astimezone().date())
    if held:
        say(
            _("The backup of {day} is whole and holds {holding}.").format(
                day=day, holding=holding(held.cases, held.notes)
            )
        )
    else:
        say(_("Every bit of the backup of {day} is as it was written.").format(day=day))
        say(_("To look inside as well, give --passphrase-file."))
    return 0


def restore(options: argparse.Namespace) -> int:
    """Make a new vault from a backup; the present one is left alone."""
    access.harden_process()
    restoring.verify(options.file)  # before anybody types a passphrase for a file that is damaged
    words = passphrase(options)
    with progress_bar() as report:
        restored = restoring.restore(options.file, words, options.to, report)
    say(
        _("Restored with {holding}: {vault}").format(
            holding=holding(restored.cases, restored.notes), vault=restored.path
        )
    )
    say(_("The passphrase of the backup opens it."))
    return 0


def holding(cases: int, notes: int) -> str:
    """Return what a vault holds, in words."""
    return _("{cases} and {notes}").format(
        cases=ngettext("{n} case", "{n} cases", cases).format(n=cases),
        notes=ngettext("{n} note", "{n} notes", notes).format(n=notes),
    )
