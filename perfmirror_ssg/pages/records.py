"""What a week says about a record, and what became of it: the shape records have on every page.

In: an event with the record it belongs to. Out: `RecordView` values.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.kinds import KIND, KINDS, Kind, Type
from perfmirror_ssg.model import Link, Moment, Record, RecordEvent, RichText, Value
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.places import Ref, record_path, week_path
from perfmirror_ssg.pages.text import Html, Writer
from perfmirror_ssg.pages.words import day, percent, sentence, spoken, week_name
from perfmirror_ssg.weeks import Week

NAMES = frozenset({"owner", "domain", "who", "with", "from", "to", "theme"})
"""Text fields that are a word or two and stand beside the status; the others are sentences."""

_IDS = frozenset(field.name for kind in KINDS for field in kind.fields.values() if field.type is Type.ID) | {"superseded-by"}
"""Fields that hold the id of a record; the last is given by folding."""
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "again-of": "happened before as",
        "behavior": "behaviour",
        "expect": "expected",
        "gap": "a gap",
        "kill": "would reverse it",
        "ref": "see",
        "reread": "to be read again",
        "reread_done": "last read again",
        "support": "I owe",
    }
)
"""Words for people, where a key alone would not do."""


class FieldView(Struct, frozen=True, kw_only=True):
    """One field: its label, and its value as text or HTML, with a way to what it names."""

    key: str
    label: str
    value: Html
    path: str = ""


class RecordView(Struct, frozen=True, kw_only=True):
    """A record as one week speaks of it."""

    anchor: str
    """`^id` at the first place of the week that speaks of it, else empty."""
    kind: str
    status: str
    title: Html
    leads_on: bool
    """Whether the title holds a link of its own, so that it cannot be one."""
    path: str
    """Its own page, for an update and for kinds with pages; else empty."""
    opening: bool
    marks: tuple[FieldView, ...]
    """Fields of a word or two."""
    notes: tuple[FieldView, ...]
    """Fields of a sentence."""
    text: Html
    later: tuple[Ref, ...]
    """What later weeks said."""


def record_view(
    edition: Edition, event: RecordEvent, week: Week, record: Record | None, write: Writer, *, anchored: bool
) -> RecordView:
    """Show an event of a week; `record` is None when its id could not be found, and the event stands alone."""
    moment = next((m for m in record.timeline if m.event.span == event.span), None) if record else None
    kind = KIND.get(record.kind if record else event.kind or "")
    marks, notes = fields_view(edition, _given(event), week, write, kind)
    title = event.title or (record.title if record else None)
    return RecordView(
        anchor=f"^{record.id}" if record and anchored else "",
        kind=kind.name if kind else "",
        status=sentence(moment.status) if moment and moment.status else "",
        title=write(title) or ("" if edition.is_shared else event.id or ""),
        leads_on=title is not None and any(isinstance(part, Link) or "<a " in part for part in title.parts),
        path=record_path(record.id) if record and kind and kind.has_page else _opened(edition, record, event),
        opening=event.opening,
        marks=marks,
        notes=notes,
        text=write(event.text),
        later=tuple(_later(edition, record, week)) if record else (),
    )


def fields_view(
    edition: Edition, fields: Mapping[str, Value], near: Week, write: Writer, kind: Kind | None = None
) -> tuple[tuple[FieldView, ...], tuple[FieldView, ...]]:
    """Show fields in the order of their kind, those of a word or two apart from those of a sentence."""
    if not fields:
        return (), ()
    order = (*(key for key in kind.fields if key in fields), *fields) if kind else fields
    marks: list[FieldView] = []
    notes: list[FieldView] = []
    for key in dict.fromkeys(order):
        value = fields[key]
        if key not in {"status", "share"} and not _is_withheld(edition, key, value):
            (marks if _is_mark(key, value) else notes).append(_field(edition, key, value, near, write))
    return tuple(marks), tuple(notes)


def _is_withheld(edition: Edition, key: str, value: Value) -> bool:
    """Tell whether a field names a record that others may not know of: its id says what its title does."""
    return edition.is_shared and key in _IDS and value not in edition.report.journal.records


def _given(event: RecordEvent) -> dict[str, Value]:
    return {key: field.value for key, field in event.fields.items()}


def _opened(edition: Edition, record: Record | None, event: RecordEvent) -> str:
    # Kinds without a page are read where they were opened.
    return edition.place(record.opened, record.id) if record and not event.opening else ""


def _later(edition: Edition, record: Record, week: Week) -> Iterator[Ref]:
    for before, moment in pairwise(record.timeline):
        if moment.week > week:
            path = edition.place(moment.week, record.id)
            yield Ref(path=path, text=week_name(moment.week, week), note=_step_words(moment, before))


def _step_words(moment: Moment, before: Moment) -> str:
    """Say in a word or two what a step changed: its status, its confidence, or that there was a word on it."""
    confidence = moment.fields.get("confidence")
    at = percent(confidence) if isinstance(confidence, Fraction) else ""
    if moment.status and moment.status != before.status:
        return f"{moment.status} at {at}" if at else moment.status
    return at or "more"


def _is_mark(key: str, value: Value) -> bool:
    return key in NAMES or not isinstance(value, RichText)


def _field(edition: Edition, key: str, value: Value, near: Week, write: Writer) -> FieldView:
    label, path = _LABELS.get(key) or spoken(key), ""
    if isinstance(value, RichText):
        return FieldView(key=key, label=label, value=write(value))
    if isinstance(value, Fraction):
        return FieldView(key=key, label="", value=f"{percent(value)} sure")
    if isinstance(value, Week):
        path = week_path(value) if value in edition.places else ""
        return FieldView(key=key, label=label, value=week_name(value, near), path=path)
    record = edition.report.journal.records.get(value) if key in _IDS and isinstance(value, str) else None
    if record:
        return FieldView(key=key, label=label, value=record.title.plain or record.id, path=edition.page_of(record))
    return FieldView(key=key, label=label, value=_plain(value))


def _plain(value: int | dt.date | str) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value} of 5"
        case dt.date():
            return day(value)
        case str():
            return value
