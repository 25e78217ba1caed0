"""Weeks, months, quarters, halves: all calendar arithmetic of the program.

In: ISO 8601 week ids and dates as text. Out: frozen values, or a mistake that says what to type.
A week runs from Monday to Sunday and belongs to the year, quarter and month of its Thursday.
"""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

EARLIEST, LATEST = 1970, 2999
"""The years that a journal may speak of; whatever comes from outside is held to them, so that arithmetic has room."""

_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_STRICT_WEEK = re.compile(r"\d{4}-W\d{2}")
# Compiled once they are asked for: most weeks and dates are written as such.
_LOOSE_WEEK = r"(?i)(\d{4})[-_./ ]*(?:W|wk|week)[-_./ ]*(\d{1,2})"
_BARE_WEEK = r"(\d{4})[-_./ ](\d{2})"
_NUMBER = r"[Ww]?(\d{1,2})"
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR_FIRST = r"(?P<y>\d{4})[-/._ ](?P<m>\d{1,2})[-/._ ](?P<d>\d{1,2})(?:[T ]\d.*)?|(?P<y2>\d{4})(?P<m2>\d\d)(?P<d2>\d\d)"
_DAY_FIRST = r"(\d{1,2})([-/. ]) ?(\d{1,2})[-/. ] ?(\d{4})"
_NAMED_MONTH = (
    r"(?:(?P<d>\d{1,2})(?:st|nd|rd|th|\.)?[ -])?(?P<m>[A-Za-z]{3,9})\.?[ -]"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?[ -])?(?P<y>\d{4})"
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class Week(Struct, frozen=True, order=True):
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


class Mistake(Struct, frozen=True, kw_only=True):
    """Why a text is no week or date, and what to type instead."""

    message: str
    hint: str


def read_week(text: str) -> Week | Mistake:
    """Read `2026-W20` exactly; anything else is a mistake with the nearest right form."""
    found = _WEEK.fullmatch(text.strip())
    if not found:
        meant = _week_meant(text.strip())
        hint = f"write {meant}" if meant else "write it as 2026-W20: year, W, two digits"
        return Mistake(message=f'"{text}" is not a week', hint=hint)
    year, number = int(found[1]), int(found[2])
    if not is_year(year):
        return _far(text)
    last = weeks_in(year)
    if not 1 <= number <= last:
        return Mistake(
            message=f"{year} has no week {found[2]}",
            hint=f"weeks of {year} run from {year:04}-W01 to {year:04}-W{last}",
        )
    if not _STRICT_WEEK.fullmatch(text):
        return Mistake(message=f'"{text}" is not written as a week id', hint=f"write {Week(year, number)}")
    return Week(year, number)


def latest_week(text: str, current: Week) -> Week | None:
    """Return the week that a number alone, `W40` or `40`, names: the latest of that number that has begun."""
    found = re.fullmatch(_NUMBER, text.strip())
    number = int(found[1]) if found else 0
    # Eight years hold a year of 53 weeks.
    years = range(current.year, max(0, current.year - 8), -1)
    return next((Week(y, number) for y in years if 1 <= number <= weeks_in(y) and Week(y, number) <= current), None)


def read_date(text: str) -> dt.date | Mistake:
    """Read `2026-05-14` exactly; anything else is a mistake that says why."""
    found = _DATE.fullmatch(text)
    if not found:
        meant = _day_meant(text.strip())
        hint = f"write {meant}" if meant else "write it as 2026-05-14: year, month, day"
        return Mistake(message=f'"{text}" is not a date', hint=hint)
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return Mistake(message=f"there is no day {text}", hint="check the month and the day")
    return day if is_year(Week.of(day).year) else _far(text)


def read_when(text: str) -> Week | dt.date | Mistake:
    """Read a date or a week, whichever `text` looks like."""
    if "w" in text.casefold():
        return read_week(text)
    when = read_date(text)
    if isinstance(when, Mistake) and not _DATE.fullmatch(text):
        meant = _day_meant(text.strip())
        hint = f"write {meant}" if meant else "write 2026-05-14 or 2026-W20"
        return Mistake(message=f'"{text}" is neither a date nor a week', hint=hint)
    return when


def week_of(when: Week | dt.date) -> Week:
    """Return the week of a date, or the week itself."""
    return when if isinstance(when, Week) else Week.of(when)


def is_year(year: int) -> bool:
    """Whether a journal may speak of a year."""
    return EARLIEST <= year <= LATEST


def weeks_in(year: int) -> int:
    """Return 52 or 53, the number of ISO weeks of a year."""
    return dt.date(year, 12, 28).isocalendar().week


def week_range(first: Week, last: Week) -> Iterator[Week]:
    """Yield every week from `first` to `last`, both included; nothing when `last` is earlier."""
    for offset in range(first.until(last) + 1):
        yield first.shift(offset)


def _far(text: str) -> Mistake:
    return Mistake(message=f"{text} is too far away", hint=f"years run from {EARLIEST} to {LATEST}")


def _week_meant(text: str) -> Week | None:
    """Return the one week that a text can mean which is not written as one: `2026 W46`, `2026-46`."""
    found = re.fullmatch(_LOOSE_WEEK, text) or re.fullmatch(_BARE_WEEK, text)
    if not found or not int(found[1]) or not 1 <= int(found[2]) <= weeks_in(int(found[1])):
        return None
    # Up to 12 a bare number may be a month.
    return Week(int(found[1]), int(found[2])) if re.fullmatch(_LOOSE_WEEK, text) or int(found[2]) > 12 else None


def _day_meant(text: str) -> dt.date | None:
    """Return the one day that a text can mean which is not written as one: `13.11.2026`, `Nov 13, 2026`."""
    if found := re.fullmatch(_YEAR_FIRST, text):
        return _day(found["y"] or found["y2"], found["m"] or found["m2"], found["d"] or found["d2"])
    if found := re.fullmatch(_NAMED_MONTH, text):
        month = next((i for i, name in enumerate(_MONTHS, start=1) if name.startswith(found["m"].casefold()[:4])), 0)
        return _day(found["y"], str(month), found["d"] or found["d2"] or "0") if not (found["d"] and found["d2"]) else None
    if found := re.fullmatch(_DAY_FIRST, text):
        days = {_day(found[4], found[3], found[1]), _day(found[4], found[1], found[3]) if found[2] != "." else None}
        meant = {day for day in days if day}
        return meant.pop() if len(meant) == 1 else None
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
