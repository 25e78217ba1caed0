"""Lines that may have been meant for something, because their words look alike. They never count: they only suggest.

In: entries, and the words of what they may be evidence of. Out: the few lines that share the most significant words
with it. Rather none than a silly one: two such words at least, from a line the person wrote themselves.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from perfmirror_ssg.model import Entry, RichText, WorkItem
from perfmirror_ssg.weeks import Week

SHARED = 2
"""Significant words that a line shares at the least."""
MOST = 2
"""Lines that are suggested at the most."""

_WORD = re.compile(r"[^\W\d_]{5,}")
_ENDING = re.compile(r"(?<=.{4})(?:ing|ed|es|s|e)$")
_ADDRESS = re.compile(r"\S+://\S+")
_LITTLE = """
about above after again against along always another around because before being below better between could doing early
either enough every everybody everyone first going great having large later least little making might month never nobody
often other others people person place quarter quite rather right second several shall should since small somebody someone
something still taken takes teams their there these thing things third those three through today together towards under until
using wants weeks where which while whole whose within without words worked working works would years"""
_SAYS_LITTLE = frozenset(_LITTLE.split())
"""Words of five letters and more that stand in any text."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A line a person wrote, with its significant words."""

    week: Week
    item: WorkItem | None
    """None: the summary of the week."""
    text: RichText
    words: frozenset[str]


class Likely(Struct, frozen=True, kw_only=True):
    """A line that may have been meant, and the words it shares."""

    week: Week
    item: WorkItem | None
    """None: the summary of the week."""
    text: RichText
    words: tuple[str, ...]
    """Cut to their stems, in alphabetical order."""


def significant(text: str) -> frozenset[str]:
    """Return the words of five letters and more that say something, without their commonest endings."""
    words = _WORD.findall(_ADDRESS.sub(" ", text).casefold())
    return frozenset(_ENDING.sub("", word) for word in words if word not in _SAYS_LITTLE)


def candidates(entries: Iterable[Entry]) -> tuple[Candidate, ...]:
    """Return the summaries of weeks and the notes of their items, of which there was one at least."""
    return tuple(line for entry in entries for line in _lines(entry) if len(line.words) >= SHARED)


def likely(text: str, lines: Iterable[Candidate]) -> tuple[Likely, ...]:
    """Return the lines that share the most words with a text, newest first among equals."""
    wanted = significant(text)
    found = [
        Likely(week=line.week, item=line.item, text=line.text, words=tuple(sorted(shared)))
        for line in lines
        if len(shared := line.words & wanted) >= SHARED
    ]
    # The same note twice in a week is one suggestion.
    apart = {_promise(line): line for line in found}
    return tuple(apart[promise] for promise in sorted(apart, reverse=True)[:MOST])


def _promise(line: Likely) -> tuple[int, Week, str, str]:
    return len(line.words), line.week, line.item.category if line.item else "", line.text.plain


def _lines(entry: Entry) -> Iterator[Candidate]:
    if entry.summary:
        yield Candidate(week=entry.week, item=None, text=entry.summary, words=significant(entry.summary.plain))
    for item in entry.items:
        if item.note and item.happened:
            yield Candidate(week=entry.week, item=item, text=item.note, words=significant(item.note.plain))
