"""The choke point: a journal without all that an audience may not see. Whatever is computed, is computed from what is left.

In: a whole journal, its config, the audience, aliases. Out: a `Journal` of the same shape. Every value in it is made anew,
field by field, so that a field that nobody thought of here does not pass.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from perfmirror_ssg.audience.aliases import Aliases
from perfmirror_ssg.audience.anchors import FOOTNOTE, Anchor
from perfmirror_ssg.audience.rich import NO_ANCHORS, narrowed_text, plain_rich
from perfmirror_ssg.audience.shared_config import SCORED
from perfmirror_ssg.audience.ways import Ways, find_ways, words_for
from perfmirror_ssg.journal.calendar import week_slots
from perfmirror_ssg.journal.gather import Journal
from perfmirror_ssg.journal.linking import link_all
from perfmirror_ssg.journal.links import Attachment, Target
from perfmirror_ssg.journal.records import REFERRING, fold
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import (
    Audience,
    Document,
    Entry,
    FieldValue,
    Levers,
    Link,
    Prose,
    Rating,
    RecordEvent,
    RichText,
    Slot,
    State,
    WorkItem,
)
from perfmirror_ssg.settings import AudienceShare, Config

Rename = Callable[[str], str]
"""Gives an attachment, by its path from the site folder, the name it has where it is shared: nothing of its own."""


def narrow(journal: Journal, config: Config, audience: Audience, aliases: Aliases, rename: Rename) -> Journal:
    """Return what an audience may see of a journal; `config` is the person's own."""
    narrower = _Narrower(journal, config.share(audience), find_ways(journal, audience, aliases), aliases, rename)
    entries = tuple(narrower.entry(entry) for entry in narrower.ways.entries)
    documents = tuple(narrower.document(document) for document in narrower.ways.documents)
    memo = Memo()
    records = fold(entries, frozenset(), memo).value
    silent = replace(config, off=(), site=replace(config.site, start=None))
    slots = week_slots(entries, silent, journal.today)
    return Journal(
        today=journal.today,
        # What an entry shares may be nothing but its week; whether there is more in it is not told.
        weeks=tuple(replace(slot, state=State.WRITTEN) if slot.entry else slot for slot in slots),
        records=records.by_id,
        ids=records.ids,
        documents=tuple(sorted(documents, key=lambda document: (document.kind.value, document.name))),
        links=link_all(entries, documents, records, narrower.targets.get, memo).value,
        audience=audience,
    )


