"""Pages are made while somebody watches: who says how far it is, and may end it at any moment."""

from itertools import pairwise

import pytest

from tests.reports.linden import content, linden
from vp_desktop.domain.handouts import Handout
from vp_desktop.domain.progress import Making, Progress, StoppedError
from vp_desktop.reports.handouts import make
from vp_desktop.reports.yearly import render
from vp_desktop.services.narrative import FinishedPages, TextReader, finish


class Watcher:
    """Notes what it hears, and ends the work at the call of that number."""

    def __init__(self, patience: int = -1) -> None:
        self.heard: list[float] = []
        self._patience = patience

    def __call__(self, share: float) -> None:
        self.heard.append(share)
        if len(self.heard) == self._patience:
            raise StoppedError


def report_pages(report: Progress) -> bytes:
    return render(content(), linden(), report)


def finished(making: Making, report: Progress) -> FinishedPages:
    return finish(making, TextReader(), [], report)


@pytest.fixture(scope="module")
def watched() -> tuple[bytes, list[float]]:
    """A report, and what was heard while it was made and read."""
    watcher = Watcher()
    pages = finished(lambda report=watcher: report_pages(report), watcher)
    return pages.content, watcher.heard


def test_the_making_goes_from_nothing_to_all_in_many_small_steps(
    watched: tuple[bytes, list[float]],
) -> None:
    heard = watched[1]

    assert (heard[0], heard[-1]) == (0, 1)
    assert heard == sorted(heard)
    assert max(later - before for before, later in pairwise(heard)) < 0.2


def test_to_be_watched_changes_no_byte(watched: tuple[bytes, list[float]]) -> None:
    assert watched[0] == render(content(), linden())


@pytest.mark.parametrize("share", [0.3, 0.9])
def test_who_stops_it_gets_nothing_and_leaves_nothing_behind(
    watched: tuple[bytes, list[float]], share: float
) -> None:
    """The fonts, the language and the clock are shared: the next report is the same."""
    content_before, heard = watched
    at = next(n for n, one in enumerate(heard, start=1) if one >= share)
    watcher = Watcher(at)

    with pytest.raises(StoppedError):
        finished(lambda report=watcher: report_pages(report), watcher)

    assert len(watcher.heard) == at
    assert report_pages(Watcher()) == content_before


@pytest.mark.parametrize("handout", [Handout.SUMMARY, Handout.NOTES])
def test_what_goes_with_a_report_is_watched_too(handout: Handout) -> None:
    with pytest.raises(StoppedError):
        make(handout, content(), linden(), Watcher(4))
