"""What is known of a body while it is read: its lines, what was found in it, and every problem.

One `Draft` lives as long as one body is read; nothing of it outlives the `Body` that is made from it.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.markdown.places import Locate, in_lines
from perfmirror_ssg.reading.sharing import Passage
from perfmirror_ssg.reading.source import SourceFile


class Draft(Struct, kw_only=True):
    """A body while it is read."""

    source: SourceFile
    first: int
    """Number of the body's first line in the file."""
    headings: Mapping[str, str]
    """Headings that open a log section, folded, to the kind's name or `updates`."""
    env: dict[str, Any]
    """The parser's environment of this body."""
    passages: tuple[Passage, ...] = ()
    problems: list[Diagnostic] = []
    footnotes_shown: set[int] = set()
    """Footnotes that prose refers to, which can lead back there."""
    labels: set[str] = set()
    """Link definitions that are used."""

    def line(self, row: int) -> int:
        """Return the file's number of a line of the body, which counts from 0."""
        return self.first + row

    def text(self, row: int) -> str:
        """Return a line of the body."""
        index = self.first + row - 1
        return self.source.lines[index] if 0 <= index < len(self.source.lines) else ""

    def span(self, row: int, column: int, length: int = 1) -> Span:
        """Return a place in the body; the column counts from 0."""
        return Span(path=self.source.path, line=self.line(row), column=column + 1, length=max(1, length))

    def locate(self, row: int, text: str) -> Locate:
        """Locate in a text of the parser that begins on a line of the body."""
        return in_lines(self.source.path, self.source.lines, self.line(row), text)

    def report(self, code: str, span: Span, message: str, hint: str = "", related: tuple[Span, ...] = ()) -> None:
        """Note a problem."""
        self.problems.append(Diagnostic(code=code, span=span, message=message, hint=hint, related=related))


def folded_heading(words: str) -> str:
    """Return the words of a heading as headings of kinds are compared: case and a trailing colon do not matter."""
    return " ".join(words.split()).casefold().removesuffix(":").rstrip()
