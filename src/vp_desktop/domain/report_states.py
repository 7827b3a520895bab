"""How far a report is: a draft, adopted, or given out; and what may still be done with it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from vp_desktop.domain.errors import VpError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.reports import Edition, Publication


class ReportAdoptedError(VpError):
    """The report is adopted: nothing in it changes until it is taken back or corrected."""


class CorrectionNeededError(VpError):
    """The report was given out: it cannot be taken back without saying what is corrected."""


class NothingToCorrectError(VpError):
    """Words for a corrected edition, of a report of which no edition was given out."""


class CountedDayError(VpError):
    """What counts is asked for by a day that is still to come, or that lies before the period."""


class NumbersChangedError(VpError):
    """Since the report was adopted something was changed that its numbers follow from."""


class ReportState(StrEnum):
    """How far a report over one period is, for one kind of readers in one language."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    GIVEN_OUT = "given out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """That the report over a period was adopted (vastgesteld): what it tells stands."""

    on: date
    """The day that stands on the cover."""
    counted_on: date
    """Only what was entered by this day counts."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of a report, and the editions of it that were given out."""

    adoption: Adoption | None = None
    correction: str = field(default="", repr=False)
    """What the edition in hand corrects, in the adviser's words."""
    given: tuple[Publication, ...] = ()
    """To the same readers in the same language, newest first."""
    out_since: bool = False
    """Whether anything was given out since the adoption, to any reader in any language."""

    @property
    def state(self) -> ReportState:
        """How far the report is."""
        if self.adoption is None:
            return ReportState.DRAFT
        before = {one.edition for one in self.given if one.entered_at < self.adoption.at}
        if all(one.edition in before for one in self.given):
            return ReportState.ADOPTED  # an old edition may have gone to others since
        return ReportState.GIVEN_OUT

    @property
    def newest(self) -> Publication | None:
        """The last edition, as it was first given out."""
        return self._first_of(max((one.edition for one in self.given), default=0))

    def next_edition(self, *, draft: bool) -> Edition:
        """Return which edition pages are that are made now."""
        if (last := self.newest) is None:
            return Edition(draft=draft)
        return Edition(
            number=last.edition + 1,
            replaces=last.given_out_on,
            correction="" if self.state is ReportState.GIVEN_OUT else self.correction,
            draft=draft,
        )

    def edition_of(self, sha256: str) -> Edition | None:
        """Return which edition the file of that fingerprint is; None if it was not given out."""
        for one in self.given:
            if one.sha256 == sha256:
                before = self._first_of(one.edition - 1)
                return Edition(
                    number=one.edition,
                    replaces=None if before is None else before.given_out_on,
                    correction=one.correction,
                )
        return None

    def _first_of(self, edition: int) -> Publication | None:
        """Return when and how an edition was first given out."""
        return min((one for one in self.given if one.edition == edition), key=_when, default=None)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that was given out: to whom it belongs, and when it went out; newest first."""

    organisation_id: OrganisationId
    organisation: str = field(repr=False)
    given: tuple[Publication, ...]


def _when(publication: Publication) -> tuple[date, datetime]:
    return publication.given_out_on, publication.entered_at
