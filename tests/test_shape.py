"""The shape of the code is a promise like any other, so it has a test."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "vp_desktop"
MODULES = sorted(ROOT.rglob("*.py"))
MOST_LINES, MOST_CLASS_LINES, MOST_FUNCTION_LINES, MOST_PUBLIC_METHODS = 300, 150, 40, 12
QT_OVERRIDE = re.compile(r"[a-z]+[A-Z]")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_nothing_grows_too_large_to_read(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            assert _length(node) <= MOST_CLASS_LINES, node.name
            assert len(_own_public_methods(node)) <= MOST_PUBLIC_METHODS, node.name
        if isinstance(node, ast.FunctionDef):
            assert _length(node) <= MOST_FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_connection_keeps_a_page_alive(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "connect":
            assert not any(isinstance(a, ast.Lambda) for a in node.args), node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_colour_stands_in_the_code(path: Path) -> None:
    assert not re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {
        "utils",
        "util",
        "common",
        "helpers",
        "helper",
        "managers",
        "manager",
        "core",
        "base",
    }

    assert not [path for path in MODULES if path.stem in drawers or path.parent.name in drawers]


def _own_public_methods(node: ast.ClassDef) -> list[str]:
    """Return the methods a reader has to know: what Qt calls by its own names is not ours."""
    names = [m.name for m in node.body if isinstance(m, ast.FunctionDef)]
    return [n for n in names if not n.startswith("_") and not QT_OVERRIDE.match(n)]


def _length(node: ast.ClassDef | ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
