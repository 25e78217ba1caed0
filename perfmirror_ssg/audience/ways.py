"""What of the journal an audience may reach, and where that stands in the site made for it.

In: a journal, an audience, aliases. Out: `Ways`: the entries, documents and records that are shared, and the place of each.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.anchors import Anchor, anchors_of
from perfmirror_ssg.audience.rich import narrowed_text, plain_rich
from perfmirror_ssg.journal.addresses import document_target, record_target, week_target
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.journal.links import Target
from perfmirror_ssg.journal.naming import Place, Said, name_openings
from perfmirror_ssg.journal.notes import heading_letters
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Audience, Document, DocumentKind, Entry, Link, Prose, Record
from perfmirror_ssg.slugs import short, slug
from perfmirror_ssg.weeks import Week, read_week

ELSEWHERE = "another note"
"""What a link to something that is not shared says, where its writer gave it no words: never a title, a name or an id."""

NAMELESS: Mapping[DocumentKind, str] = MappingProxyType(
    {DocumentKind.PAGE: "Page", DocumentKind.GOAL: "Goal", DocumentKind.STORY: "Story", DocumentKind.REVIEW: "Review"}
)
"""What a shared document without a `share_title` goes by: its title and the name of its file are not shared."""

SEEN: Mapping[Audience, frozenset[Audience]] = MappingProxyType(
    {
        "me": frozenset({"me", "coach", "public"}),
        "coach": frozenset({"coach", "public"}),
        "public": frozenset({"public"}),
    }
)
"""What each audience sees: a coach also sees all that is public."""


class Ways(Struct, frozen=True, kw_only=True):
    """Everything that is shared, still whole, and where it will stand."""

    sees: frozenset[Audience]
    entries: tuple[Entry, ...]
    documents: tuple[Document, ...]
    names: Mapping[str, str]
    """What each document is called now, by the path of its file."""
    titles: Mapping[str, str]
    """The same for its title."""
    anchors: Mapping[str, Mapping[str, Anchor]]
    """The anchors that are shared of each entry and document: what they are now by what they were, by the path of its file."""
    ids: Mapping[str, str]
    """What each shared record is called now, by its id."""
    told: Mapping[Place, str]
    """Which record each shared event speaks of, by the id it has for its writer."""
    places: Mapping[str, Target]
    """Where a place of the person's own site stands, by its address there; absent when it is not shared."""

    def lead(self, target: Target) -> Target | None:
        """Return where a place of the person's own site stands; None when it is not shared."""
        return self.places.get(target.href)


def words_for(link: Link) -> str:
    """Return the words that stand for a link to what is not shared."""
    if link.label and not link.embed:
        return link.label
    week = read_week(link.target.upper()) if link.target else None
    return str(week) if isinstance(week, Week) else ELSEWHERE


def find_ways(journal: Journal, audience: Audience, aliases: Aliases) -> Ways:
    """Find what an audience may reach: nothing that does not say so itself, and nothing in an entry that does not."""
    sees = SEEN[audience]
    entries = tuple(slot.entry for slot in journal.weeks if slot.entry and slot.entry.share in sees)
    documents = tuple(
        sorted((one for one in journal.documents if one.share in sees), key=lambda one: _shown(one, sees, aliases))
    )
    shared = tuple(_shared(journal, entries, sees))
    opened = {journal.ids[said.place]: said for said in shared if said.event.opening}
    told = {said.place: journal.ids[said.place] for said in shared if journal.ids[said.place] in opened}
    ids = _renamed(opened, journal.records, aliases)
    titles = {document.path: _title(document, aliases) for document in documents}
    names = _unlike((path, slug(title)) for path, title in titles.items())
    notes: tuple[Entry | Document, ...] = (*entries, *documents)
    anchors = {note.path: anchors_of((b.text for b in shared_prose(note, sees)), words_for, aliases) for note in notes}
    pages: list[tuple[Entry | Document, Target, Target]] = [
        (entry, week_target(entry.week), week_target(entry.week)) for entry in entries
    ]
    pages += [(one, document_target(one), _new_target(one, names[one.path], titles[one.path])) for one in documents]
    within = (pair for note, old, new in pages for pair in _within(note, old, new, anchors[note.path]))
    records = _records({id_: journal.records[id_] for id_ in ids}, told, ids, aliases)
    return Ways(
        sees=sees,
        entries=entries,
        documents=documents,
        names=names,
        titles=titles,
        anchors=anchors,
        ids=ids,
        told=told,
        places=dict((*within, *records)),
    )


