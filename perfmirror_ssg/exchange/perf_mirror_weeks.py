"""Week labels of perf-mirror as ISO weeks.

In: a label and the day on which its row was made. Out: the week it is about, or where to keep what nobody can settle.

The application counts weeks from the one that holds 1 January, begins them on Monday, and puts the calendar year of the day
in front. So `2027-W02` is ISO 2027-W01, and the days from 29 December 2025 on are `2025-W01`, as those of 1 January were.
"""

import datetime as dt
import re

from msgspec import Struct

from perfmirror_ssg.weeks import EARLIEST, LATEST, Week, weeks_in

OFFERED = 12
"""Weeks that the application lets one write: the current one, and the eleven before it."""

_SLACK = dt.timedelta(days=1)
"""Moments are in UTC; the person's own day may be the one before or after."""

_LABEL = re.compile(r"(\d{4})-W(\d{1,2})")


class Place(Struct, frozen=True, kw_only=True):
    """The week of a label; `doubt` says why it is not settled, and the week is then only where the row is kept."""

    week: Week | None
    """None when the label names no week at all."""
    doubt: str = ""


def settle(label: str, created: dt.date | None) -> Place:
    """Find the week of a row.

    A label that is written in one week only is that week's. `W01` is written in the week of 1 January and again in that
    of 31 December: the day on which the row was made settles it when it lies in one of the two, or in the eleven weeks after.
    """
    weeks = candidates(label)
    if not weeks:
        return _unknown(label)
    settled = [week for week in weeks if created and _could_write(week, created)] if len(weeks) > 1 else weeks
    if settled:
        return Place(week=settled[0])
    made = f"made on {created}, " if created else "made on a day that cannot be read, "
    return Place(week=weeks[0], doubt=f"{made}it is of {' or of '.join(map(str, weeks))}")


def candidates(label: str) -> tuple[Week, ...]:
    """Return the weeks in which the application writes a label: none, one, or the first and the last of a year."""
    year, number = _read(label)
    if not (EARLIEST < year < LATEST and number):
        return ()
    first, following = _first_monday(year), _first_monday(year + 1)
    monday = first + dt.timedelta(weeks=number - 1)
    if monday >= following:
        return ()
    again = (Week.of(following),) if number == 1 and following.year == year else ()
    return (Week.of(monday), *again)


def _read(label: str) -> tuple[int, int]:
    found = _LABEL.fullmatch(label)
    return (int(found[1]), int(found[2])) if found and label.isascii() else (0, 0)


def _first_monday(year: int) -> dt.date:
    new_year = dt.date(year, 1, 1)
    return new_year - dt.timedelta(days=new_year.weekday())


def _could_write(week: Week, created: dt.date) -> bool:
    return week.monday - _SLACK <= created <= week.sunday + dt.timedelta(weeks=OFFERED - 1) + _SLACK


def _unknown(label: str) -> Place:
    """Keep a label that the application never writes with the ISO week of that name, if there is one."""
    year, number = _read(label)
    if EARLIEST < year < LATEST and 1 <= number <= weeks_in(year):
        return Place(week=Week(year, number), doubt="perf-mirror writes no such label")
    return Place(week=None, doubt="the label names no week")
