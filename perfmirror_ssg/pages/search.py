"""Search: every page's words, as data in the page itself, so that it works without a server.

In: an edition. Out: one `SearchView`.
"""

from msgspec import Struct

from perfmirror_ssg.model import Document, Entry, Prose, Record, RichText
from perfmirror_ssg.pages.documents import KIND_NAMES
from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone, always
from perfmirror_ssg.pages.places import document_path, relative, week_path
from perfmirror_ssg.pages.words import spoken

PATH = "search.html"

Row = tuple[str, str, str, str]
"""Href, title, what it is, words."""


class SearchView(Struct, frozen=True, kw_only=True):
    """What the page holds."""

    path: str = PATH
    title: str = "Search"
    menu: str = "Search"
    rows: tuple[Row, ...]
    """Weeks newest first, then records, then documents."""


def view(edition: Edition, _: None = None) -> SearchView:
    """Return the page."""
    journal = edition.report.journal
    entries = (edition.slots[week].entry for week in reversed(edition.pages))
    return SearchView(
        rows=(
            *(_week(entry) for entry in entries if entry),
            *(_record(edition, record) for record in reversed(tuple(journal.records.values()))),
            *(_document(document) for document in journal.documents),
        )
    )


def _week(entry: Entry) -> Row:
    title = f"{entry.week}: {entry.title.plain}" if entry.title else str(entry.week)
    prose = [block.text.plain for block in entry.blocks if isinstance(block, Prose)]
    notes = [item.note.plain for item in entry.items if item.note]
    people = (*entry.levers.teacher, *entry.levers.peer, *entry.levers.student)
    summary = entry.summary.plain if entry.summary else ""
    return relative(PATH, week_path(entry.week)), title, "week", _words(summary, *prose, *notes, *entry.tags, *people)


def _record(edition: Edition, record: Record) -> Row:
    path = edition.page_of(record)
    texts = [moment.text.plain for moment in record.timeline if moment.text]
    fields = [value.plain for value in record.fields.values() if isinstance(value, RichText)]
    kind = f"{spoken(record.kind)}, {record.status}" if record.status else spoken(record.kind)
    return relative(PATH, path), record.title.plain, kind, _words(record.id, *texts, *fields)


def _document(document: Document) -> Row:
    questions = [question.plain for question in document.questions]
    blocks = [block.text.plain for block in document.blocks]
    words = _words(*questions, *blocks, *document.tags)
    return relative(PATH, document_path(document)), document.title.plain, KIND_NAMES[document.kind].lower(), words


def _words(*texts: str) -> str:
    return " ".join(" ".join(texts).split())


PAGE = Page(name="search", template="search.html", paths=alone(PATH), view=view, shared=always)
