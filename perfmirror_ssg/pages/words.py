"""How pages say weeks, dates and ages; how they say figures stands in `phrases.py`, and is to be had here too.

In: values of the journal. Out: words in British English; no arithmetic is left to the templates.
"""

import datetime as dt
from functools import lru_cache

from perfmirror_ssg.phrases import figure, listed, number, of_so_many, percent, sentence, spoken, whole
from perfmirror_ssg.weeks import Week

__all__ = [
    "MONTHS",
    "day",
    "days",
    "figure",
    "listed",
    "month_name",
    "number",
    "of_so_many",
    "open_age",
    "percent",
    "sentence",
    "short_days",
    "spoken",
    "week_name",
    "whole",
]

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
    """Say how long something has been open: `opened this week`, `open 27 weeks`; of a week to come, `opens in 4 weeks`."""
    if weeks < 0:
        return f"opens in {number(-weeks, 'week')}"
    return f"open {number(weeks, 'week')}" if weeks else "opened this week"
