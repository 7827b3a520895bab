"""The verdict on a figures file: every number that somebody can be sure of and should not be.

Three readers are tried (disclosure.md 2.2). An *outsider* knows what was published. An *insider* is
one of the cases and takes it off. One who knows *the rule* also knows that of numbers that were
hidden together one is small. A leak is a count of 1 to t-1 of which a reader is certain that it is
small; of an insider and of the rule: whose exact count is known. The same holds for what is left of
a whole, where none is a leak too, and for what came in between two editions.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from vp_desktop.disclosure.audit.attack import Interval
from vp_desktop.disclosure.audit.contradiction import consistent
from vp_desktop.disclosure.audit.facts import tell
from vp_desktop.disclosure.audit.published import published
from vp_desktop.disclosure.audit.puzzle import Puzzle
from vp_desktop.disclosure.audit.questions import About, Question, questions
from vp_desktop.disclosure.audit.readers import Readers, Told
from vp_desktop.disclosure.figures_reading import not_readable
from vp_desktop.disclosure.loose_figures import LooseFigures

OUTSIDER, INSIDER, RULE = "outsider", "insider", "rule"


_LONGEST_NAME = 200
"""Characters shown of the name in a file, which anybody may have written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """By what people know a report, as its file says it; empty where it does not."""

    period: str = ""
    variant: str = ""
    given_out_on: str = ""
    """As an ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What readers can know of one number."""

    report: str
    origin: Origin = Origin()
    table: str
    key: dict[str, str]
    about: str = About.COUNT
    """A count, values merged, the rest of a whole, or a difference."""
    against: dict[str, str] = field(default_factory=dict)
    """The key of the whole, or of what it differs from; empty: all that the table is about."""
    least: int
    most: int | None
    """None: no limit follows from what was published."""
    insider: tuple[int, int | None]
    """What the one of its cases that knows most can know of the others."""
    rule: tuple[int, int | None]
    """What somebody knows who knows how numbers are hidden."""
    printed: bool
    leak: bool
    readers: tuple[str, ...] = ()
    """Who is certain of it: outsider, insider, rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found in a whole file."""

    findings: tuple[Finding, ...]
    relaxed: bool
    """Some of it was too large to be exact: the true bounds may be narrower."""
    organisation: str = field(default="", repr=False)
    """Whose numbers these are, as the file says."""

    @property
    def leaks(self) -> tuple[Finding, ...]:
        """The findings that somebody can be sure of."""
        return tuple(finding for finding in self.findings if finding.leak)


def audit(content: bytes, watch: Callable[[], None] = lambda: None) -> Verdict:
    """Return what readers can know of every number that is hidden, or printed although small.

    ``watch`` is called now and then, and ends the work by raising.

    Raises:
        FiguresFileError: this is no figures file, or its numbers contradict each other.
    """
    try:
        figures = LooseFigures.model_validate_json(content)
    except ValidationError as error:
        raise not_readable(error) from error
    puzzle = Puzzle(published(figures))
    tell(puzzle)
    asked = questions(puzzle)
    ties = consistent(puzzle.size, puzzle.ties, watch)
    readers = Readers(puzzle, ties, asked, watch)
    told = readers.told()
    empty = {asked[n].of for n, one in told.items() if _is_empty(asked[n], one.outsider)}
    findings = tuple(
        finding
        for n, one in told.items()
        if asked[n].about is not About.REST or asked[n].of not in empty
        if (finding := _finding(asked[n], one, readers.threshold(n))) is not None
    )
    findings = tuple(replace(one, origin=_origin(figures, one.report)) for one in findings)
    name = figures.organisation if isinstance(figures.organisation, str) else ""
    relaxed = puzzle.relaxed or readers.relaxed
    return Verdict(findings=findings, relaxed=relaxed, organisation=name[:_LONGEST_NAME])


def _origin(figures: LooseFigures, name: str) -> Origin:
    report = figures.report(name)
    if report is None:
        return Origin()
    period = list(report.years)[-1] if report.years else ""
    return Origin(period=period, variant=report.variant, given_out_on=report.given_out_on)


def _finding(question: Question, told: Told, threshold: int) -> Finding | None:
    """Return what is to be said of a question; None if it is printed, or a safe rest."""
    certain = tuple(_certain(question, told, threshold))
    hidden = question.about in (About.COUNT, About.MERGED) and not question.known.printed
    if not certain and not hidden:
        return None
    return Finding(
        report=question.place.report,
        table=question.place.table,
        key=dict(question.place.key),
        about=question.about.value,
        against=dict(question.against.key) if question.against else {},
        least=told.outsider.least,
        most=told.outsider.most,
        insider=(told.insider.least, told.insider.most),
        rule=(told.rule.least, told.rule.most),
        printed=question.known.printed and question.about in (About.COUNT, About.MERGED),
        leak=bool(certain),
        readers=certain,
    )


def _certain(question: Question, told: Told, threshold: int) -> Iterator[str]:
    """Yield who is certain of what nobody may be certain of."""
    seen = told.outsider
    if _is_small(seen, threshold) or _is_all(question, seen) or _is_most(question, seen, threshold):
        yield OUTSIDER
    if seen.is_certain:
        return
    if _is_known(told.insider, threshold) or _is_all(question, told.insider):
        yield INSIDER
    if _is_known(told.rule, threshold) or _is_all(question, told.rule):
        yield RULE


def _is_small(one: Interval, threshold: int) -> bool:
    return one.least >= 1 and one.most is not None and one.most < threshold


def _is_known(one: Interval, threshold: int) -> bool:
    return one.is_certain and 0 < one.least < threshold


def _is_empty(question: Question, one: Interval) -> bool:
    """Return whether it is certain that there is nobody who could be like all the others."""
    return question.about is About.COUNT and one.most == 0


def _is_all(question: Question, one: Interval) -> bool:
    """Return whether it is certain that nothing is left of a whole: all of it is alike."""
    return question.about is About.REST and one.most == 0


def _is_most(question: Question, one: Interval, threshold: int) -> bool:
    """Return whether all but a few of the people are among the cases."""
    people = question.known.people
    if people is None or question.about is not About.COUNT:
        return False
    return one.least >= 1 and one.least > people - threshold
