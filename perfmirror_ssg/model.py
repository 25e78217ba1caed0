"""The journal's words as frozen values: what is read, what is folded. Spans point into the person's files.

Rich text is Markdown already rendered, with the links between entries still open: they are resolved against the whole
journal later, so an entry can be read (and remembered) on its own.
"""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.weeks import Week

Audience = Literal["me", "coach", "public"]


class Link(Struct, frozen=True, kw_only=True):
    """A `[[wikilink]]` or `![[embed]]` as written; `journal/links.py` finds what it means."""

    target: str
    """Before `#`: a week, a page's name, a path, `^id`; empty for this entry."""
    fragment: str
    """After `#`: a heading or `^id`; empty for the whole."""
    label: str
    """Text after `|`, or empty; for an image that is a number, its width in pixels."""
    embed: bool
    span: Span

    @property
    def written(self) -> str:
        """The words to show when there is nothing to say it better."""
        return self.label or (f"{self.target}#{self.fragment}" if self.fragment else self.target)


class RichText(Struct, frozen=True, kw_only=True):
    """Markdown, rendered: safe HTML and open links in turn, and the same as plain text for search and summaries."""

    parts: tuple[str | Link, ...]
    plain: str

    @property
    def links(self) -> tuple[Link, ...]:
        """The open links in it."""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return ()
        return tuple(part for part in self.parts if isinstance(part, Link))


if TYPE_CHECKING:
    Value = RichText | Fraction | int | bool | Week | dt.date | str
    """A field's value: text, a confidence, a score, yes/no, a week, a date; `str` for an id, a status or a choice."""
else:
    # As bytes, these could not be told apart by their types alone; reading/remembered.py sees to that.
    Value = Any


class WorkItem(Struct, frozen=True, kw_only=True):
    """One line of work: a count of a category, with its evidence."""

    dimension: str
    category: str
    known: bool
    """False when config has no such category: shown, "not scored yet"."""
    count: int
    note: RichText | None
    ref: str | Link | None
    """First URL of the evidence, or a link to a place in the journal."""
    score: Fraction | None
    """Points set by hand, which replace `count x points`."""
    goals: tuple[str, ...]
    span: Span
    goal_places: tuple[Span, ...] = ()
    """Where each of `goals` is named."""

    @property
    def happened(self) -> bool:
        """Whether there was any such work: a count, or points set by hand, other than none."""
        return bool(self.count or self.score)


class Rating(Struct, frozen=True, kw_only=True):
    """One judgment: a criterion of a scorecard, about a subject (None: oneself or the team)."""

    scorecard: str
    subject: str | None
    criterion: str
    value: Fraction
    span: Span


class FieldValue(Struct, frozen=True, kw_only=True):
    """A field as given once, with its place."""

    value: Value
    span: Span


class Origin(Enum):
    """Where an item stands; updates of the front matter come before those of the body."""

    FRONT = "front matter"
    BODY = "body"


class RecordEvent(Struct, frozen=True, kw_only=True):
    """One thing said about a record in one week: its opening, or an update; `span` is that of its title or id."""

    kind: str | None
    """None under `Updates`, which takes any kind."""
    id: str | None
    """As written; None when an opening leaves it to be made from its title."""
    opening: bool
    title: RichText | None
    text: RichText | None
    """Detail of an opening, words of an update (its first line and all below it)."""
    fields: Mapping[str, FieldValue]
    """By key, statuses already canonical for the kind where it is known."""
    ticked: bool | None
    subheading: RichText | None
    """Innermost sub-heading of its log section; under one-on-ones it is the `with` of the item."""
    origin: Origin
    share: Audience
    span: Span
    id_told: bool = False
    """Whether the id as written is a problem already told."""


class Prose(Struct, frozen=True, kw_only=True, tag=True):
    """A stretch of the body between records; `words` is its plain text without its headings."""

    text: RichText
    words: str
    share: Audience


