"""The same function over many things, on every core of the machine.

In: a pure function and its arguments. Out: its results, in their order, as if it had been called on one after the other.
The helpers are forks: they have all that was read so far without its being handed over, and give back values only.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")
U = TypeVar("U")

MANY = 100
"""Weeks from which a journal is worth the cost of a second process."""

_MOST = 4
"""Processes above which dealing out costs more than it brings."""


def map_all(function: Callable[[T], U], things: Sequence[T], *, shared: bool) -> list[U]:
    """Apply `function` to each thing; on several cores when the work is worth being `shared`, and no other thread runs.

    The function has no effects but such as may happen twice; its results can be pickled. What it raises is raised here.
    """
    count = min(_cores(), _MOST) if shared else 1
    # A fork copies one thread only: what another one holds would stay held for ever.
    if count == 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        return _in_turn(function, things)
    helpers = [_begin(function, things[place::count]) for place in range(1, count)]
    parts: list[list[U]] = [[], *([] for _ in helpers)]
    try:
        parts[0] = _in_turn(function, things[::count])
    finally:
        answers = [_end(*helper) for helper in helpers]
    for place, answer in enumerate(answers, start=1):
        # A helper that was killed or ran into an error leaves its share to us, and so the error too.
        parts[place] = _in_turn(function, things[place::count]) if answer is None else answer
    return [parts[place % count][place // count] for place in range(len(things))]


def _in_turn(function: Callable[[T], U], things: Sequence[T]) -> list[U]:
    with uncollected():
        return [function(thing) for thing in things]


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: where what is made stays, to look through it as it grows is a sixth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(function: Callable[[T], U], things: Sequence[T]) -> tuple[int, int]:
    import pickle

    read_end, write_end = os.pipe()
    process = os.fork()
    if process:
        os.close(write_end)
        return process, read_end
    try:
        os.close(read_end)
        with os.fdopen(write_end, "wb") as answer:
            pickle.dump(_in_turn(function, things), answer, pickle.HIGHEST_PROTOCOL)
        os._exit(0)
    finally:
        # Whatever happens, a helper never returns into the program it was forked from.
        os._exit(1)


def _end(process: int, read_end: int) -> list[Any] | None:
    import pickle

    with os.fdopen(read_end, "rb") as answer:
        data = answer.read()
    _, status = os.waitpid(process, 0)
    return pickle.loads(data) if status == 0 else None  # noqa: S301  (our own fork wrote it)
