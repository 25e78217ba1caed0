"""When a record comes back, why, and the update line that says what is true of it now.

In: a record and the current week. Out: a day with its reason, a line to paste.
"""

import datetime as dt
from collections.abc import Iterator

from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Moment, Record
from perfmirror_ssg.weeks import Week, week_of

NO_NEXT = "no next step"


def returns(record: Record, current: Week) -> tuple[Week | dt.date, str] | None:
    """Return the week or the day on which a record comes back, and why; None when nothing brings it back."""
    kind = KIND[record.kind]
    is_open = record.status in kind.open
    if is_open and kind.name == "gap" and "next" not in record.fields:
        # Before any date: nothing can happen until then.
        return record.latest, NO_NEXT
    dated = min(_dated(record), key=lambda found: week_of(found[0]), default=None)
    if dated or not is_open:
        return dated
    interval = kind.overdue if "by" in record.fields else kind.interval
    if interval is None:
        return None
    back = record.latest.shift(interval)
    return back, f"no word for {record.latest.until(max(back, current))} weeks"


def update_line(record: Record) -> str:
    """Return an update that says what is true of a record now, to be changed where it no longer is."""
    if record.kind == "gap" and "next" not in record.fields:
        return f"- ^{record.id} [next:: ]"
    return f"- ^{record.id} [status:: {record.status}]" if record.status else f"- ^{record.id}"


def _dated(record: Record) -> Iterator[tuple[Week | dt.date, str]]:
    """Yield what a date of its own brings it back on: dates without a word in or after their week."""
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
            yield when, key


def _stands(record: Record, moment: Moment, key: str) -> bool:
    """Tell whether a date still asks: those given while open die with the closing, later ones ask to look again."""
    if record.status in (None, *KIND[record.kind].open):
        return True
    return key != "by" and record.closed is not None and record.closed <= moment.week
