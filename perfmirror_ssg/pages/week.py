"""A week: reads like a letter, its numbers in the margin, its records with what became of them.

In: an edition. Out: one `WeekView` per week with a file. Says weeks and dates, never ages.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from perfmirror_ssg.analysis.streak import is_late
from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.model import Entry, Prose, Slot, When
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.margin import Lever, Measure, RatingRow, extra_rows, levers, measures, rating_rows
from perfmirror_ssg.pages.page import Page, always
from perfmirror_ssg.pages.places import FIRST, Ref, week_path, year_path
from perfmirror_ssg.pages.records import FieldView, RecordView, record_view
from perfmirror_ssg.pages.sums import WeekSum, week_sum
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import day, days
from perfmirror_ssg.weeks import Week

AROUND = ((1, "A week before"), (4, "Four weeks"), (13, "A quarter"), (52, "A year"))


class WeekView(Struct, frozen=True, kw_only=True):
    """What the page of a week shows."""

    path: str
    title: str
    menu: str = "Weeks"
    name: str
    days: str
    year: str
    """Where its weeks are listed: its year; in a shared site, which has no years, the first page."""
    heading: Html
    lede: Html
    notes: tuple[str, ...]
    """Off, not over, written later."""
    errors: tuple[str, ...]
    """What of the file could not be read."""
    blocks: tuple[Html | RecordView, ...]
    others: tuple[RecordView, ...]
    """Records without a place in the body: those of the front matter."""
    sum: WeekSum | None
    levers: tuple[Lever, ...]
    ratings: tuple[RatingRow, ...]
    metrics: tuple[Measure, ...]
    extra: tuple[FieldView, ...]
    tags: tuple[Ref, ...]
    mentions: tuple[Ref, ...]
    around: tuple[tuple[str, WeekLine], ...]
    previous: Ref | None
    next: Ref | None


def paths(edition: Edition) -> Mapping[str, Entry]:
    """Return the entry of every week that has a file."""
    entries = (edition.slots[week].entry for week in edition.pages)
    return {week_path(entry.week): entry for entry in entries if entry}


def view(edition: Edition, entry: Entry) -> WeekView:
    """Return the page of a week."""
    week, path = entry.week, week_path(entry.week)
    write = writer(path, edition.report.journal.links)
    score = edition.report.scores.get(week)
    records = _records(edition, entry, write)
    placed = {block.event for block in entry.blocks if isinstance(block, Slot)}
    return WeekView(
        path=path,
        title=f"{entry.title.plain}, {week}" if entry.title else f"Week {week}",
        name=str(week),
        days=days(week),
        year=FIRST if edition.is_shared else year_path(week.year),
        heading=write(entry.title) or f"Week {week.number} of {week.year}",
        lede=write(entry.summary),
        notes=tuple(_notes(edition, entry)),
        errors=tuple(error_words(problem) for problem in edition.errors.get(entry.path, ())),
        blocks=tuple(write(b.text) if isinstance(b, Prose) else records[b.event] for b in entry.blocks),
        others=tuple(record for place, record in enumerate(records) if place not in placed),
        sum=week_sum(edition, score, write) if score and score.dimensions and edition.shows_scores else None,
        levers=levers(entry),
        ratings=rating_rows(edition, entry),
        metrics=measures(edition, entry),
        extra=extra_rows(entry),
        tags=edition.tag_refs(entry.tags),
        mentions=mentions(edition, path),
        around=tuple(_around(edition, week, write)),
        previous=_neighbour(edition, week, -1),
        next=_neighbour(edition, week, +1),
    )


def mentions(edition: Edition, path: str) -> tuple[Ref, ...]:
    """Return the places that link to a page."""
    found = edition.report.journal.links.mentions.get(path, ())
    return tuple(Ref(path=f"{m.path}#{m.anchor}" if m.anchor else m.path, text=m.title) for m in found)


def _records(edition: Edition, entry: Entry, write: Writer) -> tuple[RecordView, ...]:
    journal = edition.report.journal
    shown: set[str] = set()
    views = []
    for place, event in enumerate(entry.events):
        record = journal.records.get(journal.ids.get((entry.week, place), ""))
        anchored = record is not None and record.id not in shown
        shown |= {record.id} if record else set()
        views.append(record_view(edition, event, entry.week, record, write, anchored=anchored))
    return tuple(views)


def _notes(edition: Edition, entry: Entry) -> Iterator[str]:
    slot = edition.slots[entry.week]
    if slot.off is not None:
        yield f"Off: {slot.off}. Its points do not count." if slot.off else "Off. Its points do not count."
    if slot.when is When.CURRENT:
        yield "This week is not over yet."
    if slot.when is When.FUTURE:
        yield "This week is still to come."
    if entry.written and is_late(entry):
        yield f"Written later, on {day(entry.written)}."


def error_words(problem: Diagnostic) -> str:
    """Say one problem of a file on its page."""
    return f"line {problem.span.line}: {problem.message} ({problem.code})"


def _around(edition: Edition, week: Week, write: Writer) -> Iterator[tuple[str, WeekLine]]:
    for weeks, words in AROUND:
        earlier = _shifted(week, -weeks)
        if earlier and earlier in (edition.places if edition.is_shared else edition.slots):
            yield words, week_line(edition, earlier, write, week)


def _shifted(week: Week, weeks: int) -> Week | None:
    try:
        return week.shift(weeks)
    except OverflowError:
        return None


def _neighbour(edition: Edition, week: Week, step: int) -> Ref | None:
    place = edition.places[week] + step
    if not 0 <= place < len(edition.pages):
        return None
    other = edition.pages[place]
    return Ref(path=week_path(other), text=str(other))


PAGE = Page(name="week", template="week.html", paths=paths, view=view, shared=always)
