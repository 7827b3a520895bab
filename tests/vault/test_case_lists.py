from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOON
from tests.services.records import case_draft, contact_draft
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.notes import ContactId
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.vault.bin import BinRepository
from vp_desktop.vault.case_lists import CaseListRepository
from vp_desktop.vault.cases import CaseRepository, CaseStamp
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.contacts import ContactRepository
from vp_desktop.vault.organisations import OrganisationRepository

Day = st.dates(date(2026, 1, 1), date(2026, 12, 31))
Step = st.tuples(
    st.sampled_from(["add", "move", "bin", "restore", "destroy", "open"]), Day, st.integers(0, 3)
)


class Touched:
    """A case, and beside it the plain record of its days."""

    def __init__(self, vault: Vault, case_id: CaseId, draft: CaseDraft) -> None:
        self.vault, self.case_id, self.draft = vault, case_id, draft
        self.contacts, self.bin = ContactRepository(vault), BinRepository(vault)
        self.seen: dict[ContactId, date] = {}
        self.binned: dict[ContactId, date] = {}

    def step(self, what: str, day: date, which: int) -> None:
        """Do ``what`` to the vault and to the record."""
        draft = contact_draft(self.case_id, held_on=day)
        if what == "add":
            self.seen[self.contacts.add(draft, NOON)] = day
        elif what == "open":
            self.draft = self.draft.model_copy(update={"opened_on": day})
            CaseRepository(self.vault).change(self.case_id, self.draft, stamp())
        elif what == "restore" and self.binned:
            contact_id, held_on = self.binned.popitem()
            self.bin.take_out(BinKind.CONTACT, contact_id)
            self.seen[contact_id] = held_on
        elif len(self.seen) > which:
            self._change(what, day, list(self.seen)[which])

    def _change(self, what: str, day: date, contact_id: ContactId) -> None:
        if what == "move":
            self.contacts.change(contact_id, contact_draft(self.case_id, held_on=day), NOON)
            self.seen[contact_id] = day
        elif what == "bin":
            self.bin.put(BinKind.CONTACT, contact_id, NOON)
            self.binned[contact_id] = self.seen.pop(contact_id)
        elif what == "destroy":
            self.vault.write("DELETE FROM contact WHERE id = :id", {"id": contact_id})
            del self.seen[contact_id]


def stamp() -> CaseStamp:
    return CaseStamp(code="1", entered_on=date(2026, 1, 1), saved_at=NOON, client_id=None)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(Step, max_size=15))
def test_the_day_a_case_was_touched_is_its_opening_or_its_last_contact(
    vault: Vault, steps: list[tuple[str, date, int]]
) -> None:
    with vault.transaction():
        owner = OrganisationRepository(vault).add(OrganisationDraft(name=f"O {vault.statements}"))
        draft = case_draft(OrganisationId(owner), opened_on=date(2026, 6, 1))
        touched = Touched(vault, CaseRepository(vault).add(draft, stamp()), draft)
        for what, day, which in steps:
            touched.step(what, day, which)

            (row,) = CaseListRepository(vault).rows([touched.case_id])
            expected = max([touched.draft.opened_on, *touched.seen.values()])
            assert row.touched_on == expected
