"""The periods a review is about: months, quarters, halves, years, and the company's own cycles.

In: weeks, or a period's name (`2026-05`, `2026-Q2`, `2026-H1`, `2026`, `2026-C1`). Out: `Period` values.
A period is made of whole weeks: those of its Thursdays. A cycle belongs to the year in which it begins.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.settings import ReviewCycle
from perfmirror_ssg.weeks import Mistake, Week, is_year

_NAME = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])|C(?P<cycle>[1-9]\d?)))?"
)
_RANGES = "months run from 01 to 12, quarters from Q1 to Q4, halves are H1 and H2"
_FORMS = "write it as 2026-05, 2026-Q2, 2026-H1, 2026 or 2026-C1"


class Span(Enum):
    """How much a period spans, from the least; a cycle is as long as config says."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    CYCLE = "cycle"


CALENDAR = (Span.MONTH, Span.QUARTER, Span.HALF, Span.YEAR)
"""Those of which each holds the ones before it whole."""


_NAMES: Mapping[Span, Callable[[Week], str]] = MappingProxyType(
    {
        Span.MONTH: lambda week: week.month,
        Span.QUARTER: lambda week: week.quarter,
        Span.HALF: lambda week: week.half,
        Span.YEAR: lambda week: f"{week.year:04}",
    }
)


class Period(Struct, frozen=True, kw_only=True):
    """A stretch of weeks that has a name."""

    name: str
    span: Span
    first: Week
    last: Week


@lru_cache(maxsize=1 << 12)
def period_named(name: str, cycle: ReviewCycle | None) -> Period | None:
    """Return the period of a name; None for what names none, as a cycle where config states none or fewer of the year."""
    found = _NAME.fullmatch(name)
    if not found or not is_year(int(found["year"])):
        return None
    year = int(found["year"])
    if found["cycle"]:
        return _cycle(name, year, int(found["cycle"]), cycle) if cycle else None
    if found["month"]:
        return _months(name, Span.MONTH, year, int(found["month"]), 1)
    if found["quarter"]:
        return _months(name, Span.QUARTER, year, 3 * int(found["quarter"]) - 2, 3)
    if found["half"]:
        return _months(name, Span.HALF, year, 6 * int(found["half"]) - 5, 6)
    return _months(name, Span.YEAR, year, 1, 12)


def period_at(week: Week, span: Span, cycle: ReviewCycle | None) -> Period | None:
    """Return the period of a span that a week belongs to; None for a cycle where config states none."""
    if span is Span.CYCLE:
        return _cycle_at(week, cycle) if cycle else None
    return period_named(_NAMES[span](week), None)


def periods_between(first: Week, last: Week, span: Span, cycle: ReviewCycle | None) -> Iterator[Period]:
    """Yield the periods of a span that the weeks from `first` to `last` belong to, oldest first."""
    period = period_at(first, span, cycle)
    while period and period.first <= last:
        yield period
        period = period_at(period.last.shift(1), span, cycle)


def read_period(text: str, cycle: ReviewCycle | None) -> Period | Mistake:
    """Read the name of a period as a person types it; anything else is a mistake that says what to type."""
    name = text.strip().upper()
    period = period_named(name, cycle)
    if period:
        return period if name == text else Mistake(message=f'"{text}" is not written as a period', hint=f"write {name}")
    found = _NAME.fullmatch(name)
    if found and found["cycle"]:
        return _no_cycle(name, int(found["year"]), cycle)
    hint = f"{_FORMS}; {_RANGES}" if re.match(r"\d{4}-", name) else _FORMS
    return Mistake(message=f'"{text}" is not a period', hint=hint)


def cycles_in(year: int, cycle: ReviewCycle) -> int:
    """Return how many of the company's cycles begin in a year."""
    return next(number for number in range(1, 55) if _cycle("", year, number, cycle) is None) - 1


def _no_cycle(name: str, year: int, cycle: ReviewCycle | None) -> Mistake:
    if cycle is None:
        hint = 'say when one begins: [review] in config.toml, with cycle_start = "2026-W06" and cycle_weeks = 26'
        return Mistake(message=f"{name} names a review cycle, and config.toml states none", hint=hint)
    count = cycles_in(year, cycle) if is_year(year) else 0
    begin = "one cycle begins" if count == 1 else f"{count or 'no'} cycles begin"
    hint = f"write {year}-C1 to {year}-C{count}" if count > 1 else f"write {year}-C1" if count else "name a year with one"
    return Mistake(message=f"there is no {name}: {begin} in {year}", hint=hint)


def _months(name: str, span: Span, year: int, month: int, count: int) -> Period:
    years, after = divmod(month - 1 + count, 12)
    return Period(name=name, span=span, first=_first(year, month), last=_first(year + years, after + 1).shift(-1))


def _first(year: int, month: int) -> Week:
    # The first Thursday of a month is one of its first seven days, and so in the week of its fourth.
    return Week.of(dt.date(year, month, 4))


def _cycle(name: str, year: int, number: int, cycle: ReviewCycle) -> Period | None:
    since = cycle.start.until(Week(year, 1))
    # Rounded up to whole cycles: the first that begins in the year.
    first = cycle.start.shift(-(-since // cycle.weeks) * cycle.weeks + (number - 1) * cycle.weeks)
    return Period(name=name, span=Span.CYCLE, first=first, last=first.shift(cycle.weeks - 1)) if first.year == year else None


def _cycle_at(week: Week, cycle: ReviewCycle) -> Period:
    first = cycle.start.shift(cycle.start.until(week) // cycle.weeks * cycle.weeks)
    number = Week(first.year, 1).until(first) // cycle.weeks + 1
    return Period(name=f"{first.year:04}-C{number}", span=Span.CYCLE, first=first, last=first.shift(cycle.weeks - 1))
