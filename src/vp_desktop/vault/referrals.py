"""Read and write the social map, and the referrals of each case."""

from datetime import date

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.referrals import (
    Referral,
    ReferralContact,
    ReferralContactDraft,
    ReferralContactId,
    ReferralDraft,
    ReferralId,
)
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.values import columns, day_or_none

_ADD_CONTACT = """
    INSERT INTO referral_contact (
        kind, name, region, phone, email, website, remark, checked_on, source
    ) VALUES (
        :kind, :name, :region, :phone, :email, :website, :remark, :checked_on, :source
    ) RETURNING id
"""

_CHANGE_CONTACT = """
    UPDATE referral_contact SET
        kind = :kind, name = :name, region = :region, phone = :phone, email = :email,
        website = :website, remark = :remark, checked_on = :checked_on, source = :source
    WHERE id = :id
"""

_ADD = """
    INSERT INTO referral (case_id, kind, referral_contact_id, referred_on, remark)
    VALUES (:case_id, :kind, :referral_contact_id, :referred_on, :remark) RETURNING id
"""

_OF_CASE = """
    SELECT r.*, coalesce(t.name, '') AS name FROM referral AS r
    LEFT JOIN referral_contact AS t ON t.id = r.referral_contact_id
    WHERE r.case_id = :id ORDER BY r.referred_on, r.id
"""


class ReferralContactRepository:
    """The ``referral_contact`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[ReferralContact]:
        """Return every entry by name."""
        sql = """
            SELECT * FROM referral_contact WHERE binned_at IS NULL ORDER BY name COLLATE NOCASE, id
        """
        return [_referral_contact(row) for row in self._vault.read(sql, {})]

    def names(self) -> set[str]:
        """Return every name, also of what lies in the bin."""
        rows = self._vault.read("SELECT name FROM referral_contact", {})
        return {row["name"] for row in rows}

    def get(self, contact_id: ReferralContactId) -> ReferralContact | None:
        """Return one entry, unless it is unknown or in the bin."""
        sql = "SELECT * FROM referral_contact WHERE id = :id AND binned_at IS NULL"
        for row in self._vault.read(sql, {"id": contact_id}):
            return _referral_contact(row)
        return None

    def add(self, draft: ReferralContactDraft) -> ReferralContactId:
        """Write a new entry; return its id."""
        return ReferralContactId(self._vault.write(_ADD_CONTACT, columns(draft))[0]["id"])

    def change(self, contact_id: ReferralContactId, draft: ReferralContactDraft) -> None:
        """Write ``draft`` over an entry."""
        self._vault.write(_CHANGE_CONTACT, {**columns(draft), "id": contact_id})

    def set_checked(self, contact_id: ReferralContactId, day: date) -> None:
        """Write when the entry was last found to be right."""
        sql = "UPDATE referral_contact SET checked_on = :day WHERE id = :id"
        self._vault.write(sql, {"id": contact_id, "day": day.isoformat()})


class ReferralRepository:
    """The ``referral`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of_case(self, case_id: CaseId) -> list[Referral]:
        """Return the referrals of one case, oldest first."""
        return [
            Referral(
                id=ReferralId(row["id"]),
                case_id=case_id,
                kind=Code(row["kind"]),
                to=row["name"],
                referred_on=date.fromisoformat(row["referred_on"]),
                remark=row["remark"],
            )
            for row in self._vault.read(_OF_CASE, {"id": case_id})
        ]

    def add(self, draft: ReferralDraft) -> ReferralId:
        """Write a new referral; return its id."""
        return ReferralId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def remove(self, referral_id: ReferralId) -> bool:
        """Remove a referral; tell whether there was one."""
        sql = "DELETE FROM referral WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": referral_id}))


def _referral_contact(row: Row) -> ReferralContact:
    return ReferralContact(
        id=ReferralContactId(row["id"]),
        kind=Code(row["kind"]),
        name=row["name"],
        region=row["region"],
        phone=row["phone"],
        email=row["email"],
        website=row["website"],
        remark=row["remark"],
        checked_on=day_or_none(row["checked_on"]),
        source=row["source"],
    )
