"""The table of promises says what is so: no number left out, no test that does not exist."""

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.children import ROOT
from tests.promises import table
from vp_desktop import i18n
from vp_desktop.domain.promises import Promise, groups

ALL = tuple(promise for group in groups() for promise in group.promises)
OF_THE_DESIGN = range(1, 63)
BY_NUMBER = [pytest.param(promise, id=str(promise.number)) for promise in ALL]


def test_every_number_of_the_design_is_promised_or_said_to_be_open() -> None:
    promised = {promise.number for promise in ALL}

    assert {*promised, *table.OPEN} >= {*OF_THE_DESIGN}
    assert not promised & table.OPEN.keys()


def test_no_promise_stands_there_twice() -> None:
    counted = Counter(promise.number for promise in ALL)

    assert [number for number, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("promise", BY_NUMBER)
def test_every_test_in_the_table_is_there(promise: Promise) -> None:
    assert promise.tests
    for test in promise.tests:
        path, _colons, name = test.partition("::")
        assert name in functions_of(path), test


@pytest.mark.parametrize("promise", BY_NUMBER)
def test_every_promise_says_in_both_languages_how_far_it_was_tried(promise: Promise) -> None:
    texts = [promise.sentence.en, promise.sentence.nl, promise.figure.en, promise.figure.nl]

    assert all(texts)
    assert promise.weakening
    assert digits(promise.figure.en) == digits(promise.figure.nl)


def test_every_test_with_a_number_is_in_the_table() -> None:
    named = {test for promise in ALL for test in promise.tests}
    missing = [
        f"{path.relative_to(ROOT)}::{name}"
        for path in sorted(Path(__file__).parent.glob("test_*.py"))
        for name in functions_of(str(path.relative_to(ROOT)))
        if re.match(r"test_\d\d", name) and int(name[5:7]) not in table.OPEN
    ]

    assert [test for test in missing if test not in named] == []


def test_the_docstring_of_the_suite_is_the_table() -> None:
    """Written by ``python -m tests.promises.table``."""
    assert table.PACKAGE.read_text(encoding="utf-8") == table.module()


def test_the_table_is_read_in_the_language_that_is_spoken() -> None:
    title = groups()[0].title

    with i18n.speaking("nl"):
        dutch = str(title)

    assert (str(title), dutch) == (title.en, title.nl)


@pytest.mark.long
def test_pytest_finds_every_test_in_the_table() -> None:
    tests = sorted({test for promise in ALL for test in promise.tests})
    command = [sys.executable, "-m", "pytest", "--collect-only", "--long", *tests]

    ran = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)  # noqa: S603 - our own words

    assert ran.returncode == 0, ran.stdout
    found = {line.partition("[")[0] for line in ran.stdout.splitlines() if "::" in line}
    assert found == set(tests)


@cache
def functions_of(path: str) -> frozenset[str]:
    """Return the names of the functions in the module at ``path``, from the project's folder."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def digits(figure: str) -> list[str]:
    """Return the numbers in ``figure``, without the marks that a language sets in them."""
    return re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d)", "", figure))
