"""What reports that were given out have fixed, and the protecting of new ones beside it."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Protocol

from vp_desktop.disclosure.errors import LedgerMissingError
from vp_desktop.disclosure.figures import OpenCount, PublicFigures
from vp_desktop.disclosure.figures_file import Issue
from vp_desktop.disclosure.figures_reading import from_json
from vp_desktop.disclosure.ledger import Ledger, ledger_text, read_ledger
from vp_desktop.disclosure.rules import Rules
from vp_desktop.domain.counting import RawCounts
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.vault.publications import PublicationRepository

Watch = Callable[[], None]
"""Called now and then by slow work; ends it by raising."""


class Released(Protocol):
    """What may be printed, and what is fixed once it is given out."""

    @property
    def figures(self) -> PublicFigures:
        """The figures."""

    @property
    def ledger(self) -> Ledger:
        """All that is fixed then."""


def fixed_for(publications: PublicationRepository, organisation_id: OrganisationId) -> Ledger:
    """Return what reports to an organisation have fixed.

    Raises:
        LedgerError, LedgerTooNewError: it cannot be read.
        LedgerMissingError: reports were given out of which nothing is kept.
    """
    kept = publications.frozen(organisation_id)
    if not kept and publications.of(organisation_id):
        raise LedgerMissingError("reports without what they fixed")
    return read_ledger(kept)


def issues_given_out(
    publications: PublicationRepository, organisation_id: OrganisationId
) -> Iterator[Issue]:
    """Yield every report that was given out to an organisation, oldest first.

    Raises:
        FiguresFileError: an imported entry holds no figures.
    """
    given_out = publications.figures(organisation_id)
    seen: set[tuple[str, bytes]] = set()
    for number, (publication, content) in enumerate(given_out, start=1):
        if (publication.sha256, content) in seen:
            continue  # the same file, given to others too, tells nothing more
        seen.add((publication.sha256, content))
        for issue in from_json(content)[1]:
            yield Issue(
                id=f"{number}: {issue.id}",
                given_out_on=publication.given_out_on,
                figures=issue.figures,
            )


def release(
    raw: RawCounts, rules: Rules, plain: Iterable[OpenCount], ledger: Ledger, watch: Watch
) -> Released:
    """Return what may be printed beside ``ledger``; takes seconds, and may run in a worker."""
    # Late: the solver takes a fifth of a second that most sessions never need.
    found: Released = import_module("vp_desktop.disclosure.protect").release(
        raw, rules, plain, ledger, watch
    )
    return found


def fixed_text(released: Released, before: str) -> str:
    """Return what is to be kept of a report that is given out; empty where that adds nothing."""
    text = ledger_text(released.ledger)
    return "" if text == before else text
