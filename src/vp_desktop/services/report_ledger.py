"""What reports that were given out have fixed."""

from collections.abc import Iterator
from dataclasses import replace

from vp_desktop.disclosure.errors import LedgerMissingError
from vp_desktop.disclosure.figures_file import Issue
from vp_desktop.disclosure.figures_reading import FiguresFileError, from_json
from vp_desktop.disclosure.ledger import Ledger, ledger_text, read_ledger
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.releasing import Released
from vp_desktop.vault.publications import PublicationRepository


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
    publications: PublicationRepository,
    organisation_id: OrganisationId,
    *,
    readable_alone: bool = False,
) -> Iterator[Issue]:
    """Yield every report that was given out to an organisation, oldest first.

    An entry without figures says nothing to readers either: with ``readable_alone`` it is left out.

    Raises:
        FiguresFileError: an imported entry holds no figures.
    """
    given_out = publications.figures(organisation_id)
    seen: set[tuple[str, bytes]] = set()
    for number, (publication, content) in enumerate(given_out, start=1):
        if (publication.sha256, content) in seen:
            continue  # the same file, given to others too, tells nothing more
        seen.add((publication.sha256, content))
        try:
            found = from_json(content)[1]
        except FiguresFileError:
            if readable_alone:
                continue
            raise
        for issue in found:
            name = f"{number}: {issue.id}"
            yield replace(issue, id=name, given_out_on=publication.given_out_on)


def fixed_text(released: Released, before: str) -> str:
    """Return what is to be kept of a report that is given out; empty where that adds nothing."""
    text = ledger_text(released.ledger)
    return "" if text == before else text
