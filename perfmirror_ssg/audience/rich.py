"""Rich text as an audience sees it: its people by their aliases, its links only to what is shared as well.

In: rich text, a judge of its links, what its anchors are called now. Out: rich text, with its plain form made anew from what
is left. What no reader would see, as the words behind the language of a piece of code, is left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape
from types import MappingProxyType

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.anchors import FOOTNOTE, Anchor, reanchored
from perfmirror_ssg.markdown.html import plain_text
from perfmirror_ssg.model import Link, RichText

Judge = Callable[[Link], Link | str]
"""Tells what becomes of a link: one to what is shared, or the words to stand in its place."""

_NO_WORDS = re.compile(r'<a [^>]*class="footnote-back"[^>]*>.*?</a>')
_BREAKS = re.compile(r"</?(?:p|li|ul|ol|h[1-6]|blockquote|pre|tr|table|div|section|aside|br|hr)\b[^>]*>")
_CELLS = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_TITLE = re.compile(r'<[^<>]* title="([^"]*)"[^<>]*>')
_UNSEEN = re.compile(r'(?<=<code)(?: data-(?:lang|info)="[^"]*")+(?=>)')

NO_ANCHORS: Mapping[str, Anchor] = MappingProxyType({})


def narrowed_text(text: RichText, judge: Judge, aliases: Aliases, anchors: Mapping[str, Anchor] = NO_ANCHORS) -> RichText:
    """Return a text with every link judged, every person under an alias, and its anchors as they are called now."""
    judged = (_judged(part, judge) if isinstance(part, Link) else _seen(part, anchors) for part in text.parts)
    parts = tuple(part if isinstance(part, Link) else aliases.html(part) for part in _joined(judged))
    return RichText(parts=parts, plain=plain_text("".join(map(_words, parts))))


def plain_rich(words: str) -> RichText:
    """Return words as rich text without markup."""
    return RichText(parts=(escape(words, quote=False),) if words else (), plain=words)


def _seen(html: str, anchors: Mapping[str, Anchor]) -> str:
    return reanchored(_UNSEEN.sub("", html), anchors)


def _judged(link: Link, judge: Judge) -> Link | str:
    found = judge(link)
    return found if isinstance(found, Link) else escape(found, quote=False)


def _joined(parts: Iterable[Link | str]) -> Iterator[Link | str]:
    """Put together what stands side by side: a name may run from a text into the words of a link that is none any more."""
    run = ""
    for part in parts:
        if isinstance(part, Link):
            if run:
                yield run
            run = ""
            yield part
        else:
            run += part
    if run:
        yield run


def _words(part: Link | str) -> str:
    if isinstance(part, Link):
        return "" if part.fragment.startswith(FOOTNOTE) else part.written
    return words_in_html(part)


def words_in_html(html: str) -> str:
    """Return the words of our own HTML, its lines apart."""
    titled = _TITLE.sub(r" \1 \g<0>", _NO_WORDS.sub("", html))
    broken = _CELLS.sub(" ", _BREAKS.sub("\n", titled))
    return unescape(_TAG.sub("", broken))
