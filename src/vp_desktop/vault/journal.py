"""Look at a left journal before SQLite does: it may say which file to remove.

A commit over several databases leaves the name of a common journal at the end of the journal of
each. An older SQLite (3.40 did, 3.53 does not) removes the file of that name once it has rolled
back, whatever it is. We never commit over several databases, so such a journal is not ours.
"""

from pathlib import Path

_MARK = bytes.fromhex("d9d505f920a163d7")
"""What a journal begins with, and ends with when it names a common journal (sqlite.org)."""


def names_a_file(journal: Path) -> bool:
    """Tell whether the file ``journal`` exists and ends in the name of another file."""
    try:
        with journal.open("rb") as file:
            file.seek(-len(_MARK), 2)
            return file.read() == _MARK
    except OSError:  # it is not there, or too short to say anything
        return False
