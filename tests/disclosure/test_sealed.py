"""Figures that may be printed come out of disclosure control and from nowhere else."""

import ast
from datetime import date
from pathlib import Path

import pytest

from vp_desktop.disclosure.figures import PublicFigures, Size
from vp_desktop.domain.periods import calendar_year
from vp_desktop.domain.reports import Variant

ROOT = Path(__file__).parents[2] / "src" / "vp_desktop"


def test_nobody_else_makes_public_figures() -> None:
    with pytest.raises(TypeError):
        PublicFigures(
            period=calendar_year(2025),
            as_of=date(2026, 1, 1),
            threshold=5,
            variant=Variant.BOARD,
            sizes={"2025": Size.TABLES},
            tables=(),
        )


def test_nobody_outside_this_package_asks_for_the_seal() -> None:
    asking = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        if {alias.name for alias in node.names} & {"released", "_SEAL"}
    }

    assert asking == {"disclosure"}
