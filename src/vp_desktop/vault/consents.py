"""Read and write consents."""

from datetime import date

from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.consents import Consent, ConsentDraft, ConsentId
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.values import columns, day_or_none

_ADD = """
    INSERT INTO consent (case_id, code, given_on, how)
    VALUES (:case_id, :code, :given_on, :how) RETURNING id
"""


class ConsentRepository:
    """The ``consent`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of_case(self, case_id: CaseId) -> list[Consent]:
        """Return the consents of one case, oldest first."""
        sql = "SELECT * FROM consent WHERE case_id = :id ORDER BY given_on, id"
        return [_consent(row) for row in self._vault.read(sql, {"id": case_id})]

    def get(self, consent_id: ConsentId) -> Consent | None:
        """Return one consent, if there is one."""
        for row in self._vault.read("SELECT * FROM consent WHERE id = :id", {"id": consent_id}):
            return _consent(row)
        return None

    def add(self, draft: ConsentDraft) -> ConsentId:
        """Write a new consent; return its id."""
        return ConsentId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def set_withdrawn(self, consent_id: ConsentId, day: date) -> None:
        """Write when the client took the consent back."""
        sql = "UPDATE consent SET withdrawn_on = :day WHERE id = :id"
        self._vault.write(sql, {"id": consent_id, "day": day.isoformat()})

    def remove(self, consent_id: ConsentId) -> None:
        """Remove a consent."""
        self._vault.write("DELETE FROM consent WHERE id = :id", {"id": consent_id})


def _consent(row: Row) -> Consent:
    return Consent(
        id=ConsentId(row["id"]),
        case_id=CaseId(row["case_id"]),
        code=Code(row["code"]),
        given_on=date.fromisoformat(row["given_on"]),
        how=row["how"],
        withdrawn_on=day_or_none(row["withdrawn_on"]),
    )
