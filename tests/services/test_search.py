import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.records import (
    add_case,
    add_contact,
    add_organisation,
    case_draft,
)
from vp_desktop.domain.bin import BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.clients import ClientDraft, ClientId
from vp_desktop.domain.codes import Code
from vp_desktop.domain.notes import ContactId
from vp_desktop.domain.organisations import OrganisationDraft, OrganisationId
from vp_desktop.domain.referrals import ReferralContactDraft, ReferralContactId
from vp_desktop.domain.search import MATCH_END, MATCH_START, FoundIn
from vp_desktop.services.practice import Practice
from vp_desktop.vault.search import MOST_RANKED

Place = tuple[FoundIn, int]


def found(practice: Practice, words: str) -> list[Place]:
    return [(find.kind, find.id) for find in practice.search.find(words)]


@dataclass
class Written:
    """One record of each kind with the word «kantine» in it."""

    organisation: OrganisationId
    client: ClientId
    case: CaseId
    contact: ContactId
    referral_contact: ReferralContactId


@pytest.fixture
def written(practice: Practice) -> Written:
    organisation = practice.organisations.add(
        OrganisationDraft(name="Kantine Holland", agreements="Overleg in de kantine.")
    )
    client = practice.clients.add(ClientDraft(pseudonym="M-12", name="Kees Kantine"))
    case = add_case(
        practice, organisation, title="Ruzie in de kantine", code="2026-031", client_id=client
    )
    contact = add_contact(practice, case, "Het begon in de kantine, zei zij.")
    referral_contact = practice.referrals.add_contact(
        ReferralContactDraft(kind=Code("DV-MED"), name="Mediation Kantine", region="Ede")
    )
    return Written(organisation, client, case, contact, referral_contact)


def test_a_word_is_found_in_every_kind_of_record(practice: Practice, written: Written) -> None:
    finds = practice.search.find("kantine")

    assert [(find.kind, find.id, find.case_id) for find in finds] == [
        (FoundIn.CASE, written.case, written.case),
        (FoundIn.NOTE, written.contact, written.case),
        (FoundIn.CLIENT, written.client, written.case),
        (FoundIn.ORGANISATION, written.organisation, None),
        (FoundIn.REFERRAL_CONTACT, written.referral_contact, None),
    ]
    assert [(find.title, find.context) for find in finds] == [
        ("Ruzie in de kantine", "2026-031 · Kantine Holland"),
        ("Ruzie in de kantine", "2026-031 · Kantine Holland"),
        ("M-12", "2026-031 · Kantine Holland"),
        ("Kantine Holland", ""),
        ("Mediation Kantine", "Ede"),
    ]
    for find in finds:
        marked = find.snippet.split(MATCH_START)[1].split(MATCH_END)[0]
        assert marked.lower() == "kantine"
    assert practice.search.count("kantine") == 5


@pytest.mark.parametrize(
    "words",
    ["coordinatie", "COÖRD", "coördinatie di", "dinsdag coo", "  Dinsdag,  (coördinatie)", "ïdee"],
)
def test_accents_capitals_order_and_the_end_of_the_last_word_do_not_matter(
    practice: Practice, case_id: CaseId, words: str
) -> None:
    contact_id = add_contact(practice, case_id, "Het idee: coördinatie op dinsdag.")
    add_contact(practice, case_id, "Iets anders op dinsdag.")

    assert found(practice, words) == [(FoundIn.NOTE, contact_id)]


def test_only_the_last_word_may_go_on(practice: Practice, case_id: CaseId) -> None:
    add_contact(practice, case_id, "gesprek met leidinggevende")

    assert found(practice, "gespr leidinggevende") == []
    assert len(found(practice, "gesprek leid")) == 1


def test_one_or_two_letters_begin_a_name_but_must_be_a_word_in_a_note(
    practice: Practice, written: Written
) -> None:
    assert found(practice, "ka") == [
        (FoundIn.CLIENT, written.client),
        (FoundIn.ORGANISATION, written.organisation),
        (FoundIn.REFERRAL_CONTACT, written.referral_contact),
    ]
    assert found(practice, "zij") == [(FoundIn.NOTE, written.contact)]
    assert found(practice, "in")[0] == (FoundIn.CASE, written.case)


