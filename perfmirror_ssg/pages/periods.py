"""The period a review speaks of, by its name: `2026-05`, `2026-Q2`, `2026-H1`, `2026`, `2026-C1`.

In: a document's name. Out: words, and the weeks of the journal that belong to it.
"""

import re
from collections.abc import Iterator

from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.words import MONTHS
from perfmirror_ssg.weeks import Week, is_year

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_PART = re.compile(r"(\d{4})-([QHC])(\d)")
_PARTS = {"Q": "quarter", "H": "half", "C": "review cycle"}
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def period_words(name: str) -> str:
    """Say a period in words: `May 2026`, `second quarter of 2026`; the name itself when it is none."""
    if month := _MONTH.fullmatch(name):
        return f"{MONTHS[int(month[2]) - 1]} {month[1]}"
    if (part := _PART.fullmatch(name)) and part[3] != "0":
        return f"{_ORDINALS[int(part[3])]} {_PARTS[part[2]]} of {part[1]}"
    return name


def weeks_of_period(edition: Edition, name: str) -> Iterator[Week]:
    """Yield the weeks of the journal that belong to a period, oldest first, up to the current one."""
    cycle = _cycle(edition, name)
    for slot in edition.report.journal.weeks:
        week = slot.week
        if week > edition.report.journal.current:
            return
        if cycle[0] <= week <= cycle[1] if cycle else name in {week.month, week.quarter, week.half, f"{week.thursday.year:04}"}:
            yield week


def _cycle(edition: Edition, name: str) -> tuple[Week, Week] | None:
    """Return first and last week of `2026-C1`: the first of the company's cycles that begins in 2026."""
    found, review = _PART.fullmatch(name), edition.config.review
    if not found or found[2] != "C" or review is None or not is_year(int(found[1])):
        return None
    year, number = int(found[1]), int(found[3])
    since = review.start.until(Week(year, 1))
    first = review.start.shift(-(-since // review.weeks) * review.weeks + (number - 1) * review.weeks)
    return first, first.shift(review.weeks - 1)
