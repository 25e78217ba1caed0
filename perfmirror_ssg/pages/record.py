"""A record: what it says now, and every week that touched it. Says weeks and dates, never ages.

In: an edition. Out: one `RecordPageView` per record of a kind with statuses.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.model import Moment, Record
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, always
from perfmirror_ssg.pages.places import Ref, record_path
from perfmirror_ssg.pages.records import FieldView, fields_view
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.week import mentions
from perfmirror_ssg.pages.words import days, sentence, spoken, week_name
from perfmirror_ssg.weeks import Week


class StepView(Struct, frozen=True, kw_only=True):
    """One step of a timeline."""

    week: Ref
    days: str
    status: str
    """When the step changed it, else empty."""
    marks: tuple[FieldView, ...]
    notes: tuple[FieldView, ...]
    text: Html


class RecordPageView(Struct, frozen=True, kw_only=True):
    """What the page of a record shows."""

    path: str
    title: str
    menu: str = "Log"
    id: str
    kind: str
    list: Ref
    """The page that lists its kind."""
    status: str
    heading: Html
    opened: Ref
    closed: Ref | None
    marks: tuple[FieldView, ...]
    notes: tuple[FieldView, ...]
    text: Html
    steps: tuple[StepView, ...]
    mentions: tuple[Ref, ...]


def paths(edition: Edition) -> Mapping[str, Record]:
    """Return every record that has a page of its own."""
    records = edition.report.journal.records.values()
    return {record_path(record.id): record for record in records if KIND[record.kind].has_page}


def view(edition: Edition, record: Record) -> RecordPageView:
    """Return the page of a record."""
    path = record_path(record.id)
    write = writer(path, edition.report.journal.links)
    kind = KIND[record.kind]
    marks, notes = fields_view(edition, record.fields, record.latest, write, kind)
    return RecordPageView(
        path=path,
        title=record.title.plain,
        id=record.id,
        kind=sentence(spoken(kind.name)),
        list=Ref(path=kind.page, text=kind.title),
        status=sentence(record.status or ""),
        heading=write(record.title),
        opened=_place(edition, record, record.opened),
        closed=_place(edition, record, record.closed) if record.closed else None,
        marks=marks,
        notes=notes,
        text=write(record.text),
        steps=tuple(_steps(edition, record, write)),
        mentions=mentions(edition, path),
    )


def _place(edition: Edition, record: Record, week: Week) -> Ref:
    return Ref(path=edition.place(week, record.id), text=str(week))


def _steps(edition: Edition, record: Record, write: Writer) -> Iterator[StepView]:
    before: Moment | None = None
    for moment in record.timeline:
        marks, notes = fields_view(edition, moment.fields, moment.week, write, KIND[record.kind])
        changed = before is None or moment.status != before.status
        yield StepView(
            week=Ref(path=edition.place(moment.week, record.id), text=week_name(moment.week)),
            days=days(moment.week),
            status=sentence(moment.status) if moment.status and changed else "",
            marks=marks,
            notes=notes,
            text=write(moment.text),
        )
        before = moment


PAGE = Page(name="record", template="record.html", paths=paths, view=view, shared=always)
