"""What a report costs to protect, how much of it is left to read, and how near that is to best."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import mean

from benchmarks.cases import counted, rules
from benchmarks.joint import hidden_by_year_and_at_once
from benchmarks.table import Row, at_most_ms
from benchmarks.timing import seconds
from vp_desktop.disclosure.audit.verdict import audit
from vp_desktop.disclosure.figures import PublicCell, PublicFigures
from vp_desktop.disclosure.figures_file import Issue, to_json
from vp_desktop.disclosure.protect import protect

_SEEDS = range(5)
_LARGE: dict[str, tuple[tuple[int, ...], int]] = {
    "one year": ((100,), 3_000),
    "two years": ((100, 100), 6_000),
}
"""New cases by year, and in how many milliseconds it has to be done."""

_SIZES = (10, 20, 40, 60, 100)
_SEVERAL_YEARS = ((60, 60), (40, 50, 60), (30, 30, 30, 30), (15, 25, 35), (100, 100))
_MOST_MORE = 1.05


def rows(_instances: Path | None) -> Iterator[Row]:
    """Yield the time of large reports, the share that is shown, and what is hidden beside best."""
    for name, (sizes, most_ms) in _LARGE.items():
        worst = max(seconds(partial(_report, seed, sizes)) for seed in _SEEDS)
        made, _found = _report(_SEEDS[0], sizes)
        numbers = len(list(_cells(made)))
        work = f"protect and audit {name}, {numbers} numbers in {len(made.tables)} tables"
        yield at_most_ms(work, worst, most_ms)
        found = sum(_report(seed, sizes)[1] for seed in _SEEDS)
        work = f"numbers of {name} that the audit finds out, {len(_SEEDS)} times"
        yield Row(work=work, ours=str(found), goal="0", met=not found)
    for size in _SIZES:
        yield _share(size)
    for sizes in _SEVERAL_YEARS:
        yield _beside_best(sizes)


def _report(seed: int, sizes: tuple[int, ...]) -> tuple[PublicFigures, int]:
    """Return what may be printed, and how much of what is hidden the audit finds out."""
    figures = protect(counted(seed, sizes), rules(len(sizes)))
    verdict = audit(to_json("Stichting", [Issue(id="1", figures=figures)]))
    return figures, len(verdict.leaks)


def _share(size: int) -> Row:
    shares = []
    for seed in _SEEDS:
        cells = list(_cells(_report(seed, (size,))[0]))
        shares.append(sum(cell.shown for cell in cells) / len(cells))
    return Row(
        work=f"numbers that are shown of a year with {size} cases",
        ours=f"{mean(shares):.0%}",
        goal="-",
        met=True,
    )


def _beside_best(sizes: tuple[int, ...]) -> Row:
    """Return what settling year by year hides beside the exact optimum of all years at once."""
    pairs = [hidden_by_year_and_at_once(counted(seed, sizes), rules(len(sizes))) for seed in _SEEDS]
    ours, best = (sum(numbers) for numbers in zip(*pairs, strict=True))
    return Row(
        work=f"numbers hidden of years with {', '.join(map(str, sizes))} cases, {len(pairs)} times",
        ours=str(ours),
        limit=f"{best} all at once",
        ratio=f"{ours / best:.3f} x",
        goal=f"<= {_MOST_MORE} x",
        met=ours <= _MOST_MORE * best,
    )


def _cells(figures: PublicFigures) -> Iterator[PublicCell]:
    """Yield every cell that could hold a number."""
    for table in figures.tables:
        for column in table.columns.values():
            yield from (cell for cell in column.cells.values() if cell.shown or cell.hidden)
