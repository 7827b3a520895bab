"""Other processes for tests: what a second program sees, what a killed one leaves behind."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start Python on ``code``, with ``tests`` importable and pipes for its input and output."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def said_by(code: str, *arguments: str | Path) -> str:
    """Run Python on ``code`` to its end; return what it printed."""
    with start(code, *arguments) as child:
        said, _nothing = child.communicate()
    assert child.returncode == 0, said
    return said.strip()
