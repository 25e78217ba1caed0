"""One week's file as an entry: its front matter field by field, its body, and everything wrong with either.

In: a `SourceFile`, the week of its name, config. Out: an `Entry`; what could not be read is left out of it and reported.
"""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.figures import read_decimal
from perfmirror_ssg.kinds import KINDS, PAST
from perfmirror_ssg.model import Entry, Levers, Prose, RecordEvent, Slot, WorkItem
from perfmirror_ssg.reading.belongs import KEYS, LEVERS, home, owner, week_keys
from perfmirror_ssg.reading.events import read_events
from perfmirror_ssg.reading.expect import (
    Problems,
    decimal_of,
    known_fields,
    mapping_of,
    names_of,
    problem,
    rich_of,
    text_of,
    unknown_key,
    words_of,
)
from perfmirror_ssg.reading.fields import Front, read_front
from perfmirror_ssg.reading.head import nothing_in, read_day, read_share, read_tags, unfenced
from perfmirror_ssg.reading.items import read_items
from perfmirror_ssg.reading.logs import read_body
from perfmirror_ssg.reading.nodes import MappingNode, Node, TextNode, plain_value
from perfmirror_ssg.reading.ratings import read_ratings
from perfmirror_ssg.reading.source import SourceFile
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Mistake, Week, read_week, week_of

_YES_OR_NO = frozenset({"true", "false", "yes", "no", "on", "off"})


def read_entry(source: SourceFile, week: Week, config: Config) -> Checked[Entry]:
    """Read one week; there is always an entry, at worst an empty one."""
    front = read_front(source, week_keys(config))
    # A list below `decisions:` is told by W537.
    lost = unfenced(source, front.value, (*KEYS, *config.dimensions))
    problems: Problems = [*nothing_in(source), *front.problems, *lost]
    fields = _fields(front.value, config, problems)
    _check_week(fields.get("week"), week, problems)
    ratings = read_ratings(fields.get("ratings"), fields.get("scorecards"), config)
    written = _written(fields.get("written"), week, problems)
    events = _events(fields, problems)
    body = read_body(source, front.value.body, front.value.body_line, config.headings)
    problems += (*ratings.problems, *body.problems)
    entry = Entry(
        week=week,
        path=source.path,
        title=rich_of(fields.get("title"), "title", problems),
        summary=rich_of(fields.get("summary"), "summary", problems),
        tags=read_tags(fields.get("tags"), problems),
        off=_off(fields.get("off"), problems),
        written=written,
        share=read_share(fields.get("share"), problems),
        share_title=words_of(fields.get("share_title"), "share_title", problems),
        items=_items(fields, config, problems),
        levers=_levers(fields.get("levers"), config, problems),
        ratings=ratings.value,
        metrics=_metrics(fields.get("metrics"), config, problems),
        extra=_extra(fields.get("extra"), problems),
        blocks=tuple(_behind(block, len(events)) for block in body.value.blocks),
        events=tuple(_happened(event, written or week, problems) for event in (*events, *body.value.events)),
        headings=body.value.headings,
        anchors=body.value.anchors,
    )
    return Checked(value=entry, problems=tuple(problems))


def _fields(front: Front, config: Config, problems: Problems) -> Mapping[str, Node]:
    """Return the values of the known keys; say of the others what was meant, or where they belong."""
    known = week_keys(config)
    fields: dict[str, Node] = {}
    for key, value in front.root or ():
        if key.text in known:
            fields[key.text] = value
        elif place := home(key.text, config) or owner(key.text):
            problems.append(problem("E201", key.span, f'"{key.text}" is no key of a week', place))
        else:
            problems.append(unknown_key(key, "of a week", known))
    return fields


def _check_week(node: Node | None, week: Week, problems: Problems) -> None:
    text = text_of(node, "week", problems)
    said = read_week(text.text) if text else week
    if text and isinstance(said, Mistake):
        problems.append(problem("E205", text.span, said.message, said.hint))
    elif text and said != week:
        message = f"week says {said}, the name of the file {week}"
        problems.append(problem("E204", text.span, message, f"write {week}, or rename the file to {said}.md"))


