from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOON, SetClock
from tests.services.practice_files import ORGANISATION, case, file_with, in_csv, in_json
from vp_desktop.domain.changes import Topic
from vp_desktop.domain.exchange import ImportCount, ImportRefusedError, Trouble
from vp_desktop.domain.organisations import OrganisationDraft
from vp_desktop.domain.progress import StoppedError
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultGoneError

CALL = {"on": "2025-03-14", "kind": "telefoon", "minutes": 45, "note": "Eerste gesprek."}
DEMO = Path(__file__).parents[2] / "resources" / "demo" / "practice.json"


def add(practice: Practice, path: Path) -> ImportCount:
    return practice.exchange.add(practice.exchange.read(path))


def refused(practice: Practice, path: Path) -> dict[str, Trouble]:
    with pytest.raises(ImportRefusedError) as caught:
        add(practice, path)
    return {one.place: one.trouble for one in caught.value.problems}


def rows(vault: Vault) -> Counter[str]:
    sql = """
        SELECT (SELECT count(*) FROM organisation) AS organisations,
            (SELECT count(*) FROM "case") AS cases, (SELECT count(*) FROM client) AS clients,
            (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM activity) AS activities
    """
    return Counter(dict(vault.read(sql, {})[0]))


def test_a_case_comes_in_with_all_that_hangs_on_it(practice: Practice, tmp_path: Path) -> None:
    told = case(
        title="Spanningen", unit="Zorg", client="M-07", closed_on="2025-06-01",
        referrals=["DV-BA", {"kind": "DV-MED", "to": "Kompas", "on": "2025-04-01"}],
        contacts=[CALL], follow_ups=[{"due_on": "2025-04-01", "text": "Bellen"}],
    )  # fmt: skip

    count = add(practice, in_json(tmp_path, file_with(told)))

    row = practice.cases.rows()[0]
    assert (row.code, row.title, row.organisation) == ("2025-001", "Spanningen", ORGANISATION)
    assert practice.cases.get(row.id).pseudonym == "M-07"
    assert practice.notes.of_case(row.id)[0].note == "Eerste gesprek."
    assert [one.to for one in practice.referrals.of_case(row.id)] == ["", "Kompas"]
    assert practice.follow_ups.of_case(row.id)[0].text == "Bellen"
    assert (count.cases, count.contacts, count.clients, count.referral_contacts) == (1, 1, 1, 1)


def test_what_comes_in_is_found_by_its_words(practice: Practice, tmp_path: Path) -> None:
    told = case(contacts=[CALL | {"note": "Overleg over koffie"}])
    add(practice, in_json(tmp_path, file_with(told)))

    assert len(practice.search.find("koff")) == 1


def test_the_same_file_twice_adds_nothing(practice: Practice, vault: Vault) -> None:
    first = add(practice, DEMO)
    before = rows(vault)

    second = add(practice, DEMO)

    assert first.cases == second.cases_present == 168
    assert second.added == 0
    assert rows(vault) == before


def test_a_dry_run_counts_the_same_and_writes_nothing(practice: Practice, vault: Vault) -> None:
    parsed = practice.exchange.read(DEMO)

    foreseen = practice.exchange.dry_run(parsed)

    assert not rows(vault).total()
    assert practice.exchange.add(parsed) == foreseen


def test_a_case_that_is_there_is_left_as_it_is(practice: Practice, tmp_path: Path) -> None:
    add(practice, in_json(tmp_path, file_with(case(title="Eerst", contacts=[CALL]))))

    count = add(practice, in_json(tmp_path, file_with(case(title="Later", contacts=[CALL, CALL]))))

    row = practice.cases.rows()[0]
    assert (row.title, len(practice.notes.of_case(row.id))) == ("Eerst", 1)
    assert count == ImportCount(cases_present=1)


def test_two_organisations_may_use_one_code(practice: Practice, tmp_path: Path) -> None:
    two = file_with(case(), case(organisation="Ander"))
    two["organisations"].append({"name": "Ander"})

    assert add(practice, in_json(tmp_path, two)).cases == 2


def test_equal_records_without_a_name_come_in_as_often_as_the_file_has_them(
    practice: Practice, tmp_path: Path
) -> None:
    activity = {"organisation": ORGANISATION, "kind": "AT-SPR", "on": "2025-02-01"}

    added = [
        add(practice, in_json(tmp_path, file_with(activities=[activity] * times))).activities
        for times in (1, 3, 3)
    ]

    assert added == [1, 2, 0]


