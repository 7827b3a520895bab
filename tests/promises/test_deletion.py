"""Gone is gone: no page of the vault keeps what was deleted, not even half a word of it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from string import ascii_lowercase

import pytest
import sqlcipher3

from tests.conftest import SetClock
from tests.promises.marked import STEM, told_as
from tests.services.records import contact_draft
from tests.vault.everything import LEDGER, fill, one_of_each, unordered
from tests.vault.raw import decrypted, meddle, raw_key_of
from vp_desktop.domain.bin import BIN_DAYS, BinKind
from vp_desktop.domain.cases import CaseId
from vp_desktop.domain.retention import DestructionReason
from vp_desktop.services.practice import Practice
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.keys import MasterKey

WORD = "zeezwaluwnest"
MIDDLE = WORD[3:9]
FOUND = "SELECT rowid FROM note_words WHERE note_words MATCH :word"


@pytest.fixture
def loose(vault_folder: Path, key: MasterKey) -> Iterator[Vault]:
    """A vault that can be filled and emptied in any order."""
    with unordered(vault_folder, key) as vault:
        yield vault


def hits(folder: Path, key: MasterKey, word: str = MIDDLE) -> int:
    """Count ``word`` in every page of the database, free ones too, and in whatever lies beside."""
    raw_key, _salt = raw_key_of(folder, key)
    clear = decrypted(folder / "vault.db", raw_key)
    beside = [path.read_bytes() for path in folder.iterdir() if path.name != "vault.db"]
    return sum(content.count(word.encode()) for content in (clear, *beside))


def in_a_copy(practice: Practice, name: str) -> int:
    """Count the word in a copy of the open vault, as a backup begins with one."""
    copy_key = bytes(32)
    copy = practice.folder.with_name(name)
    practice._vault.snapshot_to(copy, copy_key)
    return decrypted(copy, copy_key).count(MIDDLE.encode())


@pytest.mark.timeout(300)
@pytest.mark.parametrize("notes", [20, pytest.param(400, marks=pytest.mark.long)])
def test_48a_notes_that_are_deleted_are_in_no_page(
    practice: Practice, case_id: CaseId, key: MasterKey, clock: SetClock, notes: int
) -> None:
    chance = Random(48)  # noqa: S311 - the same notes every time
    places = [f"case:{case_id}", "today"]
    kept = []
    for nth in range(notes):
        text = " ".join(f"{WORD}{chance.choice(ascii_lowercase)}" for _ in range(nth % 300 + 1))
        place = chance.choice(places)
        practice.drafts.save(place, text)
        kept.append(practice.notes.add(contact_draft(case_id, text), place=place))
        assert practice.search.count(WORD) > 0
        practice.notes.change(kept[-1], contact_draft(case_id, f"{text} {WORD}"))
    while_there = in_a_copy(practice, "before.db")

    for contact_id in kept:
        practice.notes.remove(contact_id)
    practice.bin.destroy(BinKind.CONTACT, kept.pop())
    clock.now += timedelta(days=BIN_DAYS + 1)
    assert practice.bin.empty_expired() == len(kept)

    assert while_there > notes  # so the search finds what is there
    assert practice.search.count(WORD) == 0
    assert in_a_copy(practice, "after.db") == 0
    assert (practice.folder / "vault.db-journal").read_bytes() == b""
    own_key = key.copy()
    practice.lock()
    assert hits(practice.folder, own_key) == 0


def test_48b_rows_that_are_deleted_are_in_no_page_whatever_the_table(
    loose: Vault, vault_folder: Path, key: MasterKey
) -> None:
    fill(loose, WORD)
    loose.close()
    written = hits(vault_folder, key)
    with unordered(vault_folder, key) as again:
        empty(again)
        journal = (vault_folder / "vault.db-journal").read_bytes()

    ledger = {table: row for table, row in one_of_each(WORD).items() if table in LEDGER}

    assert written > 50
    assert hits(vault_folder, key) == str(ledger).count(WORD)
    assert journal == b""


def test_48c_a_case_that_is_destroyed_takes_every_word_along(
    practice: Practice, tmp_path: Path, key: MasterKey
) -> None:
    given = tmp_path / "practice.json"
    given.write_text(json.dumps(told_as(WORD, cases=1)), encoding="utf-8")
    practice.exchange.add(practice.exchange.read(given))
    (case_id,) = (CaseId(row["id"]) for row in practice._vault.read('SELECT id FROM "case"', {}))
    practice.drafts.save(f"case:{case_id}", f"{WORD} half a sen")
    before = in_a_copy(practice, "before.db")

    practice.retention.destroy_story(case_id, DestructionReason.TERM)

    own_key = key.copy()
    practice.lock()
    assert before > 10
    assert hits(practice.folder, own_key) == 0
    assert hits(practice.folder, own_key, STEM) > 0  # what the organisation told stays


def test_48d_many_short_lived_notes_leave_nothing_in_the_index(
    loose: Vault, vault_folder: Path, key: MasterKey
) -> None:
    for nth in range(20):
        text = " ".join(f"{WORD}{nth:02d}{place}" for place in "abcdefghij")
        with loose.transaction():
            loose.write("INSERT INTO note VALUES (:id, :text)", {"id": nth, "text": text})
        with loose.transaction():
            loose.write("UPDATE note SET text = text || ' nog iets'", {})
    with loose.transaction():
        loose.write("DELETE FROM note", {})
    assert loose.read(FOUND, {"word": f"{WORD}*"}) == []
    loose.check()
    loose.close()

    assert hits(vault_folder, key) == 0


def test_48e_a_word_is_gone_also_where_it_marked_a_page_of_the_index(
    practice: Practice, case_id: CaseId, key: MasterKey
) -> None:
    """FTS5 keeps the first letters on each page of its index, deleted or not: found by 48a."""
    kept = practice.notes.add(contact_draft(case_id, "Een woord dat blijft"))
    chance = Random(48)  # noqa: S311 - the same notes every time
    gone = []
    for _note in range(5):
        text = " ".join(f"{WORD}{chance.choice(ascii_lowercase)}" for _word in range(6_000))
        gone.append(practice.notes.add(contact_draft(case_id, text)))
        practice.notes.change(gone[-1], contact_draft(case_id, f"{text} {WORD}"))

    for contact_id in gone:
        practice.notes.remove(contact_id)
        practice.bin.destroy(BinKind.CONTACT, contact_id)

    assert [find.id for find in practice.search.find("blijft")] == [kept]
    practice._vault.check()
    own_key = key.copy()
    practice.lock()
    assert hits(practice.folder, own_key) == 0


def test_49a_no_statistics_are_ever_kept(loose: Vault, vault_folder: Path, key: MasterKey) -> None:
    fill(loose, WORD)
    empty(loose)
    loose.close()

    names = meddle(
        vault_folder, key, "SELECT name FROM sqlite_schema WHERE name GLOB 'sqlite_stat*'"
    )

    assert names == []


@pytest.mark.parametrize("asked", ["ANALYZE", "ANALYZE note", "PRAGMA optimize"])
def test_49b_nothing_in_the_program_can_ask_for_statistics(vault: Vault, asked: str) -> None:
    with pytest.raises(sqlcipher3.DatabaseError, match="not authorized"):
        vault._db.execute(asked)


def empty(vault: Vault) -> None:
    """Delete every row that may be deleted."""
    with vault.transaction(makes_room=True):
        for table in one_of_each(WORD).keys() - LEDGER:
            vault.write(f'DELETE FROM "{table}"', {})  # noqa: S608 - names from our own scripts
