"""Take a report from draft to adopted, and keep what was given out just as it was."""

from collections.abc import Callable
from datetime import date

from vp_desktop.domain.changes import Announce, Topic
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.report_states import (
    Adoption,
    CorrectionNeededError,
    KnownFile,
    NothingToCorrectError,
    ReportAdoptedError,
    ReportState,
    Standing,
)
from vp_desktop.domain.reports import (
    Publication,
    PublicationDraft,
    PublicationId,
    ReportDraft,
)
from vp_desktop.services.clock import Clock, today
from vp_desktop.services.fixed_content import content_now
from vp_desktop.services.report_standing import (
    after,
    insist_on_counted_day,
    insist_on_draft,
    standing_of,
)
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.publications import PublicationRepository
from vp_desktop.vault.reports import ReportRepository


class ReportStates:
    """Draft, adopted, given out: what changes from one to the next, and what stays."""

    def __init__(
        self, vault: Vault, announce: Announce, clock: Clock, mark: Callable[[ReportDraft], str]
    ) -> None:
        """Take ``mark``, which tells what the numbers of a report follow from."""
        self._mark = mark
        self._vault, self._announce, self._clock = vault, announce, clock
        self._reports = ReportRepository(vault)
        self._publications = PublicationRepository(vault)

    def of(self, draft: ReportDraft) -> Standing:
        """Return how far a report is."""
        return standing_of(self._vault, draft)

    def as_it_stands(self, draft: ReportDraft) -> ReportDraft:
        """Return ``draft`` as it was adopted, if it was: with the day of that and what counted."""
        period = Period(draft.first, draft.last)
        adoption, _correction = self._reports.adopted(draft.organisation_id, period)
        if adoption is None:
            return draft
        stands = {"adopted_on": adoption.on, "as_of": adoption.counted_on, "stands": True}
        return draft.model_copy(update=stands)

    def adopt(self, draft: ReportDraft, on: date) -> None:
        """Let a report stand as it is now, and count nothing that is entered after today.

        Raises:
            ReportAdoptedError: it is adopted already.
            CountedDayError: it counts by a day still to come, or before the period.
        """
        period = Period(draft.first, draft.last)
        insist_on_counted_day(standing_of(self._vault, draft), draft, today(self._clock))
        insist_on_draft(self._vault, draft.organisation_id, period)
        out = self._publications.of(draft.organisation_id)
        at = after(self._clock(), out)
        made = Adoption(on=on, counted_on=draft.as_of or today(self._clock), at=at)
        content = content_now(self._vault, draft.organisation_id, period, self._mark(draft))
        with self._vault.transaction():
            self._reports.adopt(draft.organisation_id, period, draft.texts, made, content)
        self._announce(Topic.REPORTS)

    def reopen(self, draft: ReportDraft, correction: str = "") -> None:
        """Make a draft of a report again: what was given out stands, and the next one corrects it.

        Raises:
            CorrectionNeededError: it was given out, and nothing says what is corrected.
        """
        words = " ".join(correction.split())
        if self.of(draft).out_since and not words:
            raise CorrectionNeededError("no words")
        with self._vault.transaction():
            self._reports.reopen(draft.organisation_id, Period(draft.first, draft.last), words)
        self._announce(Topic.REPORTS)

    def corrected(self, draft: ReportDraft, correction: str) -> ReportDraft:
        """Return ``draft`` as the edition that follows the one given out and says what it corrects.

        Nothing of it is kept before it is given out.

        Raises:
            CorrectionNeededError: nothing says what is corrected.
            NothingToCorrectError: no edition was given out to these readers.
            ReportAdoptedError: an edition is adopted, and stands with its own words.
        """
        words, standing = " ".join(correction.split()), self.of(draft)
        if standing.state is ReportState.ADOPTED:
            raise ReportAdoptedError("adopted")
        if not standing.given:
            raise NothingToCorrectError("first edition")
        if not words:
            raise CorrectionNeededError("no words")
        return draft.model_copy(update={"correction": words})

    def file(self, publication: Publication) -> bytes | None:
        """Return the very file that was given out, if it is kept."""
        return self._publications.file(publication.sha256)

    def files(self) -> frozenset[str]:
        """Return the fingerprints of the files that are kept."""
        return self._publications.files()

    def any_given_out(self) -> bool:
        """Return whether anything was given out, to whatever organisation."""
        return self._publications.any()

    def known_file(self, sha256: str) -> KnownFile | None:
        """Return to which organisation the file of that fingerprint was given out, and when."""
        for owner, name in self._publications.owners(sha256):
            return KnownFile(owner, name, tuple(self.matching(owner, sha256)))
        return None

    def matching(self, organisation_id: OrganisationId, sha256: str) -> list[Publication]:
        """Return when, and to whom, the file of that fingerprint was given out; newest first."""
        given = self._publications.of(organisation_id)
        return [one for one in given if one.sha256 == sha256]

    def give_again(self, organisation_id: OrganisationId, given: PublicationDraft) -> PublicationId:
        """Enter that a file that was given out before was given to others too; return the id.

        Raises:
            NotFoundError: no such file was given out to this organisation.
        """
        before = self.matching(organisation_id, given.sha256)
        if not before:
            raise NotFoundError
        with self._vault.transaction():
            at = after(self._clock(), self._publications.of(organisation_id))
            entry = self._publications.repeat(
                before[0].id, given.given_out_on, given.recipients, at
            )
        self._announce(Topic.REPORTS)
        return entry

    def forget_file(self, publication: Publication) -> None:
        """Keep the file no longer. Its numbers stay in the ledger.

        Raises:
            NotFoundError: it is not kept.
        """
        with self._vault.transaction(makes_room=True):
            if not self._publications.forget_file(publication.sha256):
                raise NotFoundError
        self._announce(Topic.REPORTS)
