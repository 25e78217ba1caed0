"""The YAML between the fences, as a mapping with places.

In: a `SourceFile` and the lines of its fences. Out: a `MappingNode`, or None when there is nothing to read. What cannot
be read costs only the key of the top level under which it stands.
"""

import re
from collections.abc import Sequence

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.reading.blanks import plain_blanks
from perfmirror_ssg.reading.causes import Failure, cause
from perfmirror_ssg.reading.fields_events import distinct, nodes
from perfmirror_ssg.reading.nodes import ListNode, MappingNode
from perfmirror_ssg.reading.source import SourceFile

KIBIBYTE = 1024
LARGEST = 64 * KIBIBYTE
"""Bytes of front matter that are read."""

_BARE_KEY = re.compile(r"\s*[^\s#'\"\[\]{}-][^:#]*:\s*(?:#.*)?")


def read_yaml(source: SourceFile, above: int, below: int) -> Checked[MappingNode | None]:
    """Read the lines between line `above` and line `below` (from 1, both left out)."""
    lines = source.lines[above : below - 1]
    size = len("\n".join(lines).encode())
    if size > LARGEST:
        return Checked(value=None, problems=(_too_large(source, above, size),))
    plain = plain_blanks(source, lines, above)
    whole = _block(source, plain.value, above)
    return Checked(value=whole.value, problems=(*plain.problems, *whole.problems))


def _block(source: SourceFile, lines: Sequence[str], above: int) -> Checked[MappingNode | None]:
    """Read some lines; if that fails, read their parts one by one, and keep those that can be read."""
    whole = _attempt(source, lines, above)
    if whole.value or not whole.problems:
        return whole
    starts = _starts(lines)
    if len(starts) > 1:
        stops = [*starts[1:], len(lines)]
        parts = [_block(source, lines[i:j], above + i) for i, j in zip(starts, stops, strict=True)]
        return _joined(parts, whole)
    head = _attempt(source, lines[:1], above) if len(lines) > 1 and _BARE_KEY.fullmatch(lines[0]) else None
    if head is None or head.value is None:
        return whole
    below = _block(source, lines[1:], above + 1)
    if below.value is None:
        return below
    pairs = ((head.value.pairs[0][0], below.value),)
    return Checked(value=MappingNode(pairs=pairs, span=head.value.span), problems=below.problems)


def _attempt(source: SourceFile, lines: Sequence[str], above: int) -> Checked[MappingNode | None]:
    """Read some lines as one mapping; without a value when that fails, and with the likely cause."""
    built = nodes(source.path, lines, above)
    if isinstance(built, Failure):
        return Checked(value=None, problems=(cause(source.path, lines, above, built),))
    match built.value:
        case MappingNode() as root:
            return Checked(value=root, problems=built.problems)
        case None:
            return Checked(value=None, problems=built.problems)
        case ListNode() as root:
            hint = "write key: value on each line; a list stands under its key"
            problem = Diagnostic(code="E133", span=root.span, message="this is a list, not fields", hint=hint)
            return Checked(value=None, problems=(*built.problems, problem))
        case root:
            failure = Failure(line=root.span.line - above - 1, column=root.span.column - 1)
            return Checked(value=None, problems=(*built.problems, cause(source.path, lines, above, failure)))


def _joined(parts: Sequence[Checked[MappingNode | None]], whole: Checked[MappingNode | None]) -> Checked[MappingNode | None]:
    """Join what was read of the parts; when each is right in itself, the problem is the one of the whole."""
    problems = tuple(problem for part in parts for problem in part.problems) or whole.problems
    read = [part.value for part in parts if part.value]
    if not read:
        return Checked(value=None, problems=problems)
    unique = distinct([pair for mapping in read for pair in mapping.pairs])
    return Checked(value=MappingNode(pairs=unique.value, span=read[0].span), problems=(*problems, *unique.problems))


def _starts(lines: Sequence[str]) -> list[int]:
    """Return where the keys furthest to the left begin; one that closes a bracket or goes on with a list is none."""
    bare = [line.lstrip(" ") for line in lines]
    indents = [len(line) - len(text) for line, text in zip(lines, bare, strict=True) if text and text[0] not in "#\t"]
    left = min(indents, default=0)
    begins = re.compile(rf" {{{left}}}(?:[^\s#\]}}:-]|-\S)")
    return [0, *(i for i, line in enumerate(lines) if i and begins.match(line))]


def _too_large(source: SourceFile, above: int, size: int) -> Diagnostic:
    return Diagnostic(
        code="E114",
        span=source.span(above, 1, 3),
        message=f"the front matter has {size // KIBIBYTE} KiB; {LARGEST // KIBIBYTE} KiB are read",
        hint="move long texts below the second ---",
    )
