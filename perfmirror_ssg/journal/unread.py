"""What could not be read whole, so that nobody is told that it does not exist: one mistake makes one problem.

In: the texts of files with errors. Out: the ids they seem to open, and their own names.
"""

import posixpath
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

# An id that does not begin its item opens a record; so does `id:` in the front matter, and `id =` in config.
_OPENED = re.compile(r"""(?:\bid(?::|[ \t]*=)[ \t]*["']?|\S[ \t]+\^)([\w-]+)""")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?")


class Unread(Struct, frozen=True, kw_only=True):
    """Ids that may be opened, and notes that exist, in files with errors."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """Names of notes, case-folded: `2026-w20`, `pages/values` and `values`."""


def unread_in(files: Mapping[str, str]) -> Unread:
    """Look through files with errors, by path from the site folder."""
    lines = (_ITEM.sub("", line, count=1) for text in files.values() for line in text.split("\n"))
    return Unread(
        ids=frozenset(id_ for line in lines for id_ in _OPENED.findall(line)),
        names=frozenset(name for path in files for name in note_names(path)),
    )


@lru_cache(maxsize=1 << 14)
def note_names(path: str) -> tuple[str, ...]:
    """Return the names of a note: its path below the journal and its file name, without `.md`, case-folded."""
    whole = unicodedata.normalize("NFC", below_journal(path)).removesuffix(".md").casefold()
    return tuple(dict.fromkeys((whole, posixpath.basename(whole))))


def below_journal(path: str) -> str:
    """Return a path from the site folder as it is below the journal."""
    return path.removeprefix("./").removeprefix("journal/")