class Slot(Struct, frozen=True, kw_only=True, tag=True):
    """The place in the body where a record stands: an index into the entry's events."""

    event: int


class Heading(Struct, frozen=True, kw_only=True):
    """A heading of the body, with the anchor it has on the page; none where the page leaves it out."""

    level: int
    text: str
    anchor: str
    span: Span


class Body(Struct, frozen=True, kw_only=True):
    """A body, read: prose and records in their order."""

    blocks: tuple[Prose | Slot, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    """Block ids (`^id` without the caret) in prose that a link may point to."""


class Levers(Struct, frozen=True, kw_only=True):
    """Who was a teacher, a peer, a student that week."""

    teacher: tuple[str, ...] = ()
    peer: tuple[str, ...] = ()
    student: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """One week's file, read."""

    week: Week
    path: str
    """From the site folder, as `journal/2026/2026-W20.md`."""
    title: RichText | None
    summary: RichText | None
    tags: tuple[str, ...]
    off: str | None
    written: dt.date | None
    share: Audience
    share_title: str | None
    items: tuple[WorkItem, ...]
    levers: Levers
    ratings: tuple[Rating, ...]
    metrics: Mapping[str, Fraction]
    extra: Mapping[str, object]
    """Kept, never interpreted: plain text, numbers, lists and mappings."""
    blocks: tuple[Prose | Slot, ...]
    events: tuple[RecordEvent, ...]
    """Front matter's first, then the body's, each in their order; `Slot.event` counts from the first of all."""
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]


class DocumentKind(Enum):
    """A folder of the journal that holds documents; the value is its name and that of the site's folder."""

    PAGE = "pages"
    GOAL = "goals"
    STORY = "stories"
    REVIEW = "reviews"


class Document(Struct, frozen=True, kw_only=True):
    """A page, goal, story or review, read; its name is that of its file, without `.md`."""

    kind: DocumentKind
    name: str
    path: str
    title: RichText
    tags: tuple[str, ...]
    share: Audience
    share_title: str | None
    fields: Mapping[str, FieldValue]
    """What else its front matter says, by key."""
    questions: tuple[RichText, ...]
    needs: tuple["Need", ...]
    blocks: tuple[Prose, ...]
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]


class Need(Struct, frozen=True, kw_only=True):
    """One need of a goal."""

    id: str
    title: RichText
    level: str | None
    categories: tuple[str, ...]
    want: str | None
    by: Week | dt.date | None = None
    """Its own day; None: that of the goal."""
    span: Span


class State(Enum):
    """What is known of a week."""

    WRITTEN = "written"
    EMPTY = "empty"
    OFF = "off"
    MISSING = "missing"


class When(Enum):
    """Where a week stands against today."""

    PAST = "past"
    CURRENT = "current"
    FUTURE = "future"


class WeekSlot(Struct, frozen=True, kw_only=True):
    """One week of the journal, whether it has a file or not."""

    week: Week
    state: State
    when: When
    off: str | None
    entry: Entry | None

    @property
    def counted(self) -> bool:
        """Whether it enters averages: past, not off, with at least one work item."""
        return self.when is When.PAST and self.state is State.WRITTEN and self.entry is not None and bool(self.entry.items)


class Moment(Struct, frozen=True, kw_only=True):
    """One step of a record's timeline; `status` is the one after it, `closed` what is known after it, as of a record."""

    week: Week
    status: str | None
    closed: Week | None
    fields: Mapping[str, Value]
    text: RichText | None
    opening: bool
    event: RecordEvent


class Record(Struct, frozen=True, kw_only=True):
    """All that was ever said about one id, folded: the last word wins, field by field."""

    id: str
    kind: str
    explicit: bool
    """Whether the id was written, or made from the title."""
    title: RichText
    status: str | None
    opened: Week
    closed: Week | None
    """Week of the status that closed it; None while open, or when it is not known."""
    latest: Week
    fields: Mapping[str, Value]
    text: RichText | None
    share: Audience
    timeline: tuple[Moment, ...]
