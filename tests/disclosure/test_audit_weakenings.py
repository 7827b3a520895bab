"""Take away one guard of the audit after another, and see that comparing with every world notices.

A copy of the audit without the guard, under another name, judges small publications of which every
list of cases is known.
"""

import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module, invalidate_caches
from pathlib import Path
from shutil import copytree

import pytest

import vp_desktop.disclosure.audit
from tests.disclosure.test_audit_brute import Publication, check, invented
from vp_desktop.disclosure.audit.verdict import Verdict, audit

HERE = Path(vp_desktop.disclosure.audit.__file__).parent
COPY = "weakened_audit"

VARIED = 1_000_000
"""From here on: of publications with groups, merged rows or tables that do not list all."""

WITHOUT = {
    "a count of 1 to the threshold is small": (
        "verdict.py",
        "one.most is not None and one.most < threshold",
        "one.most is not None and one.most < threshold - 1",
        3,
    ),
    "the threshold itself is not small": (
        "verdict.py",
        "one.most is not None and one.most < threshold",
        "one.most is not None and one.most <= threshold",
        3,
    ),
    "nothing left of a whole says that all are alike": (
        "verdict.py",
        "return question.about is About.REST and one.most == 0",
        "return False",
        3,
    ),
    "one of the cases may be certain": (
        "verdict.py",
        "if _is_known(told.insider, threshold) or _is_all(question, told.insider):",
        "if False:",
        3,
    ),
    "who knows the rule may be certain": (
        "verdict.py",
        "if _is_known(told.rule, threshold) or _is_all(question, told.rule):",
        "if False:",
        3,
    ),
    "what is printed as none is known": (
        "facts.py",
        "if fact.least or fact.most is not None:",
        "if fact.least:",
        3,
    ),
    "every case has a value": ("several.py", "if rule.at_least_one:", "if False:", 36),
    "no more cases have a value than there are": (
        "several.py",
        "self._at_most_all(sort, column, exactly=value == first)",
        "pass",
        3,
    ),
    "what one case knew is not known to the next": (
        "attack.py",
        "            self._program.bound_one(column, 0.0, 1.0)",
        "            pass",
        3,
    ),
    "a case does not count itself": (
        "closest.py",
        "others = _without_me(one, int(mine[who]))",
        "others = one",
        3,
    ),
    "everybody who may know more is asked": (
        "closest.py",
        "left &= (spread < width(best)) | untold",
        "left &= spread < 0",
        3,
    ),
    "who is certain of something small knows most": (
        "closest.py",
        "return not tells, width(one), one.least",
        "return False, width(one), one.least",
        12,
    ),
    "a small number that is known settles the rule": (
        "rule.py",
        "if not any(self._is_small(n, outside) for n in group)",
        "if not any(self._is_small(n, outside) for n in group if n in outside)",
        17,
    ),
    "unknowns of which other things are known are not alike": (
        "twins.py",
        "seen[column].append((at, n))",
        "seen[column].append((0, n))",
        3,
    ),
    "who knows as little as another need not be asked": (
        "closest.py",
        "left[alike == alike[who]] = False",
        "left[:] = False",
        3,
    ),
    "of numbers that were hidden together one is small": (
        "rule.py",
        "            ties.append(Tie(dict.fromkeys(some, 1), 1, None))",
        "            ties.append(Tie(dict.fromkeys(some, 1), 0, None))",
        0,
    ),
    "numbers hang together with the hidden number they add up to": (
        "together.py",
        "if whole not in found.numbers or not found.numbers[whole].printed:",
        "if False:",
        10,
    ),
    "one of the cases knows what it is not": (
        "cases.py",
        "        if more > 0:\n",
        "        if False:\n",
        3,
    ),
    "what is open is decided before anybody is certain": (
        "closest.py",
        "        if not self._cases[who].open:\n",
        "        if True:\n",
        3,
    ),
    "who may have a value may be without it": (
        "cases.py",
        "for own in (self.own | {column}, self.own):",
        "for own in (self.own | {column},):",
        3,
    ),
    "what holds of any cases says something of the others": (
        "islands.py",
        "tie.least + one <= 0",
        "tie.least <= 0",
        41,
    ),
    "what cannot all be open is decided further": (
        "closest.py",
        "return others is None or (others.is_certain",
        "return others is not None and (others.is_certain",
        36,
    ),
    "what is known of the others is not known to the next": (
        "attack.py",
        "            self._program.bound_row(tie, row_of(self._ties[tie]))\n",
        "            pass\n",
        3,
    ),
    "what was seen is possible to the others too": (
        "attack.py",
        "            found &= seen.left[:, tie] >= more\n",
        "            pass\n",
        3,
    ),
    "what everybody has to reckon with is held against the others": (
        "crowd.py",
        "            if self._ties.size:\n",
        "            if False:\n",
        3,
    ),
    "who is without a value that is printed knows that": (
        "insiders.py",
        "        if whole is None or one.unions:\n",
        "        if False:\n",
        VARIED + 31,
    ),
    "who has a value is one of its group": (
        "cases.py",
        "return self.own | {column for column, of in self.unions if of & self.own}",
        "return self.own",
        VARIED + 7,
    ),
    "one of a group of which only that is hidden is a case too": (
        "several.py",
        "        yield from self.unions.values()\n",
        "",
        VARIED + 41,
    ),
    "what is known has to leave room for a case": (
        "cases.py",
        "<= -tie.least\n",
        "<= 1_000_000\n",
        VARIED + 166,
    ),
    "a case of which only the number of such cases is hidden has values": (
        "several.py",
        "        yield self.whole\n",
        "",
        3952,
    ),
    "who knows something else of the others is not alike": (
        "crowd.py",
        "(row.tobytes(), one.more), len(numbers)",
        "(row.tobytes(), None), len(numbers)",
        3952,
    ),
    "what was found out holds only for who knows the same of the others": (
        "attack.py",
        "asked.more, known.more)",
        "asked.more, ())",
        3952,
    ),
    "what is not found in fractions is looked for in whole numbers": (
        "attack.py",
        "            with suppress(SolverError):  # in whole numbers",
        "            if True:  # in whole numbers",
        2191,
    ),
}
"""By guard: in which file it stands, what stands there, what instead,
and of which publication it makes a difference."""

Audit = Callable[[bytes], Verdict]


@pytest.fixture
def weakened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Audit]]:
    """Return what makes an audit in which something else stands in a file."""

    def make(file: str, there: str, instead: str) -> Audit:
        folder = copytree(HERE, tmp_path / COPY)
        for path in folder.glob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path.name == file:
                assert text.count(there) == 1, f"the guard is not in {file} any more"
                text = text.replace(there, instead)
            path.write_text(text.replace(vp_desktop.disclosure.audit.__name__, COPY), "utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        invalidate_caches()
        found: Audit = import_module(f"{COPY}.verdict").audit
        return found

    yield make
    for name in [name for name in sys.modules if name.partition(".")[0] == COPY]:
        del sys.modules[name]


@cache
def judged_well(seed: int) -> Publication:
    """Return a publication of which the audit knows all that there is to know."""
    one = invented(seed % VARIED, varied=seed >= VARIED)
    check(one, audit(one.content))
    return one


@pytest.mark.parametrize("guard", WITHOUT)
def test_without_this_guard_the_audit_knows_too_much_or_too_little(
    guard: str, weakened: Callable[..., Audit]
) -> None:
    *edit, seed = WITHOUT[guard]
    one = judged_well(int(seed))

    with pytest.raises(AssertionError):
        check(one, weakened(*edit)(one.content))
