"""Tags: an index, and a page for each with the weeks and documents that carry it.

In: an edition. Out: one `TagsView`, and one `TagView` per tag; tags of the same words are one.
"""

from msgspec import Struct

from perfmirror_ssg.pages.edition import Edition, Tagged
from perfmirror_ssg.pages.page import Page, alone, always
from perfmirror_ssg.pages.places import Ref, document_path
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import number

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


def index_view(edition: Edition, _: None = None) -> TagsView:
    """Return the index."""
    tagged = sorted(edition.tagged.values(), key=lambda found: found.name.casefold())
    return TagsView(tags=tuple(Ref(path=found.path, text=found.name, note=_tally(found)) for found in tagged))


def view(edition: Edition, found: Tagged) -> TagView:
    """Return the page of a tag."""
    write = writer(found.path, edition.report.journal.links)
    return TagView(
        path=found.path,
        title=f"Tag: {found.name}",
        tally=_tally(found),
        weeks=tuple(week_line(edition, week, write) for week in reversed(found.weeks)),
        documents=tuple(Ref(path=document_path(d), text=d.title.plain) for d in found.documents),
    )


def _tally(found: Tagged) -> str:
    counts = (number(len(found.weeks), "week"), number(len(found.documents), "page"))
    return ", ".join(count for count in counts if not count.startswith("0 "))


INDEX = Page(
    name="tags",
    template="tags.html",
    paths=alone(PATH),
    view=index_view,
    menu="Pages",
    label="Tags",
    entry=lambda _: PATH,
    shared=lambda edition: bool(edition.tagged),
)
PAGE = Page(name="tag", template="tag.html", paths=lambda edition: edition.tagged, view=view, shared=always)
