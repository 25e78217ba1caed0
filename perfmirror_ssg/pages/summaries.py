"""Summaries: each week in the one sentence it was given, to be read from the first week of a year to its last.

In: an edition. Out: one `SummariesView`: years, newest first, of months, oldest first.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from msgspec import Struct

from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.sums import state_words
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin_front
from perfmirror_ssg.pages.words import month_name, number, week_name
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

PATH = "summaries.html"


class Line(Struct, frozen=True, kw_only=True):
    """A week with its sentence, or a run of weeks that are silent for one reason."""

    weeks: tuple[Ref, ...]
    """The week, or the first and the last of the run."""
    sentence: Html
    silence: Html
    """In place of a sentence: the title of a week without one, or why nothing is said."""
    marks: tuple[str, ...]
    """What changed in these weeks: events, and profiles that begin."""


class MonthLines(Struct, frozen=True, kw_only=True):
    """The weeks of a month, oldest first."""

    name: str
    lines: tuple[Line, ...]


class YearLines(Struct, frozen=True, kw_only=True):
    """The months of a year, oldest first."""

    name: str
    count: str
    """How many sentences there are."""
    months: tuple[MonthLines, ...]


class SummariesView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Summaries"
    menu: str = "Weeks"
    years: tuple[YearLines, ...]
    """Newest first."""
    thin: Thin | None
    """What it would need, when no week has a sentence."""


def view(edition: Edition, _: None = None) -> SummariesView:
    """Return the page."""
    write = writer(PATH, edition.report.journal.links)
    slots = [slot for slot in edition.report.journal.weeks if slot.when is When.PAST or slot.entry]
    if not any(slot.entry and slot.entry.summary for slot in slots):
        return SummariesView(years=(), thin=_THIN)
    marks = _marks(edition.config, slots[0].week)
    years = [_year(year, list(held), marks, write) for year, held in groupby(slots, key=lambda slot: slot.week.year)]
    return SummariesView(years=tuple(reversed(years)), thin=None)


_THIN = thin_front(
    "No week has a sentence yet: with one in the front matter of each, a year reads on a page.",
    "summary",
    "summary: On-call is where it really hurts.",
)


def _year(year: int, slots: list[WeekSlot], marks: Mapping[Week, tuple[str, ...]], write: Writer) -> YearLines:
    told = sum(bool(slot.entry and slot.entry.summary) for slot in slots)
    months = groupby(slots, key=lambda slot: month_name(slot.week))
    return YearLines(
        name=str(year),
        count=number(told, "sentence"),
        months=tuple(MonthLines(name=name, lines=tuple(_lines(list(held), marks, write))) for name, held in months),
    )


def _lines(slots: list[WeekSlot], marks: Mapping[Week, tuple[str, ...]], write: Writer) -> Iterator[Line]:
    """Yield a line for each week; those next to each other that are silent for one reason share theirs."""
    for _, run in groupby(slots, key=_silent_for):
        held = list(run)
        entry = held[0].entry
        sentence = write(entry.summary) if entry else ""
        yield Line(
            weeks=tuple(_ref(slot) for slot in (held[0], held[-1])[: len(held)]),
            sentence=sentence,
            silence="" if sentence else (write(entry.title) if entry and entry.title else _why(held[0])),
            marks=tuple(mark for slot in held for mark in (*marks.get(slot.week, ()), *_off(slot))),
        )


def _silent_for(slot: WeekSlot) -> str:
    """Say what a week shares with the silent ones beside it; one with words of its own, nothing."""
    has_words = slot.entry and (slot.entry.summary or slot.entry.title)
    return str(slot.week) if has_words else _why(slot)


def _why(slot: WeekSlot) -> str:
    if slot.when is not When.PAST:
        return "not over yet" if slot.when is When.CURRENT else "to come"
    return "written, without a sentence" if slot.state is State.WRITTEN else state_words(slot)


def _off(slot: WeekSlot) -> tuple[str, ...]:
    """Say that a week with words of its own was off."""
    has_words = slot.entry and (slot.entry.summary or slot.entry.title)
    return (state_words(slot),) if has_words and slot.state is State.OFF else ()


def _ref(slot: WeekSlot) -> Ref:
    return Ref(path=week_path(slot.week) if slot.entry else "", text=week_name(slot.week, slot.week))


def _marks(config: Config, first: Week) -> dict[Week, tuple[str, ...]]:
    """Return what changed in which week; in the first nothing is seen to change."""
    marks: dict[Week, tuple[str, ...]] = {}
    begun = (
        (profile.start, profile.title or profile.role) for profile in config.profiles if profile.start and profile.start > first
    )
    for week, label in (*((event.week, event.label) for event in config.events), *begun):
        marks[week] = tuple(dict.fromkeys((*marks.get(week, ()), label)))
    return marks


PAGE = Page(
    name="summaries",
    template="summaries.html",
    paths=alone(PATH),
    view=view,
    menu="Weeks",
    label="Summaries",
    entry=lambda _: PATH,
)
