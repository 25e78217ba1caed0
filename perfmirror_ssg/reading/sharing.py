"""Shared passages of a body: `::: share`, `::: share public` and `:::`, each alone on its line.

In: the marker lines of one body. Out: the passages they make, and what is wrong with them. What does not pair is not shared.
"""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.model import Audience

_OPENER = re.compile(r":::[ \t]+share(?:[ \t]+(public))?")


class Marker(Struct, frozen=True, kw_only=True):
    """A line that begins with `:::`, with its number in the file."""

    line: int
    text: str
    span: Span


class Passage(Struct, frozen=True, kw_only=True):
    """Lines between an opener and its closer, both included, and who may see them."""

    first: int
    last: int
    audience: Audience


def pair(markers: Iterable[Marker]) -> tuple[tuple[Passage, ...], list[Diagnostic]]:
    """Pair openers with closers."""
    passages: list[Passage] = []
    problems: list[Diagnostic] = []
    opened: Marker | None = None
    doubtful = False
    for marker in markers:
        if marker.text == ":::":
            if opened:
                passages.append(Passage(first=opened.line, last=marker.line, audience=_audience(opened)))
            elif not doubtful:
                problems.append(_unpaired(marker, '":::" closes nothing', 'write "::: share" where the passage begins'))
            opened, doubtful = None, False
        elif _OPENER.fullmatch(marker.text):
            problems += _unclosed(opened)
            opened = marker
        else:
            problems.append(_unknown(marker))
            opened, doubtful = None, True
    return tuple(passages), [*problems, *_unclosed(opened)]


def passage_at(passages: Sequence[Passage], line: int) -> Passage | None:
    """Return the passage that holds a line."""
    return next((passage for passage in passages if passage.first <= line <= passage.last), None) if passages else None


def _audience(opener: Marker) -> Audience:
    return "public" if opener.text.endswith("public") else "coach"


def _unclosed(opened: Marker | None) -> list[Diagnostic]:
    return [_unpaired(opened, f'"{opened.text}" is not closed', 'write ":::" alone where it ends')] if opened else []


def _unpaired(marker: Marker, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code="E264", span=marker.span, message=message, hint=hint)


def _unknown(marker: Marker) -> Diagnostic:
    hint = 'write "::: share" (for the coach) or "::: share public"; what is not shared needs no mark'
    return Diagnostic(code="E263", span=marker.span, message=f'"{marker.text}" is no sharing mark', hint=hint)
