"""What is due, oldest first, and what falls due next: one queue of all that comes back.

In: the journal and config. Out: `Due` values. Due from the Monday of its week, late from the next; a scorecard is never
late, for each of its periods asks for itself.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.analysis.returning import NO_NEXT, returns, update_line
from perfmirror_ssg.analysis.rhythm import Turn, next_turn, resting
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.model import Document, DocumentKind, Record, State, When
from perfmirror_ssg.reading.causes import as_value
from perfmirror_ssg.settings import Config, Scorecard
from perfmirror_ssg.weeks import Week, week_of

AHEAD = 8
"""Weeks after the current one in which what falls due is told beforehand."""
MISSING_WEEKS = 12
"""Weeks before the current one that are asked for when they have no file; older ones are left in peace."""
REREAD = {"yearly": 52, "half-yearly": 26, "quarterly": 13}
"""Weeks from one reading of a page to the next."""
NEVER_REREAD = "no reread_done yet"
NOT_YET = "reread_done lies ahead"
NO_FILE = "no file"
IN_A_WEEK = "in the front matter of a week, added to its {} where it has some"
"""Where the line of a scorecard belongs, under one of two keys."""
WITH_THE_STEP = "with the next step filled in; empty, it settles nothing"
DATED = ("revisit", "review", "by")
"""Reasons that are a date given for it."""


class Gone(Struct, frozen=True, kw_only=True):
    """Weeks in a row without a file."""

    first: Week
    last: Week


class Due(Struct, frozen=True, kw_only=True):
    """Something that wants a word: what, since when, why, and the line or command to copy."""

    key: str
    """Stable: a record's id, else the folder and name as `pages/values`, `scorecards/growth/2026-W40`, `weeks/2026-W32`."""
    kind: str
    """The kind of record, else `page`, `goal`, `scorecard` or `week`."""
    title: str
    about: Record | Document | Scorecard | Gone
    when: Week | dt.date
    """The week, or the day given for it."""
    until: Week
    """The last week in which it is in time."""
    reason: str
    """`revisit`, `review`, `by`, `no next step`, `no word for 13 weeks`, `reread yearly`, `every quarter` or `no file`."""
    line: str
    """Ready to copy. That of a record, untouched, says that nothing has changed."""
    where: str = ""
    """The place that the line belongs to, or what to fill in; empty for an update that needs nothing, and for a command."""
    current: Week
    """The week from which it is looked at."""

    @property
    def since(self) -> Week:
        """The week from whose Monday it is due."""
        return week_of(self.when)

    @property
    def day(self) -> dt.date:
        """The day given for it, else that Monday."""
        return self.when.monday if isinstance(self.when, Week) else self.when

    @property
    def weeks_late(self) -> int:
        """Whole weeks past the last in which it is in time; 0 up to it."""
        return max(0, self.until.until(self.current))

    @property
    def weeks_ahead(self) -> int:
        """Whole weeks to the one in which it falls due; 0 once that has come."""
        return max(0, self.current.until(self.since))


class Queue(Struct, frozen=True, kw_only=True):
    """What is due, the longest past its time first, and what falls due in the next weeks, in its order."""

    now: tuple[Due, ...] = ()
    next: tuple[Due, ...] = ()


def what_is_due(journal: Journal, config: Config) -> Queue:
    """List all that is due in the current week or was before, and what falls due in the eight weeks after it."""
    found = [due for source in SOURCES for due in source(journal, config)]
    current, last = journal.current, journal.current.shift(AHEAD)
    now = (due for due in found if due.since <= current)
    later = (due for due in found if current < due.since <= last)
    return Queue(
        now=tuple(sorted(now, key=lambda due: (due.until, due.day, due.key))),
        next=tuple(sorted(later, key=lambda due: (due.day, due.key))),
    )


def _records(journal: Journal, _: Config) -> Iterator[Due]:
    for record in journal.records.values():
        if back := returns(record, journal.current):
            when, reason = back
            yield Due(
                key=record.id,
                kind=record.kind,
                title=record.title.plain,
                about=record,
                when=when,
                until=week_of(when),
                reason=reason,
                line=update_line(record),
                where=WITH_THE_STEP if reason == NO_NEXT else "",
                current=journal.current,
            )


