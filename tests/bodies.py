"""A body from one indented string, read with the shipped headings."""

import textwrap

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.model import Body, Link, Prose, RecordEvent, RichText
from perfmirror_ssg.reading.logs import read_body
from perfmirror_ssg.reading.source import SourceFile

HEADINGS = {heading: kind.name for kind in KINDS for heading in kind.headings} | {"updates": "updates"}
PATH = "journal/2026/2026-W20.md"


def read(text: str) -> Checked[Body]:
    """Read a text as it is, as a body that begins on line 1 of its file."""
    return read_body(SourceFile(path=PATH, text=text, lines=tuple(text.split("\n"))), text, 1, HEADINGS)


def body(text: str) -> Body:
    """Read an indented text in which nothing is wrong."""
    checked = read(textwrap.dedent(text).strip("\n"))
    assert checked.problems == ()
    return checked.value


def events(text: str) -> tuple[RecordEvent, ...]:
    """Return the records of an indented text in which nothing is wrong."""
    return body(text).events


def html(text: RichText | None) -> str:
    """Return rich text as HTML, each open link as `{target#fragment|label}`."""
    return "".join(_shown(part) for part in text.parts) if text else ""


def page(text: str) -> str:
    """Return the prose of an indented text in which nothing is wrong."""
    return "".join(html(block.text) for block in body(text).blocks if isinstance(block, Prose))


def _shown(part: str | Link) -> str:
    if isinstance(part, str):
        return part
    return f"{'!' if part.embed else ''}{{{part.target}#{part.fragment}|{part.label}}}"
