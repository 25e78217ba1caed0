"""Why YAML could not be read, in a person's words: the usual slips, and the line to write instead.

In: the lines that could not be read and the place where reading failed. Out: one problem. The parser's own message is
never shown: it speaks of tokens, and comes late.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Diagnostic, Span

# Compiled once they are asked for: most front matter can be read.
_LINE = r"""(?P<lead>\s*(?:-\s+)*)(?:(?P<key>\w(?:[^:#]*[^:#\s])?|"[^"]*"|'[^']*')\s*:(?:\s+|$))?(?P<value>.*)"""
_RESERVED = r"[@`%*&!,\]}]|[-?](?=\s|$)|[|>](?![+\-0-9]*(?:\s+#.*)?$)"
_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
_UNKNOWN_ESCAPE = r"""\\(?![0abt\tnvfre "/\\N_LPxuU])"""
_GLUED = r"([\w-]+):(?!//)(\S.*)"
_COMMENT = r"(?<=[\s\[{,])#.*"
_NEEDS_QUOTES = r"""(?i)^(?:[-?:.~!&*|>%@`'"#]|$|(?:null|true|false)$)|[\[\]{},"]|:(?:\s|$)|\s#|\n"""
_CLOSES = {"[": "]", "{": "}"}


class Failure(Struct, frozen=True, kw_only=True):
    """Where reading failed, from 0 in the lines given; `opener` is the quote or bracket that was open there."""

    line: int
    column: int
    opener: tuple[int, int] | None = None


class _Line(Struct, frozen=True, kw_only=True):
    """A line taken apart: indent and dashes, key if it has one, the rest; and whether reading failed in it."""

    lead: str
    key: str | None
    value: str
    start: int
    """Column of the value, from 0."""
    failed: int | None
    """Column where reading failed in this line; None when it did elsewhere."""
    opening: bool
    """Whether the quote or bracket that is never closed stands here."""

    def instead(self, value: str) -> str:
        """Return the line to write, without its indent."""
        return f"write {self.lead.lstrip()}{f'{self.key}: ' if self.key else ''}{value}"


class _Cause(Struct, frozen=True, kw_only=True):
    """What is wrong with a line, from column `start` (from 0)."""

    code: str
    start: int
    length: int
    message: str
    hint: str


def cause(path: str, lines: Sequence[str], above: int, failure: Failure) -> Diagnostic:
    """Say why `lines`, the first of which is line `above + 1` of the file, could not be read."""
    if failure.opener and failure.opener[0] >= len(lines):  # opened on the last line, before a comment
        failure = replace(failure, opener=None)
    row, found = next(_causes(lines, failure))
    place = Span(path=path, line=above + row + 1, column=found.start + 1, length=max(1, found.length))
    return Diagnostic(code=found.code, span=place, message=found.message, hint=found.hint)


def quoted(text: str) -> str:
    """Return a text in the quotes it needs least escapes in."""
    text = text.strip()
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def as_value(text: str) -> str:
    """Return a text as it can stand for a value anywhere, between brackets too: in quotes when YAML needs them."""
    text = text.strip()
    return quoted(text) if re.search(_NEEDS_QUOTES, text) else text


def _causes(lines: Sequence[str], failure: Failure) -> Iterator[tuple[int, _Cause]]:
    """Yield likely causes, the likeliest first: where something was opened, where reading failed, then upwards."""
    last = next((row for row in range(min(failure.line, len(lines) - 1), -1, -1) if lines[row].strip()), 0)
    rows = [failure.opener[0]] if failure.opener else []
    for row in [*rows, last]:
        yield from _in_line(lines, row, failure)
    yield from ((last, found) for found in _of_indent(lines, last))
    for row in range(last - 1, -1, -1):
        yield from _in_line(lines, row, failure)
    column = failure.column if last == failure.line else 0
    hint = 'put a text that holds : # [ ] { } or " in quotes'
    yield last, _Cause(code="E139", start=column, length=1, message="this cannot be read from here on", hint=hint)


def _in_line(lines: Sequence[str], row: int, failure: Failure) -> Iterator[tuple[int, _Cause]]:
    # Above the line where reading failed, whatever is left open there is the likeliest cause.
    opening = row < failure.line if failure.opener is None else row == failure.opener[0]
    line = _take_apart(lines[row], failed=failure.column if row == failure.line else None, opening=opening)
    yield from ((row, found) for slip in SLIPS if (found := slip(line)))


def _take_apart(text: str, *, failed: int | None = None, opening: bool = False) -> _Line:
    found = re.match(_LINE, text)
    lead, key, value, start = (
        (found["lead"], found["key"], found["value"], found.start("value")) if found else ("", None, text, 0)
    )
    return _Line(lead=lead, key=key, value=value.rstrip(), start=start, failed=failed, opening=opening)


def _tab(line: _Line) -> _Cause | None:
    if "\t" not in line.lead:
        return None
    hint = "indent with blanks; most editors can be told to"
    return _Cause(code="E120", start=line.lead.index("\t"), length=1, message="a tab stands before the text", hint=hint)


def _reserved(line: _Line) -> _Cause | None:
    if not re.match(_RESERVED, line.value):
        return None
    message = f'a text that begins with "{line.value[0]}" needs quotes'
    hint = "write 0 for none, or nothing at all" if line.value == "-" else line.instead(quoted(line.value))
    return _Cause(code="E122", start=line.start, length=len(line.value), message=message, hint=hint)


def _quote(line: _Line) -> _Cause | None:
    mark = line.value[:1]
    if mark not in {'"', "'"}:
        return None
    whole = re.match(_QUOTED, line.value)
    if not whole:
        hint = line.instead(quoted(line.value[1:]))
        unclosed = _Cause(code="E123", start=line.start, length=1, message=f"the quote {mark} is not closed", hint=hint)
        return unclosed if line.opening else None
    escape = re.search(_UNKNOWN_ESCAPE, whole[0]) if mark == '"' else None
    if escape:
        message = f'"{whole[0][escape.start() : escape.start() + 2]}" means nothing in double quotes'
        hint = line.instead(f"'{whole[0][1:-1]}'")
        return _Cause(code="E124", start=line.start + escape.start(), length=2, message=message, hint=hint)
    rest = line.value[whole.end() :].strip()
    if not rest or rest.startswith("#"):
        return None
    text = line.value[1:-1] if line.value.endswith(mark) else line.value
    message = f"the quote {mark} closes here, but the text goes on"
    hint = line.instead(quoted(text))
    return _Cause(code="E123", start=line.start + whole.end() - 1, length=1, message=message, hint=hint)


def _bracket(line: _Line) -> _Cause | None:
    mark = line.value[:1]
    if mark not in _CLOSES:
        return None
    left_open, end = _brackets(line.value)
    rest = line.value[end + 1 :].strip() if end else ""
    if rest and not rest.startswith("#"):
        message = f'a text that begins with "{mark}" needs quotes'
        hint = line.instead(quoted(line.value))
        return _Cause(code="E122", start=line.start, length=len(line.value), message=message, hint=hint)
    if not (line.opening or (line.failed is not None and line.failed >= line.start)):
        return None
    if left_open is not None:
        mark = line.value[left_open]
        message, hint = f'"{mark}" is not closed', f"write {_CLOSES[mark]} where it ends"
        if re.search(_COMMENT, line.value):
            hint = "# begins a comment: put what begins with it in quotes"
        return _Cause(code="E132", start=line.start + left_open, length=1, message=message, hint=hint)
    message = f"what stands between {mark} and {_CLOSES[mark]} cannot be read"
    hint = "in there, a text that holds : , [ ] { } or # needs quotes"
    return _Cause(code="E132", start=line.start, length=end + 1, message=message, hint=hint)


def _brackets(value: str) -> tuple[int | None, int]:
    """Return which bracket is left open (None: none is), and where the first of a value closes, outside quotes and comments."""
    bare = re.sub(_COMMENT, "", re.sub(_QUOTED, lambda found: "x" * len(found[0]), value))
    opened: list[int] = []
    for i, character in enumerate(bare):
        if character in _CLOSES:
            opened.append(i)
        elif opened and character == _CLOSES[bare[opened[-1]]]:
            opened.pop()
            if not opened:
                return None, i
        elif character in _CLOSES.values() and len(opened) > 1:
            break  # an outer bracket closes before an inner one
    return (opened[-1] if opened else None), 0


def _colon(line: _Line) -> _Cause | None:
    if line.value[:1] in {'"', "'", "[", "{"} or not (line.key or line.lead.strip()) or not re.search(r":(\s|$)", line.value):
        return None
    message = 'a text with ": " in it needs quotes'
    hint = line.instead(quoted(line.value))
    return _Cause(code="E121", start=line.start, length=len(line.value), message=message, hint=hint)


def _empty_key(line: _Line) -> _Cause | None:
    if line.key or not re.match(r":(\s|$)", line.value):
        return None
    hint = "write key: value"
    return _Cause(code="E134", start=line.start, length=1, message="no key stands before this colon", hint=hint)


def _no_key(line: _Line) -> _Cause | None:
    if line.key or line.lead.strip() or not line.value or line.failed is None or line.value.startswith(("#", "?", ":")):
        return None
    glued = re.fullmatch(_GLUED, line.value)
    message = "the colon needs a blank after it" if glued else f'"{line.value[:40]}" is no field'
    hint = f"write {glued[1]}: {_after_colon(glued[2])}" if glued else "write key: value, or put it below the second ---"
    start = line.start + (len(glued[1]) if glued else 0)
    return _Cause(code="E131", start=start, length=1 if glued else len(line.value), message=message, hint=hint)


def _after_colon(value: str) -> str:
    # What is meant as a list, a mapping or a quoted text stays one.
    return value if value[0] in "[{\"'" else as_value(value)


def _of_indent(lines: Sequence[str], row: int) -> Iterator[_Cause]:
    """Yield what is wrong with the indent of a line that is right in itself."""
    indent = _indent(lines[row])
    before = [line for line in lines[:row] if line.strip() and not line.lstrip().startswith("#")]
    if not before or not indent or not lines[row].strip():
        return
    length = len(lines[row].strip())
    above = _take_apart(before[-1])
    if indent > _indent(before[-1]) and above.value:
        message = "this line is indented below one that has a value already"
        hint = f'move it to the left; if it belongs to the text of "{above.key or above.value}", quote that text'
        yield _Cause(code="E130", start=indent, length=length, message=message, hint=hint)
    elif indent not in {_indent(line) for line in before}:
        message = f"this line stands {indent} in, and no line above it does"
        wanted = min({_indent(line) for line in before}, key=lambda other: (abs(other - indent), -other))
        yield _Cause(code="E130", start=indent, length=length, message=message, hint=f"let it stand {wanted} in")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


SLIPS: tuple[Callable[[_Line], _Cause | None], ...] = (_tab, _empty_key, _reserved, _quote, _bracket, _colon, _no_key)
"""What to look for in a line, in this order."""
