"""How many invented practices the thorough tests try: some in every thorough run, all on request.

``sh packaging/dev.sh practices`` asks for two thousand, which takes hours.
"""

from os import environ

PRACTICES = int(environ.get("VP_PRACTICES", "120"))
"""By themselves. Reports laid side by side and lives lived through commands cost more: fewer."""

SIDE_BY_SIDE = PRACTICES // 10
LIVES = PRACTICES // 10


def batches(first: int, end: int, size: int = 40) -> list[range]:
    """Return ``first`` to ``end`` in pieces that one test can try."""
    return [range(at, min(at + size, end)) for at in range(first, end, size)]
