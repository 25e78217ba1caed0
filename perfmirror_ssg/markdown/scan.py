"""What the inline rules need to know about the text they read, and what they find in it.

One `Scan` lives in the parser's environment while one text is read; the parser itself holds no state.
"""

import re
from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.kinds import KINDS, Field, Kind
from perfmirror_ssg.markdown.places import Locate

ALL_FIELDS: Mapping[str, Field] = {name: row for kind in KINDS for name, row in kind.fields.items()}
"""Every field of every kind; a key means the same type in each."""


class Mode(Enum):
    """What a text is, and so what fields and ids mean in it."""

    VALUE = "a text of the front matter or of a field"
    PROSE = "prose"
    TITLE = "the first line of a record"
    DETAIL = "the rest of a record"


class Scan(Struct, kw_only=True):
    """One text while it is read."""

    mode: Mode
    locate: Locate
    kind: Kind | None = None
    """Of the record; None under `Updates` and outside records."""
    problems: list[Diagnostic] = []
    comments: int = 0
    closings: dict[int, int] | None = None
    """The text's brackets with those that close them, once they were asked for."""
    inert: bool = False
    """Inside an image's description: only comments are looked for."""

    @property
    def in_record(self) -> bool:
        """Whether inline fields are read here."""
        return self.mode is Mode.TITLE or self.mode is Mode.DETAIL

    @property
    def keys(self) -> Mapping[str, Field]:
        """The fields the record may have."""
        return self.kind.fields if self.kind else ALL_FIELDS

    def report(self, code: str, start: int, length: int, message: str, hint: str = "", related: tuple[Span, ...] = ()) -> None:
        """Note a problem at an offset of the text."""
        span = self.locate(start, length)
        self.problems.append(Diagnostic(code=code, span=span, message=message, hint=hint, related=related))


def folded_key(key: str) -> str:
    """Return a field's key as the table of kinds has it: lower case, blank and `_` as `-`."""
    return re.sub(r"[\s_-]+", "-", key.strip().casefold())
