"""Read and write signals."""

from datetime import date

from vp_desktop.domain.advice import AdviceId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.organisations import OrganisationId, UnitId
from vp_desktop.domain.signals import Signal, SignalDraft, SignalId
from vp_desktop.vault.connection import Row, Vault
from vp_desktop.vault.values import columns

_ADD = """
    INSERT INTO signal (
        organisation_id, noted_on, theme, extent, severity, source, unit_id, text, advice_id
    ) VALUES (
        :organisation_id, :noted_on, :theme, :extent, :severity, :source, :unit_id, :text,
        :advice_id
    ) RETURNING id
"""

_CHANGE = """
    UPDATE signal SET
        organisation_id = :organisation_id, noted_on = :noted_on, theme = :theme,
        extent = :extent, severity = :severity, source = :source, unit_id = :unit_id,
        text = :text, advice_id = :advice_id
    WHERE id = :id RETURNING id
"""


class SignalRepository:
    """The ``signal`` table."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, organisation_id: OrganisationId) -> list[Signal]:
        """Return the signals about one organisation, newest first."""
        sql = "SELECT * FROM signal WHERE organisation_id = :id ORDER BY noted_on DESC, id DESC"
        return [_signal(row) for row in self._vault.read(sql, {"id": organisation_id})]

    def add(self, draft: SignalDraft) -> SignalId:
        """Write a new signal; return its id."""
        return SignalId(self._vault.write(_ADD, columns(draft))[0]["id"])

    def change(self, signal_id: SignalId, draft: SignalDraft) -> bool:
        """Write ``draft`` over a signal; tell whether there is one."""
        return bool(self._vault.write(_CHANGE, {**columns(draft), "id": signal_id}))

    def remove(self, signal_id: SignalId) -> bool:
        """Remove a signal; tell whether there was one."""
        sql = "DELETE FROM signal WHERE id = :id RETURNING id"
        return bool(self._vault.write(sql, {"id": signal_id}))


def _signal(row: Row) -> Signal:
    return Signal(
        id=SignalId(row["id"]),
        organisation_id=OrganisationId(row["organisation_id"]),
        noted_on=date.fromisoformat(row["noted_on"]),
        theme=Code(row["theme"]),
        extent=row["extent"],
        severity=row["severity"],
        source=row["source"],
        unit_id=None if row["unit_id"] is None else UnitId(row["unit_id"]),
        text=row["text"],
        advice_id=None if row["advice_id"] is None else AdviceId(row["advice_id"]),
    )
