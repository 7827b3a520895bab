import tomllib
from importlib import import_module
from pathlib import Path
from typing import TypedDict

import pytest

from vp_desktop.domain.code_lists import read_list
from vp_desktop.domain.codes import (
    CONTACT_LISTS,
    Code,
    CodeBook,
    ListId,
    UnknownCodeError,
    code_book,
    kinds,
)
from vp_desktop.domain.referrals import ReferralContactDraft
from vp_desktop.i18n import speaking
from vp_desktop.resources import resource

HERE = Path(__file__).parent
GIVEN = (HERE / "given_codes.txt").read_text("utf-8").split()
PRINTED = {"yes", "main", "grouped", "bundled"}
LONGEST_SHORT_NAME = 30
"""Characters that stand beside a bar in the report."""


class _Traced(TypedDict, total=False):
    seed: str
    says: str
    codes: list[str]
    fields: list[str]
    words: str


TRACE: list[_Traced] = tomllib.loads((HERE / "seed_trace.toml").read_text("utf-8"))["items"]


def test_no_code_of_the_taxonomy_is_ever_lost() -> None:
    book = code_book()

    assert [code for code in GIVEN if not book.known(code)] == []


def test_every_list_of_the_taxonomy_has_a_file() -> None:
    numbers = {f"L{n:02}" for n in range(1, 27)}
    parts = {"L02a", "L03b", "L15b", *(f"L07{x}" for x in "abcdef"), *(f"L08{x}" for x in "abcde")}
    parts |= {f"L17{x}" for x in "bcdef"} | {f"L18{x}" for x in "abcdefg"}
    divided = {"L07", "L08", "L18"}

    found = {one.id for one in code_book().lists}

    assert (numbers - divided) | parts <= found


@pytest.mark.parametrize("traced", TRACE, ids=[f"{t['seed']} {t['says'][:40]}" for t in TRACE])
def test_every_item_of_the_seeds_has_its_place(traced: _Traced) -> None:
    book = code_book()
    lists = {one.id for one in book.lists}
    codes, fields = traced.get("codes", []), traced.get("fields", [])

    assert codes or fields
    assert [code for code in codes if code not in lists and not book.known(code)] == []
    assert [field for field in fields if not _exists(field)] == []


def test_all_five_seeds_are_traced() -> None:
    assert {traced["seed"] for traced in TRACE} == {"S0", "S1", "S2", "S3", "S4"}


def test_a_new_line_in_a_file_is_a_new_code() -> None:
    text = resource("codes").joinpath("L09.toml").read_text("utf-8")
    line = "  { code = 'KA-DUI', nl = 'postduif', en = 'carrier pigeon', src = 'P' },\n]"

    book = CodeBook([read_list(text.replace("]", line))])

    assert book.main(ListId("L09"))[-1].code == "KA-DUI"
    with speaking("nl"):
        assert book.label("KA-DUI") == "postduif"
    assert book.find("Carrier pigeon", ListId("L09")) == "KA-DUI"


def test_a_code_stands_in_one_list_only() -> None:
    codes = [item.code for one in code_book().lists for item in one.items]

    assert len(codes) == len(set(codes))


def test_every_parent_and_every_group_is_there() -> None:
    for one in code_book().lists:
        mains = {item.code for item in one.items if item.parent is None}
        keys = {group.key for group in one.groups}
        assert {item.parent for item in one.items if item.parent} <= mains, one.id
        assert {item.group for item in one.items if item.group} == keys, one.id
        assert not keys or all(item.group or item.parent for item in one.items), one.id
        assert one.unknown is None or one.unknown in mains, one.id


def test_every_name_is_written_in_both_languages() -> None:
    for one in code_book().lists:
        named = [(one.nl, one.en), *((group.nl, group.en) for group in one.groups)]
        named += [(item.nl, item.en) for item in one.items]
        for nl, en in named:
            for name in (nl, en):
                assert name, one.id
                assert name == name.strip(), name
                assert "'" not in name, name
                assert "dader" not in name.casefold(), name


def test_every_mark_is_one_that_the_program_knows() -> None:
    for one in code_book().lists:
        marks = {one.report, *(item.report for item in one.items)}
        assert marks <= {*PRINTED, "off", "never"}, one.id
        assert one.risk in {"low", "medium", "high"}, one.id
        assert all(item.sources for item in one.items), one.id


def test_what_a_report_prints_fits_beside_a_bar() -> None:
    for one in code_book().lists:
        if one.report in PRINTED:
            items = [name for item in one.items for name in (item.short_nl, item.short_en)]
            groups = [g.short_nl or g.nl for g in one.groups]
            groups += [g.short_en or g.en for g in one.groups]
            assert [n for n in items + groups if len(n) > LONGEST_SHORT_NAME] == [], one.id


def test_a_kind_belongs_to_its_main_kind_and_its_domain() -> None:
    book = code_book()

    assert book.main_of("OO-PES-3") == "OO-PES"
    assert [child.code for child in book.children("OO-AGR")][:2] == ["OO-AGR-1", "OO-AGR-2"]
    assert {book.domain_of(kind.code) for kind in kinds(book)} == {"OO", "IN", "SA", "OV"}
    assert book.domain_of("IN-WET2") == "IN"
    assert book.group_of("WP-INH") == "derde"
    assert book.group_of("KA-TEL") == ""


def test_an_inactive_code_stays_readable_and_is_not_offered() -> None:
    book = code_book()

    assert "IN-SOC" not in [item.code for item in book.of(ListId("L03"))]
    assert book.label("IN-SOC")


def test_an_unknown_code_is_refused_without_being_quoted() -> None:
    with pytest.raises(UnknownCodeError) as refused:
        code_book().item("Jan de Vries")

    assert "Jan" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("telefoon", "CO-TEL"),
        ("Beeldbellen ", "CO-VID"),
        ("video", "CO-VID"),
        ("OP LOCATIE", "CO-LOC"),
        ("e-mail", "CO-MAI"),
        ("kort contact", "CO-KRT"),
        ("co-krt", "CO-KRT"),
        ("Intake", "CO-INT"),
        ("fax", None),
    ],
)
def test_a_contact_may_be_named_in_words_or_by_code(text: str, code: str | None) -> None:
    assert code_book().find(text, *CONTACT_LISTS) == code


def test_accents_and_curly_quotes_do_not_hide_a_code() -> None:
    assert code_book().find("suicidale uiting", ListId("L21")) == "UR-SUI"
    assert code_book().find("conflict met collega's", ListId("L04")) == "SA-COL"


def test_the_starter_list_holds_only_known_kinds_and_claims_no_check() -> None:
    found = tomllib.loads(resource("referral_contacts.toml").read_text("utf-8"))["contacts"]

    drafts = [ReferralContactDraft(**contact) for contact in found]

    assert all(code_book().known(draft.kind, ListId("L16")) for draft in drafts)
    assert len({draft.name for draft in drafts}) == len(drafts)
    assert all(draft.checked_on is None for draft in drafts)
    unsourced = {draft.kind for draft in drafts if not draft.source}
    assert Code("DV-CRM") in unsourced
    assert Code("DV-CSG") not in unsourced


def _exists(field: str) -> bool:
    place, name = field.split(":")
    holder, part = name.split(".")
    found = getattr(import_module(f"vp_desktop.{place}"), holder)
    return hasattr(found, part) or part in getattr(found, "model_fields", {})
