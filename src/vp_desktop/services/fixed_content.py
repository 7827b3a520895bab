"""Read what a report tells beside its texts and figures: as it is now, or as it was adopted."""

from dataclasses import replace

from vp_desktop.domain.fixed_content import FixedContent
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.reports import ReportDraft
from vp_desktop.services.rules import existing
from vp_desktop.vault.activities import ActivityRepository
from vp_desktop.vault.advice import AdviceRepository
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.organisations import OrganisationRepository
from vp_desktop.vault.qualifications import QualificationRepository
from vp_desktop.vault.reports import ReportRepository


def content_now(
    vault: Vault, owner: OrganisationId, period: Period, mark: str = ""
) -> FixedContent:
    """Return what a report over ``period`` tells if it is adopted now; no remark is in it.

    Raises:
        NotFoundError: there is no such organisation.
    """
    held = ActivityRepository(vault).of(None, period)
    own = QualificationRepository(vault)
    return FixedContent(
        advice=tuple(AdviceRepository(vault).of(owner)),
        activities=tuple(
            replace(one, remark="") for one in held if one.organisation_id in (None, owner)
        ),
        counted=existing(OrganisationRepository(vault).get(owner)).counted,
        qualifications=tuple(own.all()),
        mark=mark,
        education=tuple(replace(one, remark="") for one in own.education(period)),
    )


def content_of(vault: Vault, draft: ReportDraft) -> FixedContent:
    """Return what the report tells: of one that stands, what was fixed when it was adopted.

    Raises:
        NotFoundError: there is no such organisation.
    """
    owner, period = draft.organisation_id, Period(draft.first, draft.last)
    fixed = ReportRepository(vault).fixed(owner, period) if draft.stands else None
    return fixed or content_now(vault, owner, period)
