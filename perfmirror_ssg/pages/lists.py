"""The lists of records that have pages: decisions, hypotheses, questions, gaps, commitments.

In: an edition. Out: one `ListView` per kind. One table says how each list is parted and ordered.
"""

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages.dues import due_age
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref, record_path
from perfmirror_ssg.pages.records import FieldView, fields_view
from perfmirror_ssg.pages.text import Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import open_age, sentence, week_name

GAP_DATES = ("began", "noticed", "mitigated", "resolved")
NEWEST = 10
"""Rows of a part that stand open, where the others are folded."""
_NEWEST_FIRST = "newest first"


class Part(Struct, frozen=True, kw_only=True):
    """A part of a list: its heading, the statuses it holds, and whether the oldest comes first."""

    title: str
    statuses: tuple[str, ...]
    oldest_first: bool = False


class ListOf(Struct, frozen=True, kw_only=True):
    """How the records of a kind are listed, and which notes a row shows."""

    kind: str
    title: str
    about: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()


LISTS = (
    ListOf(
        kind="decision",
        title="Decisions",
        about="What was decided, what waits, and what did not last.",
        parts=(
            Part(title="Waiting", statuses=("deferred", "proposed"), oldest_first=True),
            Part(title="In force", statuses=("decided",)),
            Part(title="Ended", statuses=("reversed", "superseded", "rejected")),
        ),
        notes=("kill", "outcome"),
    ),
    ListOf(
        kind="hypothesis",
        title="Hypotheses",
        about="What I believe might be true, and how sure I was.",
        parts=(
            Part(title="Open", statuses=("open",), oldest_first=True),
            Part(title="Settled", statuses=("confirmed", "refuted", "ambiguous")),
            Part(title="Void", statuses=("void",)),
        ),
    ),
    ListOf(
        kind="question",
        title="Open questions",
        about="What nobody has answered yet, and what came of the others.",
        parts=(
            Part(title="Open", statuses=("open",), oldest_first=True),
            Part(title="Answered", statuses=("answered",)),
            Part(title="Dropped", statuses=("dropped",)),
        ),
        notes=("next", "answer"),
    ),
    ListOf(
        kind="gap",
        title="Gaps",
        about="What did not work: when it began, when it was noticed, when it was mended.",
        parts=(
            Part(title="Open", statuses=("open",), oldest_first=True),
            Part(title="Mitigated", statuses=("mitigated",), oldest_first=True),
            Part(title="Closed or accepted", statuses=("closed", "accepted")),
        ),
        notes=("next", "prevention"),
    ),
    ListOf(
        kind="commitment",
        title="Commitments",
        about="What was promised, to whom, by when.",
        parts=(
            Part(title="Open", statuses=("open",), oldest_first=True),
            Part(title="Done", statuses=("done",)),
            Part(title="Dropped", statuses=("dropped",)),
        ),
    ),
)


class Beside(Struct, frozen=True, kw_only=True):
    """What the writer's own page says of a record beside what every list says."""

    course: tuple[Ref, ...] = ()
    """Each confidence with its week, oldest first."""
    line: str = ""
    """The same as the points of a line in a square of 100."""
    words: tuple[str, ...] = ()
    asks: str = ""
    """What is missing, and in `paste` the line that would say it."""
    paste: str = ""


class ListRow(Struct, frozen=True, kw_only=True):
    """A record in a list."""

    id: str
    title: str
    path: str
    status: str
    """Where its part holds more than one, else empty."""
    dates: tuple[FieldView, ...]
    """Of a gap: began, noticed, mitigated, resolved."""
    marks: tuple[FieldView, ...]
    notes: tuple[FieldView, ...]
    opened: Ref
    closed: Ref | None
    """None also where it ended in the week that opened it."""
    age: str
    """Of what waits for a word: how long it has been open."""
    due: str
    late: bool
    beside: Beside | None = None


class ListPart(Struct, frozen=True, kw_only=True):
    """A part of a list with its rows."""

    title: str
    anchor: str
    order: str
    """Which comes first, where there is more than one."""
    rows: tuple[ListRow, ...]
    open: int | None = None
    """How many of them stand open; None for all."""
    folded: str = ""
    """What is said of the others, or empty."""


