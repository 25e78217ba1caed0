"""Links, resolved both ways: what each one written means, and who mentions a page.

In: entries, documents, records, attachments. Out: `Links`; an unresolved link is a warning with its place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.journal.addresses import document_target, record_target, week_target
from perfmirror_ssg.journal.links import Attachment, Links, Mention, Target
from perfmirror_ssg.journal.notes import Library, Note, within
from perfmirror_ssg.journal.records import REFERRING, Records
from perfmirror_ssg.journal.unread import Unread, below_journal
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.markdown.ids import mended_id
from perfmirror_ssg.markdown.wikilinks import is_note
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Document, Entry, Link, Prose, RecordEvent, RichText
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.weeks import Week, read_week

FEW = 5
"""Places of a note that a hint lists."""

Found = Target | Attachment | Diagnostic | None
"""What a link means, or the problem with it; None when what it means could not be read."""


def resolve_links(
    library: Library, entries: Sequence[Entry], documents: Sequence[Document], unread: Unread, memo: Memo
) -> Checked[Links]:
    """Find what every link means, and turn the links around."""
    return link_all(entries, documents, library.records, lambda link: _resolve(link, library, unread), memo)


def link_all(
    entries: Sequence[Entry],
    documents: Sequence[Document],
    records: Records,
    resolve: Callable[[Link], Found],
    memo: Memo,
) -> Checked[Links]:
    """Lead every link to where `resolve` says, and turn the links around."""
    targets: dict[Link, Target | Attachment] = {}
    problems: list[Diagnostic] = []
    mentioned: list[tuple[str, Mention]] = list(_by_fields(records))
    for mention, link in _said(entries, documents, records, memo):
        found = resolve(link)
        if isinstance(found, Diagnostic):
            problems.append(found)
        elif found is not None:
            targets[link] = found
        if isinstance(found, Target):
            mentioned += ((path, mention) for path in _pages(found, records))
    return Checked(value=Links(targets=targets, mentions=_mentions(mentioned)), problems=tuple(problems))


def _said(
    entries: Sequence[Entry], documents: Sequence[Document], records: Records, memo: Memo
) -> Iterator[tuple[Mention, Link]]:
    """Yield every link with the place that it stands in, oldest week first, documents last."""
    for entry in entries:
        links = memo(_links, entry)
        here = _mention(week_target(entry.week))
        for index, link in links:
            record = None if index is None else records.by_id.get(records.ids.get((entry.week, index), ""))
            yield _mention(record_target(record)) if record else here, link
    for document in documents:
        here = _mention(document_target(document))
        yield from ((here, link) for text in _document_texts(document) for link in text.links)


def _links(entry: Entry) -> tuple[tuple[int | None, Link], ...]:
    """Return the links of an entry, each with the event that holds it, if one does."""
    prose = ((None, link) for text in _texts(entry) for link in text.links)
    refs = ((None, item.ref) for item in entry.items if isinstance(item.ref, Link))
    told = ((i, link) for i, event in enumerate(entry.events) for text in _event_texts(event) for link in text.links)
    return (*prose, *refs, *told)


def _texts(entry: Entry) -> Iterator[RichText]:
    yield from (text for text in (entry.title, entry.summary) if text)
    yield from (item.note for item in entry.items if item.note)
    yield from (block.text for block in entry.blocks if isinstance(block, Prose))


def _event_texts(event: RecordEvent) -> Iterator[RichText]:
    yield from (text for text in (event.title, event.text, event.subheading) if text)
    yield from (given.value for given in event.fields.values() if isinstance(given.value, RichText))


def _document_texts(document: Document) -> Iterator[RichText]:
    yield from (document.title, *document.questions, *(need.title for need in document.needs))
    yield from (given.value for given in document.fields.values() if isinstance(given.value, RichText))
    yield from (block.text for block in document.blocks)


def _by_fields(records: Records) -> Iterator[tuple[str, Mention]]:
    """Yield what `supersedes` and `again-of` mention: the older record, by the newer."""
    for record in records.by_id.values():
        for key in REFERRING:
            older = records.by_id.get(str(record.fields.get(key)))
            if older:
                yield record_target(older).path, _mention(record_target(record))


def _resolve(link: Link, library: Library, unread: Unread) -> Found:
    if link.target.startswith("^") or (not link.target and link.fragment.startswith("^")):
        return _record(link, library, unread)
    notes = library.notes(link)
    if len(notes) > 1:
        return _ambiguous(link, [note.path for note in notes])
    if notes:
        return within(notes[0], link.fragment) or _no_place(link, notes[0])
    files = library.files(link)
    if len(files) > 1:
        return _ambiguous(link, files)
    if files:
        return Attachment(source=files[0], path=f"attachments/{below_journal(files[0])}")
    return None if below_journal(link.target).removesuffix(".md").casefold() in unread.names else _unknown(link, library)


def _record(link: Link, library: Library, unread: Unread) -> Found:
    id_ = (link.target or link.fragment).removeprefix("^")
    own = library.by_path.get(link.span.path)
    record = library.records.by_id.get(id_)
    if record:
        return record_target(record)
    if own and id_ in own.anchors:
        return within(own, f"^{id_}")
    return None if id_ in unread.ids else _no_record(link, id_, library)


def _pages(target: Target, records: Records) -> Iterator[str]:
    """Yield the pages that a link to a place mentions: its own, and that of a record spoken of there."""
    yield target.path
    record = records.by_id.get(target.anchor.removeprefix("^")) if target.anchor.startswith("^") else None
    if record and KIND[record.kind].has_page:
        yield record_target(record).path


def _mention(target: Target) -> Mention:
    return Mention(path=target.path, anchor=target.anchor, title=target.title)


def _mentions(pairs: Iterable[tuple[str, Mention]]) -> dict[str, tuple[Mention, ...]]:
    """Group mentions by the page they lead to, each once, without those of a page by itself."""
    by_page: dict[str, dict[Mention, None]] = {}
    for page, mention in pairs:
        if page != mention.path:
            by_page.setdefault(page, {})[mention] = None
    return {page: tuple(mentions) for page, mentions in by_page.items()}


def _unknown(link: Link, library: Library) -> Diagnostic:
    week = read_week(link.target.upper())
    if isinstance(week, Week):
        message, hint = f"{week} has no file", f"ssg new {week} writes it"
    else:
        near = nearest(link.target, library.names)
        called, wanted = ("nothing", "a week, a page, a file, or ^id of a record")
        if not is_note(link.target):
            called, wanted = ("no file", "a file by its path from here, or from journal/; an address begins with https://")
        message = f'{called} in the journal is called "{link.target}"'
        hint = f"did you mean {_either(near)}" if near else f"name {wanted}"
    return Diagnostic(code="W571", span=link.span, message=message, hint=hint)


def _no_record(link: Link, id_: str, library: Library) -> Diagnostic:
    near = nearest(id_, library.records.by_id)
    return Diagnostic(
        code="W571",
        span=link.span,
        message=f'no record or block has the id "{id_}"',
        hint=f"did you mean {_either(f'^{name}' for name in near)}" if near else _id_hint(id_, "the first line of a record"),
    )


def _no_place(link: Link, note: Note) -> Diagnostic:
    if link.fragment.startswith("^"):
        known, what = [f"^{id_}" for id_ in (*note.anchors, *sorted(note.records))], "block or record"
        new = _id_hint(link.fragment[1:], "a paragraph in it")
    else:
        known, what = [heading.text for heading in note.headings], "heading"
        new = f"it has no headings; a line of its own makes one: ## {link.fragment}"
    near = nearest(link.fragment, known)
    return Diagnostic(
        code="W571",
        span=link.span,
        message=f'{note.target.title} has no {what} "{link.fragment}"',
        hint=f"did you mean {_either(f'#{name}' for name in near)}" if near else _listed(known) or new,
    )


def _listed(places: Sequence[str]) -> str:
    """List the first places of a note as they are linked to; nothing when there are none."""
    more = " and more" if len(places) > FEW else ""
    return f"it has {', '.join(f'#{place}' for place in places[:FEW])}{more}" if places else ""


def _id_hint(id_: str, where: str) -> str:
    return f"to make it, end {where} with ^{mended_id(id_) or 'my-id'}"


def _ambiguous(link: Link, paths: Sequence[str]) -> Diagnostic:
    written = _either(f"[[{below_journal(path).removesuffix('.md')}]]" for path in paths)
    return Diagnostic(
        code="W572",
        span=link.span,
        message=f'{len(paths)} files are called "{link.target}"',
        hint=f"write {written}",
    )


def _either(names: Iterable[str]) -> str:
    return " or ".join(names)
