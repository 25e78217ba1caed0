"""What is due: records that come back, oldest first.

In: the journal. Out: `Due` values. Due from the Monday of its week, late from the next.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Moment, Record
from perfmirror_ssg.weeks import Week, week_of


class Due(Struct, frozen=True, kw_only=True):
    """A record that wants a word: since which week, why, and the update line to copy."""

    record: Record
    since: Week
    reason: str
    """`revisit`, `review`, `by`, `no next step`, or `no word for 13 weeks`."""
    weeks_late: int
    """Whole weeks past its week; 0 in it."""
    line: str
    """Ready to paste under `## Updates`: untouched, it says that nothing has changed."""


NO_NEXT = "no next step"


def what_is_due(journal: Journal) -> tuple[Due, ...]:
    """List the records that are due in the current week or were before, the longest due first."""
    current = journal.current
    found = (_due(record, current) for record in journal.records.values())
    return tuple(sorted((due for due in found if due), key=lambda due: (due.since, due.record.opened, due.record.id)))


def returns(record: Record, current: Week) -> tuple[Week, str] | None:
    """Return the week in which a record comes back and why; None when nothing brings it back."""
    kind = KIND[record.kind]
    dated = min(_dated(record), default=None)
    if dated or (record.status not in kind.open):
        return dated
    if kind.name == "gap" and "next" not in record.fields:
        return record.latest, NO_NEXT
    interval = kind.overdue if "by" in record.fields else kind.interval
    if interval is None:
        return None
    return record.latest.shift(interval), f"no word for {record.latest.until(current)} weeks"


def update_line(record: Record) -> str:
    """Return an update that says what is true of a record now, to be changed where it no longer is."""
    if record.kind == "gap" and "next" not in record.fields:
        return f"- ^{record.id} [next:: ]"
    return f"- ^{record.id} [status:: {record.status}]" if record.status else f"- ^{record.id}"


def _due(record: Record, current: Week) -> Due | None:
    back = returns(record, current)
    if back is None or back[0] > current:
        return None
    since, reason = back
    return Due(record=record, since=since, reason=reason, weeks_late=since.until(current), line=update_line(record))


def _dated(record: Record) -> Iterator[tuple[Week, str]]:
    """Yield the weeks that a date of its own brings it back: those without a word in or after them."""
    for keys in (("revisit", "review"), ("by",)):
        given = [(step, key) for step, moment in enumerate(record.timeline) for key in keys if key in moment.fields]
        if not given:
            continue
        step, key = given[-1]
        moment, later = record.timeline[step], record.timeline[step + 1 :]
        when = moment.fields[key]
        if not isinstance(when, Week | dt.date) or not _stands(record, moment, key):
            continue
        if all(word.week < week_of(when) for word in later):
            yield week_of(when), key


def _stands(record: Record, moment: Moment, key: str) -> bool:
    """Tell whether a date still asks: those given while open die with the closing, later ones ask to look again."""
    if record.status in (None, *KIND[record.kind].open):
        return True
    return key != "by" and record.closed is not None and record.closed <= moment.week
