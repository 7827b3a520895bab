"""Make a yearly report, and print what was ever published."""

import argparse
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from json import loads
from pathlib import Path

from vp_desktop.cli import handouts
from vp_desktop.cli.doors import open_practice
from vp_desktop.cli.output import progress_bar, say, say_json
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.organisations import NoSuchOrganisationError, Organisation
from vp_desktop.domain.periods import Period
from vp_desktop.domain.printed_texts import printed_texts
from vp_desktop.domain.progress import Progress, part_of
from vp_desktop.domain.report_states import ReportAdoptedError, ReportState
from vp_desktop.domain.reports import (
    Language,
    Publication,
    PublicationDraft,
    ReportDraft,
    Variant,
)
from vp_desktop.files import write_out
from vp_desktop.i18n import _, language, long_date, ngettext
from vp_desktop.services.clock import today
from vp_desktop.services.narrative import finish
from vp_desktop.services.practice import Practice

_PROTECTED, _MADE = 0.4, 0.8
"""Of the work, once there are figures, and once there are pages."""


def make(options: argparse.Namespace) -> int:
    """Write the report; with ``--publish`` enter it in the ledger too."""
    Period(options.first, options.last)  # a period that ends before it starts needs no passphrase
    handouts.asked(options)
    with open_practice(options) as practice, progress_bar() as report:
        organisation = _organisation(practice, options.organisation)
        draft = _standing(practice, _asked(options, organisation), options)
        draft = _without(practice, draft, options.without)
        figures = practice.reports.figures_job(draft)(partial(report, 0))
        pdf, pointing = _pages(practice, draft, figures, part_of(report, _PROTECTED, _MADE))
        files = {options.out: pdf}
        if options.figures is not None:
            files[options.figures] = practice.reports.figures_file(draft, figures)
        rest = part_of(report, _MADE, 1)
        files |= handouts.handouts(options, practice, draft, figures, pdf, rest)
        report(1)  # the last moment to stop it
        with _written(files):
            if options.publish:
                publication = PublicationDraft(
                    given_out_on=today(practice.clock),
                    recipients=organisation.recipients,
                    sha256=sha256(pdf).hexdigest(),
                )
                practice.reports.publish(draft, publication, figures, pdf)
        spoils = not options.publish and practice.protection.spoils_year(draft, figures)
        edition = practice.reports.states.of(draft).newest if options.publish else None
    _say_made(options, draft, edition)
    if spoils:
        say(_spoiling(figures.threshold))
    if pointing:
        say(_given_out_pointing(pointing) if options.publish else _pointing_to_persons(pointing))
    return 0


def _say_made(options: argparse.Namespace, draft: ReportDraft, edition: Publication | None) -> None:
    """Tell which files there are now, and what they are."""
    say(_("The report: {path}").format(path=options.out))
    if options.figures is not None:
        say(_("Its figures: {path}").format(path=options.figures))
    handouts.say_handouts(options)
    if options.publish:
        say(_("It is entered in the ledger as given out today."))
    elif draft.adopted_on is None:
        say(_("It is a draft, and says so: with --publish it is adopted and given out."))
    if edition is not None and edition.edition > 1:
        told = _("It is edition {n}, and replaces the ones before it.").format(n=edition.edition)
        hint = "" if edition.correction else _("What it corrects can be said by --correction.")
        say(f"{told} {hint}".rstrip())


def ledger(options: argparse.Namespace) -> int:
    """Print or write every number that was ever given out."""
    with open_practice(options) as practice:
        organisation = _organisation(practice, options.organisation)
        content = practice.reports.ledger(organisation.id)
        publications = practice.reports.publications(organisation.id)
    if options.out is not None:
        write_out(options.out, content)
    if options.json:
        say_json(loads(content))
        return 0
    given = ngettext("{n} report was given out.", "{n} reports were given out.", len(publications))
    say(given.format(n=len(publications)))
    for one in publications:
        period = Period(one.period_first, one.period_last).label
        say(f"  {long_date(one.given_out_on)}  {period}  {_named(one)}")
    if options.out is not None:
        say(_("All their numbers: {path}").format(path=options.out))
    return 0


