"""Write the codes of a case: its kinds, interventions and marks."""

from vp_desktop.domain.cases import CaseDraft, CaseId
from vp_desktop.domain.codes import Code
from vp_desktop.vault.connection import Value, Vault

_KIND = "INSERT INTO case_kind (case_id, position, code) VALUES (:id, :position, :code)"
_INTERVENTION = (
    "INSERT INTO case_intervention (case_id, position, code) VALUES (:id, :position, :code)"
)
_MARK = "INSERT INTO case_mark (case_id, code) VALUES (:id, :code)"


def write_codes(vault: Vault, case_id: CaseId, draft: CaseDraft) -> None:
    """Write the codes of ``draft``, each once, over those the case had."""
    for table in ("case_kind", "case_intervention", "case_mark"):
        vault.write(f"DELETE FROM {table} WHERE case_id = :id", {"id": case_id})  # noqa: S608 - a name from the line above
    vault.write_many(_KIND, _rows(case_id, draft.kinds))
    vault.write_many(_INTERVENTION, _rows(case_id, draft.interventions))
    vault.write_many(_MARK, _rows(case_id, draft.marks))


def _rows(case_id: CaseId, listed: tuple[Code, ...]) -> list[dict[str, Value]]:
    return [
        {"id": case_id, "position": position, "code": code}
        for position, code in enumerate(dict.fromkeys(listed))
    ]
