"""Make a yearly report, and print what was ever published."""

import argparse
from collections.abc import Generator
from contextlib import contextmanager
from hashlib import sha256
from json import loads
from pathlib import Path

from vp_desktop.cli.doors import open_practice
from vp_desktop.cli.output import say, say_json
from vp_desktop.domain.organisations import NoSuchOrganisationError, Organisation
from vp_desktop.domain.periods import Period
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
from vp_desktop.services.practice import Practice


def make(options: argparse.Namespace) -> int:
    """Write the report; with ``--publish`` enter it in the ledger too."""
    Period(options.first, options.last)  # a period that ends before it starts needs no passphrase
    with open_practice(options) as practice:
        organisation = _organisation(practice, options.organisation)
        draft = ReportDraft(
            organisation_id=organisation.id,
            first=options.first,
            last=options.last,
            variant=Variant(options.variant),
            language=Language(options.language or language()),
            as_of=options.as_of,
            tells_cases=options.with_cases,
            texts=practice.reports.texts(organisation.id, options.first, options.last),
        )
        figures = practice.reports.figures(draft)
        pdf = practice.reports.render_job(draft)()
        written = _write(options, pdf, practice.reports.figures_file(draft, figures))
        if options.publish:
            publication = PublicationDraft(
                given_out_on=today(practice.clock),
                recipients=organisation.recipients,
                sha256=sha256(pdf).hexdigest(),
            )
            with _taken_back(written):
                practice.reports.publish(draft, publication, figures)
    say(_("The report: {path}").format(path=options.out))
    if options.figures is not None:
        say(_("Its figures: {path}").format(path=options.figures))
    if options.publish:
        say(_("It is entered in the ledger as given out today."))
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


def _named(one: Publication) -> str:
    if one.edition == 1:
        return one.variant
    return _("{variant}, edition {n}").format(variant=one.variant, n=one.edition)


def _write(options: argparse.Namespace, pdf: bytes, figures: bytes) -> list[Path]:
    report: Path = options.out
    write_whole(report, pdf)
    if options.figures is None:
        return [report]
    file: Path = options.figures
    write_whole(file, figures)
    return [report, file]


@contextmanager
def _taken_back(written: list[Path]) -> Generator[None]:
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
