"""The weeks of the journal, and what is known of each: written, empty, off or missing; past, current or future.

In: entries, config and the day. Out: `WeekSlot` values, oldest first.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from perfmirror_ssg.model import Entry, Prose, State, WeekSlot, When
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week, week_range


def week_slots(entries: Sequence[Entry], config: Config, today: dt.date) -> tuple[WeekSlot, ...]:
    """Return every week from the first to the current, and the written ones after it; `entries` one a week, in order."""
    if not entries:
        return ()
    by_week = {entry.week: entry for entry in entries}
    current = Week.of(today)
    first = min(entries[0].week, config.site.start or entries[0].week)
    weeks = (*week_range(first, current), *(week for week in by_week if week > current))
    reasons = _reasons(config, first, max(weeks))
    return tuple(_slot(week, by_week.get(week), reasons.get(week), current) for week in weeks)


def says_anything(entry: Entry) -> bool:
    """Tell whether an entry holds more than headings, tags and comments."""
    judged = entry.items or entry.events or entry.ratings or entry.metrics or entry.summary
    levers = entry.levers.teacher or entry.levers.peer or entry.levers.student
    return bool(judged or levers) or _has_prose(entry)


def _slot(week: Week, entry: Entry | None, reason: str | None, current: Week) -> WeekSlot:
    off = (entry.off if entry else None) or reason
    when = When.PAST if week < current else When.CURRENT if week == current else When.FUTURE
    return WeekSlot(week=week, state=_state(entry, off), when=when, off=off, entry=entry)


def _state(entry: Entry | None, off: str | None) -> State:
    if off:
        return State.OFF
    if entry is None:
        return State.MISSING
    return State.WRITTEN if says_anything(entry) else State.EMPTY


def _reasons(config: Config, first: Week, last: Week) -> Mapping[Week, str]:
    """Return why weeks are off by config; where ranges overlap the later one in the file speaks."""
    return {
        week: stretch.reason
        for stretch in config.off
        for week in week_range(max(stretch.first, first), min(stretch.last, last))
    }


def _has_prose(entry: Entry) -> bool:
    """Tell whether the body has words that are not those of its headings, or a link or image."""
    return any(block.words or block.text.links for block in entry.blocks if isinstance(block, Prose))
