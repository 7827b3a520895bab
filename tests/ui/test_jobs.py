from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from vp_desktop.domain.errors import OutOfMemoryError
from vp_desktop.ui.autosave import Autosave
from vp_desktop.ui.jobs import Jobs


def never(outcome: object) -> None:
    pytest.fail(f"called with {outcome!r}")


def test_a_job_brings_its_result_home(qtbot: QtBot) -> None:
    jobs, owner, results = Jobs(), QObject(), list[int]()
    jobs.run(owner, lambda: 6 * 7, done=results.append, failed=never)

    qtbot.waitUntil(lambda: results == [42])


def test_a_job_s_error_is_not_lost(qtbot: QtBot) -> None:
    jobs, owner, errors = Jobs(), QObject(), list[Exception]()

    def fail() -> None:
        raise OSError("disk full")

    jobs.run(owner, fail, done=never, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)

    assert str(errors[0]) == "disk full"


def test_a_job_that_lacks_memory_says_so_in_words_for_the_user(qtbot: QtBot) -> None:
    jobs, errors = Jobs(), list[Exception]()

    def work() -> None:
        raise MemoryError

    jobs.run(jobs, work, done=never, failed=errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)

    assert isinstance(errors[0], OutOfMemoryError)


def test_an_answer_for_a_closed_page_is_dropped(qtbot: QtBot) -> None:
    jobs, owner, after = Jobs(), QObject(), list[int]()
    jobs.run(owner, lambda: 1, done=never, failed=never)
    shiboken6.delete(owner)

    jobs.run(jobs, lambda: 2, done=after.append, failed=never)

    qtbot.waitUntil(lambda: after == [2])


def test_an_answer_nobody_waits_for_is_dropped(qtbot: QtBot) -> None:
    jobs, owner, after = Jobs(), QObject(), list[int]()
    ticket = jobs.run(owner, lambda: 1, done=never, failed=never)

    jobs.forget(ticket)
    jobs.run(owner, lambda: 2, done=after.append, failed=never)

    qtbot.waitUntil(lambda: after == [2])


def test_after_a_lock_no_answer_comes(qtbot: QtBot) -> None:
    jobs, owner, after = Jobs(), QObject(), list[int]()
    for _nth in range(3):
        jobs.run(owner, lambda: 1, done=never, failed=never)

    jobs.forget_all()
    jobs.run(owner, lambda: 2, done=after.append, failed=never)

    qtbot.waitUntil(lambda: after == [2])


def test_five_hundred_jobs_come_home_in_order(qtbot: QtBot) -> None:
    jobs, owner, results = Jobs(), QObject(), list[int]()
    for number in range(500):
        jobs.run(owner, partial(abs, -number), done=results.append, failed=never)

    qtbot.waitUntil(lambda: len(results) == 500)
    assert results == list(range(500))


def test_many_changes_are_one_save(qtbot: QtBot) -> None:
    owner, saves = QObject(), list[str]()
    autosave = Autosave(owner)
    autosave.due.connect(partial(saves.append, "saved"))

    for _key in range(5):
        autosave.touch()
    autosave.flush()
    autosave.flush()

    assert saves == ["saved"]


def test_what_was_saved_another_way_is_not_saved_again() -> None:
    owner, saves = QObject(), list[str]()
    autosave = Autosave(owner)
    autosave.due.connect(partial(saves.append, "saved"))
    autosave.touch()

    autosave.drop()
    autosave.flush()

    assert saves == []
    assert not autosave.waits()
