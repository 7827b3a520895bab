"""What SQL may do while a vault is open: read and write rows, nothing else.

A second line behind the schema comparison: should words from outside ever reach a statement, it
still cannot attach a file, change a table, or write where the full-text index keeps its pages.
"""

import sqlcipher3

_ROWS = frozenset(
    {
        sqlcipher3.SQLITE_SELECT,
        sqlcipher3.SQLITE_READ,
        sqlcipher3.SQLITE_TRANSACTION,
        sqlcipher3.SQLITE_RECURSIVE,
    }
)
_CHANGES = frozenset({sqlcipher3.SQLITE_INSERT, sqlcipher3.SQLITE_UPDATE, sqlcipher3.SQLITE_DELETE})
_REACHING_OUT = frozenset({"fts3_tokenizer", "load_extension", "sqlcipher_export"})
"""Functions that run code from elsewhere, or copy everything to another file."""
_QUESTIONS = frozenset(
    {
        "application_id",
        "cipher_integrity_check",
        "data_version",  # full-text search asks it of itself
        "foreign_key_check",
        "freelist_count",
        "integrity_check",
        "page_count",
        "user_version",
    }
)
_QUESTIONS_ABOUT = frozenset(
    {"foreign_key_list", "index_info", "index_list", "table_info", "table_list"}
)


class Guard:
    """The authorizer of one connection. SQLite asks it while it prepares a statement."""

    def __init__(self, full_text_tables: tuple[str, ...]) -> None:
        """Guard a vault whose index lies in ``full_text_tables``."""
        self.full_text_tables = full_text_tables
        self.running = ""
        """The statement that we handed to SQLite; what it then prepares on its own is SQLite's."""
        self._hidden = frozenset(
            f"{table}_{part}"
            for table in full_text_tables
            for part in ("config", "content", "data", "docsize", "idx")
        )

    def __call__(
        self, action: int, first: str | None, second: str | None, _db: str | None, by: str | None
    ) -> int:
        """Return SQLITE_OK or SQLITE_DENY; ``by`` is the trigger or view that asks."""
        allowed = (
            action in _ROWS
            or (action == sqlcipher3.SQLITE_FUNCTION and second not in _REACHING_OUT)
            or (action in _CHANGES and self._may_change(first or "", by))
            or (action == sqlcipher3.SQLITE_PRAGMA and _only_asks(first or "", second))
        )
        return sqlcipher3.SQLITE_OK if allowed else sqlcipher3.SQLITE_DENY

    def _may_change(self, table: str, by: str | None) -> bool:
        # The index writes its own pages by statements of its own, while ours runs. Ours never
        # names such a table, nor does a trigger, so one that does is not ours.
        return table not in self._hidden or (by is None and table not in self.running.lower())


def _only_asks(pragma: str, value: str | None) -> bool:
    return pragma in _QUESTIONS_ABOUT or (pragma in _QUESTIONS and not value)
