"""What weeks and documents have in common at their head: tags, audience, a date, that something is there, and is fenced.

In: nodes of the front matter. Out: values; problems go to the list given.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import cast

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.kinds import Field, Type
from perfmirror_ssg.model import Audience, Value
from perfmirror_ssg.reading.causes import as_value
from perfmirror_ssg.reading.expect import Problems, cut_short, problem, text_of, texts_of
from perfmirror_ssg.reading.fields import FIELD, Front
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


def unfenced(source: SourceFile, front: Front, known: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a warning for a file without front matter whose text begins as if it were some, with one of the `known` keys."""
    if front.body_line > 1 or not front.body:
        return
    number, line = next(((n, line) for n, line in enumerate(source.lines, start=1) if line.strip()), (1, ""))
    field = re.fullmatch(FIELD, line)
    if field and field[1].casefold() in known:
        message = f'"{field[1]}:" is read as text here, for no line of --- stands above it'
        hint = "write --- alone on the line above, and once more below the last such line"
        yield problem("W594", source.span(number, 1, len(field[1]) + 1), message, hint)


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
