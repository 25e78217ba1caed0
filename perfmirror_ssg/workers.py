"""The same function over many things, on every core of the machine.

In: a pure function and its arguments. Out: its results, in their order, as if it had been called on one after the other.
The helpers are forks: they have all that was read so far without its being handed over, and give back values only.
"""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

T = TypeVar("T")
U = TypeVar("U")

MANY = 100
"""Weeks from which a journal is worth the cost of a second process."""

_MOST = 4
"""Processes above which dealing out costs more than it brings."""

_YOUNG, _NEVER = 20_000, 1 << 30
"""New objects between two looks for garbage among them, and among those that were looked at before."""


def map_all(function: Callable[[T], U], things: Sequence[T], *, shared: bool) -> list[U]:
    """Apply `function` to each thing; on several cores when the work is worth being `shared`, and no other thread runs.

    The function has no effects but such as may happen twice; its results can be pickled. What it raises is raised here.
    """
    count = min(_cores(), _MOST) if shared else 1
    # A fork copies one thread only: what another one holds would stay held for ever.
    if count == 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        with uncollected():
            return _in_turn(function, things)
    with _young_collected():
        parts = _dealt_out(function, [things[place::count] for place in range(count)])
    return [parts[place % count][place // count] for place in range(len(things))]


def _dealt_out(function: Callable[[T], U], shares: Sequence[Sequence[T]]) -> list[list[U]]:
    """Apply `function` to each share: the first here, each other one in a helper."""
    helpers = [_begin(function, share) for share in shares[1:]]
    mine: list[U] = []
    try:
        mine = _in_turn(function, shares[0])
    finally:
        answers = [_end(*helper) for helper in helpers]
    # A helper that was killed or ran into an error leaves its share to us, and so the error too.
    theirs = (
        _in_turn(function, share) if answer is None else answer for share, answer in zip(shares[1:], answers, strict=True)
    )
    return [mine, *theirs]


def _in_turn(function: Callable[[T], U], things: Sequence[T]) -> list[U]:
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


@contextmanager
def _young_collected() -> Iterator[None]:
    """Look for garbage only among what is made from here on.

    To look through what was read before would copy it into each process, for nothing; to let the garbage of a thousand
    pages lie would take a seventh more memory.
    """
    collecting, thresholds = gc.isenabled(), gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_YOUNG, _NEVER, _NEVER)
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*thresholds)
        if not collecting:
            gc.disable()


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

    results: list[Any] | None = None
    with os.fdopen(read_end, "rb") as answer, suppress(EOFError, pickle.UnpicklingError):
        results = pickle.load(answer)  # noqa: S301  (our own fork writes it)
    _, status = os.waitpid(process, 0)
    return results if status == 0 else None
