"""Shared work gives what one process would have given."""

import gc
import os
import threading

import pytest

from perfmirror_ssg import workers
from perfmirror_ssg.workers import map_all


@pytest.fixture(autouse=True)
def _three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 3)
    # Other tests leave threads that sleep; those that a test of these begins count.
    before = threading.active_count()
    count = threading.active_count
    monkeypatch.setattr(threading, "active_count", lambda: count() - before + 1)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 10])
def test_results_stand_in_the_order_of_the_things(count: int) -> None:
    assert map_all(str, range(count), shared=True) == [str(number) for number in range(count)]


def test_work_is_done_by_several_processes_when_it_is_worth_it() -> None:
    assert len(set(map_all(lambda _: os.getpid(), range(9), shared=True))) == 3
    assert set(map_all(lambda _: os.getpid(), range(9), shared=False)) == {os.getpid()}


def test_beside_another_thread_nothing_is_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(map_all(lambda _: os.getpid(), range(9), shared=True)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_answers_larger_than_a_pipe_come_through() -> None:
    assert map_all(lambda number: str(number) * 100_000, range(6), shared=True)[5] == "5" * 100_000


def test_an_error_of_any_share_is_raised_here() -> None:
    def halved(number: int) -> int:
        if number == 4:
            raise ValueError(number)
        return number // 2

    with pytest.raises(ValueError, match="4"):
        map_all(halved, range(9), shared=True)


def test_the_share_of_a_helper_that_was_killed_is_done_again() -> None:
    here = os.getpid()

    def dies(number: int) -> int:
        if os.getpid() != here:
            os._exit(9)
        return number

    assert map_all(dies, range(9), shared=True) == [*range(9)]


def test_no_helper_is_left_behind() -> None:
    map_all(str, range(9), shared=True)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_alone_no_garbage_is_collected_meanwhile() -> None:
    assert map_all(lambda _: gc.isenabled(), range(4), shared=False) == [False] * 4
    assert gc.isenabled()


def test_in_several_processes_only_new_garbage_is_collected() -> None:
    before = gc.get_threshold()
    frozen = map_all(lambda _: (gc.isenabled(), gc.get_freeze_count() > 0), range(4), shared=True)
    assert frozen == [(True, True)] * 4
    assert (gc.isenabled(), gc.get_freeze_count(), gc.get_threshold()) == (True, 0, before)
