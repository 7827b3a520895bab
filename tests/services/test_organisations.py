import pytest
from pydantic import ValidationError

from tests.conftest import SetClock
from tests.services.records import (
    TODAY,
    add_case,
    add_contact,
    add_organisation,
    case_draft,
    publish,
)
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.codes import Code, UnknownCodeError
from vp_desktop.domain.errors import NotFoundError
from vp_desktop.domain.organisations import (
    NameInBinError,
    NameTakenError,
    OrganisationDraft,
    OrganisationId,
    OrganisationInUseError,
    UnitDraft,
    UnitElsewhereError,
    UnitId,
    UnitInUseError,
    UnitNameTakenError,
)
from vp_desktop.services.practice import Practice

FULL = OrganisationDraft(
    name="Zorggroep Zuid",
    sector=Code("SE-ZOR"),
    arrangement=Code("VA-EXT"),
    threshold=7,
    names_units=True,
    contract_from=TODAY,
    contract_to=TODAY,
    contract_hours=40.5,
    rounding_minutes=30,
    recipients="directie",
    agreements="Twee keer per jaar overleg.",
    works_council_consulted_on=TODAY,
)


@pytest.fixture
def unit_id(practice: Practice, organisation_id: OrganisationId) -> UnitId:
    return practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg", location="Ede"))


def test_every_field_of_an_organisation_is_kept(
    practice: Practice, organisation_id: OrganisationId, heard: list[Topic]
) -> None:
    heard.clear()

    practice.organisations.change(organisation_id, FULL)
    kept = practice.organisations.get(organisation_id)

    assert {name: getattr(kept, name) for name in OrganisationDraft.model_fields} == dict(FULL)
    assert heard == [Topic.ORGANISATIONS]