def test_a_name_in_other_capitals_is_the_same_name(practice: Practice, tmp_path: Path) -> None:
    activity = {"organisation": ORGANISATION.upper(), "kind": "AT-SPR", "on": "2025-02-01"}
    path = in_json(
        tmp_path, file_with(case(organisation=ORGANISATION.upper()), activities=[activity])
    )

    assert [add(practice, path).added > 0 for _time in range(2)] == [True, False]
    assert [row.name for row in practice.organisations.rows()] == [ORGANISATION]


def test_a_loose_conversation_finds_its_case_in_the_file_or_in_the_vault(
    practice: Practice, tmp_path: Path
) -> None:
    add(practice, in_json(tmp_path, file_with(case())))
    loose = [CALL | {"case": "2025-001"}, CALL | {"case": "2025-002", "organisation": ORGANISATION}]
    path = in_json(tmp_path, file_with(case(code="2025-002"), contacts=loose))

    counts = [add(practice, path).contacts for _time in range(2)]

    assert counts == [2, 0]
    assert [len(practice.notes.of_case(row.id)) for row in practice.cases.rows()] == [1, 1]


def test_a_loose_conversation_without_one_case_is_refused(
    practice: Practice, tmp_path: Path
) -> None:
    two = file_with(
        case(),
        case(organisation="Ander"),
        contacts=[CALL | {"case": "2025-001"}, CALL | {"case": "2025-009"}],
    )
    two["organisations"].append({"name": "Ander"})

    assert refused(practice, in_json(tmp_path, two)) == {
        "contacts[0].case": Trouble.AMBIGUOUS_CASE,
        "contacts[1].case": Trouble.UNKNOWN_CASE,
    }


def test_what_the_file_contradicts_or_lacks_is_refused_all_at_once(
    practice: Practice, vault: Vault, tmp_path: Path
) -> None:
    path = in_json(
        tmp_path,
        file_with(
            case(),
            case(closed_on="2025-01-01", code="2025-002"),
            case(),
            case(organisation="Onbekend", code="2025-003"),
            clients=[{"pseudonym": "M-1"}, {"pseudonym": "M-1"}],
            activities=[{"organisation": "Onbekend", "kind": "AT-SPR", "on": "2025-02-01"}],
        ),
    )

    found = refused(practice, path)

    assert found == {
        "clients[1].pseudonym": Trouble.REPEATED,
        "cases[2].code": Trouble.REPEATED,
        "cases[1].closed_on": Trouble.CLOSED_BEFORE_OPENED,
        "cases[3].organisation": Trouble.UNKNOWN_ORGANISATION,
        "activities[0].organisation": Trouble.UNKNOWN_ORGANISATION,
    }
    assert not rows(vault).total()


def test_nothing_is_added_to_an_organisation_in_the_bin(practice: Practice, tmp_path: Path) -> None:
    gone = practice.organisations.add(OrganisationDraft(name=ORGANISATION))
    practice.organisations.remove(gone)

    by_name = refused(practice, in_json(tmp_path, file_with(case(), organisations=[])))
    by_record = refused(practice, in_json(tmp_path, file_with(case())))

    assert by_name == {"cases[0].organisation": Trouble.IN_THE_BIN}
    assert by_record == {"organisations[0].name": Trouble.IN_THE_BIN}


def test_an_organisation_gone_for_good_may_come_back(
    practice: Practice, clock: SetClock, tmp_path: Path
) -> None:
    gone = practice.organisations.add(OrganisationDraft(name=ORGANISATION))
    practice.organisations.remove(gone)
    clock.now = NOON + timedelta(days=31)

    count = add(practice, in_json(tmp_path, file_with(case())))

    assert (count.organisations, practice.organisations.rows()[0].id) == (1, gone)


def test_a_case_is_entered_on_the_day_the_file_says_or_else_today(
    practice: Practice, tmp_path: Path
) -> None:
    add(
        practice, in_json(tmp_path, file_with(case(entered_on="2025-04-01"), case(code="2025-002")))
    )

    entered = {row.code: practice.cases.get(row.id).entered_on for row in practice.cases.rows()}
    assert entered == {"2025-001": date(2025, 4, 1), "2025-002": NOON.date()}


def test_a_case_without_a_status_is_new_or_closed(practice: Practice, tmp_path: Path) -> None:
    closed = case(code="2025-002", closed_on="2025-05-01")
    add(practice, in_json(tmp_path, file_with(case(), closed)))

    assert {row.code: row.status for row in practice.cases.rows()} == {
        "2025-001": "ST-NIE",
        "2025-002": "ST-AFG",
    }


