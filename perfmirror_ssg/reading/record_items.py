"""Records in a body: one top-level item of a log section, read.

In: the tokens of the item, and the kind its section has. Out: a `RecordEvent`; None when the item is no record, and why.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.kinds import Kind
from perfmirror_ssg.markdown.block_ids import RecordId, detail_ids, record_id
from perfmirror_ssg.markdown.html import Writer, write
from perfmirror_ssg.markdown.parser import Token, parse_text
from perfmirror_ssg.markdown.places import Locate, shifted
from perfmirror_ssg.markdown.scan import Mode, Scan
from perfmirror_ssg.model import Audience, FieldValue, Origin, RecordEvent, RichText
from perfmirror_ssg.reading.children import fill, parse
from perfmirror_ssg.reading.draft import Draft
from perfmirror_ssg.reading.lost import report_lines
from perfmirror_ssg.reading.values import read_value

_BOX = re.compile(r"\[([^\[\]\\]?)\](?:[ \t]+|$)|\[([xX])\](?![(\[:])")
_OPENS = re.compile(r"[*_`\[~<]")
_UNSEEN = frozenset({"field", "softbreak", "hardbreak", "text"})
_AUDIENCES: Mapping[str, Audience] = MappingProxyType({"me": "me", "coach": "coach", "public": "public"})


class Section(Struct, frozen=True, kw_only=True):
    """The log section an item stands in: its kind (None under `Updates`) and the innermost sub-heading."""

    kind: Kind | None
    subheading: RichText | None


class _Words(Struct, frozen=True, kw_only=True):
    """The words of an item: its first line, the rest of that paragraph, and the blocks below."""

    first: list[Token]
    rest: list[Token]
    below: Sequence[Token]
    fields: list[Token]
    below_fields: list[Token]
    comments: int


def read_item(tokens: Sequence[Token], draft: Draft, section: Section) -> RecordEvent | None:
    """Read an item from its `list_item_open` to its close; None, when it is no record (a comment, or a problem)."""
    row = (tokens[0].map or [0])[0]
    if len(tokens) < 3 or tokens[1].type != "paragraph_open" or (tokens[1].map or [row])[0] != row:
        _report_wordless(tokens, draft, row)
        return None
    content, locate = tokens[2].content, draft.locate(row, tokens[2].content)
    line, _, rest = content.partition("\n")
    ticked, skipped = _box(line, draft, locate)
    words = _words(line[skipped:].rstrip(), rest, tokens[4:-1], draft, section, (row, shifted(locate, skipped)))
    found, problems = record_id(words.first)
    draft.problems += problems
    update = found is not None and found.update
    place = _place(found, line, skipped, locate)
    if not update and not _can_open(words, found, draft, section, place, row):
        return None
    values = _fields(words, draft, section.kind)
    _check_box(values, draft, section.kind, ticked=ticked)
    share = values.pop("share", None)
    return RecordEvent(
        kind=section.kind.name if section.kind else None,
        id=found.id if found else None,
        opening=not update,
        title=None if update else _inline(words.first),
        text=_text(words, update=update),
        fields=values,
        ticked=ticked,
        subheading=section.subheading,
        origin=Origin.BODY,
        share=_AUDIENCES[str(share.value)] if share else "me",
        span=place,
        id_told=found is not None and found.told,
    )


def _can_open(words: _Words, found: RecordId | None, draft: Draft, section: Section, place: Span, row: int) -> bool:
    """Tell whether an item that is no update opens a record; report it unless it holds only a comment."""
    if not _visible(words.first):
        if not (words.comments and not words.fields and not _visible(words.rest) and not words.below):
            draft.report("E253", draft.span(row, _marker(draft.text(row))), "this item has no words on its first line", _TITLE)
        return False
    if section.kind is None:
        id_ = f"^{found.id}" if found else "^id"
        message = f"this item does not begin with {id_ if found else 'an id'}, so it updates nothing"
        hint = f"an update begins with {id_}; to open something, put it under its kind, as ## Decisions"
        draft.report("E268", place, message, hint)
        return False
    return True


_TITLE = "begin the item with a line of text, its title"


def _place(found: RecordId | None, line: str, skipped: int, locate: Locate) -> Span:
    return found.at if found else locate(skipped, len(line.rstrip()) - skipped)


def _report_wordless(tokens: Sequence[Token], draft: Draft, row: int) -> None:
    """Report an item that does not begin with text; one that held only a comment is nothing."""
    end = (tokens[0].map or [row, row + 1])[1]
    commented = any(line in draft.env["lines"].comments for line in range(row, max(end, row + 1)))
    if len(tokens) > 2 or not commented:
        draft.report("E253", draft.span(row, _marker(draft.text(row))), "this item does not begin with a line of text", _TITLE)


def _marker(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _box(line: str, draft: Draft, locate: Locate) -> tuple[bool | None, int]:
    """Read the box an item begins with: ticked or not (None: no box), and the characters it takes."""
    found = _BOX.match(line)
    if not found:
        return None, 0
    if found[2]:
        draft.report("E254", locate(0, 3), f'no blank follows the box "{found[0]}"', f"write {found[0]} and a blank")
        return True, found.end()
    if found[1] not in {" ", "x", "X"}:
        draft.report("E254", locate(0, len(found[0].rstrip())), f'"{found[0].rstrip()}" is no box', "write [ ] or [x]")
        return None, found.end()
    return found[1] != " ", found.end()


def _words(line: str, rest: str, below: Sequence[Token], draft: Draft, section: Section, at: tuple[int, Locate]) -> _Words:
    row, locate = at
    scan = Scan(mode=Mode.TITLE, locate=locate, kind=section.kind)
    title = line.removesuffix("\\") if rest else line
    first = parse(title, draft, scan, row)
    others: list[Token] = []
    if rest:
        after = draft.locate(row + 1, rest)
        others = parse(rest, draft, Scan(mode=Mode.DETAIL, locate=after, kind=section.kind), row + 1)
        draft.problems += detail_ids(others, nested_item=False)
        report_lines(rest, draft, after)
        if _left_open(title, first, rest, draft, scan):
            draft.report("W520", locate(0, len(line)), "emphasis, code or a link is left open on this line", _CLOSE)
    below_fields = fill(below, draft, Mode.DETAIL, section.kind).fields if below else []
    return _Words(
        first=first,
        rest=others,
        below=below,
        fields=[t for t in first if t.type == "field"],
        below_fields=[*(t for t in others if t.type == "field"), *below_fields],
        comments=scan.comments,
    )


_CLOSE = "close it on the first line, which is the title"


def _left_open(title: str, first: Sequence[Token], rest: str, draft: Draft, scan: Scan) -> bool:
    """Tell whether the first line would read differently if the paragraph were one text."""
    if not any(token.type == "text" and _OPENS.search(token.content) for token in first):
        return False  # what is left open is text now

    def read(text: str) -> list[tuple[str, str]]:
        notes = draft.env.get("footnotes", {})
        env = {**draft.env, "footnotes": {"refs": dict.fromkeys(notes.get("refs", {}), -1), "list": {}}}
        trial = Scan(mode=Mode.TITLE, locate=scan.locate, kind=scan.kind)
        return [(token.type, token.content) for token in parse_text(text, trial, env)]

    alone = read(title)
    whole = read(f"{title}\n{rest}")[: len(alone) + 1]
    return whole[:-1] != alone or whole[-1][0] not in {"softbreak", "hardbreak"}


def _fields(words: _Words, draft: Draft, kind: Kind | None) -> dict[str, FieldValue]:
    """Read the fields of an item; of a repeated one the first counts, an empty one was not given."""
    values: dict[str, FieldValue] = {}
    places: dict[str, Callable[[], Span]] = {}
    for i, token in enumerate((*words.fields, *words.below_fields)):
        key: str = token.meta["key"]
        key_at: Callable[[], Span] = token.meta["key_at"]
        if key in places:
            draft.report("E258", key_at(), f'the field "{key}" is given twice', "keep one of them", (places[key](),))
            continue
        places[key] = key_at
        if key == "share" and i >= len(words.fields):
            draft.report("E259", key_at(), "a record is shared by its first line", "move [share:: …] to the line of the title")
            continue
        read = read_value(token.meta["field"], kind, token.meta["value"], token.meta["at"])
        draft.problems += read.problems
        if read.value is not None:
            values[key] = FieldValue(value=read.value, span=token.meta["at"])
    return values


def _check_box(values: Mapping[str, FieldValue], draft: Draft, kind: Kind | None, *, ticked: bool | None) -> None:
    """Report a box that contradicts the status: ticked and not closed by it, or empty and yet so closed."""
    status = values.get("status")
    if ticked is None or status is None or kind is None or not kind.ticked or ticked == (status.value == kind.ticked):
        return
    if ticked or status.value == kind.ticked:
        box = "[x]" if ticked else "[ ]"
        message = f'the box {box} contradicts the status "{status.value}"'
        hint = f"write {'[ ]' if ticked else '[x]'}, or leave the status out"
        draft.report("E255", status.span, message, hint)


def _visible(tokens: Sequence[Token]) -> bool:
    return any(token.type not in _UNSEEN or (token.type == "text" and token.content.strip()) for token in tokens)


def _inline(tokens: Sequence[Token]) -> RichText:
    writer = Writer()
    write(tokens, writer)
    return writer.rich()


def _text(words: _Words, *, update: bool) -> RichText | None:
    """Put together the detail of an opening, or all words of an update."""
    writer = Writer()
    lines = [line for line in ([words.first] if update else []) + [words.rest] if _visible(line)]
    for i, line in enumerate(lines):
        writer.html("<p>" if not i else "")
        writer.text("\n" if i else "")
        write(line, writer)
    if lines:
        writer.html("</p>\n")
        writer.words("\n")
    write(words.below, writer)
    text = writer.rich()
    return text if text.parts else None
