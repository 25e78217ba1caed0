"""Links both ways: what a wikilink means, and which weeks, records and documents mention a thing.

In: entries, documents and records. Out: a `Links` value; an unresolved link is a warning with its place.
"""

from collections.abc import Mapping

from msgspec import Struct

from perfmirror_ssg.model import Link


class Target(Struct, frozen=True, kw_only=True):
    """Where a link leads: a page of the site (`weeks/2026-W20.html`), an anchor in it or "", and what to call it."""

    path: str
    anchor: str
    title: str

    @property
    def href(self) -> str:
        """Path from the root of the site, with its anchor."""
        return f"{self.path}#{self.anchor}" if self.anchor else self.path


class Attachment(Struct, frozen=True, kw_only=True):
    """An image or other file an entry refers to: its path from the site folder and its name in the site."""

    source: str
    path: str


class Mention(Struct, frozen=True, kw_only=True):
    """A place that links to something: the page it is on, and what to call it."""

    path: str
    anchor: str
    title: str


class Links(Struct, frozen=True, kw_only=True):
    """All links of the journal, resolved."""

    targets: Mapping[Link, Target | Attachment]
    """By the link as written (its span makes it unique); absent when unresolved."""
    mentions: Mapping[str, tuple[Mention, ...]]
    """Who links here, by the site path of the page (`weeks/…`, `records/…`, `pages/…`), oldest first."""
