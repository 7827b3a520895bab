"""Find records by the words in them: one full-text table a kind, at most a few thousand hits each.

Ranking all of 90,000 notes that hold a common word takes a quarter of a second, so the newest
thousand hits compete and the rest is not looked at; a word that is rarer loses nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vp_desktop.domain.search import FoundIn
from vp_desktop.vault.connection import Row, Value, Vault

MOST_RANKED = 1_000
"""Hits of one kind that compete for a place in the list, and the highest count we give."""

_SHORT = 2
"""A last word of so few letters begins too many words of a note: there it must be whole."""

_IN_BIN = """
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

_BY_WORDS = """
    SELECT rowid AS id, {rank} AS score FROM {table}
    WHERE {table} MATCH :words AND rowid NOT IN ({hidden}) ORDER BY rowid DESC LIMIT :most
"""

_BY_CODE = """
    SELECT id, min(score) AS score FROM (
        SELECT * FROM ({by_words})
        UNION ALL
        SELECT * FROM (
            SELECT id, CASE WHEN {column} = :code THEN -2000.0 ELSE -1000.0 END AS score
            FROM {table}
            WHERE {column} LIKE :like ESCAPE '\\' AND id NOT IN ({hidden})
            ORDER BY id DESC LIMIT :most
        )
    ) GROUP BY id
"""

_NOTES = _BY_WORDS.format(table="note_words", rank="bm25(note_words)", hidden=_IN_BIN)
_CASES_IN_BIN = 'SELECT id FROM "case" WHERE binned_at IS NOT NULL'
_CASES = _BY_CODE.format(
    by_words=_BY_WORDS.format(
        table="case_words", rank="bm25(case_words, 8.0)", hidden=_CASES_IN_BIN
    ),
    table='"case"',
    column="code",
    hidden=_CASES_IN_BIN,
)
_CLIENTS = _BY_CODE.format(
    by_words=_BY_WORDS.format(
        table="client_words", rank="bm25(client_words)", hidden=_CLIENTS_IN_BIN
    ),
    table="client",
    column="pseudonym",
    hidden=_CLIENTS_IN_BIN,
)
_ORGANISATIONS = _BY_WORDS.format(
    table="organisation_words",
    rank="bm25(organisation_words, 8.0)",
    hidden="SELECT id FROM organisation WHERE binned_at IS NOT NULL",
)
_REFERRAL_CONTACTS = _BY_WORDS.format(
    table="referral_contact_words",
    rank="bm25(referral_contact_words, 8.0)",
    hidden="SELECT id FROM referral_contact WHERE binned_at IS NOT NULL",
)

_CANDIDATES = {
    FoundIn.CASE: _CASES,
    FoundIn.NOTE: _NOTES,
    FoundIn.CLIENT: _CLIENTS,
    FoundIn.ORGANISATION: _ORGANISATIONS,
    FoundIn.REFERRAL_CONTACT: _REFERRAL_CONTACTS,
}

_SHOWN = {
    FoundIn.CASE: """
        SELECT b.id, b.id AS case_id, s.title, c.code, o.name AS place,
            s.title AS text1, s.wish AS text2, s.arrangements AS text3, s.accused AS text4
        FROM best AS b JOIN "case" AS c ON c.id = b.id
        JOIN organisation AS o ON o.id = c.organisation_id
        LEFT JOIN case_story AS s ON s.case_id = c.id
    """,
    FoundIn.NOTE: """
        SELECT b.id, k.case_id, s.title, c.code, o.name AS place,
            n.text AS text1, NULL AS text2, NULL AS text3, NULL AS text4
        FROM best AS b JOIN note AS n ON n.contact_id = b.id
        JOIN contact AS k ON k.id = b.id JOIN "case" AS c ON c.id = k.case_id
        JOIN organisation AS o ON o.id = c.organisation_id
        LEFT JOIN case_story AS s ON s.case_id = c.id
    """,
    FoundIn.CLIENT: """
        SELECT b.id, c.id AS case_id, p.pseudonym AS title, c.code, o.name AS place,
            p.name AS text1, p.reach AS text2, NULL AS text3, NULL AS text4
        FROM best AS b JOIN client AS p ON p.id = b.id
        LEFT JOIN "case" AS c ON c.id = (
            SELECT c1.id FROM case_story AS s1 JOIN "case" AS c1 ON c1.id = s1.case_id
            WHERE s1.client_id = p.id AND c1.binned_at IS NULL
            ORDER BY c1.touched_on DESC, c1.id DESC LIMIT 1
        )
        LEFT JOIN organisation AS o ON o.id = c.organisation_id
    """,
    FoundIn.ORGANISATION: """
        SELECT b.id, NULL AS case_id, o.name AS title, NULL AS code, NULL AS place,
            o.name AS text1, o.agreements AS text2, NULL AS text3, NULL AS text4
        FROM best AS b JOIN organisation AS o ON o.id = b.id
    """,
    FoundIn.REFERRAL_CONTACT: """
        SELECT b.id, NULL AS case_id, t.name AS title, NULL AS code, t.region AS place,
            t.name AS text1, t.remark AS text2, t.region AS text3, NULL AS text4
        FROM best AS b JOIN referral_contact AS t ON t.id = b.id
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
        """Return the records of ``kind`` that hold every one of ``words``, the best first."""
        sql = f"""
            WITH best AS MATERIALIZED (
                SELECT id, score FROM ({_CANDIDATES[kind]}) ORDER BY score, id DESC LIMIT :limit
            )
            {_SHOWN[kind]} ORDER BY b.score, b.id DESC
        """  # noqa: S608 - our own words; what was typed is bound
        found = self._vault.read(sql, {**_values(kind, words), "limit": limit})
        return [_hit(kind, row) for row in found]

    def count(self, kind: FoundIn, words: Sequence[str]) -> int:
        """Return how many records of ``kind`` hold every one of ``words``, capped."""
        sql = f"SELECT count(*) AS hits FROM (SELECT id FROM ({_CANDIDATES[kind]}) LIMIT :most)"  # noqa: S608 - our own words
        hits: int = self._vault.read(sql, _values(kind, words))[0]["hits"]
        return hits


def _values(kind: FoundIn, words: Sequence[str]) -> Mapping[str, Value]:
    code = words[0] if len(words) == 1 and any(map(str.isdigit, words[0])) else None
    return {
        "words": _expression(words, begun=kind in _NAMES or len(words[-1]) > _SHORT),
        "code": code,
        "like": None if code is None else f"%{_literally(code)}%",
        "most": MOST_RANKED,
    }


def _expression(words: Sequence[str], *, begun: bool) -> str:
    quoted = ['"{}"'.format(word.replace('"', '""')) for word in words]
    return " ".join(quoted) + ("*" if begun else "")


def _literally(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


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
