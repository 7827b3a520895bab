"""What ``vp report`` makes beside the report, where that is asked for."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from vp_desktop.cli.doors import first_line
from vp_desktop.cli.output import say
from vp_desktop.cli.usage import UsageError
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.progress import Progress, part_of
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.i18n import _
from vp_desktop.services.handouts import handout_job, locked_job
from vp_desktop.services.practice import Practice


def asked(options: argparse.Namespace) -> dict[Handout, Path]:
    """Return where each hand-out goes that is asked for.

    Raises:
        UsageError: two files would be one, or a copy with a password has no password.
    """
    notes: Path | None = options.notes
    as_text = notes is not None and notes.suffix.casefold() == Handout.NOTES_TEXT.suffix
    wanted = {
        Handout.NUMBERS: options.excel,
        Handout.SUMMARY: options.summary,
        Handout.NOTES_TEXT if as_text else Handout.NOTES: notes,
    }
    found = {handout: path for handout, path in wanted.items() if path is not None}
    others = [path for path in (options.out, options.figures, options.locked) if path is not None]
    places = [path.resolve() for path in (*others, *found.values())]
    if len(set(places)) < len(places):
        raise UsageError(_("Two of the files have the same name. Give each its own."))
    if (options.locked is None) != (options.password_file is None):
        raise UsageError(_("--locked and --password-file go together. Give both."))
    return found


def handouts(
    options: argparse.Namespace,
    practice: Practice,
    draft: ReportDraft,
    figures: PublicFigures,
    pdf: bytes,
    report: Progress,
) -> Mapping[Path, bytes]:
    """Return every file that is asked for beside the report, by where it goes.

    Raises:
        UsageError: there is no password in its file.
        ShortPasswordError: it is too short.
        NoSuchHandoutError: a report for these readers has no such hand-out.
    """
    wanted = asked(options)
    made = {}
    for number, (handout, path) in enumerate(wanted.items()):
        share = part_of(report, number / len(wanted), (number + 1) / len(wanted))
        made[path] = handout_job(practice.reports, handout, draft, figures)(share)
    if options.locked is not None:
        made[options.locked] = locked_job(pdf, first_line(options.password_file))()
    return made


def say_handouts(options: argparse.Namespace) -> None:
    """Tell what was made beside the report."""
    sentences = {
        Handout.NUMBERS: _("Its numbers in Excel: {path}"),
        Handout.SUMMARY: _("Its summary: {path}"),
        Handout.NOTES: _("The speaking notes: {path}"),
        Handout.NOTES_TEXT: _("The speaking notes: {path}"),
    }
    for handout, path in asked(options).items():
        say(sentences[handout].format(path=path))
    if options.locked is not None:
        say(_("A copy with a password, which is no PDF/A: {path}").format(path=options.locked))