def test_a_table_brings_its_organisations_and_units_along(
    practice: Practice, tmp_path: Path
) -> None:
    path = in_csv(
        tmp_path,
        "Opdrachtgever;Zaakcode;Datum begin;Aard;Onderdeel",
        "A;1;2025-03-14;pesten;Zorg",
        "a;2;2025-03-15;pesten;Zorg",
        "B;1;2025-03-16;pesten;Zorg",
    )

    count = add(practice, path)

    organisations = practice.organisations.rows()
    assert [row.name for row in organisations] == ["A", "B"]
    assert [len(practice.organisations.units(row.id)) for row in organisations] == [1, 1]
    assert (count.cases, count.organisations) == (3, 2)


def test_a_problem_that_only_the_vault_can_know_has_its_row_too(
    practice: Practice, tmp_path: Path
) -> None:
    head = "Opdrachtgever;Zaakcode;Datum begin;Datum einde;Aard"
    practice.organisations.remove(practice.organisations.add(OrganisationDraft(name="Weg")))
    path = in_csv(
        tmp_path, head,
        "A;1;2025-03-14;;pesten", "Weg;1;2025-03-14;;pesten", "A;1;2025-03-14;2025-03-01;pesten",
    )  # fmt: skip

    assert refused(practice, path) == {
        "row 3, column Opdrachtgever": Trouble.IN_THE_BIN,
        "row 4, column Zaakcode": Trouble.REPEATED,
        "row 4, column Datum einde": Trouble.CLOSED_BEFORE_OPENED,
    }


def test_stopping_leaves_nothing_half_done(
    practice: Practice, vault: Vault, tmp_path: Path
) -> None:
    cases = [case(code=f"2025-{n:04}", contacts=[CALL]) for n in range(1_000)]
    seen: list[float] = []

    def stop_halfway(share: float) -> None:
        seen.append(share)
        if share > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        practice.exchange.add(
            practice.exchange.read(in_json(tmp_path, file_with(*cases))), stop_halfway
        )

    assert seen == sorted(seen)
    assert len(seen) > 1
    assert not rows(vault).total()


def test_a_vault_that_vanishes_halfway_is_said(practice: Practice, tmp_path: Path) -> None:
    cases = [case(code=f"2025-{n:04}") for n in range(1_000)]
    elsewhere = practice.folder.with_name("elsewhere.vpvault")

    def vanish(share: float) -> None:
        if share > 0.5 and practice.folder.exists():
            practice.folder.rename(elsewhere)

    with pytest.raises(VaultGoneError):
        practice.exchange.add(practice.exchange.read(in_json(tmp_path, file_with(*cases))), vanish)

    elsewhere.rename(practice.folder)


def test_every_page_hears_of_an_import_after_it_is_kept(
    practice: Practice, heard: list[Topic], tmp_path: Path
) -> None:
    add(practice, in_json(tmp_path, file_with(case())))

    assert {Topic.CASES, Topic.NOTES, Topic.ORGANISATIONS, Topic.FOLLOW_UPS} <= set(heard)


def test_cases_go_in_by_the_hundred_not_one_by_one(
    practice: Practice, vault: Vault, tmp_path: Path
) -> None:
    cases = [case(code=f"2025-{n:04}", contacts=[CALL]) for n in range(1_000)]
    path, before = in_json(tmp_path, file_with(*cases)), vault.statements

    add(practice, path)

    assert vault.statements - before < 200


def test_a_note_of_a_megabyte_with_an_emoji_and_markup_comes_in_whole(
    practice: Practice, tmp_path: Path
) -> None:
    note = "😀 <img src=x onerror=alert(1)> " + "a" * 999_000

    add(practice, in_json(tmp_path, file_with(case(contacts=[CALL | {"note": note}]))))

    assert practice.notes.of_case(practice.cases.rows()[0].id)[0].note == note


def test_a_note_beyond_the_limit_is_refused_with_its_place(
    practice: Practice, tmp_path: Path
) -> None:
    path = in_json(tmp_path, file_with(case(contacts=[CALL | {"note": "a" * 1_000_001}])))

    assert refused(practice, path) == {"cases[0].contacts[0].note": Trouble.TOO_LONG}


def test_an_import_without_cases_is_welcome(practice: Practice, tmp_path: Path) -> None:
    count = add(practice, in_json(tmp_path, file_with()))

    assert asdict(count) == asdict(ImportCount(organisations=1))
