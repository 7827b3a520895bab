"""Find records by the words in them: one full-text table a kind, at most a few thousand hits each.

Ranking all of 90,000 notes that hold a common word takes a quarter of a second, so the newest
thousand hits compete and the rest is not looked at; a word that is rarer loses nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vp_desktop.domain.search import FoundIn
from vp_desktop.vault.connection import Row, Value, Vault
from vp_desktop.vault.values import literally

MOST_RANKED = 1_000
"""Hits of one kind that compete for a place in the list, and the highest count we give."""

_SHORT = 2
"""A last word of so few letters begins too many words of a note: there it counts when whole."""

_NOTES_IN_BIN = """
    SELECT id FROM contact WHERE binned_at IS NOT NULL
    UNION ALL
    SELECT k.id FROM "case" AS c JOIN contact AS k ON k.case_id = c.id
    WHERE c.binned_at IS NOT NULL
"""

_CLIENTS_IN_BIN = """
    SELECT s.client_id FROM "case" AS c JOIN case_story AS s ON s.case_id = c.id
    WHERE c.binned_at IS NOT NULL AND s.client_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM case_story AS s2 JOIN "case" AS c2 ON c2.id = s2.case_id
        WHERE s2.client_id = s.client_id AND c2.binned_at IS NULL
    )