def test_a_second_word_hardly_typed_yet_does_not_empty_the_list(
    practice: Practice, case_id: CaseId
) -> None:
    without = add_contact(practice, case_id, "vergadering op maandag")
    whole = add_contact(practice, case_id, "de vergadering op dinsdag " + "woord " * 99)

    assert found(practice, "vergadering de") == [(FoundIn.NOTE, whole), (FoundIn.NOTE, without)]
    assert found(practice, "vergadering din") == [(FoundIn.NOTE, whole)]
    assert practice.search.count("vergadering de") == 2


def test_a_case_is_found_by_any_part_of_its_code_and_a_whole_code_comes_first(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    longer = add_case(practice, organisation_id, code="2026-0310")
    exact = add_case(practice, organisation_id, code="2026-031")

    assert found(practice, "2026-031") == [(FoundIn.CASE, exact), (FoundIn.CASE, longer)]
    assert found(practice, "310") == [(FoundIn.CASE, longer)]
    assert found(practice, "2_2%") == []
    assert practice.search.count("031") == 2


def test_a_client_is_found_by_pseudonym(practice: Practice, written: Written) -> None:
    assert found(practice, "m-12") == [(FoundIn.CLIENT, written.client)]
    assert found(practice, "12")[0] == (FoundIn.CLIENT, written.client)


def test_a_whole_word_comes_before_one_that_only_begins_so(
    practice: Practice, case_id: CaseId
) -> None:
    whole = add_contact(practice, case_id, "pest " + "woord " * 200)
    begun = add_contact(practice, case_id, "pesterij")

    assert found(practice, "pest") == [(FoundIn.NOTE, whole), (FoundIn.NOTE, begun)]


def test_a_title_weighs_more_than_the_text_below_it(
    practice: Practice, organisation_id: OrganisationId
) -> None:
    in_text = add_case(practice, organisation_id, wish="kantine", title="a b c d e f g")
    in_title = add_case(practice, organisation_id, title="kantine a b c d e f g h i j")

    assert found(practice, "kantine") == [(FoundIn.CASE, in_title), (FoundIn.CASE, in_text)]


def test_what_lies_in_the_bin_is_not_found(practice: Practice, written: Written) -> None:
    practice.cases.remove(written.case)
    practice.organisations.remove(written.organisation)
    practice.referrals.remove_contact(written.referral_contact)

    assert found(practice, "kantine") == found(practice, "031") == found(practice, "m-12") == []
    assert practice.search.count("kantine") == practice.search.count("031") == 0

    practice.bin.restore(BinKind.CASE, written.case)
    practice.notes.remove(written.contact)
    kinds = [kind for kind, _id in found(practice, "kantine")]
    assert kinds == [FoundIn.CASE, FoundIn.CLIENT]


def test_a_client_with_another_case_is_found_through_that_one(
    practice: Practice, written: Written
) -> None:
    other_case = add_case(practice, written.organisation, client_id=written.client)
    practice.cases.remove(written.case)

    (find,) = practice.search.find("kees")

    assert (find.kind, find.case_id) == (FoundIn.CLIENT, other_case)


def test_a_changed_or_destroyed_word_is_found_no_more(practice: Practice, written: Written) -> None:
    practice.cases.change(
        written.case, case_draft(written.organisation, title="Anders", code="2026-031")
    )
    practice.notes.remove(written.contact)
    practice.bin.destroy(BinKind.CONTACT, written.contact)

    assert {kind for kind, _id in found(practice, "kantine")} == {
        FoundIn.CLIENT,
        FoundIn.ORGANISATION,
        FoundIn.REFERRAL_CONTACT,
    }
    practice._vault.check()


def test_each_kind_gets_a_fair_share_of_the_places(
    practice: Practice, case_id: CaseId, written: Written
) -> None:
    for _ in range(20):
        add_contact(practice, case_id, "kantine")

    finds = practice.search.find("kantine", limit=10)

    assert len(finds) == 10
    assert len({find.kind for find in finds}) == 5
    assert [find.kind for find in finds].count(FoundIn.NOTE) == 6
    assert practice.search.find("kantine", limit=3)


def test_of_a_word_in_more_notes_than_can_be_ranked_the_newest_are_found(
    practice: Practice, case_id: CaseId
) -> None:
    with practice._vault.transaction():
        for number in range(1, MOST_RANKED + 6):
            values = {"id": number, "case_id": case_id}
            practice._vault.write(
                "INSERT INTO contact (id, case_id, held_on, kind, saved_at)"
                " VALUES (:id, :case_id, '2026-01-01', 'CO-TEL', '')",
                values,
            )
            practice._vault.write("INSERT INTO note VALUES (:id, 'vergadering')", values)

    newest = [ContactId(number) for number in range(MOST_RANKED + 5, MOST_RANKED - 45, -1)]

    assert [find.id for find in practice.search.find("vergadering")] == newest
    assert [find.id for find in practice.search.find("vergad")] == newest
    assert practice.search.count("vergad") == MOST_RANKED


def test_a_search_takes_the_same_few_statements_however_much_is_found(
    practice: Practice, case_id: CaseId
) -> None:
    for _ in range(12):
        add_contact(practice, case_id, "vergadering")
    before = practice._vault.statements

    practice.search.find("vergadering")

    assert practice._vault.statements - before <= 4 * len(FoundIn)


@pytest.mark.parametrize(
    "words",
    [
        "kantine OR bos",
        "kantine NOT zij",
        "NEAR(kantine zij)",
        "text:kantine",
        "{text} : kantine",
        "kantine*zz",
        "^kantine + bos",
        "kantine) OR (bos",
        '"" OR kantine"',
    ],
)
def test_the_language_of_the_index_is_not_spoken(
    practice: Practice, written: Written, words: str
) -> None:
    assert found(practice, words) == []
    assert (FoundIn.NOTE, written.contact) in found(practice, '"kantine begon"')  # no phrase


TEXT = ("qx", "qy", "e1")


def stands_in_the_text(words: str) -> bool:
    """Say by hand whether a note of ``TEXT`` holds ``words``, the last one perhaps begun."""
    typed = words.lower().replace("é", "e").replace("\x00", " ").split()
    parts = [(part, re.findall("[a-z0-9]+", part)) for part in typed]
    asked = [(part, tokens) for part, tokens in parts if tokens]
    if len(asked) > 1 and len(asked[-1][0]) <= 2:
        asked = asked[:-1]  # hardly typed yet: the words before it are enough
        return all(_stands(tokens, begun=False) for _part, tokens in asked)
    return bool(asked) and all(
        _stands(tokens, begun=number == len(asked) and len(part) > 2)
        for number, (part, tokens) in enumerate(asked, start=1)
    )


def _stands(tokens: list[str], *, begun: bool) -> bool:
    for start in range(len(TEXT) - len(tokens) + 1):
        there = TEXT[start : start + len(tokens)]
        last = there[-1].startswith(tokens[-1]) if begun else there[-1] == tokens[-1]
        if last and list(there[:-1]) == tokens[:-1]:
            return True
    return False


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text("qxye1QÉ \"*^():-+{}'\\%_;,.ORANDT\x00\t", min_size=1, max_size=14))
def test_a_note_is_found_when_every_word_stands_in_it_whatever_signs_are_typed(
    practice: Practice, case_id: CaseId, words: str
) -> None:
    if not practice.notes.of_case(case_id):
        add_contact(practice, case_id, "Qx, qy é1")

    kinds = [find.kind for find in practice.search.find(words)]

    assert (FoundIn.NOTE in kinds) == stands_in_the_text(words)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(alphabet=st.characters(), max_size=60))
def test_no_text_makes_a_search_fail(practice: Practice, words: str) -> None:
    practice.search.find(f"qx {words}")
    practice.search.count(words)
    practice.cases.pick(words)


def test_nothing_is_found_for_nothing(practice: Practice, organisation_id: OrganisationId) -> None:
    add_organisation(practice)

    for words in ("", "   ", "*", '"', "- -", "\x00"):
        assert practice.search.find(words) == []
        assert practice.search.count(words) == 0
    assert organisation_id
