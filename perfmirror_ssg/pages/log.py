"""The log: records that stay where they were written (facts, learnings, wins …), by kind, newest first.

In: an edition. Out: one `LogView`. The writer's own site has another page for observations, a shared one lists them here.
"""

from msgspec import Struct

from perfmirror_ssg.kinds import KIND, KINDS, Kind
from perfmirror_ssg.model import Record
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone
from perfmirror_ssg.pages.places import Ref
from perfmirror_ssg.pages.records import FieldView, fields_view
from perfmirror_ssg.pages.text import Html, Writer, writer
from perfmirror_ssg.pages.thin import Thin, thin
from perfmirror_ssg.pages.words import week_name

PATH = "log.html"


class LogRow(Struct, frozen=True, kw_only=True):
    """A record of the log."""

    week: Ref
    title: Html
    marks: tuple[FieldView, ...]
    notes: tuple[FieldView, ...]


class LogPart(Struct, frozen=True, kw_only=True):
    """The records of a kind."""

    title: str
    anchor: str
    count: str
    rows: tuple[LogRow, ...]


class LogView(Struct, frozen=True, kw_only=True):
    """What the log shows."""

    path: str = PATH
    title: str = "Log"
    menu: str = "Log"
    none: Thin
    """What to write to have a first one."""
    parts: tuple[LogPart, ...]
    """Kinds with records, in the order of the table of kinds."""


def view(edition: Edition, _: None = None) -> LogView:
    """Return the log."""
    write = writer(PATH, edition.report.journal.links)
    by_kind: dict[str, list[Record]] = {kind.name: [] for kind in KINDS if not kind.has_page and not _elsewhere(edition, kind)}
    for record in edition.report.journal.records.values():
        if record.kind in by_kind:
            by_kind[record.kind].append(record)
    learning = KIND["learning"]
    return LogView(
        none=thin(f"Nothing yet: a line under ## {learning.title} in a week's file is enough.", "learning", learning.example),
        parts=tuple(
            LogPart(
                title=kind.title,
                anchor=kind.key,
                count=str(len(by_kind[kind.name])),
                rows=tuple(_row(edition, record, write) for record in reversed(by_kind[kind.name])),
            )
            for kind in KINDS
            if by_kind.get(kind.name)
        ),
    )


def _elsewhere(edition: Edition, kind: Kind) -> bool:
    """Whether a kind has a page of its own on this site."""
    return kind.name == "observation" and not edition.is_shared


def _row(edition: Edition, record: Record, write: Writer) -> LogRow:
    now = edition.report.journal.current
    marks, notes = fields_view(edition, record.fields, now, write, KIND[record.kind])
    return LogRow(
        week=Ref(path=edition.place(record.opened, record.id), text=week_name(record.opened, now)),
        title=write(record.title),
        marks=marks,
        notes=notes,
    )


PAGE = Page(
    name="log",
    template="log.html",
    paths=alone(PATH),
    view=view,
    menu="Log",
    label="More",
    entry=lambda _: PATH,
    shared=lambda edition: any(not KIND[record.kind].has_page for record in edition.report.journal.records.values()),
)
