"""The blocks of a body, one after the other: records are read, prose is gathered, and all is written in the end.

In: a body. Out: a `Body`. First everything is read, so that what stands where is known; then prose is made into rich text.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from perfmirror_ssg.markdown.comments import after_hint
from perfmirror_ssg.markdown.html import Writer, plain_text, words_of, write
from perfmirror_ssg.markdown.parser import DEEPEST, Token, parse_blocks
from perfmirror_ssg.markdown.scan import Mode
from perfmirror_ssg.model import Audience, Body, Heading, Prose, RecordEvent, Slot
from perfmirror_ssg.reading.children import Anchor, fill
from perfmirror_ssg.reading.draft import Draft, folded_heading
from perfmirror_ssg.reading.footnotes import Definitions
from perfmirror_ssg.reading.lost import report_block
from perfmirror_ssg.reading.nearly import report_nearly
from perfmirror_ssg.reading.record_items import Section, read_item
from perfmirror_ssg.reading.sections import Open, Sections
from perfmirror_ssg.reading.sharing import Marker, pair, passage_at
from perfmirror_ssg.reading.source import SourceFile
from perfmirror_ssg.slugs import slug

_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_NO_TEXT = frozenset({"hr", "share_marker", "footnote_reference_open"})


LONGEST_LINE = 16 * 1024
"""Characters above which a line slows the parser down."""


class _Stretch(Struct, frozen=True, kw_only=True):
    """A block of prose, and the passage (by its audience) it stands in."""

    tokens: Sequence[Token]
    share: Audience

    @property
    def heading(self) -> int:
        """The level of a heading; 0 for any other block."""
        return int(self.tokens[0].tag[1:]) if self.tokens[0].type == "heading_open" else 0


class BodyReader:
    """Reads one body."""

    def __init__(self, source: SourceFile, body: str, body_line: int, headings: Mapping[str, str]) -> None:
        self._tokens, env = parse_blocks(body)
        self.draft = Draft(source=source, first=body_line, headings=headings, env=env)
        self._sections = Sections(headings)
        self._pieces: list[_Stretch | int] = []
        self._events: list[RecordEvent] = []
        self._anchors: list[Anchor] = []
        self._headings: list[Heading] = []
        self._slugs: dict[str, int] = {}
        self._definitions = Definitions(self.draft, self._tokens)

    def read(self) -> None:
        """Read every block."""
        self._find_lines()
        above: Sequence[Token] = ()
        for block in _blocks(self._tokens):
            if block[0].type in _LISTS:
                report_nearly(above, self._sections.log, self.draft)
            self._block(block)
            above = block
        self._end_sections(self._sections.leave())
        self._definitions.report()

    def _find_lines(self) -> None:
        """Look at what concerns whole lines: comments, sharing marks, depth."""
        draft = self.draft
        for row, line in enumerate(draft.source.lines[draft.first - 1 :]):
            if (length := len(line)) > LONGEST_LINE:
                message = f"this line has {length} characters, more than {LONGEST_LINE}"
                draft.report("W536", draft.span(row, 0, length), message, "keep it in a file of its own, and link it")
        for code, row, column, begun in draft.env["lines"].wrong:
            if code == "E250":
                draft.report(code, draft.span(row, column, 2), *_UNCLOSED)
            else:
                span, opener = draft.span(row, column, len(draft.text(row)) - column), draft.span(begun, 0)
                message = "text after the end of a comment of several lines"
                draft.report(code, span, message, after_hint(opener.line), (opener,))
        for row, column in sorted(draft.env["lines"].misplaced.items()):
            text = draft.text(row)[column:]
            message, hint = f'"{text.strip()}" does not stand at the margin of the page', "move it to the beginning of its line"
            draft.report("E263", draft.span(row, column, len(text)), message, hint)
        markers = [
            Marker(line=draft.line(row), text=token.content, span=draft.span(row, 0, len(token.content)))
            for token in self._tokens
            if token.type == "share_marker"
            for row in (token.map or [])[:1]
        ]
        draft.passages, problems = pair(markers)
        draft.problems += problems
        if deep := next((token for token in self._tokens if token.level >= DEEPEST and token.map), None):
            row = (deep.map or [0])[0]
            draft.report(
                "E267", draft.span(row, 0, len(draft.text(row))), "nested too deep to be shown", "take out some levels"
            )

    def _block(self, block: Sequence[Token]) -> None:
        kind = block[0].type
        if kind == "heading_open":
            self._heading(block)
        elif kind in _LISTS and self._sections.log:
            self._list(block, self._sections.log)
        elif kind == "footnote_reference_open":
            self._anchors += fill(block, self.draft, Mode.PROSE).anchors
        elif kind != "share_marker":
            before = len(self.draft.problems)
            self._prose(block)
            if (log := self._sections.log) and kind not in _NO_TEXT:
                log.has_text = True
                # What was said of these lines says why there is no item.
                log.has_items |= any(
                    problem.code in {"W526", "W527", "W528", "W530"} for problem in self.draft.problems[before:]
                )

    def _prose(self, block: Sequence[Token]) -> None:
        self._anchors += fill(block, self.draft, Mode.PROSE).anchors
        self._pieces.append(_Stretch(tokens=block, share=self._share(block)))

    def _share(self, block: Sequence[Token]) -> Audience:
        if not self.draft.passages:
            return "me"
        passage = passage_at(self.draft.passages, self.draft.line((block[0].map or [0])[0]))
        return passage.audience if passage else "me"

    def _heading(self, block: Sequence[Token]) -> None:
        self._prose(block)
        writer = Writer()
        write(block[1].children or (), writer)
        words = writer.rich()
        name = self.draft.headings.get(folded_heading(words.plain))
        block[0].meta = {"words": words.plain, "log": name is not None}
        row = (block[0].map or [0])[0]
        span = self.draft.locate(row, block[1].content)(0, len(block[1].content))
        if name and passage_at(self.draft.passages, self.draft.line(row)):
            self.draft.report("E265", span, f'the log section "{words.plain}" begins inside a shared passage', _OUTSIDE)
        level = int(block[0].tag[1:])
        self._end_sections(self._sections.enter(Open(level=level, name=name, words=words, span=span)))

    def _end_sections(self, ended: Sequence[Open]) -> None:
        for section in ended:
            if section.has_text and not section.has_items:
                message = f'nothing under "{section.words.plain}" is a record: it holds text and no item'
                self.draft.report("W525", section.span, message, 'begin each record with "- "')

    def _list(self, block: Sequence[Token], log: Open) -> None:
        log.has_items = True
        report_block(block, 0, self.draft)
        section = Section(kind=log.kind, subheading=self._sections.subheading)
        for item in _items(block):
            row = (item[0].map or [0])[0]
            count = len(self.draft.problems)
            event = read_item(item, self.draft, section)
            if event:
                self._pieces.append(len(self._events))
                self._events.append(event)
                if passage_at(self.draft.passages, self.draft.line(row)):
                    self.draft.report("E265", event.span, "this record stands inside a shared passage", _OUTSIDE)
            elif len(self.draft.problems) > count:
                self._show_anyway((block[0], *item, block[-1]))

    def _show_anyway(self, tokens: Sequence[Token]) -> None:
        """Show the words of an item that is no record; what is wrong with it has been said."""
        count = len(self.draft.problems)
        fill(tokens, self.draft, Mode.VALUE)
        del self.draft.problems[count:]
        self._pieces.append(_Stretch(tokens=tokens, share="me"))

    def body(self) -> Body:
        """Write what was read."""
        shown = _without_empty_logs(self._pieces)
        anchors = self._name_anchors()
        self._name_headings(frozenset(id(piece) for piece in shown))
        blocks: list[Prose | Slot] = []
        gathered: list[_Stretch] = []
        for piece in [*shown, -1]:
            if gathered and (isinstance(piece, int) or piece.share != gathered[-1].share):
                blocks += self._written(gathered)
                gathered = []
            if isinstance(piece, int):
                blocks += [Slot(event=piece)] if piece >= 0 else []
            else:
                gathered.append(piece)
        blocks += self._definitions.footnotes()
        numbers = self._definitions.numbers()
        return Body(
            blocks=tuple(blocks),
            events=tuple(self._events),
            headings=tuple(self._headings),
            anchors=(*anchors, *(f"fn.{number}" for number in numbers)),
        )

    def _written(self, stretches: Sequence[_Stretch]) -> list[Prose]:
        writer, words = Writer(), []
        for stretch in stretches:
            said = writer.said
            write(stretch.tokens, writer)
            words += [] if stretch.heading else [writer.since(said)]
        text = writer.rich()
        said_below = text.plain if len(words) == len(stretches) else plain_text("".join(words))
        return [Prose(text=text, words=said_below, share=stretches[0].share)] if text.parts else []

    def _name_anchors(self) -> tuple[str, ...]:
        """Give blocks of prose their ids; a record's id, or one that is taken, is none."""
        records = {event.id: event.span for event in self._events if event.id}
        named: dict[str, Anchor] = {}
        for anchor in self._anchors:
            name = anchor.id.id
            if name in records:
                message = f'"^{name}" is the id of a record, and stands at the end of prose here'
                hint = f"an update begins with ^{name}, under the heading of its kind or Updates"
                self.draft.report("W523", anchor.id.at, message, hint, (records[name],))
            elif name in named:
                message = f'"^{name}" already names another block of this page'
                self.draft.report("W523", anchor.id.at, message, "choose another id", (named[name].id.at,))
            else:
                named[name] = anchor
                anchor.token.attrs["id"] = f"^{name}"
        return tuple(named)

    def _name_headings(self, shown: frozenset[int]) -> None:
        """Give headings their anchors: GitHub's slugs, `-1` and so on for those that repeat; none to what is not shown."""
        stretches = [piece for piece in self._pieces if not isinstance(piece, int)]
        opened = ((piece, i) for piece in stretches for i, token in enumerate(piece.tokens) if token.type == "heading_open")
        for piece, i in opened:
            token, inline = piece.tokens[i : i + 2]
            text: str = token.meta.get("words") or words_of(inline.children or ())
            anchor = self._free(slug(text)) if id(piece) in shown else ""
            token.attrs["id"] = anchor
            span = self.draft.locate((token.map or [0])[0], inline.content)(0, len(inline.content))
            self._headings.append(Heading(level=int(token.tag[1:]), text=text, anchor=anchor, span=span))

    def _free(self, wanted: str) -> str:
        name = wanted
        while name in self._slugs:
            self._slugs[wanted] += 1
            name = f"{wanted}-{self._slugs[wanted]}"
        self._slugs[name] = 0
        return name


_UNCLOSED = ("this comment is not closed; all below it is hidden", "end a line with its closer")

_OUTSIDE = "records are shared by [share:: coach] on their first line; move it out of the passage"


def _without_empty_logs(pieces: Sequence[_Stretch | int]) -> list[_Stretch | int]:
    """Leave out the headings of log sections that hold nothing: they are a form, and no words of anybody."""
    kept: list[_Stretch | int] = []
    for piece in reversed(pieces):
        below = kept[-1] if kept else None
        level = piece.heading if isinstance(piece, _Stretch) else 0
        ends = below is None or (isinstance(below, _Stretch) and 0 < below.heading <= level)
        if not (level and ends and isinstance(piece, _Stretch) and piece.tokens[0].meta.get("log")):
            kept.append(piece)
    return kept[::-1]


def _blocks(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut tokens into the blocks of the top level."""
    start = depth = 0
    for i, token in enumerate(tokens):
        depth += token.nesting
        if not depth:
            yield tokens[start : i + 1]
            start = i + 1


def _items(block: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a list into its items."""
    return _blocks(block[1:-1])
