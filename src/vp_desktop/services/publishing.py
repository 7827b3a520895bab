"""Enter in the ledger that a report was given out: its numbers, its file, and that it stands."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256

from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import TEXT, Issue, to_json
from vp_desktop.disclosure.figures_format import FiguresRecord
from vp_desktop.disclosure.printed import printed_part
from vp_desktop.domain.counting_changes import Counted
from vp_desktop.domain.periods import Period
from vp_desktop.domain.report_states import Adoption, ReportState
from vp_desktop.domain.reports import (
    Publication,
    PublicationDraft,
    PublicationId,
    PublishedNumber,
    ReportDraft,
)
from vp_desktop.reports.series import in_full
from vp_desktop.services.releasing import Released
from vp_desktop.services.report_content import Written
from vp_desktop.services.report_ledger import fixed_text
from vp_desktop.services.report_standing import after, standing_of
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository
from vp_desktop.vault.reports import ReportRepository

_NEW = PublicationId(0)


@dataclass(frozen=True, slots=True)
class GoingOut:
    """A report that is being given out."""

    written: Written = field(repr=False)
    """What it prints beside its figures."""
    draft: ReportDraft
    released: Released
    pdf: bytes = field(default=b"", repr=False)
    """The very file; empty: it is not kept."""


def own_file(written: Written, figures: PublicFigures, given_out_on: date | None = None) -> bytes:
    """Return every number of one report as a figures file (JSON)."""
    name = f"{figures.year} {figures.variant} {figures.as_of.isoformat()}"
    issue = own_issue(written.content.counted, figures, name)
    return to_json(written.organisation.name, [replace(issue, given_out_on=given_out_on)])


def own_issue(counted: Counted, figures: PublicFigures, name: str) -> Issue:
    """Return what readers see of ``figures``, as the report called ``name``."""
    return Issue(
        id=name,
        figures=printed_part(figures),
        tells_mean=in_full(figures, counted),
    )


def enter(
    vault: Vault, going: GoingOut, publication: PublicationDraft, at: datetime
) -> PublicationId:
    """Write that a report was given out; a draft is adopted by that. Return the entry's id."""
    if going.pdf and sha256(going.pdf).hexdigest() != publication.sha256:
        raise ValueError("other pages than the entry says")
    draft, figures = going.draft, going.released.figures
    publications = PublicationRepository(vault)
    standing = standing_of(vault, draft)
    correction = standing.next_edition(draft=False).correction
    adopts = standing.state is not ReportState.ADOPTED
    if adopts:
        at = after(at, publications.of(draft.organisation_id))
    elif standing.adoption is not None:
        at = max(at, standing.adoption.at)
    entry = _entry(draft, publication, figures, at, correction)
    content = own_file(going.written, figures, publication.given_out_on)
    fixed = fixed_text(going.released, publications.frozen(draft.organisation_id))
    with vault.transaction():
        publication_id = publications.add(entry, content, _numbers(content), fixed)
        if adopts:
            made = Adoption(on=draft.adopted_on or entry.as_of, counted_on=entry.as_of, at=at)
            period = Period(draft.first, draft.last)
            ReportRepository(vault).adopt(
                draft.organisation_id, period, going.written.texts, made, going.written.content
            )
        if going.pdf:
            publications.keep_file(publication.sha256, going.pdf)
    return publication_id


def _entry(
    draft: ReportDraft,
    publication: PublicationDraft,
    figures: PublicFigures,
    at: datetime,
    correction: str,
) -> Publication:
    return Publication(
        id=_NEW,
        organisation_id=draft.organisation_id,
        period_first=figures.period.first,
        period_last=figures.period.last,
        variant=figures.variant,
        language=draft.language,
        as_of=figures.as_of,
        given_out_on=publication.given_out_on,
        recipients=publication.recipients,
        sha256=publication.sha256,
        entered_at=at,
        correction=correction,
    )


def _numbers(content: bytes) -> Iterator[PublishedNumber]:
    """Yield every count of a figures file; what its text says stands in the tables too."""
    for table in FiguresRecord.model_validate_json(content).tables:
        if table.id == TEXT:
            continue
        for cell in table.cells:
            key = json.dumps({**table.fixed, **cell.key}, sort_keys=True, ensure_ascii=False)
            value = None if cell.value is None else int(cell.value)
            yield PublishedNumber(table=table.id, cell=key, value=value)