class _Narrower:
    """Narrows one value after the other, and keeps what their links lead to."""

    def __init__(self, journal: Journal, share: AudienceShare, ways: Ways, aliases: Aliases, rename: Rename) -> None:
        self.ways = ways
        self.targets: dict[Link, Target | Attachment] = {}
        self._links = journal.links.targets
        self._off = frozenset(slot.week for slot in journal.weeks if slot.off is not None)
        self._share = share
        self._aliases = aliases
        self._rename = rename

    def entry(self, entry: Entry) -> Entry:
        """Return what is shared of an entry."""
        shown = {index: event for index, event in enumerate(entry.events) if (entry.week, index) in self.ways.told}
        places = {index: place for place, index in enumerate(shown)}
        return Entry(
            week=entry.week,
            path=entry.path,
            title=self._title(entry.share_title),
            summary=None,
            tags=self._tags(entry.tags),
            off=None,
            written=None,
            share=entry.share,
            share_title=None,
            items=tuple(self._items(entry)),
            levers=Levers(),
            ratings=tuple(self._ratings(entry)),
            metrics=entry.metrics if "metrics" in self._share.charts else {},
            extra={},
            blocks=tuple(_together(self._blocks(entry, places))),
            events=tuple(self._event(event, self.ways.told[entry.week, index]) for index, event in shown.items()),
            headings=(),
            anchors=(),
        )

    def document(self, document: Document) -> Document:
        """Return what is shared of a document."""
        name = self.ways.names[document.path]
        return Document(
            kind=document.kind,
            name=name,
            path=document.path,
            title=plain_rich(self.ways.titles[document.path]),
            tags=self._tags(document.tags),
            share=document.share,
            share_title=None,
            fields={},
            questions=(),
            needs=(),
            blocks=tuple(one for one in _together(self._blocks(document, {})) if isinstance(one, Prose)),
            headings=(),
            anchors=(),
        )

    def _title(self, words: str | None) -> RichText | None:
        return plain_rich(self._aliases.text(words)) if words else None

    def _tags(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._aliases.text(tag) for tag in tags if tag in self._share.tags)

    def _items(self, entry: Entry) -> Iterator[WorkItem]:
        """Yield the bare figures that scores are made of, without a word of their evidence."""
        if entry.week in self._off or not (self._share.scores or SCORED & set(self._share.charts)):
            return
        for item in entry.items:
            if item.known:
                yield WorkItem(
                    dimension=item.dimension,
                    category=item.category,
                    known=True,
                    count=item.count,
                    note=None,
                    ref=None,
                    score=item.score,
                    goals=(),
                    span=item.span,
                )

    def _ratings(self, entry: Entry) -> Iterator[Rating]:
        """Yield ratings about oneself and the team; about others nothing is said."""
        shared = entry.ratings if "ratings" in self._share.charts else ()
        return (rating for rating in shared if rating.subject is None)

    def _blocks(self, note: Entry | Document, places: Mapping[int, int]) -> Iterator[Prose | Slot]:
        for block in note.blocks:
            if isinstance(block, Slot) and block.event in places:
                yield Slot(event=places[block.event])
            elif isinstance(block, Prose) and block.share in self.ways.sees:
                text = self._rich(block.text, self.ways.anchors[note.path])
                yield Prose(text=text, words=text.plain, share=block.share)

    def _event(self, event: RecordEvent, id_: str) -> RecordEvent:
        """Return shared words about a record; the heading above them is not among them."""
        return RecordEvent(
            kind=event.kind,
            id=self.ways.ids[id_],
            opening=event.opening,
            title=self._rich(event.title) if event.title else None,
            text=self._rich(event.text) if event.text else None,
            fields=dict(self._fields(event)),
            ticked=event.ticked,
            subheading=None,
            origin=event.origin,
            share=event.share,
            span=event.span,
        )

    def _fields(self, event: RecordEvent) -> Iterator[tuple[str, FieldValue]]:
        for key, given in event.fields.items():
            value = given.value
            if isinstance(value, RichText):
                yield key, replace(given, value=self._rich(value))
            elif key not in REFERRING:
                yield key, given
            elif str(value) in self.ways.ids:
                yield key, replace(given, value=self.ways.ids[str(value)])

    def _rich(self, text: RichText, anchors: Mapping[str, Anchor] = NO_ANCHORS) -> RichText:
        return narrowed_text(text, self._judge, self._aliases, anchors)

    def _judge(self, link: Link) -> Link | str:
        """Lead a link to where its end stands now, and take the ways of the journal out of it; or give the words for it."""
        found = self._links.get(link)
        if isinstance(found, Attachment):
            return self._file(link, found)
        target = self.ways.lead(found) if found else None
        if target is None:
            return words_for(link)
        if link.fragment.startswith(FOOTNOTE):
            return self._led(
                replace(link, target="", fragment=target.anchor, label=target.anchor.removeprefix(FOOTNOTE)), target
            )
        label = self._aliases.text(link.label) if link.label else target.title
        return self._led(replace(link, target="", fragment="", label=label), target)

    def _file(self, link: Link, found: Attachment) -> Link:
        """Lead to an attachment under a name that says nothing; the words for a picture are those its writer gave it."""
        target = Attachment(source=found.source, path=f"attachments/{self._rename(found.source)}")
        label = self._aliases.text(link.label)
        return self._led(replace(link, target="picture" if link.embed else "file", fragment="", label=label), target)

    def _led(self, link: Link, target: Target | Attachment) -> Link:
        self.targets[link] = target
        return link


def _together(blocks: Iterable[Prose | Slot]) -> Iterator[Prose | Slot]:
    """Put passages together that stand side by side now: whether anything stood between them is not told."""
    held: list[Prose] = []
    for block in blocks:
        if isinstance(block, Prose):
            held.append(block)
        else:
            yield from _joined(held)
            yield block
            held = []
    yield from _joined(held)


def _joined(passages: Sequence[Prose]) -> Iterator[Prose]:
    if passages:
        parts = [part for passage in passages for part in (*passage.text.parts, "\n")]
        plain = "\n".join(passage.text.plain for passage in passages)
        yield Prose(text=RichText(parts=tuple(parts[:-1]), plain=plain), words=plain, share=passages[0].share)