def shared_prose(note: Entry | Document, sees: Collection[Audience]) -> Iterator[Prose]:
    """Yield the passages of a shared entry or document that are shared themselves."""
    return (block for block in note.blocks if isinstance(block, Prose) and block.share in sees)


def _shown(document: Document, sees: Collection[Audience], aliases: Aliases) -> tuple[str, ...]:
    """Return what readers see of a document: an order by its file, or by words that they do not see, would tell of these."""
    passages = (narrowed_text(block.text, words_for, aliases).plain for block in shared_prose(document, sees))
    return (document.kind.value, _title(document, aliases), *passages)


def _title(document: Document, aliases: Aliases) -> str:
    return aliases.text(document.share_title) if document.share_title else NAMELESS[document.kind]


def _shared(journal: Journal, entries: Iterable[Entry], sees: Collection[Audience]) -> Iterator[Said]:
    """Yield what shared entries say of records in lines that are shared, oldest first."""
    for entry in entries:
        for index, event in enumerate(entry.events):
            if event.share in sees and (entry.week, index) in journal.ids:
                yield Said(week=entry.week, index=index, event=event)


def _renamed(opened: Mapping[str, Said], records: Mapping[str, Record], aliases: Aliases) -> dict[str, str]:
    """Return what shared records are called; an id that was made from a title is made anew from what is left of it.

    The title may name what is not shared, and the number behind it tell of others that are alike.
    """
    written = _unlike((id_, aliases.slug(id_)) for id_ in opened if records[id_].explicit)
    said = {
        id_: replace(one, event=replace(one.event, id=written.get(id_), title=plain_rich(_plain_title(records[id_], aliases))))
        for id_, one in opened.items()
    }
    known = {one.place: id_ for id_, one in said.items()}
    return {known[one.place]: id_ for id_, one in name_openings(said.values(), Memo()).value.openings.items()}


def _plain_title(record: Record, aliases: Aliases) -> str:
    """Return the title of a shared record, without what its links lead to."""
    return narrowed_text(record.title, words_for, aliases).plain


def _new_target(document: Document, name: str, title: str) -> Target:
    return Target(path=f"{document.kind.value}/{short(name)}.html", anchor="", title=title)


def _within(note: Entry | Document, old: Target, new: Target, anchors: Mapping[str, Anchor]) -> Iterator[tuple[str, Target]]:
    """Yield where a page and every shared place in it will stand, by where they do.

    A heading that is not shared gives its place to one of the same words that is: a link does not tell that there are two.
    """
    yield old.href, new
    named = [(heading_letters(heading.text), heading.anchor) for heading in note.headings if heading.anchor]
    shown = {letters: anchors[was] for letters, was in reversed(named) if was in anchors}
    alike = {was: shown[letters] for letters, was in named if letters in shown}
    for was, anchor in {**alike, **anchors}.items():
        yield replace(old, anchor=was).href, replace(new, anchor=anchor.name, title=anchor.heading or new.title)


def _records(
    records: Mapping[str, Record], told: Mapping[Place, str], ids: Mapping[str, str], aliases: Aliases
) -> Iterator[tuple[str, Target]]:
    """Yield the page of each shared record, and its place in each week that says something of it."""
    titles = {id_: _plain_title(record, aliases) for id_, record in records.items()}
    for id_, record in records.items():
        if KIND[record.kind].has_page:
            path = f"records/{ids[id_]}.html"
            yield record_target(record).href, Target(path=path, anchor="", title=titles[id_])
    for (week, _), id_ in told.items():
        yield week_target(week, f"^{id_}").href, replace(week_target(week, f"^{ids[id_]}"), title=titles[id_])


def _unlike(wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each thing the name that is wanted for it, with a number behind where another has it already."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in wanted:
        numbered = (f"{name}-{number}" for number in itertools.count(2))
        free = next(one for one in itertools.chain([name], numbered) if one not in taken)
        taken.add(free)
        given[key] = free
    return given
