"""Read part B of the cases of one organisation: what counting needs, in five statements."""

from collections.abc import Mapping
from datetime import date

from vp_desktop.domain.cases import CaseFacts
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.values import code_or_none, codes, day_or_none

_CASES = """
    SELECT c.id, c.opened_on, c.entered_on, c.closed_on, c.accused_role, c.client_role,
        u.name AS unit, c.channel, c.found_by, c.outcome
    FROM "case" AS c LEFT JOIN unit AS u ON u.id = c.unit_id
    WHERE c.organisation_id = :id AND c.binned_at IS NULL ORDER BY c.opened_on, c.id
"""

_LISTED = """
    SELECT x.case_id, group_concat(x.{column}, ' ' ORDER BY {order}) AS listed
    FROM {table} AS x JOIN "case" AS c ON c.id = x.case_id
    WHERE c.organisation_id = :id AND c.binned_at IS NULL {only}
    GROUP BY x.case_id
"""

_KINDS = _LISTED.format(column="code", table="case_kind", order="x.position", only="")
_INTERVENTIONS = _LISTED.format(
    column="code", table="case_intervention", order="x.position", only=""
)
_REFERRALS = _LISTED.format(column="kind", table="referral", order="x.referred_on, x.id", only="")
_CONTACTS = _LISTED.format(
    column="held_on", table="contact", order="x.held_on", only="AND x.binned_at IS NULL"
)


class CaseFactsRepository:
    """The statistical rows of cases. It cannot read what a person told."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[CaseFacts]:
        """Return the facts of every case of one organisation that is not in the bin."""
        kinds = self._listed(_KINDS, organisation_id)
        interventions = self._listed(_INTERVENTIONS, organisation_id)
        referrals = self._listed(_REFERRALS, organisation_id)
        contacts = self._listed(_CONTACTS, organisation_id)
        return [
            CaseFacts(
                opened_on=date.fromisoformat(row["opened_on"]),
                entered_on=date.fromisoformat(row["entered_on"]),
                closed_on=day_or_none(row["closed_on"]),
                kinds=codes(kinds.get(row["id"])),
                accused_role=code_or_none(row["accused_role"]),
                client_role=code_or_none(row["client_role"]),
                unit=row["unit"],
                channel=code_or_none(row["channel"]),
                found_by=code_or_none(row["found_by"]),
                outcome=code_or_none(row["outcome"]),
                interventions=codes(interventions.get(row["id"])),
                referrals=codes(referrals.get(row["id"])),
                contacts=_days(contacts.get(row["id"])),
            )
            for row in self._vault.read(_CASES, {"id": organisation_id})
        ]

    def _listed(self, sql: str, organisation_id: OrganisationId) -> Mapping[int, str]:
        found = self._vault.read(sql, {"id": organisation_id})
        return {row["case_id"]: row["listed"] for row in found}


def _days(text: str | None) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in text.split(" ")) if text else ()
