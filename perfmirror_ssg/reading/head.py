"""What weeks and documents have in common at their head: tags, audience, a date, and that something is there at all.

In: nodes of the front matter. Out: values; problems go to the list given.
"""

import datetime as dt
from collections.abc import Iterator
from typing import cast

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.kinds import Field, Type
from perfmirror_ssg.model import Audience, Value
from perfmirror_ssg.reading.causes import as_value
from perfmirror_ssg.reading.expect import Problems, cut_short, problem, text_of, texts_of
from perfmirror_ssg.reading.nodes import Node
from perfmirror_ssg.reading.source import SourceFile
from perfmirror_ssg.reading.values import read_value

_SHARE = Field(name="share", type=Type.AUDIENCE)
LONGEST_TAG = 60
"""Characters above which a tag is taken for something else."""

_DATE = Field(name="date", type=Type.DATE)


def nothing_in(source: SourceFile) -> Iterator[Diagnostic]:
    """Yield a warning for a file with nothing but blanks."""
    if not source.text.strip():
        yield problem("W501", source.span(1, 1), "the file is empty", "write one line, or delete the file")


def read_share(node: Node | None, problems: Problems) -> Audience:
    """Read an audience; `me` when none is given, or none that we know: nothing is shared by mistake."""
    return cast("Audience", read_typed(node, _SHARE, problems) or "me")


def read_day(node: Node | None, problems: Problems) -> dt.date | None:
    """Read a date."""
    return cast("dt.date | None", read_typed(node, _DATE, problems))


def read_typed(node: Node | None, field: Field, problems: Problems) -> Value | None:
    """Read a field of a type other than text."""
    text = text_of(node, field.name, problems)
    if text is None:
        return None
    value = read_value(field, None, text.text, text.at)
    problems += value.problems
    return value.value


def read_tags(node: Node | None, problems: Problems) -> tuple[str, ...]:
    """Read one tag or a list of tags, each once; a `#` in front is not part of it."""
    tags = []
    for text in texts_of(node, "tags", problems):
        cut_short(text, problems)
        tag = text.text.strip().removeprefix("#").strip()
        if "," in tag and node is text:
            hint = f"write tags: [{', '.join(as_value(part) for part in tag.split(',') if part.strip())}]"
            problems.append(problem("E217", text.span, "several tags stand in one text", hint))
        elif tag:
            if len(tag) > LONGEST_TAG:
                hint = f"write a word or two, at most {LONGEST_TAG} characters"
                problems.append(problem("W512", text.span, f"a tag of {len(tag)} characters", hint))
            tags.append(tag)
    return tuple(dict.fromkeys(tags))
