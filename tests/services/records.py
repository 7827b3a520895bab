"""Short ways to say which record a test needs; the rest of it has no meaning."""

from datetime import date

from vp_desktop.domain.advice import AdviceDraft, AdviceId
from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.followups import FollowUpDraft, FollowUpId
from vp_desktop.domain.notes import ContactDraft, ContactId
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.domain.reports import PublicationDraft, ReportDraft
from vp_desktop.services.practice import Practice

TODAY = date(2026, 3, 2)
"""The day that ``NOON`` falls on."""


def case_draft(organisation_id: OrganisationId, **fields: object) -> CaseDraft:
    """Return a draft of a case with ``fields``."""
    given = {"opened_on": date(2026, 2, 2), "kinds": ("OO-PES",), **fields}
    return CaseDraft.model_validate({"organisation_id": organisation_id, **given})


def add_case(practice: Practice, organisation_id: OrganisationId, **fields: object) -> CaseId:
    """Open a case with ``fields``."""
    return practice.cases.add(case_draft(organisation_id, **fields))


def contact_draft(case_id: CaseId, note: str = "", **fields: object) -> ContactDraft:
    """Return a draft of a contact with ``note`` and ``fields``."""
    given = {"held_on": TODAY, "kind": "CO-TEL", "minutes": 30, **fields}
    return ContactDraft.model_validate({"case_id": case_id, "note": note, **given})


def add_contact(practice: Practice, case_id: CaseId, note: str = "", **fields: object) -> ContactId:
    """Keep a contact with ``note`` and ``fields``."""
    return practice.notes.add(contact_draft(case_id, note, **fields))


def add_follow_up(
    practice: Practice, case_id: CaseId | None, due_on: date, text: str = "Bel terug"
) -> FollowUpId:
    """Keep something to do on ``due_on``."""
    return practice.follow_ups.add(FollowUpDraft(case_id=case_id, due_on=due_on, text=text))


def add_organisation(practice: Practice, name: str = "Gemeente Oosterwold") -> OrganisationId:
    """Start to work for an organisation called ``name``."""
    return practice.organisations.add(OrganisationDraft(name=name))


def add_advice(practice: Practice, organisation_id: OrganisationId, title: str) -> AdviceId:
    """Give advice called ``title``."""
    draft = AdviceDraft(
        organisation_id=organisation_id, given_on=TODAY, title=title, theme=Code("AX-GED")
    )
    return practice.advice.add(draft)


def publish(practice: Practice, organisation_id: OrganisationId) -> None:
    """Enter a report in the ledger, as if it was given out."""
    draft = ReportDraft(
        organisation_id=organisation_id, first=date(2025, 1, 1), last=date(2025, 12, 31)
    )
    given = PublicationDraft(given_out_on=TODAY, recipients="directie", sha256="0" * 64)
    practice.reports.publish(draft, given, practice.reports.figures(draft))
