"""What an importer gives: the weeks and the configuration of a journal, as text, and what people must know about them.

Nothing here reads or writes. Each text names, in a comment of its head, the importer and a digest of all the rest of it, so
that a later import can tell a file that was edited from one that stands as it was made.
"""

import hashlib
import re

from msgspec import Struct

from perfmirror_ssg.weeks import Week

_MARK = re.compile(r"^# imported from ([a-z-]+), ([0-9a-f]{16}): .*\n", re.MULTILINE)
_WORDS = "once you edit this file, a later import leaves it alone"


class Imported(Struct, frozen=True, kw_only=True):
    """A journal made of somebody else's file."""

    weeks: tuple[tuple[Week, str], ...]
    """Oldest first, each week once, with the text of its file."""
    empty: tuple[tuple[Week, str], ...] = ()
    """Weeks that are known, and of which nothing is said (any more), with the text of a file that says nothing."""
    config: str
    """The text of config.toml."""
    kept: tuple[tuple[Week, str], ...] = ()
    """What counts nothing and stands beside in the file of a week, each with why."""
    left: tuple[str, ...]
    """What is not imported, each with why."""
    remarks: tuple[str, ...]
    """What was decided, and may surprise."""


def marked(source: str, head: str, rest: str) -> str:
    """Return `head` and `rest` with the comment between them that names the source and the digest of both."""
    return f"{head}# imported from {source}, {_digest(head + rest)}: {_WORDS}\n{rest}"


def source_of(text: str) -> str:
    """Return the importer that a text names in its head, edited since or not; nothing for none."""
    found = _MARK.search(text.replace("\r\n", "\n"))
    return found[1] if found else ""


def is_untouched(text: str) -> bool:
    """Whether a text stands as an import made it; line ends may have been changed by a checkout."""
    text = text.replace("\r\n", "\n")
    found = _MARK.search(text)
    return found is not None and found[2] == _digest(text[: found.start()] + text[found.end() :])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
