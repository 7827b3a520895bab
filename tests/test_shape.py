"""The shape of the code is a promise like any other, so it has a test."""

import ast
import re
from pathlib import Path
from typing import TypeGuard

import pytest

ROOT = Path(__file__).parents[1] / "src" / "vp_desktop"
MODULES = sorted(ROOT.rglob("*.py"))
MOST_LINES, MOST_CLASS_LINES, MOST_FUNCTION_LINES, MOST_PUBLIC_METHODS = 300, 150, 40, 12
QT_OVERRIDE = re.compile(r"[a-z]+[A-Z]")


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """What each module says, by its place."""
    return {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES
    }


def test_nothing_grows_too_large_to_read(trees: dict[str, ast.Module]) -> None:
    assert len(trees) > 300
    long = [path.name for path in MODULES if path.read_text("utf-8").count("\n") > MOST_LINES]
    large = [
        (module, node.name)
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if _is_too_large(node)
    ]

    assert (long, large) == ([], [])


def test_no_connection_keeps_a_page_alive(trees: dict[str, ast.Module]) -> None:
    kept = [
        (module, node.lineno)
        for module, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]

    assert not kept


def test_no_words_hide_from_the_translator_in_a_formatted_string(
    trees: dict[str, ast.Module],
) -> None:
    hidden = [
        (module, node.lineno)
        for module, tree in trees.items()
        for formatted in ast.walk(tree)
        if isinstance(formatted, ast.JoinedStr)
        for node in ast.walk(formatted)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}
    ]

    assert hidden == []


def test_no_colour_stands_in_the_code() -> None:
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b")

    assert not [path for path in MODULES if colour.search(path.read_text(encoding="utf-8"))]


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


def _is_too_large(node: ast.AST) -> TypeGuard[ast.ClassDef | ast.FunctionDef]:
    if isinstance(node, ast.ClassDef):
        return (
            _length(node) > MOST_CLASS_LINES or len(_own_public_methods(node)) > MOST_PUBLIC_METHODS
        )
    return isinstance(node, ast.FunctionDef) and _length(node) > MOST_FUNCTION_LINES


def _own_public_methods(node: ast.ClassDef) -> list[str]:
    """Return the methods a reader has to know: what Qt calls by its own names is not ours."""
    names = [m.name for m in node.body if isinstance(m, ast.FunctionDef)]
    return [n for n in names if not n.startswith("_") and not QT_OVERRIDE.match(n)]


def _length(node: ast.ClassDef | ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
