"""The audit against every world there is: the slow, obvious way to know what readers can know."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.disclosure.how_many import PRACTICES, batches
from vp_desktop.disclosure.audit.verdict import Finding, Verdict, audit

SMALL = 3
A, B, C = ("a1", "a2"), ("b1", "b2"), ("c1", "c2", "c3")
VALUES: Mapping[str, tuple[str, ...]] = {"a": A, "b": B, "c": C}
GROUPS = {"c": {"c12": ("c1", "c2")}}
SHAPES = (("ab",), ("ab", "ac"), ("ab", "bc", "ac"), ("a", "b", "c"), ("ac", "bc"), ("c", "a"))

Sort = tuple[str, str, tuple[str, ...]]
World = tuple[int, ...]
Key = Mapping[str, str]


@dataclass(frozen=True)
class Publication:
    """What was published of a few cases, and every list of cases that gives it."""

    content: bytes
    keys: dict[frozenset[tuple[str, str]], dict[str, str]]
    hidden: frozenset[frozenset[tuple[str, str]]]
    sorts: Sequence[Sort]
    worlds: Sequence[World]
    several: bool
    """Whether a case may have more than one ``c``."""

    def counts(self, key: Key) -> list[int]:
        return [_number(world, self.sorts, key) for world in self.worlds]


def invented(seed: int) -> Publication:
    """Return a random publication: one to three tables, numbers hidden without any plan."""
    random = Random(seed)  # noqa: S311 - invented cases, no secret
    several = random.random() < 0.4
    sorts = _sorts(several=several)
    cases, worth = random.randint(2, 4 if several else 5), random.choice((0.3, 0.5, 0.8))
    truth = [0] * len(sorts)
    for _ in range(cases):
        truth[random.randrange(len(sorts))] += 1
    values: dict[frozenset[tuple[str, str]], int | None] = {}
    keys: dict[frozenset[tuple[str, str]], dict[str, str]] = {}
    tables = []
    for shape in random.choice(SHAPES):
        cells = []
        for combination in product(*((*VALUES[name], "Total") for name in shape)):
            key = dict(zip(shape, combination, strict=True))
            number = frozenset(part for part in key.items() if part[1] != "Total")
            if number not in values:
                shown = not number or random.random() < worth
                values[number] = _number(tuple(truth), sorts, key) if shown else None
                keys[number] = dict(number)
            cells.append({"key": key, "value": values[number]})
        tables.append({"id": shape, "dims": list(shape), "complete": True, "cells": cells})
    known = {number: value for number, value in values.items() if value is not None}
    worlds = [
        world
        for world in _divisions(cases, len(sorts))
        if all(_number(world, sorts, keys[n]) == value for n, value in known.items())
    ]
    content = _file(tables, {"c": {"type": "multi", "at_least_one": True}} if several else {})
    hidden = frozenset(values.keys() - known.keys())
    return Publication(content, keys, hidden, sorts, worlds, several)


def check(one: Publication, verdict: Verdict) -> None:
    """Hold every finding against all worlds."""
    assert not verdict.relaxed
    counts = {frozenset(_plain(f.key).items()): f for f in verdict.findings if f.about == "count"}
    assert one.hidden <= counts.keys()
    for number, finding in counts.items():
        held = one.counts(one.keys[number])
        assert (finding.least, finding.most) == (min(held), max(held)), number
    assert _rests_found(verdict) == set(_rests(one))
    _check_insiders(one, counts)
    _check_rule(one, counts)


@pytest.mark.parametrize("seed", range(60))
def test_the_audit_knows_what_every_world_together_says(seed: int) -> None:
    one = invented(seed)

    check(one, audit(one.content))


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seeds", batches(1000, 1000 + 4 * PRACTICES, 120), ids=str)
def test_thousands_of_publications_are_judged_as_all_their_worlds_say(seeds: range) -> None:
    for seed in seeds:
        one = invented(seed)
        check(one, audit(one.content))


@settings(max_examples=25, deadline=None)
@given(st.integers(10_000, 10**9))
def test_any_publication_is_judged_as_all_its_worlds_say(seed: int) -> None:
    one = invented(seed)

    check(one, audit(one.content))


def _check_insiders(one: Publication, counts: Mapping[frozenset[tuple[str, str]], Finding]) -> None:
    """Who is a case and has one value of each property knows no less than the audit says."""
    for number, finding in counts.items():
        held = one.counts(one.keys[number])
        if len(set(held)) == 1:
            continue
        best = None
        for own, inside in _insiders(one):
            left = [
                n - inside(one.keys[number])
                for w, n in zip(one.worlds, held, strict=True)
                if own(w)
            ]
            if left and (best is None or _rank(left) < _rank(best)):
                best = left
        assert best is not None
        # Of two that know as much, either may be named.
        assert _rank(list(finding.insider))[:2] == _rank(best)[:2], (number, finding.insider, best)
        assert ("insider" in finding.readers) is (not _rank(best)[0]), number


def _rank(left: Sequence[int | None]) -> tuple[bool, int, int]:
    known = [n for n in left if n is not None]
    least, most = min(known), max(known)
    return not (least == most and 0 < least < SMALL), most - least, least


def _insiders(one: Publication) -> Iterator[tuple[Any, Any]]:
    """Yield by sort who can be a case: in which worlds, and in which counts."""
    for a, b, c in product(A, B, C):
        mine = [n for n, (x, y, of) in enumerate(one.sorts) if (x, y) == (a, b) and c in of]

        def own(world: World, mine: Sequence[int] = tuple(mine)) -> bool:
            return any(world[n] for n in mine)

        def inside(key: Key, me: Mapping[str, str] = {"a": a, "b": b, "c": c}) -> int:
            return int(all(me[name] == value for name, value in key.items()))

        yield own, inside


def _check_rule(one: Publication, counts: Mapping[frozenset[tuple[str, str]], Finding]) -> None:
    """Who knows that of numbers that were hidden together one is small knows what is left."""
    left = list(range(len(one.worlds)))
    for together in _hidden_together(one):
        every = [one.counts(one.keys[of]) for of in together]
        with_small = [n for n in left if any(0 < each[n] < SMALL for each in every)]
        left = with_small or left  # of none of them it can be
    for number, finding in counts.items():
        held = one.counts(one.keys[number])
        known = [held[n] for n in left]
        assert finding.rule == (min(known), max(known)), number
        small = len(set(held)) > 1 and min(known) == max(known) and 0 < min(known) < SMALL
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
        for part in number if any(held) else ():
            whole = number - {part}
            left = [w - n for w, n in zip(one.counts(dict(whole)), held, strict=True)]
            if max(left) == 0 or (min(left) > 0 and max(left) < SMALL):
                yield number, whole


def _plain(key: Key) -> dict[str, str]:
    return {name: value for name, value in key.items() if value != "Total"}


def _sorts(*, several: bool) -> list[Sort]:
    sets: list[tuple[str, ...]] = [(c,) for c in C]
    if several:
        sets += [pair for size in (2, 3) for pair in combinations(C, size)]
    return [(a, b, of) for a in A for b in B for of in sets]


def _number(world: World, sorts: Sequence[Sort], key: Key) -> int:
    return sum(times for times, sort in zip(world, sorts, strict=True) if times and _is(sort, key))


def _is(sort: Sort, key: Key) -> bool:
    a, b, of = sort
    c = key.get("c", "Total")
    mine = {"a": a, "b": b}
    return (c == "Total" or c in of) and all(
        key.get(name, "Total") in ("Total", value) for name, value in mine.items()
    )


def _divisions(cases: int, sorts: int) -> Iterator[World]:
    if sorts == 1:
        yield (cases,)
        return
    for count in range(cases + 1):
        for rest in _divisions(cases - count, sorts - 1):
            yield (count, *rest)


def _file(tables: list[dict[str, Any]], dimensions: dict[str, Any]) -> bytes:
    file = {
        "format": "vp-figures", "version": 1, "threshold": SMALL, "dimensions": dimensions,
        "tables": tables,
    }  # fmt: skip
    return json.dumps(file).encode()
