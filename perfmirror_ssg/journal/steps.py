"""One event as a step of its record: the fields that its kind has, and the status it gives.

In: an event and the kind of its record. Out: a `Step`, and what only shows once the kind is known.
"""

from collections.abc import Mapping

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.journal.naming import Said
from perfmirror_ssg.kinds import Kind, meant
from perfmirror_ssg.model import FieldValue, RecordEvent, Value
from perfmirror_ssg.reading.values import read_value
from perfmirror_ssg.weeks import Week

_ASIDE = frozenset({"status", "share"})
"""Fields that a record has a place of its own for."""


class Step(Struct, frozen=True, kw_only=True):
    """What one event does to its record."""

    week: Week
    event: RecordEvent
    opening: bool
    fields: Mapping[str, Value]
    """Without status and share."""
    status: str | None
    """The status given, canonical; None when the event gives none."""
    ticked: bool = False
    """Whether only the box of the item gives the status."""
    own: bool = True
    """False when an event of another record says it: a newer decision that supersedes this one."""


def read_step(said: Said, kind: Kind) -> Checked[Step]:
    """Read an event as a step of a record of `kind`; a field the kind does not have is an error and left out."""
    event = said.event
    known = {key: given for key, given in event.fields.items() if key in kind.fields}
    strange = [_strange(key, given, kind) for key, given in event.fields.items() if key not in kind.fields]
    status = _status(event, kind)
    fields = {key: given.value for key, given in known.items() if key not in _ASIDE}
    if kind.name == "one-on-one" and event.subheading:
        fields = {"with": event.subheading, **fields}
    by_box = kind.ticked if event.ticked else None
    step = Step(
        week=said.week,
        event=event,
        opening=event.opening,
        fields=fields,
        status=status.value or by_box,
        ticked=status.value is None and by_box is not None,
    )
    return Checked(value=step, problems=(*strange, *status.problems, *_box(event, status.value, kind)))


def _status(event: RecordEvent, kind: Kind) -> Checked[str | None]:
    given = event.fields.get("status")
    if given is None:
        return Checked(value=None)
    if event.kind is not None:
        return Checked(value=str(given.value))
    read = read_value(kind.fields["status"], kind, str(given.value), given.span)
    return Checked(value=None if read.value is None else str(read.value), problems=read.problems)


def _strange(key: str, given: FieldValue, kind: Kind) -> Diagnostic:
    near = meant(key, kind.fields) or tuple(kind.fields)
    return Diagnostic(
        code="E305",
        span=given.span,
        message=f'records of kind {kind.name} have no field "{key}"',
        hint=f"they take {', '.join(near)}",
    )


def _box(event: RecordEvent, status: str | None, kind: Kind) -> tuple[Diagnostic, ...]:
    """Say where a box under `Updates` contradicts the status beside it; under its own heading, reading has said so."""
    if event.kind is not None or event.ticked is None or status is None or kind.ticked is None:
        return ()
    if event.ticked == (status == kind.ticked):
        return ()
    return (
        Diagnostic(
            code="E255",
            span=event.fields["status"].span,
            message=f'the box {"[x]" if event.ticked else "[ ]"} contradicts the status "{status}"',
            hint=f"write {'[ ]' if event.ticked else '[x]'}, or leave the status out",
        ),
    )
