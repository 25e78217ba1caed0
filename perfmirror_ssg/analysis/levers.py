"""Levers of growth over time: in which weeks there was a teacher, a peer, a student, and how long there was none.

In: the weeks of the journal. Out: `Conditions`. Time without is counted in written weeks that are over: weeks that are off,
empty or missing say nothing, and pause it. It begins with the first week that notes the lever: before, nobody looked.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from perfmirror_ssg.analysis.streak import tally
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.weeks import Week


class Lever(Struct, frozen=True, kw_only=True):
    """One lever over the weeks up to the current one."""

    name: str
    noted: tuple[Week, ...]
    """Weeks that name somebody, oldest first, those that are off too."""
    longest: tuple[Week, ...]
    """The written weeks of the longest time without; of two as long, those of the later one."""
    since: tuple[Week, ...]
    """The written weeks since it was last noted; empty too while it never was."""


class LeverQuarter(Struct, frozen=True, kw_only=True):
    """A quarter: in how many of its written weeks each lever is noted."""

    name: str
    """As `2026-Q3`."""
    states: Counter[State]
    """How many of its weeks are written, empty, off, missing: those that are over, and the current one once it is written."""
    noted: Counter[str]
    """Written weeks by lever."""
    over: bool


class Conditions(Struct, frozen=True, kw_only=True):
    """The levers, and the quarters of the journal, oldest first."""

    levers: tuple[Lever, ...]
    quarters: tuple[LeverQuarter, ...]

    @property
    def is_noted(self) -> bool:
        """Whether any lever ever was."""
        return any(lever.noted for lever in self.levers)


def read_levers(weeks: Sequence[WeekSlot]) -> Conditions:
    """Follow the levers through the weeks up to the current one."""
    seen = tuple(slot for slot in weeks if slot.when is not When.FUTURE)
    return Conditions(
        levers=tuple(_lever(name, seen) for name in LEVERS),
        quarters=tuple(_quarter(name, tuple(held)) for name, held in groupby(seen, key=lambda slot: slot.week.quarter)),
    )


def named(slot: WeekSlot, lever: str) -> tuple[str, ...]:
    """Return whom a week names, as written."""
    who: tuple[str, ...] = getattr(slot.entry.levers, lever) if slot.entry else ()
    return who


def times_without(weeks: Sequence[WeekSlot], lever: str) -> Iterator[tuple[WeekSlot, ...]]:
    """Yield the written weeks between each two that note a lever, last those since; nothing while none does."""
    run: list[WeekSlot] = []
    begun = False
    for slot in weeks:
        if slot.when is not When.FUTURE and named(slot, lever):
            if begun:
                yield tuple(run)
            run, begun = [], True
        elif slot.when is When.PAST and slot.state is State.WRITTEN:
            run.append(slot)
    if begun:
        yield tuple(run)


def _lever(name: str, seen: Sequence[WeekSlot]) -> Lever:
    times = [tuple(slot.week for slot in run) for run in times_without(seen, name)]
    return Lever(
        name=name,
        noted=tuple(slot.week for slot in seen if named(slot, name)),
        longest=max(reversed(times), key=len, default=()),
        since=times[-1] if times else (),
    )


def _quarter(name: str, held: Sequence[WeekSlot]) -> LeverQuarter:
    written = [slot for slot in held if slot.state is State.WRITTEN]
    return LeverQuarter(
        name=name,
        states=tally(held),
        noted=Counter(lever for slot in written for lever in LEVERS if named(slot, lever)),
        over=held[-1].when is When.PAST,
    )