def test_a_name_is_given_once_in_capitals_or_not(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    other_id = add_organisation(practice)

    with pytest.raises(NameTakenError):
        practice.organisations.add(OrganisationDraft(name="STICHTING DE LINDEN"))
    with pytest.raises(NameTakenError):
        practice.organisations.change(other_id, OrganisationDraft(name="stichting de linden"))

    practice.organisations.change(organisation_id, OrganisationDraft(name="Stichting de Linden"))
    assert practice.organisations.find(" STICHTING DE LINDEN ") is not None


def test_an_unknown_sector_is_refused(practice: Practice) -> None:
    with pytest.raises(UnknownCodeError):
        practice.organisations.add(OrganisationDraft(name="X", sector=Code("SE-XXX")))
    with pytest.raises(UnknownCodeError):  # a code, but of another list
        practice.organisations.add(OrganisationDraft(name="X", arrangement=Code("OO-PES")))

    assert practice.organisations.rows() == []


def test_an_organisation_with_cases_is_not_removed(practice: Practice) -> None:
    organisation_id = add_organisation(practice)
    case_id = add_case(practice, organisation_id)

    with pytest.raises(OrganisationInUseError):
        practice.organisations.remove(organisation_id)
    practice.cases.remove(case_id)
    practice.organisations.remove(organisation_id)

    assert practice.organisations.rows() == []
    with pytest.raises(NotFoundError):
        practice.organisations.get(organisation_id)
    with pytest.raises(NotFoundError):
        practice.organisations.remove(organisation_id)


def test_the_name_of_an_organisation_in_the_bin_is_still_taken(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    practice.organisations.remove(organisation_id)

    with pytest.raises(NameInBinError):
        practice.organisations.add(OrganisationDraft(name="Stichting De Linden"))

    assert practice.organisations.find("Stichting De Linden") is None


def test_a_row_counts_open_cases_and_what_took_time_this_year(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    case_id = add_case(practice, organisation_id)
    add_case(practice, organisation_id, closed_on=TODAY)
    practice.cases.remove(add_case(practice, organisation_id))
    add_contact(practice, case_id, minutes=50)
    add_contact(practice, case_id, minutes=500, held_on=TODAY.replace(year=2025))
    practice.notes.remove(add_contact(practice, case_id, minutes=7))
    practice.hours.add_entry(organisation_id, TODAY, 10)
    practice.organisations.set_headcount(organisation_id, 2024, 170)
    practice.organisations.set_headcount(organisation_id, 2025, 180)
    unit_id = practice.organisations.add_unit(organisation_id, UnitDraft(name="Zorg"))
    practice.organisations.set_headcount(organisation_id, 2026, 5, unit_id)
    practice.organisations.set_headcount(add_organisation(practice, "Z"), 2026, 9)

    row, _other = practice.organisations.rows()

    assert (row.open_cases, row.minutes_this_year, row.headcount) == (1, 60, 180)


def test_the_list_is_read_in_one_statement(practice: Practice) -> None:
    for name in ("A", "B", "C"):
        add_organisation(practice, name)
    before = practice._vault.statements

    rows = practice.organisations.rows()

    assert [row.name for row in rows] == ["A", "B", "C"]
    assert practice._vault.statements == before + 1


def test_headcount_is_kept_by_year_for_the_whole_and_for_each_unit(
    practice: Practice, organisation_id: OrganisationId, unit_id: UnitId
) -> None:
    practice.organisations.set_headcount(organisation_id, 2024, 180)
    practice.organisations.set_headcount(organisation_id, 2025, 175)
    practice.organisations.set_headcount(organisation_id, 2025, 176)
    practice.organisations.set_headcount(organisation_id, 2025, 120, unit_id)
    practice.organisations.set_headcount(organisation_id, 2024, None)

    assert practice.organisations.headcount(organisation_id) == {2025: 176}
    assert practice.organisations.units(organisation_id)[0].headcount == {2025: 120}


def test_headcount_is_not_kept_for_a_unit_of_another_organisation(
    practice: Practice, unit_id: UnitId
) -> None:
    with pytest.raises(UnitElsewhereError):
        practice.organisations.set_headcount(add_organisation(practice), 2025, 10, unit_id)
    with pytest.raises(NotFoundError):
        practice.organisations.set_headcount(OrganisationId(1), 2025, 10, UnitId(99))


@pytest.mark.parametrize(("year", "people"), [(1989, 5), (2200, 5), (2025, -1), (2025, 10**7)])
def test_a_headcount_that_cannot_be_right_is_refused(
    practice: Practice, organisation_id: OrganisationId, year: int, people: int
) -> None:
    with pytest.raises(ValidationError):
        practice.organisations.set_headcount(organisation_id, year, people)

    assert practice.organisations.headcount(organisation_id) == {}


def test_a_unit_has_its_name_for_itself_in_its_organisation(
    practice: Practice, organisation_id: OrganisationId, unit_id: UnitId
) -> None:
    other_unit = practice.organisations.add_unit(organisation_id, UnitDraft(name="staf"))
    practice.organisations.add_unit(add_organisation(practice), UnitDraft(name="Zorg"))

    with pytest.raises(UnitNameTakenError):
        practice.organisations.add_unit(organisation_id, UnitDraft(name="zorg"))
    with pytest.raises(UnitNameTakenError):
        practice.organisations.change_unit(other_unit, UnitDraft(name="ZORG"))
    practice.organisations.change_unit(unit_id, UnitDraft(name="ZORG", location="Ede"))

    names = [unit.name for unit in practice.organisations.units(organisation_id)]
    assert names == ["staf", "ZORG"]


def test_a_unit_that_a_case_names_stays(
    practice: Practice, organisation_id: OrganisationId, unit_id: UnitId
) -> None:
    case_id = add_case(practice, organisation_id, unit_id=unit_id)

    with pytest.raises(UnitInUseError):
        practice.organisations.remove_unit(unit_id)
    practice.cases.change(case_id, case_draft(organisation_id))
    practice.organisations.remove_unit(unit_id)

    assert practice.organisations.units(organisation_id) == []


def test_an_organisation_of_which_only_the_ledger_is_left_lives_again(
    practice: Practice, organisation_id: OrganisationId, clock: SetClock
) -> None:
    publish(practice, organisation_id)
    practice.organisations.change(organisation_id, FULL)
    practice.organisations.remove(organisation_id)
    clock.now = clock.now.replace(month=5)
    practice.bin.empty_expired()
    other_id = add_organisation(practice)

    with pytest.raises(NameTakenError):  # nor can another take the name of a ledger
        practice.organisations.change(other_id, OrganisationDraft(name="zorggroep zuid"))
    again = practice.organisations.add(OrganisationDraft(name="zorggroep zuid"))

    assert again == organisation_id
    assert practice.organisations.get(again).agreements == ""
    assert BinKind.ORGANISATION not in {row.kind for row in practice.bin.rows()}
