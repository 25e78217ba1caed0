"""The ids of records: explicit ones first, the others made from the week and the title.

In: everything said about records, in order. Out: `Names`, and openings that take an id twice.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.markdown.ids import LONGEST
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Entry, Origin, RecordEvent
from perfmirror_ssg.slugs import slug
from perfmirror_ssg.weeks import Week

# Dashes, and what Unicode calls connectors: a slug keeps them, an id does not.
_BREAK = re.compile("[-_\N{UNDERTIE}\N{CHARACTER TIE}\N{INVERTED UNDERTIE}\ufe33\ufe34\ufe4d-\ufe4f\uff3f]+")

Place = tuple[Week, int]
"""Where an event stands: its week, and its index among the events of that week's entry."""


class Said(Struct, frozen=True, kw_only=True):
    """One event with its place."""

    week: Week
    index: int
    event: RecordEvent

    @property
    def place(self) -> Place:
        """Week and index of the event."""
        return self.week, self.index


class Names(Struct, frozen=True, kw_only=True):
    """Which opening each id stands for."""

    openings: Mapping[str, Said]
    """By id, in the order of opening."""
    alike: Mapping[str, tuple[str, ...]]
    """Made ids that differ only in the number at their end, by each of them."""


class Spoken(Struct, frozen=True, kw_only=True):
    """What an entry says of records."""

    week: Week
    events: tuple[RecordEvent, ...]


def spoken(entry: Entry, memo: Memo) -> Spoken:
    """Return what an entry says of records; the value of the last round, where it is the same, whatever else has changed."""
    now, last = Spoken(week=entry.week, events=entry.events), memo.kept((spoken, entry.path))
    same: Spoken = last if last == now else now
    memo.keep((spoken, entry.path), same)
    return same


def in_order(weeks: Sequence[Spoken], memo: Memo) -> Iterator[Said]:
    """Yield what was said, week by week: openings, then updates of the front matter, then those of the body."""
    for week in weeks:
        yield from memo(_said, week)


def _said(week: Spoken) -> tuple[Said, ...]:
    said = [Said(week=week.week, index=index, event=event) for index, event in enumerate(week.events)]
    return tuple(sorted(said, key=lambda s: (not s.event.opening, s.event.origin is Origin.BODY, s.index)))


def name_openings(said: Iterable[Said], memo: Memo) -> Checked[Names]:
    """Give every opening its id; the second opening of an explicit id is an error and gets none."""
    openings = [s for s in said if s.event.opening]
    explicit: dict[str, Said] = {}
    for opening in openings:
        if opening.event.id:
            explicit.setdefault(opening.event.id, opening)
    firsts = ((explicit[opening.event.id], opening) for opening in openings if opening.event.id)
    twice = [_opened_twice(first, second) for first, second in firsts if first is not second and not _told(first, second)]
    made, alike = _made([opening for opening in openings if not opening.event.id], explicit, memo)
    ids = {opening.place: id_ for id_, opening in (explicit | made).items()}
    named = {ids[opening.place]: opening for opening in openings if opening.place in ids}
    return Checked(value=Names(openings=named, alike=alike), problems=tuple(twice))


def _numbered(whole: str, number: int) -> str:
    """Cut an id at a word, to at most 48 characters with its number; the first of its name has none."""
    tail = f"-{number}" if number > 1 else ""
    room = LONGEST - len(tail)
    cut = whole if len(whole) <= room else whole[: room + 1].rpartition("-")[0]
    # A first word longer than the room is cut inside: the week alone would name nothing.
    return (cut if len(cut) > len("2026-w20") else whole[:room]) + tail


def _made(
    openings: Sequence[Said], explicit: Mapping[str, Said], memo: Memo
) -> tuple[dict[str, Said], dict[str, tuple[str, ...]]]:
    made: dict[str, Said] = {}
    families: dict[str, list[str]] = {}
    nameless: Counter[tuple[Week, str | None]] = Counter()
    for opening in openings:
        whole = memo(_name, opening)
        if not whole:
            nameless[opening.week, opening.event.kind] += 1
            whole = f"{opening.week}-{opening.event.kind}-{nameless[opening.week, opening.event.kind]}".lower()
        family = families.setdefault(_numbered(whole, 1), [])
        ids = (_numbered(whole, number) for number in itertools.count(len(family) + 1))
        free = next(id_ for id_ in ids if id_ not in made and id_ not in explicit)
        family.append(free)
        made[free] = opening
    alike = {id_: tuple(family) for family in families.values() if len(family) > 1 for id_ in family}
    return made, alike


def _name(opening: Said) -> str:
    """Return week and title as an id, of any length; nothing when the title has no letters."""
    title = opening.event.title.plain if opening.event.title else ""
    if not any(c.isalnum() for c in title):
        return ""
    words = [word for word in _BREAK.split(unicodedata.normalize("NFC", slug(title, empty=""))) if word]
    return "-".join([str(opening.week).lower(), *words]) if words else ""


def _told(*openings: Said) -> bool:
    """Whether one of them has an id that is told to be wrong: once it is mended, it may be another."""
    return any(opening.event.id_told for opening in openings)


def _opened_twice(first: Said, second: Said) -> Diagnostic:
    return Diagnostic(
        code="E300",
        span=second.event.span,
        message=f'"{second.event.id}" is opened twice, first in {first.week}',
        hint=f"begin the line with ^{second.event.id} for an update, or give this one an id of its own",
        related=(first.event.span,),
    )
