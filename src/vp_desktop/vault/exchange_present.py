"""What the vault holds already, by the names that a practice file uses."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vp_desktop.domain.advice import AdviceId
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.clients import ClientId
from vp_desktop.domain.organisations import OrganisationId, UnitId
from vp_desktop.domain.practice_records import PolicyRecord
from vp_desktop.domain.referrals import ReferralContactId
from vp_desktop.vault.connection import Vault

Entered = tuple[str, datetime]
"""What tells an entry of a ledger from every other: the fingerprint of its report, and when."""


def name_key(name: str) -> str:
    """Return ``name`` as the vault compares names: A and a are one letter, É and é are two."""
    return name.encode().lower().decode()


@dataclass(frozen=True, slots=True)
class PresentOrganisation:
    """An organisation of the vault, perhaps in the bin."""

    id: OrganisationId
    binned_at: datetime | None


class PresentReader:
    """Names and codes in use."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def organisations(self) -> dict[str, PresentOrganisation]:
        """Return every organisation by the key of its name, those in the bin too."""
        return {
            name_key(row["name"]): PresentOrganisation(
                OrganisationId(row["id"]),
                datetime.fromisoformat(row["binned_at"]) if row["binned_at"] else None,
            )
            for row in self._vault.read("SELECT id, name, binned_at FROM organisation", {})
        }

    def units(self) -> dict[tuple[OrganisationId, str], UnitId]:
        """Return every unit by its organisation and the key of its name."""
        rows = self._vault.read("SELECT id, organisation_id, name FROM unit", {})
        return {
            (OrganisationId(row["organisation_id"]), name_key(row["name"])): UnitId(row["id"])
            for row in rows
        }

    def headcounts(self) -> set[tuple[OrganisationId, UnitId | None, int]]:
        """Return whose people are known, and of which year."""
        rows = self._vault.read("SELECT organisation_id, unit_id, year FROM headcount", {})
        return {
            (
                OrganisationId(row["organisation_id"]),
                None if row["unit_id"] is None else UnitId(row["unit_id"]),
                row["year"],
            )
            for row in rows
        }

    def new_policies(
        self, owner: OrganisationId, items: Iterable[PolicyRecord]
    ) -> list[PolicyRecord]:
        """Return those of ``items`` that the checklist of ``owner`` does not have."""
        sql = "SELECT code FROM policy_item WHERE organisation_id = :owner"
        kept = {row["code"] for row in self._vault.read(sql, {"owner": owner})}
        return [item for item in items if item.code not in kept]

    def clients(self) -> dict[str, ClientId]:
        """Return every client by pseudonym."""
        rows = self._vault.read("SELECT id, pseudonym FROM client", {})
        return {row["pseudonym"]: ClientId(row["id"]) for row in rows}

    def referral_contacts(self) -> dict[tuple[str, str], ReferralContactId]:
        """Return the entries of the social map by kind and the key of the name; the first wins."""
        sql = "SELECT id, kind, name FROM referral_contact WHERE binned_at IS NULL ORDER BY id DESC"
        return {
            (row["kind"], name_key(row["name"])): ReferralContactId(row["id"])
            for row in self._vault.read(sql, {})
        }

    def cases(self) -> dict[tuple[OrganisationId, str], CaseId]:
        """Return every case by organisation and code, those in the bin too."""
        rows = self._vault.read('SELECT id, organisation_id, code FROM "case"', {})
        return {
            (OrganisationId(row["organisation_id"]), row["code"]): CaseId(row["id"]) for row in rows
        }

    def advices(self) -> dict[tuple[OrganisationId, str], AdviceId]:
        """Return the advice that signals point to, by organisation and title; the first wins."""
        sql = (
            "SELECT id, organisation_id, title FROM advice WHERE binned_at IS NULL ORDER BY id DESC"
        )
        return {
            (OrganisationId(row["organisation_id"]), row["title"]): AdviceId(row["id"])
            for row in self._vault.read(sql, {})
        }

    def reports(self) -> set[tuple[OrganisationId, date, date]]:
        """Return the periods over which texts are kept."""
        rows = self._vault.read("SELECT organisation_id, first, last FROM report", {})
        return {
            (
                OrganisationId(row["organisation_id"]),
                date.fromisoformat(row["first"]),
                date.fromisoformat(row["last"]),
            )
            for row in rows
        }

    def ledgers(self) -> dict[OrganisationId, list[Entered]]:
        """Return the ledger of each organisation that has one, in the order of writing."""
        sql = "SELECT organisation_id, sha256, entered_at FROM publication ORDER BY id"
        ledgers: defaultdict[OrganisationId, list[Entered]] = defaultdict(list)
        for row in self._vault.read(sql, {}):
            entered = (row["sha256"], datetime.fromisoformat(row["entered_at"]))
            ledgers[OrganisationId(row["organisation_id"])].append(entered)
        return dict(ledgers)

    def given_out_files(self) -> set[str]:
        """Return the fingerprints of the files that are kept."""
        return {row["sha256"] for row in self._vault.read("SELECT sha256 FROM given_out_file", {})}

    def settings(self) -> set[str]:
        """Return the names of the preferences that are kept."""
        return {row["name"] for row in self._vault.read("SELECT name FROM practice_setting", {})}
