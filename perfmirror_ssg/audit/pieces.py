"""One file of an output, unfolded: every line of it, and every line of what is encoded in it, some layers deep.

In: bytes. Out: lines with the disguises they were found under, the bytes of each layer, and what could not be opened.
A line that an earlier file had is not given again: most of a site is the same on every page.
"""

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from perfmirror_ssg.audit.containers import LARGEST, TooMuchError, printed
from perfmirror_ssg.audit.encodings import ENCODINGS, Encoding

DEPTH = 3
"""Disguises within each other that are taken off; the same text laid out otherwise is not counted."""

_SHORTEST = 12
"""Bytes below which nothing is looked for in what is no text."""

_ODD = re.compile(r"[\0-\x08\x0e-\x1f]")
"""Signs that no text has, and bytes of another kind may have though they can be read as text."""

_OF_TEXT = tuple(encoding for encoding in ENCODINGS if encoding.of is str)
_OF_BYTES = tuple(encoding for encoding in ENCODINGS if encoding.of is bytes)

Chain = tuple[str, ...]
"""Names of disguises, the outermost first."""


class Kind(Enum):
    """How much a word of a line weighs."""

    TEXT = "text"
    MARKUP = "markup"
    """Between tags, in scripts: full of short names that mean nothing."""
    NOISE = "noise"
    """Letters in bytes that are no text: short words come about by chance."""


class Line(Struct, frozen=True, kw_only=True):
    """One line, as it is to be read."""

    text: str
    kind: Kind
    chain: Chain


class Blob(Struct, frozen=True, kw_only=True):
    """The bytes of a file, or of one in it."""

    data: bytes
    chain: Chain


class Unread(Struct, frozen=True, kw_only=True):
    """What could not be looked into, and why."""

    why: str
    chain: Chain


Piece = Line | Blob | Unread


class Unfolding:
    """What was already given."""

    def __init__(self) -> None:
        self._given: set[int] = set()
        self._left = 0

    def file(self, data: bytes) -> Iterator[Piece]:
        """Yield the pieces of a file."""
        self._left = LARGEST * 2 + len(data) * 8
        yield from self._bytes(data, ())

    def name(self, name: str) -> Iterator[Piece]:
        """Yield the pieces of a file's name."""
        self._left = LARGEST
        yield from self._text(name, ("the file's name",), 1)

    def _bytes(self, data: bytes, chain: Chain, depth: int = 0) -> Iterator[Piece]:
        yield Blob(data=data, chain=chain)
        text, sure = _as_text(data, decoded=depth > 0)
        if text is not None:
            yield from self._text(text, chain, depth)
        if sure and not _ODD.search(text or ""):
            return
        if not sure and len(data) >= _SHORTEST:
            beside = "beside a picture" in chain
            yield from self._lines(printed(data), Kind.TEXT if beside else Kind.NOISE, chain, DEPTH)
        yield from self._decoded(data, _OF_BYTES, chain, depth)

    def _text(self, text: str, chain: Chain, depth: int, laid_by: Encoding | None = None) -> Iterator[Piece]:
        markup = ("<" in text or "{" in text) and not (laid_by and laid_by.bares)
        yield from self._lines(text, Kind.MARKUP if markup else Kind.TEXT, chain, depth, laid_out=laid_by is not None)
        whole = [encoding for encoding in _OF_TEXT if encoding.whole and not laid_by]
        yield from self._decoded(text, whole, chain, depth)

    def _lines(self, text: str, kind: Kind, chain: Chain, depth: int, *, laid_out: bool = False) -> Iterator[Piece]:
        # What is encoded within a line stood there before it was laid out otherwise; only signs may hide what was parted.
        by_line = [encoding for encoding in _OF_TEXT if not encoding.whole and (not laid_out or encoding.of_signs)]
        for line in text.split("\n"):
            known = hash((line, kind, depth))
            if known in self._given or not line or line.isspace():
                continue
            self._given.add(known)
            yield Line(text=line, kind=kind, chain=chain)
            yield from self._decoded(line, by_line, chain, depth)

    def _decoded(
        self, found: str | bytes, encodings: list[Encoding] | tuple[Encoding, ...], chain: Chain, depth: int
    ) -> Iterator[Piece]:
        for encoding in encodings:
            if (depth >= DEPTH and not encoding.lays_out) or encoding.gate not in found:  # type: ignore[operator]
                continue
            try:
                for inner in encoding.decode(found):
                    yield from self._inner(inner, encoding, chain, depth)
            except TooMuchError as error:
                yield Unread(why=str(error), chain=(*chain, encoding.name))

    def _inner(self, inner: str | bytes, encoding: Encoding, chain: Chain, depth: int) -> Iterator[Piece]:
        same = encoding.lays_out
        known = hash((inner, depth, same))
        if known in self._given:
            return
        self._given.add(known)
        self._left -= 0 if same else len(inner)
        if self._left < 0:
            raise TooMuchError("what is encoded in it has no end")
        if isinstance(inner, bytes):
            yield from self._bytes(inner, (*chain, encoding.name), depth + 1)
        else:
            yield from self._text(inner, (*chain, encoding.name), depth + (not same), encoding if same else None)


def _as_text(data: bytes, *, decoded: bool) -> tuple[str | None, bool]:
    """Return bytes as the text that they are, or may be, and whether they surely are."""
    try:
        text = data.decode("utf-8-sig")
        sure = not decoded or _is_likely(text)
    except UnicodeDecodeError:
        text, sure = data.decode("cp1252", "replace"), False
    return (text, sure) if sure or _is_likely(text) else (None, False)


def _is_likely(text: str) -> bool:
    start = text[:4096]
    return sum(c.isprintable() or c in "\t\r\n\0" for c in start) - start.count("\ufffd") >= len(start) * 0.9
