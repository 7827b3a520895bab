"""One note saved, one word searched, a list of cases: beside the SQL alone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial

import sqlcipher3

from benchmarks.invented import Inventor
from benchmarks.place import Place
from benchmarks.raw import raw_copy
from benchmarks.table import Row, at_most_ms, at_most_times
from benchmarks.timing import seconds, side_by_side, typical, worst_of_twenty
from vp_desktop.domain.cases import CaseFilter, CaseOrder
from vp_desktop.domain.codes import Code
from vp_desktop.domain.notes import ContactDraft
from vp_desktop.services.practice import Practice

_SAVES, _SEARCHES, _LISTS = 40, 120, 15
_ROWS_SEEN = 64
_ADD_CONTACT = """
    INSERT INTO contact (case_id, held_on, kind, minutes, saved_at)
    VALUES (?, ?, ?, ?, ?) RETURNING id
"""
_ADD_NOTE = "INSERT INTO note (contact_id, text) VALUES (?, ?)"
_FIND = """
    SELECT rowid, snippet(note_words, 0, '', '', '…', 16) FROM note_words
    WHERE note_words MATCH ? ORDER BY rank LIMIT 50
"""
_SORT = """
    SELECT id FROM "case" WHERE binned_at IS NULL ORDER BY opened_on DESC, id DESC
"""


def rows(place: Place) -> Iterator[Row]:
    """Yield what saving, searching and sorting cost."""
    with raw_copy(place.vault, place.scratch) as db, place.practice() as practice:
        yield _save_one_note(practice, db)
        yield from _search(practice, db)
        yield _sort(practice, db)


def _save_one_note(practice: Practice, db: sqlcipher3.Connection) -> Row:
    inventor, case_id = Inventor(), practice.case_list.ids()[0]
    notes = [inventor.note() for _number in range(2 * _SAVES)]

    def ours() -> None:
        practice.notes.add(
            ContactDraft(
                case_id=case_id,
                held_on=date(2026, 1, 5),
                kind=Code("CO-TEL"),
                minutes=30,
                note=notes.pop(),
            )
        )

    def bare() -> None:
        now = datetime.now(UTC).isoformat()
        db.execute("BEGIN IMMEDIATE")
        values = (case_id, "2026-01-05", "CO-TEL", 30, now)
        (contact_id,) = db.execute(_ADD_CONTACT, values).fetchone()
        db.execute(_ADD_NOTE, (contact_id, notes.pop()))
        db.execute("COMMIT")

    taken, limit = side_by_side(ours, bare, _SAVES)
    return at_most_times("save one note, durable", taken, limit, "raw SQL", 1.3)


def _search(practice: Practice, db: sqlcipher3.Connection) -> Iterator[Row]:
    """Measure words of every rank: the commonest of the practice, and those in few notes."""
    every = Inventor().words
    ours, bare = [], []
    for number in range(_SEARCHES):
        word = every[number * len(every) // _SEARCHES // 2]
        ours.append(seconds(partial(practice.search.find, word, 50)))
        bare.append(seconds(partial(_find_bare, db, word)))
    worst, limit = worst_of_twenty(ours), worst_of_twenty(bare)
    yield at_most_times("search, top 50 with snippets, p95", worst, limit, "raw FTS5", 1.3)
    yield at_most_ms("search, top 50 with snippets, p95", worst, 50)


def _find_bare(db: sqlcipher3.Connection, word: str) -> None:
    db.execute(_FIND, (f'"{word}"*',)).fetchall()


def _sort(practice: Practice, db: sqlcipher3.Connection) -> Row:
    def ours() -> None:
        ids = practice.case_list.ids(CaseFilter(), CaseOrder.OPENED)
        practice.case_list.rows_of(ids[:_ROWS_SEEN])

    taken = typical(ours, _LISTS)
    limit = typical(lambda: db.execute(_SORT).fetchall(), _LISTS)
    return at_most_ms("list of all cases, another order", taken, 60, (limit, "raw SQL"))
