"""The verdict on a figures file: every number that somebody can be sure of and should not be.

Three readers are tried (disclosure.md 2.2). An *outsider* knows what was published. An *insider* is
one of the cases and takes it off. One who knows *the rule* also knows that of numbers that were
hidden together one is small. A leak is a count of 1 to t-1 of which a reader is certain that it is
small; of an insider and of the rule: whose exact count is known.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from vp_desktop.disclosure.audit.attack import Attack, Interval, settled
from vp_desktop.disclosure.audit.published import Published, published
from vp_desktop.disclosure.audit.puzzle import Puzzle
from vp_desktop.disclosure.audit.together import together
from vp_desktop.disclosure.figures_reading import FiguresFileError
from vp_desktop.disclosure.loose_figures import LooseFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What readers can know of one number."""

    report: str
    table: str
    key: dict[str, str]
    least: int
    most: int | None
    """None: no limit follows from what was published."""
    insider: tuple[int, int | None]
    """What one of its cases knows of the others."""
    rule: tuple[int, int | None]
    """What somebody knows who knows how numbers are hidden."""
    printed: bool
    leak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found in a whole file."""

    findings: tuple[Finding, ...]
    relaxed: bool
    """Some of it was too large to be exact: the true bounds may be narrower."""

    @property
    def leaks(self) -> tuple[Finding, ...]:
        """The findings that somebody can be sure of."""
        return tuple(finding for finding in self.findings if finding.leak)


def audit(content: bytes, watch: Callable[[], None] = lambda: None) -> Verdict:
    """Return what readers can know of every number that is hidden, or printed although small.

    ``watch`` is called now and then, and ends the work by raising.

    Raises:
        FiguresFileError: this is no figures file, or its numbers contradict each other.
        SolverError: the solver gives no answer.
    """
    try:
        figures = LooseFigures.model_validate_json(content)
    except ValidationError as error:
        raise FiguresFileError("not a figures file") from error
    return _Judge(published(figures), watch).verdict()


class _Judge:
    def __init__(self, found: Published, watch: Callable[[], None]) -> None:
        self._found, self._watch = found, watch
        self._numbers = sorted(found.numbers, key=sorted)
        puzzle = Puzzle(found)
        self._attack = Attack(puzzle, [puzzle.expression(one) for one in self._numbers])
        self._together = together(found, self._numbers)

    def verdict(self) -> Verdict:
        """Return the verdict."""
        findings = (*self._findings(), *self._merged())
        return Verdict(findings=findings, relaxed=self._attack.relaxed)

    def _merged(self) -> Iterator[Finding]:
        """Yield what was printed of hidden rows together, where that is small."""
        for one in self._found.merged:
            report, table = one.known.seen_in
            ends = (one.known.least, one.known.most)
            if 0 < one.known.least <= (one.known.most or 0) < self._found.threshold_in(report):
                yield Finding(
                    report=report,
                    table=table,
                    key=dict(one.known.key),
                    least=one.known.least,
                    most=one.known.most,
                    insider=ends,
                    rule=ends,
                    printed=one.known.printed,
                    leak=True,
                )

    def _findings(self) -> Iterator[Finding]:
        outside = [settled(self._attack.interval(n)) for n in range(len(self._numbers))]
        for at, number in enumerate(self._numbers):
            self._watch()
            known, seen = self._found.numbers[number], outside[at]
            threshold = self._found.threshold_in(known.seen_in[0])
            small = seen.least >= 1 and seen.most is not None and seen.most < threshold
            if known.printed and not small:
                continue
            rule = self._by_rule(at, outside, threshold)
            insider = _others(seen)
            report, table = known.seen_in
            yield Finding(
                report=report,
                table=table,
                key=dict(known.key),
                least=seen.least,
                most=seen.most,
                insider=(insider.least, insider.most),
                rule=(rule.least, rule.most),
                printed=known.printed,
                leak=small
                or (insider.is_certain and 0 < insider.least < threshold)
                or (rule.is_certain and 0 < rule.least < threshold),
            )

    def _by_rule(self, at: int, outside: Sequence[Interval], threshold: int) -> Interval:
        """Return what is left if one of the numbers hidden together with this one is small."""
        found = []
        for other in self._together[at]:
            if outside[other].is_certain:
                continue
            one = self._attack.interval(at, {other: (1, threshold - 1)})
            if one is not None:
                found.append(one)
            if one == outside[at]:
                return one
        if not found:
            return outside[at]
        ends = [one.most for one in found]
        return Interval(
            min(one.least for one in found),
            None if None in ends else max(end for end in ends if end is not None),
        )


def _others(seen: Interval) -> Interval:
    """Return how many others there are for somebody who is one of them."""
    return Interval(max(seen.least, 1) - 1, None if seen.most is None else max(seen.most - 1, 0))
