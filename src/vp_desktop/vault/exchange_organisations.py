"""Write the organisations of a practice file, with their units, headcounts and contact persons."""

from collections.abc import Mapping

from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId, UnitDraft, UnitId
from vp_desktop.domain.practice_records import (
    ContactPersonRecord,
    CountingChangeRecord,
    PolicyRecord,
)
from vp_desktop.vault.bulk import Bulk
from vp_desktop.vault.exchange_in import columns


class OrganisationWriter:
    """Organisations and what belongs to them but their cases."""

    def __init__(self, bulk: Bulk) -> None:
        self._bulk = bulk

    def add(self, draft: OrganisationDraft) -> OrganisationId:
        """Take a new organisation along, without its units; return its id."""
        organisation_id = OrganisationId(self._bulk.new_id("organisation"))
        self._bulk.put("organisation", {**columns(draft), "id": organisation_id})
        return organisation_id

    def add_again(self, organisation_id: OrganisationId, draft: OrganisationDraft) -> None:
        """Take along the new life of an organisation that only the ledger remembers."""
        self._bulk.put("organisation_again", {**columns(draft), "id": organisation_id})

    def add_unit(self, owner: OrganisationId, draft: UnitDraft) -> UnitId:
        """Take a new unit along, without its headcount; return its id."""
        unit_id = UnitId(self._bulk.new_id("unit"))
        self._bulk.put("unit", {**columns(draft), "id": unit_id, "organisation_id": owner})
        return unit_id

    def add_headcount(
        self, owner: OrganisationId, unit_id: UnitId | None, headcount: Mapping[int, int]
    ) -> None:
        """Take the people by year along, of a unit or of the whole organisation."""
        for year, people in headcount.items():
            whose = {"organisation_id": owner, "unit_id": unit_id}
            self._bulk.put("headcount", {**whose, "year": year, "people": people})

    def add_contact_person(self, owner: OrganisationId, record: ContactPersonRecord) -> None:
        """Take a contact person along."""
        self._bulk.put("contact_person", {**columns(record), "organisation_id": owner})

    def add_policy(self, owner: OrganisationId, record: PolicyRecord) -> None:
        """Take a rule of the checklist along."""
        self._bulk.put("policy_item", {**columns(record), "organisation_id": owner})

    def add_counting_change(self, owner: OrganisationId, record: CountingChangeRecord) -> None:
        """Take along a day from which cases are counted in another way."""
        self._bulk.put("counting_change", {**columns(record), "organisation_id": owner})
