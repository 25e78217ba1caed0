"""Every text in a value that is its writer's: all that pages could say in their words, whatever its field is called.

In: frozen values. Out: their texts, and what of them is no text as it would be written. Places in files are left out, and
what the program says of its own: its markup, the names of its kinds and fields, what config ships.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from functools import cache
from html import unescape
from typing import get_args

from msgspec import Struct

from perfmirror_ssg.audience.rich import words_in_html
from perfmirror_ssg.audience.ways import NAMELESS
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.model import Audience, Link, RichText
from perfmirror_ssg.slugs import EMPTY

_SILENT = frozenset({"path", "source", "words", "charts", "language", "output"})
"""Fields that say where something stands in the site folder, what a text beside says too, and of config what no page says."""

# In our own HTML every `<` begins a tag; of what stands in one, these are the writer's.
_ATTRIBUTE = re.compile(r' (?:title|alt|href|src|id|data-[a-z-]+)="([^"]*)"')
_NAMELESS = re.compile(rf"(?i:{'|'.join(NAMELESS.values())})(?:-\d+)?")
_OUR_ANCHOR = re.compile(rf"#?(?:\^(?:block|fn)\.\d+|fnref\.\d+|{EMPTY}(?:-\d+)?)")


def texts_of(value: object) -> Iterator[str]:
    """Yield every text in a value that is its writer's, however deep; numbers as they would be written."""
    return (text for text in _texts(value) if text not in ours() and not _is_nameless(text))


@cache
def ours() -> frozenset[str]:
    """Return the texts that are the program's own where they are all that is said: nobody is meant by them."""
    fields = (field for kind in KINDS for field in kind.fields.values())
    chosen = (text for field in fields for text in (field.name, *field.choices))
    named = (text for kind in KINDS for text in (kind.name, kind.key, *kind.statuses))
    return frozenset((*_texts(read_config(None).value), *chosen, *named, *get_args(Audience)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Fraction | int | float):
        yield str(value)
    else:
        for held in _within(value):
            yield from _texts(held)


def _within(value: object) -> Iterator[object]:
    match value:
        case Span() | Enum():
            pass
        case RichText():
            yield "".join(words_in_html(part) if isinstance(part, str) else _label(part) for part in value.parts)
            yield from (held for part in value.parts for held in (_of_tags(part) if isinstance(part, str) else _of_link(part)))
        case Struct():
            yield from (getattr(value, name) for name in value.__struct_fields__ if name not in _SILENT)
        case Mapping():
            yield from value
            yield from value.values()
        case tuple() | list() | frozenset():
            yield from value


def _of_tags(html: str) -> Iterator[str]:
    """Yield what tags say; what stands between them is in the plain text."""
    said = (unescape(found) for found in _ATTRIBUTE.findall(html))
    return (text for text in said if not _OUR_ANCHOR.fullmatch(text))


def _label(link: Link) -> str:
    """Return the words of a link that its writer gave it; a sign, where there are none: no name runs over it."""
    return "…" if not link.label or _is_nameless(link.label) else link.label


def _of_link(link: Link) -> Iterator[str]:
    """Yield the place that a link leads to; what is shared of that has its own name."""
    if not _OUR_ANCHOR.fullmatch(link.fragment):
        yield link.fragment


def _is_nameless(name: str) -> bool:
    return _NAMELESS.fullmatch(name) is not None
