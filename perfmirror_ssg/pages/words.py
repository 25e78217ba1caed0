"""How pages say weeks, dates, figures and ages.

In: values of the journal. Out: words in British English; no arithmetic is left to the templates.
"""

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from perfmirror_ssg.figures import exact, rounded
from perfmirror_ssg.weeks import Week

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def figure(value: Fraction, places: int = 1) -> str:
    """Print a rounded figure with a true minus sign."""
    return rounded(value, places).replace("-", "−")


def whole(value: Fraction) -> str:
    """Print a figure unrounded, with a true minus sign; endless decimals are rounded to six places and say so."""
    text = exact(value)
    return (f"≈ {rounded(value, 6)}" if "/" in text else text).replace("-", "−")


def percent(value: Fraction) -> str:
    """Print a part of one in whole percent."""
    return f"{figure(value * 100, 0)}%"


def number(amount: int, one: str, many: str = "") -> str:
    """Print `1 week`, `3 weeks`."""
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def week_name(week: Week, near: Week | None = None) -> str:
    """Print `W20` near a week of the same year, else `2026-W20`."""
    return f"W{week.number:02}" if near and near.year == week.year else str(week)


def month_name(week: Week) -> str:
    """Name the month of a week's Thursday."""
    return MONTHS[week.thursday.month - 1]


def day(date: dt.date) -> str:
    """Print `14 May 2026`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


@lru_cache(maxsize=1 << 12)
def days(week: Week) -> str:
    """Print the days of a week: `11–17 May 2026`, `30 March – 5 April 2026`."""
    first, last = week.monday, week.sunday
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{first.day}–{day(last)}"


@lru_cache(maxsize=1 << 12)
def short_days(week: Week) -> str:
    """Print the days of a week where its year is known: `11–17 May`, `30 Mar – 5 Apr`."""
    first, last = week.monday, week.sunday
    end = f"{last.day} {MONTHS[last.month - 1][:3]}"
    return f"{first.day}–{end}" if first.month == last.month else f"{first.day} {MONTHS[first.month - 1][:3]} – {end}"


def open_age(weeks: int) -> str:
    """Say how long something has been open: `opened this week`, `open 27 weeks`."""
    return f"open {number(weeks, 'week')}" if weeks else "opened this week"


def sentence(text: str) -> str:
    """Begin with a capital letter; the rest stays."""
    return text[:1].upper() + text[1:]


def spoken(name: str) -> str:
    """Say a key of the config as words: `one-on-one` stays, `code-review` and `code_review` become `code review`."""
    return name if name in {"one-on-one", "follow-up"} else name.replace("-", " ").replace("_", " ")


def listed(words: tuple[str, ...]) -> str:
    """Join words as a sentence does: `a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
