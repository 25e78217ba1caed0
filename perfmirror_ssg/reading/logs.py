"""A body, read: prose and records in their order, with headings and the places that links may lead to.

In: a file and its body, and the headings that open log sections (none in documents). Out: a `Body`, and every problem.
"""

from collections.abc import Mapping

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.model import Body
from perfmirror_ssg.reading.body import BodyReader
from perfmirror_ssg.reading.source import SourceFile


def read_body(source: SourceFile, body: str, body_line: int, headings: Mapping[str, str]) -> Checked[Body]:
    """Read a body that begins on line `body_line` of its file."""
    if not body.strip():
        return Checked(value=Body())
    reader = BodyReader(source, body, body_line, headings)
    reader.read()
    return Checked(value=reader.body(), problems=tuple(reader.draft.problems))
