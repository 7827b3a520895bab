"""Remember what the adviser leaves out of each report: tables, and rows of tables."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from vp_desktop.disclosure.unit_rows import unit_row
from vp_desktop.domain.organisations import OrganisationId
from vp_desktop.domain.periods import Period
from vp_desktop.domain.tables import Table
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.preferences import PreferenceRepository

_KEPT = re.compile(r"left_out (\d{1,18}) (.+)")


class _Moving(BaseModel):
    """What is left out of a report, in a file: there an organisation has no number, but a name."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    organisation: str
    rows: frozenset[str]


class LeftOut:
    """What is left out by hand, by organisation and period: ``TABLE``, or ``TABLE/ROW``."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._preferences = PreferenceRepository(vault)

    def of(self, organisation_id: OrganisationId, period: Period) -> frozenset[str]:
        """Return what the report over ``period`` leaves out."""
        kept = self._preferences.get(_name(organisation_id, period))
        return frozenset(json.loads(kept)) if kept else frozenset()

    def keep(self, organisation_id: OrganisationId, period: Period, what: frozenset[str]) -> None:
        """Leave out ``what`` from now on, and nothing else."""
        with self._vault.transaction():
            self._preferences.set(_name(organisation_id, period), json.dumps(sorted(what)))

    def rename_unit(self, organisation_id: OrganisationId, old: str, new: str) -> None:
        """Leave out, as part of a transaction, the unit ``new`` wherever ``old`` was left out."""
        before, after = (f"{Table.UNITS}/{unit_row(name)}" for name in (old, new))
        for name, value in self._preferences.all().items():
            kept = _KEPT.fullmatch(name)
            if kept is None or int(kept[1]) != organisation_id:
                continue
            rows = set(json.loads(value))
            if before in rows:
                self._preferences.set(name, json.dumps(sorted(rows - {before} | {after})))


def _name(organisation_id: OrganisationId, period: Period) -> str:
    return f"left_out {organisation_id} {period.first.isoformat()} {period.last.isoformat()}"


def going_out(
    settings: Mapping[str, str], name_of: Callable[[OrganisationId], str | None]
) -> Iterator[tuple[str, str]]:
    """Yield ``settings`` as a file may hold them: the number of an organisation is of one vault."""
    for name, value in settings.items():
        if (found := _KEPT.fullmatch(name)) is None:
            yield name, value
        elif owner := name_of(OrganisationId(int(found[1]))):
            yield name, _Moving(organisation=owner, rows=json.loads(value)).model_dump_json()


def coming_in(
    settings: Mapping[str, str], owner_of: Callable[[str], OrganisationId | None]
) -> Iterator[tuple[str, str]]:
    """Yield the ``settings`` of a file as this vault keeps them, without what it cannot place."""
    for name, value in settings.items():
        if (found := _KEPT.fullmatch(name)) is None:
            yield name, value
            continue
        try:
            moving = _Moving.model_validate_json(value)
        except ValidationError:
            continue  # of a file that somebody else wrote, or an older program: whose is not said
        if (owner := owner_of(moving.organisation)) is not None:
            yield f"left_out {owner} {found[2]}", json.dumps(sorted(moving.rows))
