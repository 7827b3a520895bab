"""Make the yearly report of an organisation, and keep what was given out."""

from collections.abc import Callable
from datetime import date
from functools import partial
from types import ModuleType

from vp_desktop.disclosure.errors import ReportChangedError
from vp_desktop.disclosure.figures import PublicFigures
from vp_desktop.disclosure.figures_file import to_json
from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.counting import RawCounts
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.progress import Making, Progress, unwatched
from vp_desktop.domain.reports import (
    Publication,
    PublicationDraft,
    PublicationId,
    ReportContent,
    ReportDraft,
    ReportTexts,
)
from vp_desktop.services import late
from vp_desktop.services.building_blocks import BuildingBlocks
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.gate import Gate
from vp_desktop.services.publishing import GoingOut, enter, own_file
from vp_desktop.services.releasing import Asked, Released, Releasing, Watch
from vp_desktop.services.report_basis import ReportBasis
from vp_desktop.services.report_content import assemble, open_counts
from vp_desktop.services.report_ledger import fixed_for, issues_given_out
from vp_desktop.services.report_sources import ReportSources
from vp_desktop.services.report_standing import insist_on_counted_day, insist_on_draft
from vp_desktop.services.report_states import ReportStates
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository
from vp_desktop.vault.reports import ReportRepository


