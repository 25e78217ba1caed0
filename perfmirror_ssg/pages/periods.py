"""The period a review speaks of, in words: by its name (`2026-Q2`), and by its days.

In: a document's name, or a period. Out: words, and the weeks of the journal that belong to it.
"""

import re
from collections.abc import Iterator

from perfmirror_ssg.analysis.reviews import slots_in
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.words import MONTHS, day
from perfmirror_ssg.review_periods import Period, period_named
from perfmirror_ssg.weeks import Week

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_PART = re.compile(r"(\d{4})-([QHC])([1-9]\d?)")
_PARTS = {"Q": "quarter", "H": "half", "C": "review cycle"}
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def period_words(name: str) -> str:
    """Say a period in words: `May 2026`, `second quarter of 2026`; the name itself when it is none."""
    if month := _MONTH.fullmatch(name):
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    if part := _PART.fullmatch(name):
        number, words = int(part[3]), _PARTS[part[2]]
        return f"{_ORDINALS[number]} {words} of {part[1]}" if number < len(_ORDINALS) else f"{words} {number} of {part[1]}"
    return name


def the_period(name: str) -> str:
    """Say a period within a sentence: `May 2026`, `the second quarter of 2026`."""
    words = period_words(name)
    return f"the {words}" if _PART.fullmatch(name) else words


def period_days(period: Period) -> str:
    """Print the days of a period: `30 March – 28 June 2026`."""
    first, last = period.first.monday, period.last.sunday
    begin = day(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} – {day(last)}"


def weeks_of_period(edition: Edition, name: str) -> Iterator[Week]:
    """Yield the weeks of the journal that belong to a period, oldest first, up to the current one."""
    period = period_named(name, edition.config.review)
    return (slot.week for slot in slots_in(edition.report.journal, period)) if period else iter(())
