"""What was read of a file, as bytes and back: MessagePack of the values themselves, typed, so that nothing else comes out.

In: a note (an entry or document, and every problem of its file). Out: bytes; from bytes, an equal note, or `ForeignError`.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder, Ext
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.model import Document, Entry, FieldValue, RichText
from perfmirror_ssg.weeks import Week

Note = Checked[Entry | Document | None]
"""A file of the journal, read; None when it could not be."""

_FRACTION = 1


class ForeignError(ValueError):
    """Bytes that hold no note."""


class _Field(Struct, frozen=True, array_like=True):
    """A field's value, in the one of these that has its type: a union of them could not be told apart again."""

    key: str
    span: Span
    text: RichText | None = None
    figure: Fraction | None = None
    whole: bool | int | None = None
    week: Week | None = None
    day: dt.date | None = None
    word: str | None = None


_Fields = tuple[_Field, ...]


class _Kept(Struct, frozen=True, array_like=True):
    """A note whose fields stand apart: those of an entry's events in their order, or those of a document."""

    entry: Entry | None
    document: Document | None
    fields: tuple[_Fields, ...]
    extra: dict[str, Any]
    problems: tuple[Diagnostic, ...]


def to_bytes(note: Note) -> bytes:
    """Write a note."""
    entry = note.value if isinstance(note.value, Entry) else None
    document = note.value if isinstance(note.value, Document) else None
    fields = [event.fields for event in entry.events] if entry else [document.fields] if document else []
    kept = _Kept(
        entry=entry and replace(entry, events=tuple(replace(event, fields={}) for event in entry.events), extra={}),
        document=document and replace(document, fields={}),
        fields=tuple(_apart(mapping) for mapping in fields),
        extra=dict(entry.extra) if entry else {},
        problems=note.problems,
    )
    return _ENCODER.encode(kept)


def from_bytes(data: bytes) -> Note:
    """Read a note; ForeignError for bytes that hold none."""
    try:
        kept = _DECODER.decode(data)
        fields = [{field.key: FieldValue(value=_value(field), span=field.span) for field in one} for one in kept.fields]
        value = _whole(kept, fields)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, IndexError) as error:
        raise ForeignError(str(error)) from error
    return Checked(value=value, problems=kept.problems)


def _whole(kept: _Kept, fields: list[dict[str, FieldValue]]) -> Entry | Document | None:
    if kept.document:
        return replace(kept.document, fields=fields[0])
    if not kept.entry:
        return None
    events = tuple(replace(event, fields=given) for event, given in zip(kept.entry.events, fields, strict=True))
    return replace(kept.entry, events=events, extra={key: _plain(value) for key, value in kept.extra.items()})


def _apart(fields: Mapping[str, FieldValue]) -> _Fields:
    return tuple(_field(key, given) for key, given in fields.items())


def _field(key: str, given: FieldValue) -> _Field:
    match given.value:
        case RichText() as text:
            return _Field(key, given.span, text=text)
        case Fraction() as figure:
            return _Field(key, given.span, figure=figure)
        case bool() | int() as whole:
            return _Field(key, given.span, whole=whole)
        case Week() as week:
            return _Field(key, given.span, week=week)
        case dt.date() as day:
            return _Field(key, given.span, day=day)
        case str() as word:
            return _Field(key, given.span, word=word)


def _value(field: _Field) -> RichText | Fraction | bool | int | Week | dt.date | str:
    given = (field.text, field.word, field.week, field.day, field.figure, field.whole)
    return next(value for value in given if value is not None)


def _plain(value: object) -> object:
    """Return lists as the tuples they were."""
    match value:
        case list():
            return tuple(_plain(item) for item in value)
        case dict():
            return {key: _plain(item) for key, item in value.items()}
    return value


def _encoded(value: object) -> object:
    if isinstance(value, Fraction):
        return Ext(_FRACTION, f"{value.numerator}/{value.denominator}".encode())
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value))


def _extended(code: int, data: memoryview) -> Fraction:
    if code != _FRACTION:
        raise ForeignError(str(code))
    return Fraction(bytes(data).decode())


def _decoded(kind: type, value: object) -> object:
    if isinstance(value, kind):
        return value
    raise ForeignError(kind.__name__)


_ENCODER = Encoder(enc_hook=_encoded)
_DECODER = Decoder(_Kept, dec_hook=_decoded, ext_hook=_extended)