def _asked(options: argparse.Namespace, organisation: Organisation) -> ReportDraft:
    return ReportDraft(
        organisation_id=organisation.id,
        first=options.first,
        last=options.last,
        variant=Variant(options.variant),
        language=Language(options.language or language()),
        as_of=options.as_of,
        tells_cases=options.with_cases,
    )


def _standing(practice: Practice, asked: ReportDraft, options: argparse.Namespace) -> ReportDraft:
    """Return what is ``asked``, adopted if it was, or if it is given out now.

    What was given out already is followed by another edition, which is adopted by itself.
    """
    states = practice.reports.states
    if options.correction is not None:
        asked = states.corrected(asked, options.correction)
    if states.of(asked).state is ReportState.ADOPTED:
        adopted = states.as_it_stands(asked)
        if asked.as_of in (None, adopted.as_of):
            return adopted
    if options.publish:
        return asked.model_copy(update={"adopted_on": asked.as_of or today(practice.clock)})
    return asked


def _without(practice: Practice, draft: ReportDraft, tables: frozenset[str]) -> ReportDraft:
    """Return the report without ``tables`` either; what is adopted stands as it is.

    Raises:
        ReportAdoptedError: it is adopted with them.
    """
    kept = practice.protection.left_out(draft)
    if tables <= kept:
        return draft
    if draft.stands:
        raise ReportAdoptedError("adopted")
    return draft.model_copy(update={"left_out": kept | tables})


def _pages(
    practice: Practice, draft: ReportDraft, figures: PublicFigures, report: Progress
) -> tuple[bytes, int]:
    """Return the report, and how many passages in it nobody decided about."""
    reader = practice.protection.reader(draft, figures)
    content = practice.reports.content(draft)
    printed = tuple(printed_texts(content))
    pages = finish(practice.reports.render_job(draft, figures), reader, printed, report)
    decisions = content.texts.decisions
    found = (*reader.passages(printed), *pages.found)
    return pages.content, sum(len(one.undecided(decisions)) for one in found)


def _pointing_to_persons(passages: int) -> str:
    """Say how many there are, never which: the terminal remembers what it showed."""
    return ngettext(
        "{n} passage in it could point to a person, and nothing was decided about it. Look at it in"
        " the window, under “Explanation and advice”, before you give the report out.",
        "{n} passages in it could point to a person, and nothing was decided about them. Look at"
        " them in the window, under “Explanation and advice”, before you give the report out.",
        passages,
    ).format(n=passages)


def _given_out_pointing(passages: int) -> str:
    return ngettext(
        "It was given out with {n} passage that could point to a person and about which nothing was"
        " decided. Look at it in the window, under “Explanation and advice”, before you hand the"
        " file over; a corrected edition can do without it.",
        "It was given out with {n} passages that could point to a person and about which nothing"
        " was decided. Look at them in the window, under “Explanation and advice”, before you hand"
        " the file over; a corrected edition can do without them.",
        passages,
    ).format(n=passages)


def _spoiling(threshold: int) -> str:
    return _(
        "Fewer than {n} cases were new in this part of the year, or none. Once that is given out, "
        "the report on the whole year can print its texts alone. Wait for the whole year, or make "
        "a flash without the number of cases."
    ).format(n=threshold)


def _named(one: Publication) -> str:
    if one.edition == 1:
        return one.variant
    return _("{variant}, edition {n}").format(variant=one.variant, n=one.edition)


@contextmanager
def _written(files: Mapping[Path, bytes]) -> Generator[None]:
    """Write all ``files`` first; take that back when what is done then fails, or one of them does.

    What the ledger does not know must not go out, half of what was asked for is not left, and
    what stood there before, as a report that was given out, stands there again.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in files.items():
            old = path.read_bytes() if path.is_file() else None
            write_out(path, content)
            before[path] = old
        yield
    except BaseException:
        for path in before:
            path.unlink(missing_ok=True)  # all of them first: on a full disk this makes the room
        for path, old in before.items():
            if old is not None:
                write_out(path, old)
        raise


def _organisation(practice: Practice, name: str) -> Organisation:
    found = practice.organisations.find(name)
    if found is None:
        raise NoSuchOrganisationError
    return found
