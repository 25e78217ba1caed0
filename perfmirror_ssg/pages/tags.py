"""Tags: an index, and a page for each with the weeks and documents that carry it.

In: an edition. Out: one `TagsView`, and one `TagView` per tag; tags of the same words are one.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.model import Document
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page
from perfmirror_ssg.pages.places import Ref, document_path
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import number
from perfmirror_ssg.weeks import Week

PATH = "tags.html"


class TagsView(Struct, frozen=True, kw_only=True):
    """What the index shows."""

    path: str = PATH
    title: str = "Tags"
    menu: str = "Pages"
    tags: tuple[Ref, ...]
    """By name, with their counts."""


class TagView(Struct, frozen=True, kw_only=True):
    """What the page of a tag shows."""

    path: str
    title: str
    menu: str = "Pages"
    tally: str
    weeks: tuple[WeekLine, ...]
    """Newest first."""
    documents: tuple[Ref, ...]


class _Tagged(Struct, kw_only=True):
    name: str
    weeks: list[Week] = []
    documents: list[Document] = []

    @property
    def tally(self) -> str:
        counts = (number(len(self.weeks), "week"), number(len(self.documents), "page"))
        return ", ".join(count for count in counts if not count.startswith("0 "))


def index_views(edition: Edition) -> Iterator[TagsView]:
    """Yield the index."""
    tagged = sorted(_tagged(edition).items(), key=lambda item: item[1].name.casefold())
    yield TagsView(tags=tuple(Ref(path=path, text=found.name, note=found.tally) for path, found in tagged))


def views(edition: Edition) -> Iterator[TagView]:
    """Yield the page of every tag."""
    for path, found in _tagged(edition).items():
        write = writer(path, edition.report.journal.links)
        yield TagView(
            path=path,
            title=f"Tag: {found.name}",
            tally=found.tally,
            weeks=tuple(week_line(edition, week, write) for week in reversed(found.weeks)),
            documents=tuple(Ref(path=document_path(d), text=d.title.plain) for d in found.documents),
        )


def _tagged(edition: Edition) -> dict[str, _Tagged]:
    tagged: dict[str, _Tagged] = {}
    for week in edition.pages:
        entry = edition.slots[week].entry
        for tag in dict.fromkeys(entry.tags if entry else ()):
            found = tagged.setdefault(edition.tags[tag], _Tagged(name=tag))
            found.weeks += [] if week in found.weeks[-1:] else [week]
    for document in edition.report.journal.documents:
        for tag in document.tags:
            found = tagged.setdefault(edition.tags[tag], _Tagged(name=tag))
            found.documents += [] if document in found.documents[-1:] else [document]
    return tagged


INDEX = Page(name="tags", template="tags.html", views=index_views, menu="Pages", label="Tags", entry=lambda _: PATH)
PAGE = Page(name="tag", template="tag.html", views=views)
