"""Where a stretch of text stands in its file.

In: a text as the Markdown parser hands it over, and the lines it was cut from. Out: a `Locate`, which turns an offset in
that text into a span of the file; it computes only when it is asked, and few texts have a problem.
"""

import re
from collections.abc import Callable, Sequence

from perfmirror_ssg.diagnostics import Span

Locate = Callable[[int, int], Span]
"""From an offset and a length in a text to its place in the file."""

_BAR = re.compile(r"(?<!\\)\|")


def in_span(at: Span, text: str) -> Locate:
    """Locate in a text that stands as it is at `at`; all of `at` when the text was written differently (quoted, folded)."""
    if at.length != len(text) or "\n" in text:
        return lambda _start, _length: at
    return lambda start, length: Span(path=at.path, line=at.line, column=at.column + start, length=max(1, length))


def in_lines(path: str, lines: Sequence[str], first: int, text: str) -> Locate:
    """Locate in a text whose lines are tails of the file's lines from number `first` on (markers and indent cut off)."""
    if "\n" not in text:
        return _in_line(path, lines, first, text)

    def locate(start: int, length: int) -> Span:
        row = text.count("\n", 0, start)
        begin = text.rfind("\n", 0, start) + 1
        end = text.find("\n", start)
        tail = text[begin : end if end >= 0 else len(text)]
        words = tail.lstrip(" \t")
        offset = max(0, start - begin - (len(tail) - len(words)))
        line = lines[first + row - 1] if 0 < first + row <= len(lines) else ""
        return _within(line, Span(path=path, line=first + row, column=max(0, line.rfind(words)) + offset + 1, length=length))

    return locate


def _in_line(path: str, lines: Sequence[str], number: int, text: str) -> Locate:
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    found = -1

    def locate(start: int, length: int) -> Span:
        nonlocal found
        found = max(0, line.rfind(text)) if found < 0 else found
        return _within(line, Span(path=path, line=number, column=found + start + 1, length=length))

    return locate


def in_cell(path: str, lines: Sequence[str], number: int, cell: int) -> Locate:
    """Locate in cell `cell` (from 0) of the table row on line `number`."""

    def locate(start: int, length: int) -> Span:
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        column = _cell_start(line, cell)
        for _ in range(start):  # in a cell `\|` has become `|`
            column += 2 if line.startswith("\\|", column) else 1
        return _within(line, Span(path=path, line=number, column=column + 1, length=length))

    return locate


def shifted(locate: Locate, offset: int) -> Locate:
    """Locate in what is left of a text when `offset` characters were cut off in front."""
    return lambda start, length: locate(start + offset, length)


def cells(line: str) -> int:
    """Count the cells of a table row, as the parser does."""
    return len(_row(line)[1])


def _within(line: str, span: Span) -> Span:
    """Cut a span off where its line ends."""
    if 1 <= span.length <= len(line) + 1 - span.column:
        return span
    column = min(span.column, len(line) + 1)
    length = max(1, min(span.length, len(line) + 1 - column))
    return Span(path=span.path, line=span.line, column=column, length=length)


def _cell_start(line: str, cell: int) -> int:
    start, row = _row(line)
    position = start + sum(len(text) + 1 for text in row[:cell])
    return position + len(line[position:]) - len(line[position:].lstrip(" \t"))


def _row(line: str) -> tuple[int, list[str]]:
    """Return where the first cell begins, and the cells with their blanks."""
    trimmed = line.lstrip(" \t>")
    row = _BAR.split(trimmed.rstrip(" \t"))
    start = len(line) - len(trimmed)
    if row and not row[0]:
        start, row = start + 1, row[1:]
    return start, row[:-1] if row and not row[-1] else row