"""

_IN_BIN = "SELECT id FROM {} WHERE binned_at IS NOT NULL"


@dataclass(frozen=True, slots=True)
class _Index:
    """Where the words of one kind stand."""

    table: str
    """The full-text table."""
    weights: str
    """How much more a word in the first column counts."""
    hidden: str
    """What lies in the bin."""
    coded: str = ""
    """Table and column of a code that is found by any part of it."""


_INDEXES = {
    FoundIn.CASE: _Index("case_words", ", 8.0", _IN_BIN.format('"case"'), '"case"|code'),
    FoundIn.NOTE: _Index("note_words", "", _NOTES_IN_BIN),
    FoundIn.CLIENT: _Index("client_words", "", _CLIENTS_IN_BIN, "client|pseudonym"),
    FoundIn.ORGANISATION: _Index("organisation_words", ", 8.0", _IN_BIN.format("organisation")),
    FoundIn.REFERRAL_CONTACT: _Index(
        "referral_contact_words", ", 8.0", _IN_BIN.format("referral_contact")
    ),
}

_SHOWN = {
    FoundIn.CASE: """
        SELECT b.value AS id, b.value AS case_id, s.title, c.code, o.name AS place,
            s.title AS text1, s.wish AS text2, s.arrangements AS text3, s.accused AS text4
        FROM json_each(:ids) AS b JOIN "case" AS c ON c.id = b.value
        JOIN organisation AS o ON o.id = c.organisation_id
        LEFT JOIN case_story AS s ON s.case_id = c.id
        ORDER BY b.key
    """,
    FoundIn.NOTE: """
        SELECT b.value AS id, k.case_id, s.title, c.code, o.name AS place,
            n.text AS text1, NULL AS text2, NULL AS text3, NULL AS text4
        FROM json_each(:ids) AS b JOIN note AS n ON n.contact_id = b.value
        JOIN contact AS k ON k.id = b.value JOIN "case" AS c ON c.id = k.case_id
        JOIN organisation AS o ON o.id = c.organisation_id
        LEFT JOIN case_story AS s ON s.case_id = c.id
        ORDER BY b.key
    """,
    FoundIn.CLIENT: """
        SELECT b.value AS id, c.id AS case_id, p.pseudonym AS title, c.code, o.name AS place,
            p.name AS text1, p.reach AS text2, NULL AS text3, NULL AS text4
        FROM json_each(:ids) AS b JOIN client AS p ON p.id = b.value
        LEFT JOIN "case" AS c ON c.id = (
            SELECT c1.id FROM case_story AS s1 JOIN "case" AS c1 ON c1.id = s1.case_id
            WHERE s1.client_id = p.id AND c1.binned_at IS NULL
            ORDER BY c1.touched_on DESC, c1.id DESC LIMIT 1
        )
        LEFT JOIN organisation AS o ON o.id = c.organisation_id
        ORDER BY b.key
    """,
    FoundIn.ORGANISATION: """
        SELECT b.value AS id, NULL AS case_id, o.name AS title, NULL AS code, NULL AS place,
            o.name AS text1, o.agreements AS text2, NULL AS text3, NULL AS text4
        FROM json_each(:ids) AS b JOIN organisation AS o ON o.id = b.value
        ORDER BY b.key
    """,
    FoundIn.REFERRAL_CONTACT: """
        SELECT b.value AS id, NULL AS case_id, t.name AS title, NULL AS code, t.region AS place,
            t.name AS text1, t.remark AS text2, t.region AS text3, NULL AS text4
        FROM json_each(:ids) AS b JOIN referral_contact AS t ON t.id = b.value
        ORDER BY b.key
    """,
}

_NAMES = frozenset({FoundIn.CLIENT, FoundIn.ORGANISATION, FoundIn.REFERRAL_CONTACT})
"""Kinds of which there is little text: a single letter may begin a word there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that holds every word, and its texts in the order of weight."""

    kind: FoundIn
    id: int
    case_id: int | None
    title: str = field(repr=False)
    code: str
    place: str = field(repr=False)
    """The organisation or the region."""
    texts: tuple[str, ...] = field(repr=False)


class SearchRepository:
    """The full-text tables. Words from outside reach them in quotes only."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def hits(self, kind: FoundIn, words: Sequence[str], limit: int) -> list[Hit]:
        """Return the records of ``kind`` that hold every one of ``words``.

        Codes come first, then the best with every word whole, then those where the last word is
        only begun.
        """
        best = [*self._coded(kind, words), *self._ranked(kind, _quoted(words), limit)]
        if len(best) < limit:
            best += self._begun(kind, words, limit)
        ids = json.dumps(list(dict.fromkeys(best))[:limit])
        return [_hit(kind, row) for row in self._vault.read(_SHOWN[kind], {"ids": ids})]

    def count(self, kind: FoundIn, words: Sequence[str]) -> int:
        """Return how many records of ``kind`` hold every one of ``words``, capped."""
        expression = _begun(kind, words) or _quoted(words)
        found = {*self._coded(kind, words), *self._newest(kind, expression)}
        return min(len(found), MOST_RANKED)

    def _begun(self, kind: FoundIn, words: Sequence[str], limit: int) -> list[int]:
        expression = _begun(kind, words)
        if not expression:
            return []
        newest = self._newest(kind, expression)
        if len(newest) == MOST_RANKED:
            return newest  # ranking would merge the lists of a common beginning once more
        return self._ranked(kind, expression, limit)

    def _ranked(self, kind: FoundIn, expression: str, limit: int) -> list[int]:
        index = _INDEXES[kind]
        sql = f"""
            SELECT id FROM (
                SELECT rowid AS id, bm25({index.table}{index.weights}) AS score FROM {index.table}
                WHERE {index.table} MATCH :words AND rowid NOT IN ({index.hidden})
                ORDER BY rowid DESC LIMIT :most
            ) ORDER BY score, id DESC LIMIT :limit
        """  # noqa: S608 - our own words; what was typed is bound
        return self._ids(sql, {"words": expression, "most": MOST_RANKED, "limit": limit})

    def _newest(self, kind: FoundIn, expression: str) -> list[int]:
        index = _INDEXES[kind]
        sql = f"""
            SELECT rowid AS id FROM {index.table}
            WHERE {index.table} MATCH :words AND rowid NOT IN ({index.hidden})
            ORDER BY rowid DESC LIMIT :most
        """  # noqa: S608 - our own words; what was typed is bound
        return self._ids(sql, {"words": expression, "most": MOST_RANKED})

    def _coded(self, kind: FoundIn, words: Sequence[str]) -> list[int]:
        """Return what has the one word in its code; words without a digit are no code."""
        index = _INDEXES[kind]
        if not index.coded or len(words) > 1 or not any(map(str.isdigit, words[0])):
            return []
        table, column = index.coded.split("|")
        sql = f"""
            SELECT id FROM {table}
            WHERE {column} LIKE :like ESCAPE '\\' AND id NOT IN ({index.hidden})
            ORDER BY {column} <> :code, id DESC LIMIT :most
        """  # noqa: S608 - our own words; what was typed is bound
        like = f"%{literally(words[0])}%"
        return self._ids(sql, {"like": like, "code": words[0], "most": MOST_RANKED})

    def _ids(self, sql: str, values: Mapping[str, Value]) -> list[int]:
        return [row["id"] for row in self._vault.read(sql, values)]


def _quoted(words: Sequence[str]) -> str:
    """Return ``words`` as full-text search takes them literally, each of them whole."""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in words)


def _begun(kind: FoundIn, words: Sequence[str]) -> str:
    """Return ``words`` with the last one still being typed; empty: a letter or two say nothing."""
    if kind in _NAMES or len(words[-1]) > _SHORT:
        return f"{_quoted(words)}*"
    return _quoted(words[:-1])


def _hit(kind: FoundIn, row: Row) -> Hit:
    texts = (row["text1"], row["text2"], row["text3"], row["text4"])
    return Hit(
        kind=kind,
        id=row["id"],
        case_id=row["case_id"],
        title=row["title"] or "",
        code=row["code"] or "",
        place=row["place"] or "",
        texts=tuple(text for text in texts if text),
    )
