"""A year of weeks: its calendar strip, and a line for each week.

In: an edition. Out: one `YearView` per year of the journal, and one for the year of today.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from perfmirror_ssg.analysis.streak import tally
from perfmirror_ssg.model import State, WeekSlot
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page
from perfmirror_ssg.pages.places import Ref, year_path
from perfmirror_ssg.pages.strip import Cell, cells
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import month_name, number


class MonthRows(Struct, frozen=True, kw_only=True):
    """The weeks of a month, newest first."""

    name: str
    anchor: str
    weeks: tuple[WeekLine, ...]


class MonthStrip(Struct, frozen=True, kw_only=True):
    """The weeks of a month as cells, oldest first."""

    name: str
    anchor: str
    cells: tuple[Cell, ...]


class YearView(Struct, frozen=True, kw_only=True):
    """What the page of a year shows."""

    path: str
    title: str
    menu: str = "Weeks"
    name: str
    years: tuple[Ref, ...]
    """Every year, newest first."""
    tally: tuple[str, ...]
    strip: tuple[MonthStrip, ...]
    months: tuple[MonthRows, ...]
    """Newest first."""


def paths(edition: Edition) -> Mapping[str, int]:
    """Return every year of the journal, and that of today."""
    years = dict.fromkeys((*(slot.week.year for slot in edition.report.journal.weeks), edition.newest_year))
    return {year_path(year): year for year in years}


def view(edition: Edition, year: int) -> YearView:
    """Return the page of a year."""
    path = year_path(year)
    slots = [slot for slot in edition.report.journal.weeks if slot.week.year == year]
    write = writer(path, edition.report.journal.links)
    months = [(name, list(weeks)) for name, weeks in groupby(slots, key=lambda slot: month_name(slot.week))]
    return YearView(
        path=path,
        title=f"Weeks of {year}",
        name=str(year),
        years=tuple(Ref(path=year_path(one), text=str(one)) for one in sorted(paths(edition).values(), reverse=True)),
        tally=tuple(_tally(slots)),
        strip=tuple(MonthStrip(name=name[:3], anchor=name.lower(), cells=cells(edition, weeks)) for name, weeks in months),
        months=tuple(
            MonthRows(
                name=name,
                anchor=name.lower(),
                weeks=tuple(week_line(edition, slot.week, write, slot.week) for slot in reversed(weeks)),
            )
            for name, weeks in reversed(months)
        ),
    )


def _tally(slots: list[WeekSlot]) -> Iterator[str]:
    counts = tally(slots)
    words = {State.WRITTEN: number(counts[State.WRITTEN], "week") + " written"}
    for state in State:
        if counts[state]:
            yield words.get(state, f"{counts[state]} {state.value}")


PAGE = Page(
    name="year",
    template="year.html",
    paths=paths,
    view=view,
    menu="Weeks",
    entry=lambda edition: year_path(edition.newest_year),
)
