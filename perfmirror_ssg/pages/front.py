"""The first page of a shared site: who it is for, and all that is shared, newest first.

In: an edition of a narrowed journal. Out: one `FrontView`. Home, with what is due and missing, is its writer's alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.kinds import KINDS
from perfmirror_ssg.model import Audience, Document
from perfmirror_ssg.pages.answer import Answer, shared_answer
from perfmirror_ssg.pages.documents import KIND_NAMES, title_of
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone, always
from perfmirror_ssg.pages.places import FIRST, Ref, document_path
from perfmirror_ssg.pages.text import writer
from perfmirror_ssg.pages.weekline import WeekLine, week_line

_EVERY_PAGE: Mapping[str, str] = MappingProxyType(
    {"coach": "Shared with a coach: only what its writer chose.", "public": "Only what its writer chose to share."}
)
_FOR: Mapping[str, str] = MappingProxyType(
    {"coach": "From a journal of work, for a coach.", "public": "From a journal of work, for anyone to read."}
)
_ALONE = "It holds only what its writer chose to share; every count is made from the shared weeks alone."


class YearOfWeeks(Struct, frozen=True, kw_only=True):
    """The shared weeks of a year, newest first."""

    name: str
    anchor: str
    weeks: tuple[WeekLine, ...]


class FrontView(Struct, frozen=True, kw_only=True):
    """What the first page shows."""

    path: str = FIRST
    title: str
    menu: str = "Weeks"
    about: str
    """Who it is for, and what it holds."""
    answer: Answer | None
    """Where the period stands; None where scores are not shared, or no shared week counts."""
    years: tuple[YearOfWeeks, ...]
    """Newest first; none where no week is shared."""
    records: tuple[Ref, ...]
    """How many there are, by kind."""
    documents: tuple[Ref, ...]
    tags: tuple[Ref, ...]


def shared_words(audience: Audience) -> str:
    """Say on every page of a shared site what it is; nothing for the writer."""
    return _EVERY_PAGE.get(audience, "")


def view(edition: Edition, _: None = None) -> FrontView:
    """Return the page."""
    return FrontView(
        title=edition.config.site.title,
        about=f"{_FOR.get(edition.audience, '')} {_ALONE}".strip(),
        answer=shared_answer(edition),
        years=tuple(_years(edition)),
        records=tuple(_records(edition)),
        documents=tuple(_document(document) for document in edition.report.journal.documents),
        tags=tuple(Ref(path=tagged.path, text=tagged.name) for tagged in edition.tagged.values()),
    )


def _years(edition: Edition) -> Iterator[YearOfWeeks]:
    write = writer(FIRST, edition.report.journal.links)
    for year, weeks in groupby(reversed(edition.pages), key=lambda week: week.year):
        lines = tuple(week_line(edition, week, write, week) for week in weeks)
        yield YearOfWeeks(name=str(year), anchor=f"weeks-{year}", weeks=lines)


def _records(edition: Edition) -> Iterator[Ref]:
    counts = Counter(record.kind for record in edition.report.journal.records.values())
    for kind in KINDS:
        if counts[kind.name]:
            path = kind.page if kind.has_page else f"{kind.page}#{kind.key}"
            yield Ref(path=path, text=kind.title, note=str(counts[kind.name]))


def _document(document: Document) -> Ref:
    return Ref(path=document_path(document), text=title_of(document), note=KIND_NAMES[document.kind].lower())


PAGE = Page(
    name="front",
    template="front.html",
    paths=alone(FIRST),
    view=view,
    menu="Weeks",
    entry=lambda _: FIRST,
    shared=always,
    private=False,
)
