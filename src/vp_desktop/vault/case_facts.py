"""Read part B of the cases of one organisation: what counting needs, in five statements."""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from vp_desktop.domain.case_facts import CaseFacts
from vp_desktop.domain.codes import Code, ListId, code_book
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.vault.connection import Row, Value, Vault
from vp_desktop.vault.values import code_or_none, day_or_none

_CASES = """
    SELECT c.id, c.opened_on, c.entered_on, c.closed_on, c.accused_role, c.client_role,
        u.name AS unit, c.channel, c.found_by, c.outcome
    FROM "case" AS c LEFT JOIN unit AS u ON u.id = c.unit_id
    WHERE c.organisation_id = :id AND c.binned_at IS NULL ORDER BY c.opened_on, c.id
"""

_OURS = 'case_id IN (SELECT id FROM "case" WHERE organisation_id = :id AND binned_at IS NULL)'

_KINDS = f"SELECT case_id, code FROM case_kind WHERE {_OURS} ORDER BY case_id, position"  # noqa: S608 - our own words
_INTERVENTIONS = (
    f"SELECT case_id, code FROM case_intervention WHERE {_OURS} ORDER BY case_id, position"  # noqa: S608 - our own words
)
_REFERRALS = (
    f"SELECT case_id, kind AS code FROM referral WHERE {_OURS} ORDER BY case_id, referred_on, id"  # noqa: S608 - our own words
)
_CONTACTS = f"""
    SELECT case_id, group_concat(held_on, ' ') AS days FROM contact
    WHERE {_OURS} AND binned_at IS NULL AND kind NOT IN (SELECT value FROM json_each(:silent))
    GROUP BY case_id
"""  # noqa: S608 - our own words

_SILENT = "geen-gesprek"
"""The group of list L17b with the contacts that do not count as a conversation."""


class CaseFactsRepository:
    """The statistical rows of cases. It cannot read what a person told."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[CaseFacts]:
        """Return the facts of every case of one organisation that is not in the bin.

        Contacts that were no conversation are left out: who did not come, work on the file.
        """
        kinds = self._codes(_KINDS, organisation_id)
        interventions = self._codes(_INTERVENTIONS, organisation_id)
        referrals = self._codes(_REFERRALS, organisation_id)
        contacts = self._days(organisation_id)
        return [
            CaseFacts(
                opened_on=date.fromisoformat(row["opened_on"]),
                entered_on=date.fromisoformat(row["entered_on"]),
                closed_on=day_or_none(row["closed_on"]),
                kinds=tuple(kinds.get(row["id"], ())),
                accused_role=code_or_none(row["accused_role"]),
                client_role=code_or_none(row["client_role"]),
                unit=row["unit"],
                channel=code_or_none(row["channel"]),
                found_by=code_or_none(row["found_by"]),
                outcome=code_or_none(row["outcome"]),
                interventions=tuple(interventions.get(row["id"], ())),
                referrals=tuple(referrals.get(row["id"], ())),
                contacts=contacts.get(row["id"], ()),
            )
            for row in self._read(_CASES, organisation_id)
        ]

    def _codes(self, sql: str, organisation_id: OrganisationId) -> Mapping[int, list[Code]]:
        found: defaultdict[int, list[Code]] = defaultdict(list)
        for case_id, code in self._read(sql, organisation_id):
            found[case_id].append(code)
        return found

    def _days(self, organisation_id: OrganisationId) -> Mapping[int, tuple[date, ...]]:
        silent = [item.code for item in code_book().list(ListId("L17b")).in_group(_SILENT)]
        values: dict[str, Value] = {"id": organisation_id, "silent": json.dumps(silent)}
        return {
            case_id: tuple(map(date.fromisoformat, sorted(days.split(" "))))
            for case_id, days in self._vault.read(_CONTACTS, values)
        }

    def _read(self, sql: str, organisation_id: OrganisationId) -> list[Row]:
        return self._vault.read(sql, {"id": organisation_id})
