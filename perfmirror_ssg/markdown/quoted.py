"""Rich text as it stands on another page than its own: without its anchors, with its headings further down.

In: rich text and the address of its own page. Out: rich text; links inside its page lead there.
"""

import re

from msgspec.structs import replace

from perfmirror_ssg.model import RichText

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_NAMES = frozenset({"id", "aria-labelledby", "aria-describedby"})
"""Attributes that name an anchor of the page, or are one."""
_LOWEST = 6


def quoted(text: RichText, home: str, deeper: int) -> RichText:
    """Return text to be read elsewhere; `home` is the address of its page, `deeper` the levels that headings go down."""

    def tag(found: re.Match[str]) -> str:
        return f"<{found[1]}{_lowered(found[2], deeper)}{_ATTRIBUTE.sub(attribute, found[3])}>"

    def attribute(found: re.Match[str]) -> str:
        if found[1] in _NAMES:
            return ""
        return f' href="{home}{found[2]}"' if found[1] == "href" and found[2].startswith("#") else found[0]

    return replace(text, parts=tuple(_TAG.sub(tag, part) if isinstance(part, str) else part for part in text.parts))


def _lowered(name: str, deeper: int) -> str:
    level = int(name[1]) if re.fullmatch("h[1-6]", name) else 0
    return f"h{min(_LOWEST, level + deeper)}" if level else name
