"""Practice files and tables for tests: the smallest that count, and how to write them down."""

import json
from pathlib import Path
from typing import Any

ORGANISATION = "Stichting De Linden"


def case(**changes: Any) -> dict[str, Any]:
    """Return a case as the published format has it, with ``changes``."""
    return {
        "organisation": ORGANISATION,
        "code": "2025-001",
        "opened_on": "2025-03-14",
        "kinds": ["OO-PES", "OO-INT"],
        **changes,
    }


def file_with(*cases: dict[str, Any], **lists: Any) -> dict[str, Any]:
    """Return a practice file with one organisation, these cases, and other lists."""
    return {
        "format": "vp-practice",
        "version": 1,
        "organisations": [{"name": ORGANISATION}],
        "cases": list(cases),
        **lists,
    }


def in_json(folder: Path, content: Any, name: str = "practice.json") -> Path:
    """Write ``content`` as JSON; return where."""
    path = folder / name
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def in_csv(folder: Path, *rows: str, encoding: str = "utf-8", name: str = "cases.csv") -> Path:
    """Write ``rows`` as lines of a table; return where."""
    path = folder / name
    path.write_bytes("\r\n".join(rows).encode(encoding))
    return path
