"""The lines of a body as a person would read them: without comments, and without what links lead to.

In: Markdown text. Out: rows, of code or not; their words. By signs alone: no Markdown is parsed here.
"""

import html
import itertools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

_FENCE = re.compile(r"((?:[-*+>]|\d+[.)]|\s)*)(`{3,}|~{3,})[^`\n]*$")
_COMMENTS = (("%%", "%%"), ("<!--", "-->"))
_CODED = r"(?<!`)(?P<ticks>`+)(?!`).{0,2000}?(?<!`)(?P=ticks)(?!`)|\\."
_COMMENT = re.compile(rf"(?P<kept>{_CODED})|%%.*?%%|<!--.*?-->")
_LEADS = re.compile(
    rf"""(?P<kept>{_CODED})
    | !?\[\[[^\[\]|]*(?:\|(?P<label>[^\[\]]*))?\]\]                      # [[where|label]]
    | \[(?:supersedes|again[-_ ]of)\s*::[^\]]*\]                         # [supersedes:: which]
    | (?P<link>\]\()(?:<[^<>\n]*>|(?!\w[\w+.-]*:)[^()\s]*)               # [label](where
    | ^\[(?!\^)[^\[\]]+\]:(?:[ \t]*(?!\w[\w+.-]*:)\S+(?=\s|$))?                # [name]: where
    | (?P<mark>\]?)\[(?P<name>[^\[\]]*)\]                                # [label][name], [^name]
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_SIGNS = re.compile(r"[*~`]+|\\(?=[^\w\s])|\]\([^()]*\)|\]\[[^\[\]]*\]")
_DEFINED = re.compile(r"^\[([^\[\]]+)\]:", re.MULTILINE)


class Row(Struct, frozen=True, kw_only=True):
    """One line without its comments."""

    text: str
    code: bool = False
    """Whether it stands in a fence, where signs mean themselves."""


def rows_of(body: str) -> Iterator[Row]:
    """Yield the lines of a body; what stands behind the beginning of a fence is not among them."""
    fence, closer = "", ""
    for line in body.split("\n"):
        if fence and line.startswith(":::") and not fence.startswith(("`", "~")):
            # A fence within an item ends with it, and no line of it begins at the edge.
            fence = ""
        if fence:
            ended = _ends(line, fence.lstrip("-*+>.)0123456789 \t"))
            yield Row(text="" if ended else line, code=True)
            fence = "" if ended else fence
        elif closer:
            closer = "" if line.rstrip().endswith(closer) else closer
        elif found := _FENCE.match(line):
            fence = found[0][: found.end(2)]
            yield Row(text=found[1] + "`", code=True)
        elif closer := _left_open(line):
            continue
        else:
            yield Row(text=_COMMENT.sub(lambda found: found["kept"] or "", line))


def said(rows: Sequence[Row]) -> str:
    """Return the words of rows, without what links lead to: that may be withheld though the link is not."""
    parts = ((code, "\n".join(row.text for row in run)) for code, run in itertools.groupby(rows, lambda row: row.code))
    known = frozenset(name for row in rows if not row.code for name in _DEFINED.findall(row.text))
    return "\n".join(text if code else _LEADS.sub(lambda found: _shown(found, known), text) for code, text in parts)


def as_shown(text: str) -> Iterator[str]:
    """Yield a text as it may stand on a page: as written, without signs of emphasis, escapes and links, and as an anchor."""
    yield text
    plain = html.unescape(_SIGNS.sub("", text))
    yield plain
    yield re.sub(r"[^\w\s-]", "", plain)


def _shown(found: re.Match[str], known: frozenset[str]) -> str:
    if found["name"] is not None:
        led = found["name"] in known and (found["mark"] or found["name"].startswith("^"))
        return found["mark"] if led else found[0]
    return found["kept"] or found["label"] or found["link"] or " "


def _ends(line: str, fence: str) -> bool:
    bare = line.strip(" \t>")
    return len(bare) >= len(fence) and set(bare) == {fence[0]}


def _left_open(line: str) -> str:
    """Return what ends the comment that a line begins and does not end; nothing when it begins none."""
    begun = line.lstrip()
    found = (closer for opener, closer in _COMMENTS if begun.startswith(opener) and closer not in begun[len(opener) :])
    return next(found, "")
