"""Cells of the perf-mirror database as values: SQLite keeps anything in any column, and dates in three forms at once.

In: a cell. Out: a text, an exact figure, a whole number, a moment or its day; None when the cell holds no such thing.
"""

import datetime as dt
import re
from fractions import Fraction

from perfmirror_ssg.exchange.perf_mirror_file import Cell
from perfmirror_ssg.figures import PLACES, read_decimal
from perfmirror_ssg.weeks import is_year

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MILLISECONDS_FROM = 10**11
"""From here on a number counts milliseconds: as seconds it would lie beyond the year 5000, below it before 1973."""

_DIGITS = re.compile(r"-?\d{9,16}")


def text_of(cell: Cell) -> str:
    """Return a cell as text; nothing for NULL."""
    match cell:
        case None:
            return ""
        case bytes():
            return cell.decode("utf-8", "replace")
        case _:
            return str(cell)


def figure_of(cell: Cell) -> Fraction | None:
    """Return a cell as the decimal a person would have written; None for what is none, and for infinity."""
    match cell:
        case int():
            return read_decimal(str(cell)) if abs(cell) < 10**PLACES else None
        case float() if cell - cell == 0:
            return round(Fraction(repr(cell)), PLACES) if abs(cell) < 10**PLACES else None
        case str() | bytes():
            return read_decimal(text_of(cell).strip())
        case _:
            return None


def whole_of(cell: Cell) -> int | None:
    """Return a cell as a whole number; `3.0` is one, `2.5` is not."""
    figure = figure_of(cell)
    return figure.numerator if figure is not None and figure.denominator == 1 else None


def is_true(cell: Cell) -> bool:
    """Whether a cell says yes."""
    return text_of(cell).strip().casefold() in {"1", "true"}


def day_of(cell: Cell) -> dt.date | None:
    """Return the day of a moment, in UTC."""
    moment = moment_of(cell)
    return moment.date() if moment else None


def moment_of(cell: Cell) -> dt.datetime | None:
    """Return a moment, in UTC: epoch milliseconds or seconds, ISO text with a zone, `YYYY-MM-DD HH:MM:SS`."""
    try:
        told = _moment(cell)
        moment = told.astimezone(dt.UTC) if told else None
    except (ValueError, OverflowError):
        return None
    return moment if moment and is_year(moment.year) else None


def _moment(cell: Cell) -> dt.datetime | None:
    if isinstance(cell, str | bytes):
        text = text_of(cell).strip()
        if not _DIGITS.fullmatch(text):
            moment = dt.datetime.fromisoformat(text)
            return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        cell = int(text)
    if cell is None:
        return None
    return _EPOCH + dt.timedelta(milliseconds=cell if abs(cell) >= _MILLISECONDS_FROM else cell * 1000)
