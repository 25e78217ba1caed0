"""Levers of growth: teacher, peer and student over the last year of weeks, quarter by quarter, how long without, and who.

In: an edition. Out: one `GrowthView`. For the writer of the journal alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.insight import Insight
from perfmirror_ssg.analysis.levers import Lever, LeverQuarter, named
from perfmirror_ssg.analysis.streak import tally
from perfmirror_ssg.model import State, WeekSlot, When
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.people import somebodies
from perfmirror_ssg.pages.places import Ref, week_path
from perfmirror_ssg.pages.strip import Cell
from perfmirror_ssg.pages.sums import state_words
from perfmirror_ssg.pages.thin import Thin, thin_front
from perfmirror_ssg.pages.words import listed, number, sentence, week_name
from perfmirror_ssg.reading.belongs import LEVERS
from perfmirror_ssg.weeks import Week

PATH = "growth.html"
YEAR = 52
"""Weeks on a strip."""
FEW = 6
"""People of a lever who stand open; the others are folded."""

_ABOUT: Mapping[str, str] = MappingProxyType(
    {"teacher": "someone to learn from", "peer": "someone to test against", "student": "someone to teach"}
)
_APART = ((State.OFF, "off"), (State.EMPTY, "empty"), (State.MISSING, "missing"))


class Saying(Struct, frozen=True, kw_only=True):
    """What the weeks say of a lever, with the way to its rule."""

    sentence: str
    suggestion: str
    path: str


class Who(Struct, frozen=True, kw_only=True):
    """Somebody who was a lever, how often, and when last."""

    name: Ref
    """The way to their page, which names every week."""
    count: str
    last: Ref


class LeverPart(Struct, frozen=True, kw_only=True):
    """One lever: its strip, the strip in words, time without, and who."""

    name: str
    about: str
    cells: tuple[Cell, ...]
    noted: str
    since: str
    longest: str
    insight: Saying | None
    who: tuple[Who, ...]
    """Whoever was most often first."""
    who_more: tuple[Who, ...]


class QuarterRow(Struct, frozen=True, kw_only=True):
    """A quarter: its written weeks, those that are not, and in how many of the written ones each lever is noted."""

    name: str
    remark: str
    written: str
    apart: str
    noted: tuple[str, ...]


class NotedWeek(Struct, frozen=True, kw_only=True):
    """A week that notes a lever."""

    week: Ref
    remark: str
    people: tuple[tuple[Ref, ...], ...]
    """By lever."""


class GrowthView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Levers"
    menu: str = "Growth"
    thin: Thin | None
    over: str
    """The weeks of the strips: how many, from when on, and how many of them are no written ones."""
    names: tuple[str, ...]
    levers: tuple[LeverPart, ...]
    quarters: tuple[QuarterRow, ...]
    """Newest first."""
    weeks: tuple[NotedWeek, ...]
    """Newest first: what every figure is made of."""


def view(edition: Edition, _: None = None) -> GrowthView:
    """Return the page."""
    found = edition.report.levers
    seen = [slot for slot in edition.report.journal.weeks if slot.when is not When.FUTURE]
    people = _people(edition)
    return GrowthView(
        thin=None if found.is_noted else _thin(),
        over=_over(seen[-YEAR:], edition.report.journal.current) if seen else "",
        names=tuple(map(sentence, LEVERS)),
        levers=tuple(_part(edition, lever, seen, people) for lever in found.levers),
        quarters=tuple(_quarter(quarter) for quarter in reversed(found.quarters)),
        weeks=tuple(_noted(edition, slot, people) for slot in reversed(seen) if any(named(slot, name) for name in LEVERS)),
    )


def _thin() -> Thin:
    return thin_front(
        "It needs one week that says who was a teacher, a peer or a student in it; how long without is told from then on.",
        "levers",
        "levers: {teacher: Grace, peer: [Linus], student: Ada}",
    )


def _people(edition: Edition) -> dict[str, tuple[Ref, ...]]:
    """Return the ways to the people that each text of a lever names."""
    ways = {one.contact.name: Ref(path=path, text=one.contact.name) for path, one in somebodies(edition).items()}
    return {text: tuple(ways[name] for name in names) for text, names in edition.report.contacts.meant.items()}


def _refs(edition: Edition, weeks: Iterable[Week]) -> tuple[Ref, ...]:
    now = edition.report.journal.current
    return tuple(Ref(path=week_path(week), text=week_name(week, now)) for week in weeks)


def _over(year: list[WeekSlot], now: Week) -> str:
    first = week_name(year[0].week, now)
    counts = tally(year)
    apart = [f"{counts[state]} {word}" for state, word in _APART if counts[state]]
    return f"{number(len(year), 'week')} from {first} on: {listed((f'{counts[State.WRITTEN]} written', *apart))}"


def _part(edition: Edition, lever: Lever, seen: list[WeekSlot], people: Mapping[str, tuple[Ref, ...]]) -> LeverPart:
    year = seen[-YEAR:]
    who = tuple(_who(edition, seen, lever.name, people))
    written = [slot for slot in year if slot.state is State.WRITTEN]
    noted = sum(bool(named(slot, lever.name)) for slot in written)
    return LeverPart(
        name=sentence(lever.name),
        about=_ABOUT[lever.name],
        cells=tuple(_cell(slot, lever.name) for slot in year),
        noted=f"Noted in {noted} of {number(len(written), 'written week')}",
        since=_since(lever, edition.report.journal.current),
        longest=_longest(lever, edition.report.journal.current),
        insight=next((_saying(one) for one in edition.report.insights.said if one.id == f"no-{lever.name}"), None),
        who=who[:FEW],
        who_more=who[FEW:],
    )


def _cell(slot: WeekSlot, lever: str) -> Cell:
    who = named(slot, lever)
    state = "written, none noted" if slot.state is State.WRITTEN else state_words(slot)
    unsaid = "not over yet" if slot.when is When.CURRENT else state
    return Cell(
        mark=_mark(slot, is_noted=bool(who)),
        words=f"{slot.week}: {listed(who) if who else unsaid}",
        path=week_path(slot.week) if slot.entry else "",
    )


def _mark(slot: WeekSlot, *, is_noted: bool) -> str:
    if is_noted:
        return "l5"
    if slot.when is When.CURRENT:
        return "current"
    return "l1" if slot.state is State.WRITTEN else str(slot.state.value)


def _since(lever: Lever, now: Week) -> str:
    if not lever.noted:
        return "never noted"
    last = week_name(lever.noted[-1], now)
    return f"none in the {number(len(lever.since), 'written week')} since {last}" if lever.since else f"last in {last}"


def _longest(lever: Lever, now: Week) -> str:
    if not lever.longest:
        return ""
    if lever.longest == lever.since and len(lever.longest) > 1:
        return "the longest time without so far"
    first, last = (week_name(week, now) for week in (lever.longest[0], lever.longest[-1]))
    span = first if first == last else f"{first} to {last}"
    return f"longest without: {number(len(lever.longest), 'written week')}, {span}"


def _saying(one: Insight) -> Saying:
    return Saying(sentence=one.sentence, suggestion=one.suggestion, path=f"insights.html#{one.id}")


def _who(edition: Edition, seen: list[WeekSlot], lever: str, people: Mapping[str, tuple[Ref, ...]]) -> Iterator[Who]:
    weeks: dict[Ref, list[Week]] = {}
    for slot in seen:
        for person in dict.fromkeys(ref for text in named(slot, lever) for ref in people[text]):
            weeks.setdefault(person, []).append(slot.week)
    for person, held in sorted(weeks.items(), key=lambda row: (-len(row[1]), row[0].text)):
        (last,) = _refs(edition, held[-1:])
        yield Who(name=person, count=number(len(held), "week"), last=last)


def _quarter(quarter: LeverQuarter) -> QuarterRow:
    states = quarter.states
    return QuarterRow(
        name=quarter.name,
        remark="" if quarter.over else "so far",
        written=str(states[State.WRITTEN]),
        apart=", ".join(f"{states[state]} {word}" for state, word in _APART if states[state]),
        noted=tuple(str(quarter.noted[lever]) for lever in LEVERS),
    )


def _noted(edition: Edition, slot: WeekSlot, people: Mapping[str, tuple[Ref, ...]]) -> NotedWeek:
    (week,) = _refs(edition, (slot.week,))
    return NotedWeek(
        week=week,
        remark="" if slot.state is State.WRITTEN else "off",
        people=tuple(tuple(ref for text in named(slot, lever) for ref in _named(text, people)) for lever in LEVERS),
    )


def _named(text: str, people: Mapping[str, tuple[Ref, ...]]) -> tuple[Ref, ...]:
    return people[text] or (Ref(path="", text=text),)


PAGE = Page(
    name="growth",
    template="growth.html",
    paths=alone(PATH),
    view=view,
    menu="Growth",
    label="Levers",
    entry=lambda _: PATH,
)
