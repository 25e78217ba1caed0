"""Rich text without the headings that nothing stands under: a template half filled in shows what was said.

In: the rich texts of one page, in their order. Out: as many; what links to a heading left out still finds its place.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.model import RichText

# No text holds U+0000: Markdown knows none. Here it begins the mark of a link, and the mark of where one text ends.
_LINK, _END = "\0link", "\0end"
_HEADING = re.compile(r"<h([1-6])([^<>]*)>.*?</h\1>", re.DOTALL)
_ID = re.compile(r' id="([^"]*)"')
_TAG = re.compile(r"<(?!img\b)[^<>]*>")


class _Stretch(Struct, frozen=True, kw_only=True):
    """A heading, and whether anything is said by it, or between it and the next."""

    found: re.Match[str]
    level: int
    filled: bool


def told(texts: Sequence[RichText]) -> tuple[RichText, ...]:
    """Leave out each heading without a word below it, where a lesser heading with words is one of them."""
    html = _joined(texts)
    stretches = tuple(_stretches(html))
    for place in range(len(stretches) - 1, -1, -1):
        if not _is_told(stretches, place):
            found = stretches[place].found
            html = f"{html[: found.start()]}{_anchor(found)}{html[found.end() :]}"
    return tuple(_again(text, part) for text, part in zip(texts, html.split(_END)[: len(texts)], strict=True))


def told_anchors(texts: Sequence[RichText]) -> frozenset[str]:
    """Return the anchors of the headings that `told` leaves."""
    stretches = tuple(_stretches(_joined(texts)))
    opened = (_ID.search(each.found[2]) for place, each in enumerate(stretches) if _is_told(stretches, place))
    return frozenset(named[1] for named in opened if named)


def _joined(texts: Sequence[RichText]) -> str:
    return _END.join("".join(part if isinstance(part, str) else _LINK for part in text.parts) for text in texts)


def _stretches(html: str) -> Iterator[_Stretch]:
    headings = tuple(_HEADING.finditer(html))
    ends = [*(heading.start() for heading in headings), len(html)][1:]
    for found, end in zip(headings, ends, strict=True):
        below = _TAG.sub("", html[found.end() : end].replace(_END, ""))
        # A heading that is a link says more than its words.
        yield _Stretch(found=found, level=int(found[1]), filled=bool(below.strip()) or _LINK in found[0])


def _is_told(stretches: Sequence[_Stretch], place: int) -> bool:
    own = stretches[place]
    below = takewhile(lambda each: each.level > own.level, stretches[place + 1 :])
    return own.filled or any(each.filled for each in below)


def _anchor(heading: re.Match[str]) -> str:
    named = _ID.search(heading[2])
    return f"<span{named[0]}></span>" if named else ""


def _again(text: RichText, html: str) -> RichText:
    links = iter(text.links)
    first, *rest = html.split(_LINK)
    parts = (first, *(part for each in rest for part in (next(links), each)))
    return replace(text, parts=tuple(part for part in parts if part))
