"""Watched work ends when nobody waits for it, and says how far it is while somebody does."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from vp_desktop.domain.progress import StoppedError
from vp_desktop.ui.jobs import Jobs
from vp_desktop.ui.watched import WatchedJob, Watching

ROUNDS = 60_000_000
"""Far more than a test waits for: the work has no other end than to be stopped."""


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def endless(watching: Watching) -> None:
    for _round in range(ROUNDS):
        watching(0.25)


def test_what_is_done_is_told_with_its_result(owner: QObject, jobs: Jobs, qtbot: QtBot) -> None:
    job = WatchedJob(jobs, owner)

    with qtbot.waitSignal(job.done) as told:
        job.run(_seven)

    assert told.args == [7]
    assert not job.running


def test_who_stops_the_work_hears_that_it_was_stopped(
    owner: QObject, jobs: Jobs, qtbot: QtBot
) -> None:
    job = WatchedJob(jobs, owner)
    job.run(endless)

    with qtbot.waitSignal(job.failed) as told:
        job.stop()

    assert isinstance(told.args[0], StoppedError)


def test_the_share_is_told_while_it_lasts(owner: QObject, jobs: Jobs, qtbot: QtBot) -> None:
    job = WatchedJob(jobs, owner)

    with qtbot.waitSignal(job.advanced, check_params_cb=_a_quarter):
        job.run(endless)

    job.drop()
    assert jobs.finish(patience_ms=3_000)


def test_newer_work_stops_the_older_which_gives_no_answer(
    owner: QObject, jobs: Jobs, qtbot: QtBot
) -> None:
    job = WatchedJob(jobs, owner)
    job.run(endless)

    with qtbot.assertNotEmitted(job.failed), qtbot.waitSignal(job.done) as told:
        job.run(_seven)

    assert told.args == [7]


def test_work_ends_by_itself_when_all_answers_are_forgotten_and_the_page_is_gone(
    jobs: Jobs, qtbot: QtBot
) -> None:
    owner = QObject()
    job = WatchedJob(jobs, owner)
    job.run(endless)

    jobs.forget_all()  # as the lock does
    del job, owner
    gc.collect()

    assert jobs.finish(patience_ms=3_000)


def _seven(watching: Callable[[], None]) -> int:
    watching()
    return 7


def _a_quarter(share: float) -> bool:
    return share == 0.25
