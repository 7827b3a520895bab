"""Take the time of two things side by side, so that a noisy neighbour disturbs both."""

from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

Work = Callable[[], object]


def seconds(work: Work) -> float:
    """Return how long ``work`` takes, once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def typical(work: Work, times: int) -> float:
    """Return the median of ``times`` runs of ``work``."""
    return median(seconds(work) for _time in range(times))


def side_by_side(ours: Work, limit: Work, times: int) -> tuple[float, float]:
    """Return the medians of ``ours`` and ``limit``, run by turns."""
    pairs = [(seconds(ours), seconds(limit)) for _time in range(times)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def worst_of_twenty(runs: Sequence[float]) -> float:
    """Return the 95th percentile of ``runs``."""
    return sorted(runs)[int(len(runs) * 0.95)]
