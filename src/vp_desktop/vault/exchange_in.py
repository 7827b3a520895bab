"""Write the records of a practice file: each becomes rows of one table or of many."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from json import dumps

from vp_desktop.domain.advice import AdviceId
from vp_desktop.domain.case_records import CaseRecord, ContactRecord, FollowUpRecord
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.drafts import Draft
from vp_desktop.domain.organisations import OrganisationId, UnitId
from vp_desktop.domain.practice_records import (
    ActivityRecord,
    AdviceRecord,
    BuildingBlockRecord,
    ClientRecord,
    DestructionRecord,
    EducationRecord,
    GivenOutFileRecord,
    HoursRecord,
    PublicationRecord,
    QualificationRecord,
    ReferralContactRecord,
    ReportRecord,
    SignalRecord,
)
from vp_desktop.domain.referrals import ReferralContactId
from vp_desktop.vault.bulk import Bulk
from vp_desktop.vault.connection import Value

OwnRecord = QualificationRecord | EducationRecord | BuildingBlockRecord | DestructionRecord
"""What belongs to no organisation and no client."""

_OWN: dict[type[OwnRecord], str] = {
    QualificationRecord: "qualification",
    EducationRecord: "education_entry",
    BuildingBlockRecord: "building_block",
    DestructionRecord: "destruction",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinks:
    """What the names in a case record point to in this vault."""

    organisation_id: OrganisationId
    unit_id: UnitId | None
    client_id: ClientId | None
    referral_contacts: tuple[ReferralContactId | None, ...]
    """One for each referral of the record."""


class CaseWriter:
    """Cases with all that hangs on them."""

    def __init__(self, bulk: Bulk, now: datetime, today: date) -> None:
        self._bulk, self._now, self._today = bulk, now, today

    def add(self, record: CaseRecord, links: CaseLinks) -> CaseId:
        """Take a new case along; return its id."""
        case_id = CaseId(self._bulk.new_id("case"))
        row = {
            **columns(record),
            "id": case_id,
            "organisation_id": links.organisation_id,
            "unit_id": links.unit_id,
            "client_id": links.client_id,
            "case_id": case_id,
            "status": record.state,
            "entered_on": (record.entered_on or self._today).isoformat(),
            "saved_at": _moment(record.saved_at or self._now),
        }
        self._bulk.put("case", row)
        if not record.part_a_destroyed:
            self._bulk.put("case_story", row)
        self._add_codes(case_id, record)
        for contact in record.contacts:
            self.add_contact(case_id, contact)
        self._add_what_hangs_on(case_id, record, links)
        return case_id

    def add_contact(self, case_id: CaseId, record: ContactRecord) -> None:
        """Take a conversation and its note along."""
        contact_id = self._bulk.new_id("contact")
        row: dict[str, Value] = {
            "id": contact_id,
            "case_id": case_id,
            "held_on": record.on.isoformat(),
            "kind": record.kind,
            "minutes": record.minutes,
            "saved_at": _moment(record.saved_at or self._now),
        }
        self._bulk.put("contact", row)
        self._bulk.put("note", {"contact_id": contact_id, "text": record.note})

    def add_follow_up(self, case_id: CaseId | None, record: FollowUpRecord) -> None:
        """Take a follow-up along, of a case or of none."""
        self._bulk.put("follow_up", {**columns(record), "case_id": case_id})

    def _add_codes(self, case_id: CaseId, record: CaseRecord) -> None:
        for table, listed in (
            ("case_kind", record.kinds),
            ("case_intervention", record.interventions),
            ("case_mark", record.marks),
        ):
            for position, code in enumerate(dict.fromkeys(listed)):
                self._bulk.put(table, {"case_id": case_id, "position": position, "code": code})

    def _add_what_hangs_on(self, case_id: CaseId, record: CaseRecord, links: CaseLinks) -> None:
        for referral, to in zip(record.referred, links.referral_contacts, strict=True):
            day = referral.on or record.opened_on
            self._bulk.put(
                "referral",
                {
                    **columns(referral),
                    "case_id": case_id,
                    "referral_contact_id": to,
                    "referred_on": day.isoformat(),
                },
            )
        for follow_up in record.follow_ups:
            self.add_follow_up(case_id, follow_up)
        self._hang("consent", case_id, record.consents)
        self._hang("hold", case_id, record.holds)
        self._hang("attachment", case_id, record.attachments)

    def _hang(self, table: str, case_id: CaseId, records: Sequence[Draft]) -> None:
        for record in records:
            self._bulk.put(table, {**columns(record), "case_id": case_id})


class ListWriter:
    """Everything that belongs to no case."""

    def __init__(self, bulk: Bulk, now: datetime) -> None:
        self._bulk, self._now = bulk, now

    def add_setting(self, name: str, value: str) -> None:
        """Take a preference along."""
        self._bulk.put("practice_setting", {"name": name, "value": value})

    def add_client(self, record: ClientRecord) -> ClientId:
        """Take a client along; return the id."""
        client_id = ClientId(self._bulk.new_id("client"))
        self._bulk.put("client", {**columns(record), "id": client_id})
        return client_id

    def add_referral_contact(self, record: ReferralContactRecord) -> ReferralContactId:
        """Take an entry of the social map along; return its id."""
        contact_id = ReferralContactId(self._bulk.new_id("referral_contact"))
        self._bulk.put("referral_contact", {**columns(record), "id": contact_id})
        return contact_id

    def add_activity(self, owner: OrganisationId | None, record: ActivityRecord) -> None:
        """Take an activity along."""
        self._bulk.put("activity", {**columns(record), "organisation_id": owner})

    def add_advice(self, owner: OrganisationId, record: AdviceRecord) -> AdviceId:
        """Take a piece of advice along; return its id."""
        advice_id = AdviceId(self._bulk.new_id("advice"))
        row = {**columns(record), "id": advice_id, "organisation_id": owner}
        self._bulk.put("advice", row)
        return advice_id

    def add_signal(
        self,
        owner: OrganisationId,
        unit_id: UnitId | None,
        advice_id: AdviceId | None,
        record: SignalRecord,
    ) -> None:
        """Take a signal along."""
        links = {"organisation_id": owner, "unit_id": unit_id, "advice_id": advice_id}
        self._bulk.put("signal", {**columns(record), **links})

    def add_hours(self, owner: OrganisationId | None, record: HoursRecord) -> None:
        """Take a loose entry of hours along."""
        self._bulk.put("hours_entry", {**columns(record), "organisation_id": owner})

    def add_report(self, owner: OrganisationId, record: ReportRecord) -> None:
        """Take the texts of a report along."""
        row: dict[str, Value] = {
            **columns(record),
            "organisation_id": owner,
            "texts": record.texts.model_dump_json(),
            "saved_at": _moment(record.saved_at or self._now),
        }
        if None in (record.adopted_on, record.counted_on, record.adopted_at):
            row |= {"adopted_on": None, "counted_on": None, "adopted_at": None}
        self._bulk.put("report", row)

    def add_publication(self, owner: OrganisationId, record: PublicationRecord) -> None:
        """Take an entry of the ledger along, with its numbers."""
        publication_id = self._bulk.new_id("publication")
        row = {
            **columns(record),
            "id": publication_id,
            "organisation_id": owner,
            "figures": dumps(record.figures, ensure_ascii=False),
            "frozen": "" if record.frozen is None else dumps(record.frozen, ensure_ascii=False),
        }
        self._bulk.put("publication", row)
        for position, number in enumerate(record.numbers):
            place = {"publication_id": publication_id, "position": position}
            self._bulk.put("published_number", {**columns(number), **place})

    def add_given_out_file(self, record: GivenOutFileRecord) -> None:
        """Take a file along that was given out, by its fingerprint."""
        row: dict[str, Value] = {
            "sha256": sha256(record.content).hexdigest(),
            "content": record.content,
        }
        self._bulk.put("given_out_file", row)

    def add_own(self, record: OwnRecord) -> None:
        """Take along what is the adviser's own, or an entry of the destruction log."""
        self._bulk.put(_OWN[type(record)], columns(record))


def columns(record: Draft) -> dict[str, Value]:
    """Return the plain fields of ``record`` as a statement binds them; lists are left out."""
    row: dict[str, Value] = {}
    for name, value in record:
        if isinstance(value, datetime):
            row[name] = _moment(value)
        elif isinstance(value, date):
            row[name] = value.isoformat()
        elif value is None or isinstance(value, str | int | float | bytes):
            row[name] = value
    return row


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat()
