"""The audit against every world there is: the slow, obvious way to know what readers can know."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import combinations, combinations_with_replacement, product
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.disclosure.how_many import PRACTICES, batches
from vp_desktop.disclosure.audit.verdict import Finding, Verdict, audit

SMALL = 3
A, B, C = ("a1", "a2"), ("b1", "b2"), ("c1", "c2", "c3")
VALUES: Mapping[str, tuple[str, ...]] = {"a": A, "b": B, "c": C}
GROUP, MERGED = "c12", "overig"
JOINED: Mapping[str, tuple[str, ...]] = {GROUP: ("c1", "c2"), MERGED: ("c2", "c3")}
"""By row that takes several values of ``c`` together: which."""
ELSEWHERE = {"a": ("a0",), "b": ("b0",), "c": ("c0",)}
"""Values that stand in no row of a table that does not list all."""
SHAPES = (("ab",), ("ab", "ac"), ("ab", "bc", "ac"), ("a", "b", "c"), ("ac", "bc"), ("c", "a"))


class Trait(StrEnum):
    """What a table may be beside plain."""

    GROUPS = "groups"
    MERGED = "merged"
    INCOMPLETE = "incomplete"


Sort = tuple[str, str, tuple[str, ...]]
Worlds = NDArray[np.intp]
"""By world: of which sort each of the cases is."""
Counts = NDArray[np.intp]
Which = NDArray[np.bool_]
"""Of the worlds, or of the sorts: whether it is one of them."""
Key = Mapping[str, str]
Number = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Publication:
    """What was published of a few cases, and every list of cases that gives it."""

    content: bytes
    keys: dict[frozenset[tuple[str, str]], dict[str, str]]
    hidden: frozenset[frozenset[tuple[str, str]]]
    sorts: Sequence[Sort]
    worlds: Worlds
    several: bool
    """Whether a case may have more than one ``c``."""
    traits: frozenset[Trait] = frozenset()

    def counts(self, key: Key) -> Counts:
        """Return by world how many cases are in the number of ``key``."""
        return _numbers(self.worlds, self.sorts, key)


def invented(seed: int, *, varied: bool = False) -> Publication:
    """Return a random publication: one to three tables, numbers hidden without any plan.

    If ``varied`` it has rows of a group, merged rows, or does not list all rows.
    """
    random = Random(seed)  # noqa: S311 - invented cases, no secret
    several = random.random() < 0.4
    traits = frozenset(one for one in Trait if varied and random.random() < 0.5)
    if several and Trait.GROUPS in traits:
        traits -= {Trait.MERGED}  # of sets that overlap it is only known what is not so
    sorts = _sorts(several=several, incomplete=Trait.INCOMPLETE in traits)
    most = 3 if Trait.INCOMPLETE in traits else 4 if several else 5
    cases, worth = random.randint(2, most), random.choice((0.3, 0.5, 0.8))
    truth = np.array([[random.randrange(len(sorts)) for _ in range(cases)]])
    values: dict[frozenset[tuple[str, str]], int | None] = {}
    keys: dict[frozenset[tuple[str, str]], dict[str, str]] = {}
    tables = []
    for shape in random.choice(SHAPES):
        cells = []
        for combination in product(*(_rows(name, traits) for name in shape)):
            key = dict(zip(shape, combination, strict=True))
            number = frozenset(part for part in key.items() if part[1] != "Total")
            if number not in values:
                shown = not number or random.random() < worth
                values[number] = int(_numbers(truth, sorts, key)[0]) if shown else None
                keys[number] = dict(number)
            cells.append(_cell(key, values[number]))
        complete = Trait.INCOMPLETE not in traits
        tables.append({"id": shape, "dims": list(shape), "complete": complete, "cells": cells})
    known = {number: value for number, value in values.items() if value is not None}
    worlds = _every_world(cases, len(sorts))
    for number, value in known.items():
        worlds = worlds[_numbers(worlds, sorts, keys[number]) == value]
    content = _file(tables, {"c": _dimension(several=several, traits=traits)})
    hidden = frozenset(values.keys() - known.keys())
    return Publication(content, keys, hidden, sorts, worlds, several, traits)


def _rows(name: str, traits: frozenset[Trait]) -> tuple[str, ...]:
    more = [GROUP] if name == "c" and Trait.GROUPS in traits else []
    more += [MERGED] if name == "c" and Trait.MERGED in traits else []
    return (*VALUES[name], *more, "Total")


def _cell(key: Key, value: int | None) -> dict[str, Any]:
    groups = {"groups": {"c": list(JOINED[MERGED])}} if key.get("c") == MERGED else {}
    return {"key": key, "value": value, **groups}


def _dimension(*, several: bool, traits: frozenset[Trait]) -> dict[str, Any]:
    groups = {"groups": {GROUP: list(JOINED[GROUP])}} if Trait.GROUPS in traits else {}
    return ({"type": "multi", "at_least_one": True} if several else {}) | groups


def check(one: Publication, verdict: Verdict) -> None:
    """Hold every finding against all worlds."""
    assert not verdict.relaxed
    counted = [one for one in verdict.findings if one.about in ("count", "merged")]
    counts = {frozenset(_plain(one.key).items()): one for one in counted}
    assert one.hidden <= counts.keys()
    for number, finding in counts.items():
        held = one.counts(one.keys[number])
        assert (finding.least, finding.most) == _range(held), number
    assert _rests_found(verdict) == set(_rests(one))
    _check_insiders(one, counts)
    if not one.traits:
        _check_rule(one, counts)


@pytest.mark.parametrize("seed", range(60))
def test_the_audit_knows_what_every_world_together_says(seed: int) -> None:
    one = invented(seed)

    check(one, audit(one.content))


@pytest.mark.parametrize("seeds", batches(0, 40, 10), ids=str)
def test_groups_merged_rows_and_tables_that_do_not_list_all_are_judged_so_too(seeds: range) -> None:
    for seed in seeds:
        one = invented(seed, varied=True)
        check(one, audit(one.content))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seeds", batches(1000, 1000 + 4 * PRACTICES, 120), ids=str)
def test_thousands_of_publications_are_judged_as_all_their_worlds_say(seeds: range) -> None:
    for seed in seeds:
        for one in (invented(seed), invented(seed, varied=True)):
            check(one, audit(one.content))


@settings(max_examples=25, deadline=None)
@given(st.integers(10_000, 10**9))
def test_any_publication_is_judged_as_all_its_worlds_say(seed: int) -> None:
    one = invented(seed)

    check(one, audit(one.content))


def _check_insiders(one: Publication, counts: Mapping[frozenset[tuple[str, str]], Finding]) -> None:
    """Who is a case, and knows which values it has and which not, is certain where the audit says.

    Where nobody is, the audit may say that more is known of values than anybody does.
    """
    insiders = list(_insiders(one))
    for number, finding in counts.items():
        held = one.counts(one.keys[number])
        if _certain(held):
            continue
        others = [held[there] - _is(sort, one.keys[number]) for sort, there in insiders]
        best = min(_rank(*_range(left)) for left in others)
        told = _rank(*finding.insider)
        # Of two that know as much, either may be named.
        known = told[:2] == best[:2]
        assert known or (one.several and best[0] and told[1] <= best[1]), (number, told, best)
        assert ("insider" in finding.readers) is (not best[0]), number


def _rank(least: int, most: int | None) -> tuple[bool, int, int]:
    assert most is not None
    return not (least == most and 0 < least < SMALL), most - least, least


def _insiders(one: Publication) -> Iterator[tuple[Sort, Which]]:
    """Yield who can be a case, and in which worlds."""
    for n, sort in enumerate(one.sorts):
        there = np.asarray((one.worlds == n).any(axis=1))
        if there.any():
            yield sort, there


def _check_rule(one: Publication, counts: Mapping[frozenset[tuple[str, str]], Finding]) -> None:
    """Who knows that of numbers that were hidden together one is small knows what is left."""
    left = np.ones(len(one.worlds), bool)
    for together in _hidden_together(one):
        every = np.array([one.counts(one.keys[of]) for of in together])
        with_small = left & ((every > 0) & (every < SMALL)).any(axis=0)
        left = with_small if with_small.any() else left  # of none of them it can be
    for number, finding in counts.items():
        held = one.counts(one.keys[number])
        least, most = _range(held[left])
        assert finding.rule == (least, most), number
        small = not _certain(held) and least == most and 0 < least < SMALL
        assert ("rule" in finding.readers) is small, number


def _hidden_together(one: Publication) -> list[set[frozenset[tuple[str, str]]]]:
    """Return the hidden numbers in sets that add up to the same numbers, one or more in a row."""
    sets: list[set[frozenset[tuple[str, str]]]] = [{number} for number in one.hidden]
    for whole, (name, values) in product(one.keys, VALUES.items()):
        if one.several and name == "c":
            continue  # a case may be in several of them
        row = {whole, *(whole | {(name, value)} for value in values)} & one.hidden
        if name not in dict(whole) and len(row) > 1:
            joined = [of for of in sets if of & row]
            sets = [of for of in sets if not of & row] + [set().union(*joined)]
    return sets


def _rests_found(verdict: Verdict) -> set[tuple[Any, Any]]:
    return {
        (frozenset(_plain(one.key).items()), frozenset(_plain(one.against).items()))
        for one in verdict.findings
        if one.about == "rest" and "outsider" in one.readers
    }


def _rests(one: Publication) -> Iterator[tuple[Any, Any]]:
    """Yield where all, or all but a few, of a whole are certain to be in a count."""
    for number in one.keys:
        held = one.counts(one.keys[number])
        for part in number if held.any() and MERGED not in dict(number).values() else ():
            for whole in _wholes(one, number, part):
                left = one.counts(dict(whole)) - held
                if left.max() == 0 or (left.min() > 0 and left.max() < SMALL):
                    yield number, whole


def _wholes(one: Publication, number: Number, part: tuple[str, str]) -> Iterator[Number]:
    """Yield what ``number`` is a part of if ``part`` makes no difference, or its group does."""
    yield number - {part}
    group = number - {part} | {("c", GROUP)}
    if part[1] in JOINED[GROUP] and group in one.keys and not one.several:
        yield group


def _plain(key: Key) -> dict[str, str]:
    return {name: value for name, value in key.items() if value != "Total"}


def _sorts(*, several: bool, incomplete: bool) -> list[Sort]:
    found = {name: VALUES[name] + (ELSEWHERE[name] if incomplete else ()) for name in VALUES}
    sets: list[tuple[str, ...]] = [(c,) for c in found["c"]]
    if several:
        sets += [of for size in (2, 3) for of in combinations(C, size)]
    return [(a, b, of) for a in found["a"] for b in found["b"] for of in sets]


def _numbers(worlds: Worlds, sorts: Sequence[Sort], key: Key) -> Counts:
    inside = np.array([_is(sort, key) for sort in sorts])
    return np.asarray(inside[worlds].sum(axis=1))


def _range(counts: Counts) -> tuple[int, int]:
    return int(counts.min()), int(counts.max())


def _certain(counts: Counts) -> bool:
    return bool(counts.min() == counts.max())


def _is(sort: Sort, key: Key) -> bool:
    a, b, of = sort
    c = key.get("c", "Total")
    mine = {"a": a, "b": b}
    return (c == "Total" or bool(set(JOINED.get(c, (c,))) & set(of))) and all(
        key.get(name, "Total") in ("Total", value) for name, value in mine.items()
    )


@cache
def _every_world(cases: int, sorts: int) -> Worlds:
    return np.array(list(combinations_with_replacement(range(sorts), cases)))


def _file(tables: list[dict[str, Any]], dimensions: dict[str, Any]) -> bytes:
    file = {
        "format": "vp-figures", "version": 1, "threshold": SMALL, "dimensions": dimensions,
        "tables": tables,
    }  # fmt: skip
    return json.dumps(file).encode()
