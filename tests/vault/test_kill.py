from pathlib import Path

import pytest

from tests.children import said_by
from tests.killing import ALARMS

ROUNDS = """
import sys
from pathlib import Path
from tests.vault import vault_rounds
print(getattr(vault_rounds, sys.argv[1])(Path(sys.argv[2])))
"""


@pytest.mark.parametrize("work", ["making"])
def test_a_program_killed_at_any_moment_leaves_all_or_nothing(
    vault_folder: Path, work: str
) -> None:
    killed = int(said_by(ROUNDS, work, vault_folder))

    assert killed > ALARMS / 2