class YearlyReports:
    """The reports of every organisation: figures, words, pages, and the ledger of what went out."""

    def __init__(self, vault: Vault, announce: Announce, clock: Clock) -> None:
        self._vault, self._announce, self._clock = vault, announce, clock
        self._sources = ReportSources(vault)
        self._reports = ReportRepository(vault)
        self._publications = PublicationRepository(vault)
        self._releasing = Releasing()
        self._basis = ReportBasis(vault, clock)
        self.gate = Gate(vault)
        self.states = ReportStates(vault, announce, clock, self._basis.mark)
        self.blocks = BuildingBlocks(vault)

    def raw(self, draft: ReportDraft) -> RawCounts:
        """Return the exact counts, for the adviser's eyes alone.

        Raises:
            LedgerError, LedgerTooNewError, LedgerMissingError: earlier reports are not known.
            NotFoundError, PeriodError, and what ``ReportBasis.raw`` raises.
        """
        return self._basis.raw(draft, fixed_for(self._publications, draft.organisation_id))

    def figures(self, draft: ReportDraft) -> PublicFigures:
        """Return what the report may print."""
        return self.figures_job(draft)(_unwatched)

    def figures_job(self, draft: ReportDraft) -> Callable[[Watch], PublicFigures]:
        """Return a function that protects the figures; it needs no vault and may run in a worker.

        Raises:
            NotFoundError, PeriodError: as for ``raw``.
        """
        return partial(_figures, self._release_job(draft))

    def content(self, draft: ReportDraft) -> ReportContent:
        """Return what the report prints beside its figures."""
        return assemble(draft, self._as_of(draft), self._sources.written(draft))

    def render_job(self, draft: ReportDraft, figures: PublicFigures | None = None) -> Making:
        """Return a function that makes the PDF; it needs no vault and may run in a worker.

        ``figures`` are those of ``draft``, where they are known already. No pages are made of an
        adopted report that may not go out: that raises what ``Gate.insist`` does.

        Raises:
            NumbersChangedError: it is adopted, and its numbers would be others now.
        """
        self._basis.insist(draft)
        figures = figures or self.figures(draft)
        passed = self.gate.job(draft, figures) if draft.adopted_on else None
        return partial(_render, late.pages(), self.content(draft), figures, passed)

    def figures_file(self, draft: ReportDraft, figures: PublicFigures) -> bytes:
        """Return every number of ``figures`` as a file (JSON).

        Raises:
            NotFoundError: there is no such organisation.
        """
        return own_file(self._sources.written(draft), figures)

    def texts(self, organisation_id: OrganisationId, first: date, last: date) -> ReportTexts:
        """Return the texts of a report; before any is written, those of the report before it.

        Raises:
            PeriodError: the period ends before it starts.
        """
        period = Period(first, last)
        own = self._reports.texts(organisation_id, period)
        return own or self._reports.texts_before(organisation_id, period) or ReportTexts()

    def save_texts(
        self, organisation_id: OrganisationId, first: date, last: date, texts: ReportTexts
    ) -> None:
        """Keep the texts of a report.

        Raises:
            NotFoundError: there is no such organisation.
            PeriodError: the period ends before it starts.
            ReportAdoptedError: they are fixed.
        """
        period = Period(first, last)
        self._sources.organisation(organisation_id)
        if self._reports.texts(organisation_id, period) == texts:
            return  # nothing changes: no transaction, no sound
        insist_on_draft(self._vault, organisation_id, period)
        with self._vault.transaction():
            self._reports.save_texts(organisation_id, period, texts, self._clock())
        self._announce(Topic.REPORTS)

    def publish(
        self,
        draft: ReportDraft,
        publication: PublicationDraft,
        figures: PublicFigures,
        pdf: bytes = b"",
    ) -> PublicationId:
        """Enter in the ledger that the report with ``figures`` was given out; return its id.

        What the report tells of is fixed from now on, for every later report. It is adopted by
        being given out, if it was not before; ``pdf`` is kept as it is.

        Raises:
            NotFoundError: there is no such organisation.
            ReportAdoptedError: it is adopted, and counts by another day than ``draft``.
            CountedDayError: it counts by a day still to come, or before the period.
            ReportChangedError: the cases were changed since ``figures`` were made.
            NumbersChangedError: they or the rules were since the report was adopted.
            UnsafeReportError, ReportContradictsError: the report may not go out.
        """
        self._basis.insist(draft)
        if not draft.stands:
            insist_on_counted_day(self.states.of(draft), draft, today(self._clock))
        released = self._release_job(draft)(_unwatched)
        if released.figures != figures:
            raise ReportChangedError("other figures by now")
        self.gate.job(draft, figures)(_unwatched)
        going = GoingOut(self._sources.written(draft), draft, released, pdf)
        publication_id = enter(self._vault, going, publication, self._clock())
        self._announce(Topic.REPORTS)
        return publication_id

    def publications(self, organisation_id: OrganisationId) -> list[Publication]:
        """Return what was given out to an organisation, newest first."""
        return self._publications.of(organisation_id)

    def ledger(self, organisation_id: OrganisationId) -> bytes:
        """Return every number ever given out to an organisation, as one figures file.

        Raises:
            NotFoundError: there is no such organisation.
            FiguresFileError: an imported entry holds no figures.
        """
        organisation = self._sources.organisation(organisation_id)
        issues = list(issues_given_out(self._publications, organisation_id))
        return to_json(organisation.name, issues)

    def _release_job(self, draft: ReportDraft) -> Callable[[Watch], Released]:
        fixed = fixed_for(self._publications, draft.organisation_id)
        return self._releasing.job(
            Asked(
                raw=self._basis.raw(draft, fixed),
                rules=self._sources.rules(draft),
                open_counts=tuple(open_counts(self.content(draft))),
                ledger=fixed,
            )
        )

    def _as_of(self, draft: ReportDraft) -> date:
        return draft.as_of or today(self._clock)


def _unwatched() -> None:
    """Stand in where nobody looks on."""


def _figures(job: Callable[[Watch], Released], watch: Watch) -> PublicFigures:
    return job(watch).figures


def _render(
    pages: ModuleType,
    content: ReportContent,
    figures: PublicFigures,
    passed: Callable[[Watch], None] | None,
    report: Progress = unwatched,
) -> bytes:
    if passed is not None:
        passed(partial(report, 0.0))
    pdf: bytes = pages.render(content, figures, report)
    return pdf
