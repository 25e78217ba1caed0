"""What a link can lead to inside the journal: notes by name and path, their headings and blocks, attachments.

In: entries, documents, records, attachments. Out: a `Library`, which answers what a link means.
"""

import posixpath
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.journal.addresses import document_target, week_target
from perfmirror_ssg.journal.links import Target
from perfmirror_ssg.journal.records import Records
from perfmirror_ssg.journal.unread import below_journal, note_names
from perfmirror_ssg.model import Document, Entry, Heading, Link
from perfmirror_ssg.slugs import slug
from perfmirror_ssg.weeks import Week

T = TypeVar("T")


class Note(Struct, frozen=True, kw_only=True):
    """An entry or document as something to link to."""

    path: str
    """From the site folder."""
    target: Target
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    """Block ids in its prose."""
    records: frozenset[str]
    """Ids of the records it has a word on."""


class Library(Struct, frozen=True, kw_only=True):
    """Everything a link may name."""

    by_path: Mapping[str, Note]
    by_name: Mapping[str, tuple[Note, ...]]
    """By file name and by path below the journal, without `.md`, case-folded."""
    records: Records
    attachments: Mapping[str, str]
    """Paths from the site folder as the disk has them, by the same path in composed letters."""
    attachments_by_name: Mapping[str, tuple[str, ...]]
    """By file name, case-folded."""
    names: tuple[str, ...]
    """Of documents and attachments, as one would write them."""

    def notes(self, link: Link) -> tuple[Note, ...]:
        """Return the notes a link may mean; its own where it names none."""
        if not link.target:
            own = self.by_path.get(link.span.path)
            return (own,) if own else ()
        name = link.target.strip().removesuffix(".md").casefold()
        return self.by_name.get(below_journal(_beside(link, name)).casefold()) or self.by_name.get(below_journal(name), ())

    def files(self, link: Link) -> tuple[str, ...]:
        """Return the attachments a link may mean: beside its file, below the journal, or by name."""
        for path in (_beside(link, link.target), f"journal/{link.target}", link.target):
            if path in self.attachments:
                return (self.attachments[path],)
        return self.attachments_by_name.get(posixpath.basename(link.target).casefold(), ())


def make_library(
    entries: Sequence[Entry], documents: Sequence[Document], records: Records, attachments: Collection[str]
) -> Library:
    """Put everything that links may name under its names."""
    touched: dict[Week, set[str]] = {}
    for (week, _), id_ in records.ids.items():
        touched.setdefault(week, set()).add(id_)
    notes = [
        *(_note(entry, week_target(entry.week), touched.get(entry.week, ())) for entry in entries),
        *(_note(document, document_target(document), ()) for document in documents),
    ]
    names = ((name, note) for note in notes for name in note_names(note.path))
    return Library(
        by_path={note.path: note for note in notes},
        by_name=_grouped(names),
        records=records,
        attachments={_composed(path): path for path in attachments},
        attachments_by_name=_grouped((_composed(posixpath.basename(path)).casefold(), path) for path in sorted(attachments)),
        names=(*(document.name for document in documents), *sorted(posixpath.basename(path) for path in attachments)),
    )


def within(note: Note, fragment: str) -> Target | None:
    """Return the place of a heading, a block or a record in a note; the note itself when the fragment is empty."""
    if not fragment:
        return note.target
    if fragment.startswith("^"):
        found = fragment[1:] in note.records or fragment[1:] in note.anchors
        return replace(note.target, anchor=fragment) if found else None
    wanted = heading_letters(fragment.rpartition("#")[2])
    heading = next((heading for heading in note.headings if heading_letters(heading.text) == wanted), None)
    return replace(note.target, anchor=heading.anchor, title=heading.text) if heading and wanted else None


def _note(source: Entry | Document, target: Target, records: Iterable[str]) -> Note:
    return Note(
        path=source.path,
        target=target,
        headings=source.headings,
        anchors=source.anchors,
        records=frozenset(records),
    )


def _beside(link: Link, target: str) -> str:
    """Return the path from the site folder that a relative path means in the file the link stands in."""
    return _joined(link.span.path, target)


@lru_cache(maxsize=1 << 14)
def _joined(path: str, target: str) -> str:
    # A preview asks for the same ones at every save.
    return _composed(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))


def _composed(path: str) -> str:
    # A disk may keep é as e and an accent; links come with their letters composed.
    return unicodedata.normalize("NFC", path)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for name, value in pairs:
        groups.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in groups.items()}


def heading_letters(text: str) -> str:
    """Return what of the words of a heading counts where a link names it."""
    return "".join(c for c in slug(unicodedata.normalize("NFC", text), empty="") if c not in "-_")
