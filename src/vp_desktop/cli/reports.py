"""Make a yearly report, and print what was ever published."""

import argparse
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from hashlib import sha256
from json import loads
from pathlib import Path

from vp_desktop.cli import handouts
from vp_desktop.cli.doors import open_practice
from vp_desktop.cli.output import say, say_json
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.domain.organisations import NoSuchOrganisationError, Organisation
from vp_desktop.domain.periods import Period
from vp_desktop.domain.printed_texts import printed_texts
from vp_desktop.domain.report_states import ReportState
from vp_desktop.domain.reports import (
    Language,
    Publication,
    PublicationDraft,
    ReportDraft,
    Variant,
)
from vp_desktop.files import write_whole
from vp_desktop.i18n import _, language, long_date, ngettext
from vp_desktop.services.clock import today
from vp_desktop.services.narrative import finish
from vp_desktop.services.practice import Practice


def make(options: argparse.Namespace) -> int:
    """Write the report; with ``--publish`` enter it in the ledger too."""
    Period(options.first, options.last)  # a period that ends before it starts needs no passphrase
    handouts.asked(options)
    with open_practice(options) as practice:
        organisation = _organisation(practice, options.organisation)
        draft = _standing(practice, _asked(options, organisation), publish=options.publish)
        figures = practice.reports.figures(draft)
        pdf, pointing = _pages(practice, draft, figures)
        files = {options.out: pdf}
        if options.figures is not None:
            files[options.figures] = practice.reports.figures_file(draft, figures)
        files |= handouts.handouts(options, practice, draft, figures, pdf)
        _write(files)
        if options.publish:
            publication = PublicationDraft(
                given_out_on=today(practice.clock),
                recipients=organisation.recipients,
                sha256=sha256(pdf).hexdigest(),
            )
            with _taken_back(files):
                practice.reports.publish(draft, publication, figures, pdf)
    say(_("The report: {path}").format(path=options.out))
    if options.figures is not None:
        say(_("Its figures: {path}").format(path=options.figures))
    handouts.say_handouts(options)
    if options.publish:
        say(_("It is entered in the ledger as given out today."))
    elif draft.adopted_on is None:
        say(_("It is a draft, and says so: with --publish it is adopted and given out."))
    if pointing:
        say(_pointing_to_persons(pointing))
    return 0


def ledger(options: argparse.Namespace) -> int:
    """Print or write every number that was ever given out."""
    with open_practice(options) as practice:
        organisation = _organisation(practice, options.organisation)
        content = practice.reports.ledger(organisation.id)
        publications = practice.reports.publications(organisation.id)
    if options.out is not None:
        write_whole(options.out, content)
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


def _standing(practice: Practice, asked: ReportDraft, *, publish: bool) -> ReportDraft:
    """Return what is ``asked``, adopted if it was, or if it is given out now.

    What was given out already is followed by another edition, which is adopted by itself.
    """
    states = practice.reports.states
    if asked.as_of is None and states.of(asked).state is ReportState.ADOPTED:
        return states.as_it_stands(asked)
    if publish:
        return asked.model_copy(update={"adopted_on": asked.as_of or today(practice.clock)})
    return asked


def _pages(practice: Practice, draft: ReportDraft, figures: PublicFigures) -> tuple[bytes, int]:
    """Return the report, and how many passages in it nobody decided about."""
    reader = practice.protection.reader(draft, figures)
    content = practice.reports.content(draft)
    printed = tuple(printed_texts(content))
    pages = finish(practice.reports.render_job(draft, figures), reader, printed)
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


def _named(one: Publication) -> str:
    if one.edition == 1:
        return one.variant
    return _("{variant}, edition {n}").format(variant=one.variant, n=one.edition)


def _write(files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        write_whole(path, content)


@contextmanager
def _taken_back(written: Iterable[Path]) -> Generator[None]:
    """Remove what was written when the ledger cannot be: what it does not know must not go out."""
    try:
        yield
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _organisation(practice: Practice, name: str) -> Organisation:
    found = practice.organisations.find(name)
    if found is None:
        raise NoSuchOrganisationError
    return found
