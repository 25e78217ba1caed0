"""A problem is a value with a place: spans, diagnostics, and their text, json and github forms.

In: problems of any stage. Out: text for people, editors and CI. Nothing here prints.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from perfmirror_ssg.codes import CODES, Severity

T_co = TypeVar("T_co", covariant=True)

_CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that are no text: controls, lone surrogates, ends of lines."""

_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Bidirectional classes of characters that show nothing, and turn about what stands around them."""


class Span(Struct, frozen=True, kw_only=True, order=True):
    """A stretch of one line: path from the site folder, line and column from 1 in code points."""

    path: str
    line: int
    column: int
    length: int = 1


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One problem: what (code, message), where (span), what to type (hint), and other places it names."""

    code: str
    span: Span
    message: str
    hint: str = ""
    related: tuple[Span, ...] = ()

    @property
    def severity(self) -> Severity:
        """`error` or `warning`, as the list of codes says."""
        return CODES[self.code].severity


class Checked(Struct, Generic[T_co], frozen=True, kw_only=True):
    """What a stage gives: a value, if one could be made, and every problem met on the way."""

    value: T_co
    problems: tuple[Diagnostic, ...] = ()


class SsgError(Exception):
    """The machine is wrong (port, disk, permission), not the journal; caught once, in the command line."""


class RefusedError(SsgError):
    """What was asked for would cost the person something, and is not done; another wish would be granted."""


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by path, line, column, code; the same problem said twice is said once."""
    unique = {(p.span, p.code, p.message): p for p in problems}
    return tuple(sorted(unique.values(), key=lambda p: (p.span.path, p.span.line, p.span.column, p.code, p.message)))


def counted(number: int, noun: str) -> str:
    """Return `1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def tally(problems: Iterable[Diagnostic]) -> str:
    """Return `3 errors, 1 warning in 2 files`, or nothing when there are none."""
    by_severity = [problem.severity.value for problem in problems]
    counts = [counted(n, word) for word in ("error", "warning") if (n := by_severity.count(word))]
    files = len({problem.span.path for problem in problems})
    return f"{', '.join(counts)} in {counted(files, 'file')}" if counts else ""


def as_line(problem: Diagnostic, shown: Callable[[str], str] = str) -> str:
    """Render one problem as one line, to name it beside something else: place, code and message."""
    span = problem.span
    return _one_line(f"{shown(span.path)}:{span.line}:{span.column}: {problem.code} {problem.message}")


def as_text(problem: Diagnostic, lines_of: Callable[[str], Sequence[str]], shown: Callable[[str], str] = str) -> str:
    """Render one problem with its source line and caret; `shown` turns a path into the one to print."""
    span = problem.span
    head = (
        f"{shown(span.path)}:{span.line}:{span.column}: {problem.severity.value}[{problem.code}]: {_one_line(problem.message)}"
    )
    return "\n".join([head, *_excerpt(problem, lines_of(span.path)), *_elsewhere(problem, shown)])


def as_json(problems: Iterable[Diagnostic], shown: Callable[[str], str] = str) -> str:
    """Render problems as a JSON list, one object each."""
    return json.dumps([as_data(problem, shown) for problem in problems], ensure_ascii=False, indent=1)


def as_data(problem: Diagnostic, shown: Callable[[str], str] = str) -> dict[str, str | int]:
    """Return one problem as plain data with the keys of the export."""
    return {
        "path": shown(problem.span.path),
        "line": problem.span.line,
        "column": problem.span.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def as_github(problem: Diagnostic, shown: Callable[[str], str] = str) -> str:
    """Render one problem as a workflow command, which GitHub shows beside the line."""
    span = problem.span
    text = problem.message + (f"; {problem.hint}" if problem.hint else "")
    place = f"file={_property(shown(span.path))},line={span.line},col={span.column},title={problem.code}"
    return f"::{problem.severity.value} {place}::{_data(text)}"


def printable(text: str) -> str:
    """Return text for a terminal: nothing a person wrote may move its cursor, change its colours or turn its words about."""
    return "".join("\N{REPLACEMENT CHARACTER}" if c != "\n" and _is_control(c) else c for c in text)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in _CONTROLS or unicodedata.bidirectional(character) in _TURNS


def _excerpt(problem: Diagnostic, lines: Sequence[str]) -> Iterator[str]:
    span = problem.span
    hint, *more = (_one_line(line) for line in problem.hint.split("\n"))
    if not 1 <= span.line <= len(lines):
        yield from (f"     | {line}" for line in (hint, *more) if line)
        return
    line = lines[span.line - 1]
    # Tabs stay tabs under the caret, so that it stands where the eye looks.
    pad = "".join("\t" if c == "\t" else " " for c in line[: span.column - 1])
    carets = "^" * max(1, min(span.length, len(line) - span.column + 1))
    yield f"{span.line:>4} | {_one_line(line)}"
    yield f"     | {pad}{carets} {hint}".rstrip()
    yield from (f"     |   {line}" for line in more)


def _elsewhere(problem: Diagnostic, shown: Callable[[str], str]) -> Iterator[str]:
    for span in problem.related:
        yield f"     = see {shown(span.path)}:{span.line}:{span.column}"


def _one_line(text: str) -> str:
    # A control character in a terminal can hide the rest of the line.
    return "".join(c if c == "\t" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
