"""Blanks that are none to YAML: no-break spaces and invisible characters, where they would change what is read.

In: lines of front matter. Out: the same lines with plain blanks there, and a problem for each line that had others. What
stands inside a text stays: a no-break space is right before a colon or inside a number of a sentence.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.reading.source import SourceFile

# These are compiled once they are asked for: most front matter has plain blanks.
# Line separators that YAML and editors disagree about, and the mark at the head of a file: none has a place in a line.
_NOWHERE = "[\x85\u2028\u2029\ufeff]"
_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NO_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff"
_FOREIGN = f"[{_WIDE}{_NO_WIDTH}]"
_BLANK = f"[ \t{_WIDE}{_NO_WIDTH}]"
_ENDS = rf"""[^\s:#"'\[\]{{}},{_NO_WIDTH}-]"""
_KEY = rf"""(?:"[^"]*"|'[^']*'|{_ENDS}(?:(?:[^:#\[\]{{}},]|:(?={_ENDS}))*?{_ENDS})?)"""
_LEAD = rf"{_BLANK}*(?:-{_BLANK}+)*"
_COLON = rf"{_KEY}(?P<before>{_BLANK}*):(?P<after>{_BLANK}+|$)"
_IN_BRACKETS = (
    r"""(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
    rf"""|[\[{{,](?P<lead>{_BLANK}*)(?:[\w-]+(?P<before>{_BLANK}*):(?P<after>{_BLANK}+))?"""
)
_TEXT_BELOW = r"[|>][-+0-9]*\s*(?:#.*)?"


def plain_blanks(source: SourceFile, lines: Sequence[str], above: int) -> Checked[tuple[str, ...]]:
    """Put plain blanks where others would change what is read; the first line is line `above + 1` of the file."""
    if all(line.isascii() for line in lines):
        return Checked(value=tuple(lines))
    problems: list[Diagnostic] = []
    mended = [*lines]
    text_of = -1  # the indent of the key below which lines are text, in a block of | or >
    for row, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if text_of >= 0 and (indent > text_of or not line.strip()):
            places = frozenset(found.start() for found in re.finditer(_NOWHERE, line))
        else:
            places = frozenset(_misplaced(line))
            text_of = indent if ("|" in line or ">" in line) and re.fullmatch(_TEXT_BELOW, _value(line)) else -1
        if places:
            problems += _told(source, above + row + 1, line, places)
            mended[row] = _mended(line, places)
    return Checked(value=tuple(mended), problems=tuple(problems))


def _misplaced(line: str) -> Iterator[int]:
    """Yield where blanks stand that YAML does not take for any: before and after key, colon and dash."""
    if line.isascii():
        return
    yield from (found.start() for found in re.finditer(_NOWHERE, line))
    lead = re.match(_LEAD, line)
    start = lead.end() if lead else 0
    spans = [(0, start)]
    colon = re.compile(_COLON).match(line, start)
    if colon:
        spans += [colon.span("before"), colon.span("after")]
        start = colon.end()
    if line[start : start + 1] in {"[", "{"}:
        for found in re.compile(_IN_BRACKETS).finditer(line, start):
            spans += [found.span(name) for name in ("lead", "before", "after") if found[name]]
    yield from (found.start() for left, right in spans for found in re.compile(_FOREIGN).finditer(line, left, right))


def _value(line: str) -> str:
    lead = re.match(_LEAD, line)
    colon = re.compile(_COLON).match(line, lead.end() if lead else 0)
    return line[colon.end() if colon else lead.end() if lead else 0 :]


def _mended(line: str, places: frozenset[int]) -> str:
    # What has no width is no blank where a line is indented; behind that a blank in its place keeps the columns.
    lead = re.match(_LEAD, line)
    indent = lead.end() if lead else 0
    marks = {i: "" if i < indent and _is_nothing(line[i]) else " " for i in places}
    return "".join(marks.get(i, character) for i, character in enumerate(line))


def _told(source: SourceFile, number: int, line: str, places: frozenset[int]) -> Iterator[Diagnostic]:
    """Yield one problem for each run of places."""
    for start in (i for i in sorted(places) if i - 1 not in places):
        length = next(n for n in range(1, len(line) + 1) if start + n not in places)
        code = f"U+{ord(line[start]):04X}"
        if _is_nothing(line[start]):
            message, hint = (
                f"{code}, an invisible character, stands in front matter",
                "delete it and type a blank or a new line",
            )
        else:
            name = unicodedata.name(line[start]).casefold()
            message, hint = f"a {name} ({code}) stands where a plain blank belongs", "delete it and type a blank"
        yield Diagnostic(code="E115", span=source.span(number, start + 1, length), message=message, hint=hint)


def _is_nothing(character: str) -> bool:
    return unicodedata.category(character) != "Zs"
