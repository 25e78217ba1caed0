"""Documents: pages, goals, stories and reviews, each with a page, and one index of them all.

In: an edition. Out: one `DocumentsView`, and one `DocumentView` per document; on the writer's own site goals, stories
and reviews have pages that say more (`goals.py`, `stories.py`, `review.py`).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.model import Document, DocumentKind
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone, always
from perfmirror_ssg.pages.periods import period_words, weeks_of_period
from perfmirror_ssg.pages.places import Ref, document_path
from perfmirror_ssg.pages.records import FieldView, fields_view
from perfmirror_ssg.pages.text import Html, writer
from perfmirror_ssg.pages.week import error_words, mentions
from perfmirror_ssg.pages.weekline import WeekLine, week_line
from perfmirror_ssg.pages.words import sentence
from perfmirror_ssg.weeks import Week

PATH = "pages.html"

KINDS = (
    (DocumentKind.PAGE, "Pages", "Values, a map, how I work: what is worth reading again."),
    (DocumentKind.GOAL, "Goals", "Worked backwards from the day they are announced."),
    (DocumentKind.STORY, "Stories", "Tell me about a time when …"),
    (DocumentKind.REVIEW, "Reviews", "What I made of a month, a quarter, a half, a year."),
)

KIND_NAMES: Mapping[DocumentKind, str] = MappingProxyType(
    {
        DocumentKind.PAGE: "Page",
        DocumentKind.GOAL: "Goal",
        DocumentKind.STORY: "Story",
        DocumentKind.REVIEW: "Review",
    }
)


OWN = frozenset({DocumentKind.GOAL, DocumentKind.STORY, DocumentKind.REVIEW})
"""Kinds that have pages of their own on the writer's site; others see what is shared of their words."""


class Group(Struct, frozen=True, kw_only=True):
    """The documents of a kind."""

    title: str
    folder: str
    about: str
    documents: tuple[Ref, ...]
    questions: tuple[tuple[str, Ref], ...]
    """Of stories: what each answers."""


class DocumentsView(Struct, frozen=True, kw_only=True):
    """What the index shows."""

    path: str = PATH
    title: str = "Pages"
    menu: str = "Pages"
    groups: tuple[Group, ...]


class DocumentView(Struct, frozen=True, kw_only=True):
    """What the page of a document shows."""

    path: str
    title: str
    menu: str = "Pages"
    kind: Ref
    heading: Html
    period: str
    """Of a review: the weeks it speaks of."""
    marks: tuple[FieldView, ...]
    notes: tuple[FieldView, ...]
    questions: tuple[Html, ...]
    errors: tuple[str, ...]
    blocks: tuple[Html, ...]
    weeks: tuple[WeekLine, ...]
    """Of a review: the weeks of its period, oldest first."""
    tags: tuple[Ref, ...]
    mentions: tuple[Ref, ...]


def index_view(edition: Edition, _: None = None) -> DocumentsView:
    """Return the index."""
    groups = (_group(edition, *kind) for kind in KINDS)
    return DocumentsView(groups=tuple(group for group in groups if group.documents))


def _group(edition: Edition, kind: DocumentKind, title: str, about: str) -> Group:
    documents = [document for document in edition.report.journal.documents if document.kind is kind]
    newest_first = kind is DocumentKind.REVIEW
    ordered = sorted(documents, key=lambda d: d.name if newest_first else d.title.plain.casefold(), reverse=newest_first)
    return Group(
        title=title,
        folder=kind.value,
        about=about,
        documents=tuple(_ref(document) for document in ordered),
        questions=tuple((question.plain, _ref(document)) for document in ordered for question in document.questions),
    )


def _ref(document: Document) -> Ref:
    period = _period(document)
    return Ref(path=document_path(document), text=title_of(document), note="" if period == title_of(document) else period)


def _period(document: Document) -> str:
    return sentence(period_words(document.name)) if document.kind is DocumentKind.REVIEW else ""


def title_of(document: Document) -> str:
    """Return its own title; a review without one is called by its period."""
    return _period(document) or document.title.plain if document.title.plain == document.name else document.title.plain


def documents_of(edition: Edition, *kinds: DocumentKind) -> Mapping[str, Document]:
    """Return the documents of some kinds, by the paths of their pages."""
    return {document_path(document): document for document in edition.report.journal.documents if document.kind in kinds}


def paths(edition: Edition) -> Mapping[str, Document]:
    """Return every document that has no page of its own kind."""
    return documents_of(edition, *(kind for kind in DocumentKind if edition.is_shared or kind not in OWN))


def view(edition: Edition, document: Document) -> DocumentView:
    """Return the page of a document."""
    kind = document.kind
    return view_of(edition, document, Ref(path=f"{PATH}#{kind.value}", text=KIND_NAMES[kind]))


def view_of(edition: Edition, document: Document, kind: Ref) -> DocumentView:
    """Return what the page of every document shows, with the way to those of its kind."""
    path = document_path(document)
    write = writer(path, edition.report.journal.links)
    fields = {key: field.value for key, field in document.fields.items()}
    marks, notes = fields_view(edition, fields, edition.report.journal.current, write)
    is_review = document.kind is DocumentKind.REVIEW
    return DocumentView(
        path=path,
        title=title_of(document),
        kind=kind,
        heading=write(document.title) if document.title.plain != document.name else title_of(document),
        period=_period(document),
        marks=marks,
        notes=notes,
        questions=tuple(write(question) for question in document.questions),
        errors=tuple(error_words(problem) for problem in edition.errors.get(document.path, ())),
        blocks=tuple(write(block.text) for block in document.blocks),
        weeks=tuple(week_line(edition, week, write) for week in _weeks(edition, document)) if is_review else (),
        tags=edition.tag_refs(document.tags),
        mentions=mentions(edition, path),
    )


def _weeks(edition: Edition, review: Document) -> Iterator[Week]:
    weeks = weeks_of_period(edition, review.name)
    return (week for week in weeks if week in edition.places) if edition.is_shared else weeks


INDEX = Page(
    name="pages",
    template="documents.html",
    paths=alone(PATH),
    view=index_view,
    menu="Pages",
    label="Documents",
    entry=lambda _: PATH,
    shared=lambda edition: bool(edition.report.journal.documents),
)
PAGE = Page(name="document", template="document.html", paths=paths, view=view, shared=always)
