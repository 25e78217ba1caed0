"""Weeks, months, quarters, halves: all calendar arithmetic of the program.

In: ISO 8601 week ids and dates as text. Out: frozen values, or a mistake that says what to type.
A week runs from Monday to Sunday and belongs to the year, quarter and month of its Thursday.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_STRICT_WEEK = re.compile(r"\d{4}-W\d{2}")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One ISO week; ordered in time, printed as `2026-W20`."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return the id, `YYYY-Www`."""
        return f"{self.year:04}-W{self.number:02}"

    @classmethod
    def of(cls, day: dt.date) -> "Week":
        """Return the week that holds `day`."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> dt.date:
        """First day of the week."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def thursday(self) -> dt.date:
        """The day that decides to which month, quarter and year the week belongs."""
        return self.monday + dt.timedelta(days=3)

    @property
    def sunday(self) -> dt.date:
        """Last day of the week."""
        return self.monday + dt.timedelta(days=6)

    @property
    def month(self) -> str:
        """Month of its Thursday, as `2026-05`."""
        return f"{self.thursday:%Y-%m}"

    @property
    def quarter(self) -> str:
        """Quarter of its Thursday, as `2026-Q2`."""
        return f"{self.thursday.year:04}-Q{(self.thursday.month + 2) // 3}"

    @property
    def half(self) -> str:
        """Half-year of its Thursday, as `2026-H1`."""
        return f"{self.thursday.year:04}-H{1 if self.thursday.month <= 6 else 2}"

    def shift(self, weeks: int) -> "Week":
        """Return the week `weeks` later (earlier, if negative); OverflowError outside years 1 to 9999."""
        return Week.of(self.thursday + dt.timedelta(weeks=weeks))

    def until(self, later: "Week") -> int:
        """Return how many weeks lie from this one to `later` (0 for itself, negative if before)."""
        return (later.monday - self.monday).days // 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Why a text is no week or date, and what to type instead."""

    message: str
    hint: str


def read_week(text: str) -> Week | Mistake:
    """Read `2026-W20` exactly; anything else is a mistake with the nearest right form."""
    found = _WEEK.fullmatch(text.strip())
    if not found:
        return Mistake(message=f'"{text}" is not a week', hint="write it as 2026-W20: year, W, two digits")
    year, number = int(found[1]), int(found[2])
    if year == 0:
        return Mistake(message=f'"{text}" is not a week', hint="years begin at 0001")
    last = weeks_in(year)
    if not 1 <= number <= last:
        return Mistake(
            message=f"{year} has no week {found[2]}",
            hint=f"weeks of {year} run from {year:04}-W01 to {year:04}-W{last}",
        )
    if not _STRICT_WEEK.fullmatch(text):
        return Mistake(message=f'"{text}" is not written as a week id', hint=f"write {Week(year, number)}")
    return Week(year, number)


def read_date(text: str) -> dt.date | Mistake:
    """Read `2026-05-14` exactly; anything else is a mistake that says why."""
    found = _DATE.fullmatch(text)
    if not found:
        return Mistake(message=f'"{text}" is not a date', hint="write it as 2026-05-14: year, month, day")
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return Mistake(message=f"there is no day {text}", hint="check the month and the day")


def read_when(text: str) -> Week | dt.date | Mistake:
    """Read a date or a week, whichever `text` looks like."""
    if "w" in text.casefold():
        return read_week(text)
    when = read_date(text)
    if isinstance(when, Mistake) and not _DATE.fullmatch(text):
        return Mistake(message=f'"{text}" is neither a date nor a week', hint="write 2026-05-14 or 2026-W20")
    return when


def week_of(when: Week | dt.date) -> Week:
    """Return the week of a date, or the week itself."""
    return when if isinstance(when, Week) else Week.of(when)


def weeks_in(year: int) -> int:
    """Return 52 or 53, the number of ISO weeks of a year."""
    return dt.date(year, 12, 28).isocalendar().week


def week_range(first: Week, last: Week) -> Iterator[Week]:
    """Yield every week from `first` to `last`, both included; nothing when `last` is earlier."""
    for offset in range(first.until(last) + 1):
        yield first.shift(offset)
