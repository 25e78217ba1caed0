"""Records of the front matter: lists of mappings below the key of a kind.

In: the node below `decisions`, `gaps` … and the kind. Out: events, an opening where there is a title, else an update.
"""

from collections.abc import Iterator
from typing import cast

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.kinds import Field, Kind, Type
from perfmirror_ssg.model import Audience, FieldValue, Origin, RecordEvent, Value
from perfmirror_ssg.reading.expect import Problems, cut_short, known_fields, problem, rich_of, text_of
from perfmirror_ssg.reading.nodes import ListNode, MappingNode, Node, TextNode
from perfmirror_ssg.reading.values import read_value

_ID = Field(name="id", type=Type.ID)


def read_events(kind: Kind, node: Node) -> Checked[tuple[RecordEvent, ...]]:
    """Read the records of one kind; a bad record costs itself, a bad field of one costs the field."""
    problems: Problems = []
    events: list[RecordEvent] = []
    if isinstance(node, ListNode):
        for item in node.items:
            events += _record(kind, item, problems)
    elif not (isinstance(node, TextNode) and node.empty):
        problems.append(problem("E230", node.span, f"{kind.key} takes a list of records", _example(kind)))
    return Checked(value=tuple(events), problems=tuple(problems))


def _record(kind: Kind, node: Node, problems: Problems) -> Iterator[RecordEvent]:
    if not isinstance(node, MappingNode):
        if not (isinstance(node, TextNode) and node.empty):
            problems.append(problem("E230", node.span, f"a record of {kind.key} is a mapping", _example(kind)))
        return
    fields = known_fields(node, f"of a {kind.name}", ("title", "id", "detail", *kind.fields), problems)
    named = fields.get("title") or fields.get("id")
    if named is None or (isinstance(named, TextNode) and (named.empty or not named.text.strip())):
        problems.append(problem("E232", node.span, "a record needs a title, or the id of one to update", _example(kind)))
        return
    title = rich_of(fields.get("title"), "title", problems)
    identity = cast("str | None", _value(fields.get("id"), _ID, kind, problems))
    if title is None and ("title" in fields or identity is None):
        return  # said already
    values = {
        name: FieldValue(value=value, span=given.span)
        for name, given in fields.items()
        if name in kind.fields and (value := _value(given, kind.fields[name], kind, problems)) is not None
    }
    share = values.pop("share", None)
    yield RecordEvent(
        kind=kind.name,
        id=identity,
        opening=title is not None,
        title=title,
        text=rich_of(fields.get("detail"), "detail", problems),
        fields=values,
        ticked=None,
        subheading=None,
        origin=Origin.FRONT,
        share=cast("Audience", share.value) if share else "me",
        span=named.at if isinstance(named, TextNode) else named.span,
    )


def _value(node: Node | None, field: Field, kind: Kind, problems: Problems) -> Value | None:
    if field.type is Type.TEXT:
        cut_short(node, problems)
    text = text_of(node, field.name, problems)
    if text is None:
        return None
    value = read_value(field, kind, text.text, text.at)
    problems += value.problems
    return value.value


def _example(kind: Kind) -> str:
    return f'write {kind.key}: and below it, indented, - {{title: "…", id: my-{kind.name}}}'
