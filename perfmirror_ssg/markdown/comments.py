"""Comments: `%%…%%` and `<!--…-->`, which reach no output.

In: text, or the lines from one on. Out: where a comment begins and how far it goes. A comment closes on its own line, or
begins a line and runs to a line that ends in its closer. Code is not our concern here: the parser does not ask about it.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

CLOSERS = {"%%": "%%", "<!--": "-->"}

_OPENER = re.compile(r"%%|<!--")


class Extent(Struct, frozen=True, kw_only=True):
    """Whole lines that are a comment: how many, whether it closes, and where text stands after its closer."""

    lines: int
    closed: bool = True
    after: int | None = None
    """Offset in the last line of the text after the closer."""


def opener_at(text: str, start: int) -> str:
    """Return the opener that stands at `start`, or an empty text."""
    found = _OPENER.match(text, start)
    return found[0] if found else ""


def whole_lines(lines: Iterable[str]) -> Extent | None:
    """Measure the comment that the first of `lines` begins with, if it takes whole lines.

    None: no comment, or one with text beside it on its line, which is left to the text's own rules.
    """
    rest = iter(lines)
    first = next(rest, "").strip(" \t")
    opener = opener_at(first, 0)
    if not opener:
        return None
    if CLOSERS[opener] in first[len(opener) :]:
        return Extent(lines=1) if _only_comments(first) else None
    number = 1
    for line in rest:
        number += 1
        found = line.find(CLOSERS[opener])
        if found >= 0:
            end = found + len(CLOSERS[opener])
            blanks = len(line[end:]) - len(line[end:].lstrip(" \t"))
            return Extent(lines=number, after=end + blanks if line[end:].strip(" \t") else None)
    return Extent(lines=number, closed=False)


def _only_comments(line: str) -> bool:
    while opener := opener_at(line, 0):
        _, closer, after = line[len(opener) :].partition(CLOSERS[opener])
        if not closer:
            return False
        line = after.lstrip(" \t")
    return not line


def after_hint(line: int) -> str:
    """Say what to do about text after the end of a comment that begins on a line of the file, perhaps by mistake."""
    return (
        f"the comment begins on line {line}: move the text to a line of its own, or put \\ before that opener to make it text"
    )
