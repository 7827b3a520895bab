import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SetClock
from tests.services.practice_files import file_with, in_json
from tests.services.test_yearly_report import FIRST, LAST
from vp_desktop.disclosure.unit_rows import unit_row
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import announce_nothing
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId, UnitDraft
from vp_desktop.domain.periods import Period
from vp_desktop.services.left_out import LeftOut
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey

OWN = Period(FIRST, LAST)
CHOSEN = frozenset({"accused", "units/Directie"})


def add(practice: Practice, name: str) -> OrganisationId:
    return practice.organisations.add(OrganisationDraft(name=name))


def test_what_was_left_out_goes_with_its_organisation(practice: Practice, vault: Vault) -> None:
    gone = add(practice, "Oud")
    LeftOut(vault).keep(gone, OWN, CHOSEN)
    practice.organisations.remove(gone)

    practice.bin.destroy(BinKind.ORGANISATION, gone)

    assert LeftOut(vault).of(add(practice, "Nieuw"), OWN) == frozenset()


def test_what_is_left_out_moves_along_with_its_organisation_and_to_no_other(
    vault_folder: Path, key: MasterKey, clock: SetClock, tmp_path: Path
) -> None:
    def at(name: str) -> Vault:
        folder = shutil.copytree(vault_folder, tmp_path / f"{name}.vpvault")
        return Vault.open(folder, key.copy())

    with at("from") as vault:
        here = Practice(vault, key.copy(), announce_nothing, clock)
        LeftOut(vault).keep(add(here, "De Linden"), OWN, CHOSEN)
        here.exchange.export(tmp_path / "out")
    with at("to") as vault:
        there = Practice(vault, key.copy(), announce_nothing, clock)
        other = add(there, "Eerder daar")
        there.exchange.add(there.exchange.read(tmp_path / "out" / "practice.json"))
        moved, left_out = there.organisations.find("De Linden"), LeftOut(vault)

        assert moved is not None
        assert left_out.of(moved.id, OWN) == CHOSEN
        assert left_out.of(other, OWN) == frozenset()


@pytest.mark.parametrize(
    "told",
    ['["accused"]', "{", "null", '{"organisation": "Elders", "rows": ["accused"]}', '{"rows": 1}'],
)
def test_what_a_file_says_of_no_organisation_of_this_vault_is_left_where_it_is(
    practice: Practice, organisation_id: OrganisationId, vault: Vault, tmp_path: Path, told: str
) -> None:
    name = f"left_out {organisation_id} {FIRST.isoformat()} {LAST.isoformat()}"
    file: dict[str, Any] = file_with(settings={name: told, "practice_name": "Praktijk"})

    practice.exchange.add(practice.exchange.read(in_json(tmp_path, file)))

    assert LeftOut(vault).of(organisation_id, OWN) == frozenset()
    assert practice.preferences.get("practice_name") == "Praktijk"


def test_a_unit_that_is_left_out_stays_so_under_another_name(
    practice: Practice, organisation_id: OrganisationId, vault: Vault
) -> None:
    unit = practice.organisations.add_unit(organisation_id, UnitDraft(name="Directie"))
    left_out, other = LeftOut(vault), add(practice, "Ander")
    for owner in (organisation_id, other):
        left_out.keep(owner, OWN, CHOSEN)

    practice.organisations.change_unit(unit, UnitDraft(name="Total"))

    assert left_out.of(organisation_id, OWN) == {"accused", f"units/{unit_row('Total')}"}
    assert left_out.of(other, OWN) == CHOSEN
