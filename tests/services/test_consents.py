from datetime import date

import pytest

from tests.conftest import NOON
from tests.services.records import TODAY, add_case
from vp_desktop.domain.attachments import (
    MAX_ATTACHMENT_BYTES,
    AttachmentDraft,
    AttachmentId,
    AttachmentTooLargeError,
)
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.consents import ConsentDatesError, ConsentDraft, ConsentId
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.services.practice import Practice


def consent(case_id: CaseId, **fields: object) -> ConsentDraft:
    given = {"case_id": case_id, "code": "TS-VAS", "given_on": TODAY, **fields}
    return ConsentDraft.model_validate(given)


def test_a_consent_is_kept_and_stays_on_record_when_it_is_withdrawn(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    draft = consent(case_id, how="mondeling")
    consent_id = practice.consents.add(draft)
    (given,) = practice.consents.of_case(case_id)

    practice.consents.withdraw(consent_id, date(2026, 3, 9))
    (withdrawn,) = practice.consents.of_case(case_id)

    assert {name: getattr(given, name) for name in ConsentDraft.model_fields} == dict(draft)
    assert (given.withdrawn_on, withdrawn.withdrawn_on) == (None, date(2026, 3, 9))
    assert heard == [Topic.CASES, Topic.CASES]


def test_a_consent_is_not_withdrawn_before_it_was_given(
    practice: Practice, case_id: CaseId
) -> None:
    consent_id = practice.consents.add(consent(case_id))

    with pytest.raises(ConsentDatesError):
        practice.consents.withdraw(consent_id, date(2026, 3, 1))
    practice.consents.withdraw(consent_id, TODAY)

    assert practice.consents.of_case(case_id)[0].withdrawn_on == TODAY


def test_a_consent_to_nothing_or_of_nobody_is_refused(practice: Practice, case_id: CaseId) -> None:
    with pytest.raises(UnknownCodeError):
        practice.consents.add(consent(case_id, code="OO-PES"))
    for ask in (
        lambda: practice.consents.add(consent(CaseId(99))),
        lambda: practice.consents.withdraw(ConsentId(99), TODAY),
        lambda: practice.consents.remove(ConsentId(99)),
    ):
        with pytest.raises(NotFoundError):
            ask()

    assert practice.consents.of_case(case_id) == []


def test_consents_come_oldest_first_and_a_mistake_is_forgotten(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    later = practice.consents.add(consent(case_id, code=Code("IG-ROL")))
    sooner = practice.consents.add(consent(case_id, given_on=date(2026, 2, 2)))
    practice.consents.add(consent(add_case(practice, organisation_id)))

    before = [one.id for one in practice.consents.of_case(case_id)]
    heard.clear()
    practice.consents.remove(later)

    assert before == [sooner, later]
    assert [one.id for one in practice.consents.of_case(case_id)] == [sooner]
    assert heard == [Topic.CASES]


def attachment(case_id: CaseId, content: bytes) -> AttachmentDraft:
    return AttachmentDraft(
        case_id=case_id, name="Brief roodborstje.pdf", media_type="application/pdf", content=content
    )


def test_an_attachment_comes_back_byte_for_byte(
    practice: Practice, case_id: CaseId, heard: list[Topic]
) -> None:
    content = bytes(range(256)) * 300
    attachment_id = practice.attachments.add(attachment(case_id, content))
    (kept,) = practice.attachments.of_case(case_id)

    assert practice.attachments.content(attachment_id) == content
    assert (kept.id, kept.name, kept.media_type) == (
        attachment_id,
        "Brief roodborstje.pdf",
        "application/pdf",
    )
    assert (kept.bytes, kept.added_at) == (76_800, NOON)
    assert "roodborstje" not in repr((kept, attachment(case_id, b"")))
    assert heard == [Topic.CASES]


def test_an_attachment_has_a_largest_size(practice: Practice, case_id: CaseId) -> None:
    just_fits = attachment(case_id, bytes(MAX_ATTACHMENT_BYTES))

    with pytest.raises(AttachmentTooLargeError):
        practice.attachments.add(attachment(case_id, bytes(MAX_ATTACHMENT_BYTES + 1)))
    practice.attachments.add(just_fits)

    assert [one.bytes for one in practice.attachments.of_case(case_id)] == [MAX_ATTACHMENT_BYTES]


def test_attachments_are_of_one_case_and_are_destroyed_at_once(
    practice: Practice, case_id: CaseId, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    attachment_id = practice.attachments.add(attachment(case_id, b"1"))
    practice.attachments.add(attachment(add_case(practice, organisation_id), b"2"))

    heard.clear()

    practice.attachments.remove(attachment_id)

    assert practice.attachments.of_case(case_id) == []
    assert heard == [Topic.CASES]
    for ask in (
        lambda: practice.attachments.content(attachment_id),
        lambda: practice.attachments.remove(AttachmentId(attachment_id)),
        lambda: practice.attachments.add(attachment(CaseId(99), b"")),
    ):
        with pytest.raises(NotFoundError):
            ask()
