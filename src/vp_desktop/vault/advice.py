"""Read and write advice."""

from datetime import date

from vp_desktop.domain.advice import Advice, AdviceDraft, AdviceId
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.values import code_or_none, columns, day_or_none

_ADD = """
    INSERT INTO advice (
        organisation_id, given_on, asked, theme, title, observation, text, recipient, due,
        priority, expected_effect, status, effect, decision, action, owner, action_due, response,
        responded_on
    ) VALUES (
        :organisation_id, :given_on, :asked, :theme, :title, :observation, :text, :recipient, :due,
        :priority, :expected_effect, :status, :effect, :decision, :action, :owner, :action_due,
        :response, :responded_on
    ) RETURNING id
"""

_CHANGE = """
    UPDATE advice SET
        organisation_id = :organisation_id, given_on = :given_on, asked = :asked, theme = :theme,
        title = :title, observation = :observation, text = :text, recipient = :recipient,
        due = :due, priority = :priority, expected_effect = :expected_effect,
        status = :status, effect = :effect, decision = :decision, action = :action, owner = :owner,
        action_due = :action_due, response = :response, responded_on = :responded_on
    WHERE id = :id
"""


class AdviceRepository:
    """The ``advice`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[Advice]:
        """Return the advice to one organisation, newest first."""
        sql = """
            SELECT * FROM advice WHERE organisation_id = :id AND binned_at IS NULL
            ORDER BY given_on DESC, id DESC
        """
        return [_advice(row) for row in self._vault.read(sql, {"id": organisation_id})]

    def get(self, advice_id: AdviceId) -> Advice | None:
        """Return one piece of advice, unless it is unknown or in the bin."""
        sql = "SELECT * FROM advice WHERE id = :id AND binned_at IS NULL"
        for row in self._vault.read(sql, {"id": advice_id}):
            return _advice(row)
        return None

    def add(self, draft: AdviceDraft) -> AdviceId:
        """Write a new piece of advice; return its id."""
        return AdviceId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, advice_id: AdviceId, draft: AdviceDraft) -> None:
        """Write ``draft`` over a piece of advice."""
        self._vault.write(_CHANGE, {**columns(draft), "id": advice_id})


def _advice(row: Row) -> Advice:
    return Advice(
        id=AdviceId(row["id"]),
        organisation_id=OrganisationId(row["organisation_id"]),
        given_on=date.fromisoformat(row["given_on"]),
        asked=bool(row["asked"]),
        theme=code_or_none(row["theme"]),
        title=row["title"],
        observation=row["observation"],
        text=row["text"],
        recipient=row["recipient"],
        due=row["due"],
        priority=code_or_none(row["priority"]),
        expected_effect=row["expected_effect"],
        status=code_or_none(row["status"]),
        effect=code_or_none(row["effect"]),
        decision=code_or_none(row["decision"]),
        action=row["action"],
        owner=row["owner"],
        action_due=row["action_due"],
        response=row["response"],
        responded_on=day_or_none(row["responded_on"]),
    )