def _off(node: Node | None, problems: Problems) -> str | None:
    text = text_of(node, "off", problems)
    if text and (text.text.casefold() in _YES_OR_NO or read_decimal(text.text) is not None):
        message = f"off: {text.text} does not say why"
        problems.append(problem("E209", text.span, message, "write the reason, as off: holiday, or take the line out"))
        return None
    return words_of(node, "off", problems) if text else None


def _written(node: Node | None, week: Week, problems: Problems) -> dt.date | None:
    day = read_day(node, problems)
    if node and day and day < week.monday:
        message = f"written on {day}, before {week} began on {week.monday}"
        problems.append(problem("E207", node.span, message, "write the day on which you wrote it, or take the line out"))
        return None
    return day


def _items(fields: Mapping[str, Node], config: Config, problems: Problems) -> tuple[WorkItem, ...]:
    items: list[WorkItem] = []
    for dimension in config.dimensions:
        if dimension in fields:
            read = read_items(dimension, fields[dimension], config)
            items += read.value
            problems += read.problems
    return tuple(items)


def _levers(node: Node | None, config: Config, problems: Problems) -> Levers:
    mapping = mapping_of(node, "levers", "{teacher: Grace, peer: [Linus], student: Ada}", problems)
    mapping = _without_slipped(mapping, "levers", config, problems)
    roles = known_fields(mapping, "of levers", LEVERS, problems) if mapping else {}
    teacher, peer, student = (names_of(roles.get(role), role, problems) for role in LEVERS)
    return Levers(teacher=teacher, peer=peer, student=student)


def _metrics(node: Node | None, config: Config, problems: Problems) -> Mapping[str, Fraction]:
    metrics = {}
    mapping = mapping_of(node, "metrics", "{focus-hours: 11.5}", problems)
    for key, value in _without_slipped(mapping, "metrics", config, problems) or ():
        if read_decimal(key.text) is not None:
            hint = "a number is written with a point, as 11.5; a metric has a name"
            problems.append(problem("E215", key.span, f'"{key.text}" names no metric', hint))
            continue
        number = decimal_of(value, key.text, "a number, as 11.5", problems)
        if number is not None:
            metrics[key.text] = number
    return metrics


def _without_slipped(node: MappingNode | None, what: str, config: Config, problems: Problems) -> MappingNode | None:
    """Return a mapping without the keys of a week that slipped into it; a figure of that name may be meant."""
    if node is None:
        return None
    known = week_keys(config)
    kept = []
    for key, value in node:
        if key.text not in known or (isinstance(value, TextNode) and read_decimal(value.text) is not None):
            kept.append((key, value))
        else:
            problems.append(problem("E201", key.span, f'"{key.text}" is no key of {what}', home(key.text, config)))
    return replace(node, pairs=tuple(kept))


def _extra(node: Node | None, problems: Problems) -> Mapping[str, object]:
    mapping = mapping_of(node, "extra", "{anything: of your own}", problems)
    return {key.text: plain_value(value) for key, value in mapping or ()}


def _events(fields: Mapping[str, Node], problems: Problems) -> tuple[RecordEvent, ...]:
    events: list[RecordEvent] = []
    for kind in KINDS:
        if kind.key in fields:
            read = read_events(kind, fields[kind.key])
            events += read.value
            problems += read.problems
    return tuple(events)


def _happened(event: RecordEvent, said: Week | dt.date, problems: Problems) -> RecordEvent:
    """Return an event without the dates of what had not happened when it was written."""
    ahead = {
        key: given
        for key, given in event.fields.items()
        if key in PAST and isinstance(given.value, Week | dt.date) and week_of(given.value) > week_of(said)
    }
    for key, given in ahead.items():
        message = f"{key} {given.value} lies after {said}, where it is written"
        problems.append(problem("E238", given.span, message, "check the date; what is still to come is said when it has come"))
    if not ahead:
        return event
    return replace(event, fields={key: value for key, value in event.fields.items() if key not in ahead})


def _behind(block: Prose | Slot, events: int) -> Prose | Slot:
    return Slot(event=block.event + events) if isinstance(block, Slot) else block