class ListView(Struct, frozen=True, kw_only=True):
    """What the page of a list shows."""

    path: str
    title: str
    menu: str = "Log"
    about: str
    none: Thin
    """What to write to have a first one."""
    parts: tuple[ListPart, ...]
    """Those with rows."""


def list_view(listing: ListOf, edition: Edition, _: None = None) -> ListView:
    """Return the one page of a list."""
    kind = KIND[listing.kind]
    write = writer(kind.page, edition.report.journal.links)
    records = [record for record in edition.report.journal.records.values() if record.kind == listing.kind]
    parts = (_part(edition, listing, part, records, write) for part in listing.parts)
    return ListView(
        path=kind.page,
        title=listing.title,
        about=listing.about,
        none=thin(f"None yet: a line under ## {kind.title} in a week's file is enough.", kind.name, kind.example),
        parts=tuple(part for part in parts if part.rows),
    )


def newest_open(part: ListPart) -> ListPart:
    """Fold all but the newest of a long part; what waits, the oldest first, stays as it is."""
    rest = len(part.rows) - NEWEST
    return replace(part, open=NEWEST, folded=f"{rest} before") if rest > 0 and part.order == _NEWEST_FIRST else part


def _part(edition: Edition, listing: ListOf, part: Part, records: list[Record], write: Writer) -> ListPart:
    held = [record for record in records if record.status in part.statuses]
    ordered = sorted(held, key=_opened) if part.oldest_first else sorted(held, key=_ended, reverse=True)
    rows = tuple(_row(edition, listing, part, record, write) for record in ordered)
    order = ("oldest first" if part.oldest_first else _NEWEST_FIRST) if len(rows) > 1 else ""
    return ListPart(title=part.title, anchor=part.title.lower().replace(" ", "-"), order=order, rows=rows)


def _opened(record: Record) -> tuple[object, ...]:
    return (record.opened, record.id)


def _ended(record: Record) -> tuple[object, ...]:
    return (record.closed or record.opened, record.id)


def _row(edition: Edition, listing: ListOf, part: Part, record: Record, write: Writer) -> ListRow:
    now = edition.report.journal.current
    marks, notes = fields_view(edition, record.fields, now, write, KIND[record.kind])
    due = edition.due.get(record.id)
    by_key = {view.key: view for view in marks}
    is_gap = listing.kind == "gap"
    end = record.closed or now
    return ListRow(
        id=record.id,
        title=record.title.plain,
        path=record_path(record.id),
        status=sentence(record.status or "") if len(part.statuses) > 1 else "",
        dates=tuple(by_key.get(key, _unknown(key)) for key in GAP_DATES) if is_gap else (),
        marks=tuple(view for view in marks if view.key not in GAP_DATES),
        notes=tuple(view for view in notes if view.key in listing.notes),
        opened=Ref(path=edition.place(record.opened, record.id), text=week_name(record.opened, now)),
        closed=Ref(path=edition.place(end, record.id), text=week_name(end, now))
        if end != record.opened and record.closed
        else None,
        # How long it has waited for a word is the writer's to know: others may not have been shown the word.
        age=open_age(record.opened.until(now)) if part.oldest_first and not edition.is_shared else "",
        due=(due_age(due) if due.weeks_late else f"due {due_age(due)}") if due else "",
        late=bool(due and due.weeks_late),
    )


def _unknown(key: str) -> FieldView:
    return FieldView(key=key, label=key, value="–")


def _page(listing: ListOf, label: str) -> Page:
    path = KIND[listing.kind].page
    return Page(
        name=path.removesuffix(".html"),
        template="list.html",
        paths=alone(path),
        view=partial(list_view, listing),
        menu="Log",
        label=label,
        entry=lambda _: path,
        shared=lambda edition: any(record.kind == listing.kind for record in edition.report.journal.records.values()),
    )


DECISIONS, HYPOTHESES, QUESTIONS, CLOCKS, COMMITMENTS = (
    _page(listing, label)
    for listing, label in zip(LISTS, ("Decisions", "Hypotheses", "Questions", "Gaps", "Commitments"), strict=True)
)