def _scorecards(journal: Journal, config: Config) -> Iterator[Due]:
    """Yield the scorecards that were ever rated, with all subjects whose turn is the same: that after their last rating."""
    entries = (slot.entry for slot in journal.weeks if slot.entry and slot.when is not When.FUTURE)
    rated = {(rating.scorecard, rating.subject): entry.week for entry in entries for rating in entry.ratings}
    rests = resting(journal, config)
    asked: dict[tuple[str, Week], list[tuple[Turn, Week, str | None]]] = {}
    for (name, subject), week in rated.items():
        if card := config.scorecards.get(name):
            turn = next_turn(card, week, journal.current, rests)
            asked.setdefault((name, turn.begins), []).append((turn, week, subject))
    for (name, begins), found in asked.items():
        card, turn = config.scorecards[name], found[0][0]
        whom = sorted(subject for _, _, subject in found if subject)
        yield Due(
            key=f"scorecards/{name}/{begins}",
            kind="scorecard",
            title=f"{card.title}: {', '.join(whom)}" if whom else card.title,
            about=card,
            when=turn.first,
            until=turn.last,
            reason=f"every {card.every}{_missed([week for turn, week, _ in found if turn.missed])}",
            line=ratings_line(card, whom),
            where=IN_A_WEEK.format("ratings" if card.short else "scorecards"),
            current=journal.current,
        )


def _missed(rated: Sequence[Week]) -> str:
    """Say when those were rated last of which a period went by without a rating."""
    if not rated:
        return ""
    first, last = min(rated), max(rated)
    return f", last rated in {first}" if first == last else f", last rated in {first} to {last}"


class Back(Struct, frozen=True, kw_only=True):
    """When a document comes back, why, and the line that says that it has been seen to."""

    when: Week | dt.date
    reason: str
    line: str
    where: str


def _documents(journal: Journal, _: Config) -> Iterator[Due]:
    """Yield the pages to reread, and the open goals that have a day."""
    for document in journal.documents:
        back = BACK[document.kind](document, journal) if document.kind in BACK else None
        if back:
            yield Due(
                key=f"{document.kind.value}/{document.name}",
                kind=document.kind.value.removesuffix("s"),
                title=document.title.plain,
                about=document,
                when=back.when,
                until=week_of(back.when),
                reason=back.reason,
                line=back.line,
                where=back.where,
                current=journal.current,
            )


def _reread(page: Document, journal: Journal) -> Back | None:
    """Return when a page is to be read again; without a `reread_done` that can be, nobody knows: it is now, and never late."""
    every, done = page.fields.get("reread"), page.fields.get("reread_done")
    if every is None:
        return None
    when: Week | dt.date = journal.current
    reason = NEVER_REREAD
    if done and isinstance(done.value, dt.date):
        ahead = done.value > journal.today
        when = journal.current if ahead else Week.of(done.value).shift(REREAD[str(every.value)])
        reason = NOT_YET if ahead else f"reread {every.value}"
    return Back(when=when, reason=reason, line=f"reread_done: {journal.today}", where=_front(page, "reread_done"))


def _goal(goal: Document, _: Journal) -> Back | None:
    status, by = goal.fields.get("status"), goal.fields.get("by")
    if (status and status.value != "open") or not by or not isinstance(by.value, Week | dt.date):
        return None
    where = f"{_front(goal, 'status')}: reached or dropped; or give it a later by"
    return Back(when=by.value, reason="by", line="status:", where=where)


def _front(document: Document, key: str) -> str:
    """Say where the line of a document belongs: nothing stands twice in front matter."""
    place = f"in the front matter of {document.path}"
    return f"{place}, in place of its {key}" if key in document.fields else place


def _missing(journal: Journal, _: Config) -> Iterator[Due]:
    """Yield the weeks without a file of the last twelve, those in a row together, with the command for the newest."""
    asked = journal.current.shift(-MISSING_WEEKS)
    missing = [slot.week for slot in journal.weeks if slot.state is State.MISSING and asked <= slot.week < journal.current]
    for first, last in _runs(missing):
        yield Due(
            key=f"weeks/{last}",
            kind="week",
            title=f"{first.until(last) + 1} weeks, {first} to {last}" if first != last else str(first),
            about=Gone(first=first, last=last),
            when=first,
            until=first,
            reason=NO_FILE,
            line=f"ssg new {last}",
            current=journal.current,
        )


SOURCES = (_records, _scorecards, _documents, _missing)
"""All that can be due, whenever that may be."""

BACK = MappingProxyType({DocumentKind.PAGE: _reread, DocumentKind.GOAL: _goal})
"""What brings a document back, by its kind."""


def ratings_line(card: Scorecard, subjects: Sequence[str]) -> str:
    """Return what the front matter of a week says once a scorecard is rated, the ratings left to fill in."""
    blanks = f"{{{', '.join(f'{criterion.name}: ' for criterion in card.criteria)}}}"
    if card.short:
        return f"ratings: {blanks}"
    return "\n".join(["scorecards:", f"  {card.name}:", *(f"    {as_value(subject)}: {blanks}" for subject in subjects)])


def _runs(weeks: Sequence[Week]) -> Iterator[tuple[Week, Week]]:
    """Yield the first and last of each run of weeks that follow each other."""
    starts = [week for place, week in enumerate(weeks) if not place or weeks[place - 1].shift(1) != week]
    ends = [week for place, week in enumerate(weeks) if place + 1 == len(weeks) or week.shift(1) != weeks[place + 1]]
    yield from zip(starts, ends, strict=True)
