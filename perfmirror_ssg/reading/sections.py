"""Log sections: which headings are open at a place of a body, and the kind its items have.

In: headings one by one, with their level and words. Out: the innermost kind, and what to say of a section that closes.
"""

from collections.abc import Mapping

from msgspec import Struct

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.kinds import KIND, Kind
from perfmirror_ssg.model import RichText


class Open(Struct, kw_only=True):
    """A heading whose section is open; `name` is a kind's, `updates`, or None when it only groups."""

    level: int
    name: str | None
    words: RichText
    span: Span
    has_text: bool = False
    has_items: bool = False

    @property
    def kind(self) -> Kind | None:
        """The kind of the items; None under `Updates`."""
        return KIND.get(self.name or "")


class Sections:
    """The headings open at a place, outermost first."""

    def __init__(self, headings: Mapping[str, str]) -> None:
        self._names = headings
        self._open: list[Open] = []
        self.log: Open | None = None
        """The innermost log section, if one is open."""

    def enter(self, heading: Open) -> list[Open]:
        """Open a heading's section; return the log sections that end there."""
        ended = self.leave(heading.level)
        self._open.append(heading)
        self.log = heading if heading.name else self.log
        return ended

    def leave(self, level: int = 0) -> list[Open]:
        """Close every section of this level and deeper; return the log sections among them."""
        ended = [heading for heading in self._open if heading.level >= level and heading.name]
        self._open = [heading for heading in self._open if heading.level < level]
        self.log = next((heading for heading in reversed(self._open) if heading.name), None)
        return ended

    @property
    def subheading(self) -> RichText | None:
        """The innermost heading inside the log section."""
        innermost = self._open[-1] if self._open else None
        return innermost.words if innermost and not innermost.name else None
