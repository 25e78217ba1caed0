"""The texts of blocks, parsed: every inline token gets its children, with places, and what they hold is looked at.

In: tokens of blocks, and what the text is. Out: the same tokens, filled; ids of prose blocks; problems in the `Draft`.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from perfmirror_ssg.kinds import Kind
from perfmirror_ssg.markdown.block_ids import RecordId, block_id, detail_ids
from perfmirror_ssg.markdown.html import words_of
from perfmirror_ssg.markdown.parser import Token, parse_text
from perfmirror_ssg.markdown.places import Locate, in_cell, shifted
from perfmirror_ssg.markdown.scan import Mode, Scan
from perfmirror_ssg.model import Link
from perfmirror_ssg.reading.draft import Draft, folded_heading
from perfmirror_ssg.reading.lost import CHECKS, report_block, report_lines
from perfmirror_ssg.reading.sharing import passage_at

_CALLOUT = re.compile(r"\[!([^\W\d_][\w-]*)\][+-]?(?:[ \t]+|(?=\n)|$)([^\n]*)\n?")
_TASK = re.compile(r"\[([ xX])\](?:[ \t]+|(?=\n)|$)")


class Anchor(Struct, frozen=True, kw_only=True):
    """An id at the end of a block of prose, and the token that would carry it."""

    id: RecordId
    token: Token


class Filled(Struct, kw_only=True):
    """What was found in the texts of some blocks."""

    fields: list[Token] = []
    anchors: list[Anchor] = []


def fill(tokens: Sequence[Token], draft: Draft, mode: Mode, kind: Kind | None = None) -> Filled:
    """Parse the texts of some blocks, and report what looks lost in them."""
    filler = _Filler(draft=draft, mode=mode, kind=kind)
    for i, token in enumerate(tokens):
        if token.type == "inline":
            filler.text(tokens, i)
        elif token.type in _LOOKED_AT:
            report_block(tokens, i, draft)
            filler.block(token)
    return filler.filled


def parse(text: str, draft: Draft, scan: Scan, row: int) -> list[Token]:
    """Parse one text that begins on a line of the body; note what it uses, and give footnotes their links."""
    tokens = parse_text(text, scan, draft.env)
    draft.problems += scan.problems
    for token in _flat(tokens) if draft.env["references"] or draft.env["defined"] else ():
        if label := token.meta.get("label") if token.type != "footnote_ref" else None:
            _use(draft, label, token, row)
        elif token.type == "footnote_ref":
            _refer(draft, token, text, scan, row)
    return tokens


class _Filler(Struct, kw_only=True):
    """Goes through blocks in order."""

    draft: Draft
    mode: Mode
    kind: Kind | None
    filled: Filled = field(default_factory=Filled)
    quotes: list[Token] = []
    cell: int = -1

    def block(self, token: Token) -> None:
        """Keep count of cells, and tell the end of a callout that it is one."""
        if token.type == "tr_open":
            self.cell = -1
        elif token.type in _CELLS:
            self.cell += 1
        elif token.type == "blockquote_open":
            self.quotes.append(token)
        elif token.type == "blockquote_close":
            token.meta |= {key: value for key, value in self.quotes.pop().meta.items() if key == "callout"}

    def text(self, tokens: Sequence[Token], index: int) -> None:
        """Parse the text of a block, after the mark of a callout or a task."""
        token, block = tokens[index], tokens[index - 1]
        text, locate = token.content, self._locate(token, block)
        outer = tokens[index - 2] if index > 1 and block.type == "paragraph_open" else block
        if outer.type == "blockquote_open" and (callout := _CALLOUT.match(text)):
            self._callout(outer, callout, token, locate)
            text, locate = text[callout.end() :], shifted(locate, callout.end())
            block.hidden = tokens[index + 1].hidden = block.hidden or not text
        elif outer.type == "list_item_open" and (task := _TASK.match(text)):
            outer.meta["ticked"] = task[1] != " "
            text, locate = text[task.end() :], shifted(locate, task.end())
        if block.type == "paragraph_open":
            report_lines(text, self.draft, locate)
        token.children = self._parse(text, token, locate)
        self._ids(token.children, block, outer)
        if block.type == "heading_open" and block.level and _is_kind(token, self.draft):
            self.draft.report("W524", locate(0, len(text)), f'the heading "{text}" opens no log section here', _AT_MARGIN)

    def _locate(self, token: Token, block: Token) -> Locate:
        row = token.map[0] if token.map else 0
        if block.type in _CELLS:
            return in_cell(self.draft.source.path, self.draft.source.lines, self.draft.line(row), self.cell)
        return self.draft.locate(row, token.content)

    def _callout(self, quote: Token, found: re.Match[str], token: Token, locate: Locate) -> None:
        title = self._parse(found[2], token, shifted(locate, found.start(2)))
        quote.meta |= {"callout": found[1].lower(), "title": title}

    def _parse(self, text: str, token: Token, locate: Locate) -> list[Token]:
        row = token.map[0] if token.map else 0
        children = parse(text, self.draft, Scan(mode=self.mode, locate=locate, kind=self.kind), row)
        self.filled.fields += [child for child in children if child.type == "field"]
        return children

    def _ids(self, children: list[Token], block: Token, outer: Token) -> None:
        """Look for ids: a place to link to in prose, a mistake in the detail of a record."""
        if self.mode is Mode.DETAIL:
            self.draft.problems += detail_ids(children, nested_item=outer.type == "list_item_open")
        elif self.mode is Mode.PROSE and block.type == "paragraph_open":
            found, problems = block_id(children)
            self.draft.problems += problems
            if found:
                carrier = outer if block.hidden and outer.type == "list_item_open" else block
                self.filled.anchors.append(Anchor(id=found, token=carrier))


_CELLS = frozenset({"th_open", "td_open"})
_LOOKED_AT = frozenset({"tr_open", "blockquote_open", "blockquote_close", *_CELLS, *CHECKS})

_AT_MARGIN = "a heading of a kind stands at the margin, outside quotes, items and callouts"


def _is_kind(token: Token, draft: Draft) -> bool:
    return folded_heading(words_of(token.children or ())) in draft.headings


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _flat(token.children)


def _use(draft: Draft, label: str, token: Token, row: int) -> None:
    """Note that a link definition is used; one outside a shared passage cannot be used in it."""
    draft.labels.add(label)
    defined: int = draft.env["references"][label]["map"][0]
    passage = passage_at(draft.passages, draft.line(row))
    if passage and passage_at(draft.passages, draft.line(defined)) is not passage:
        message = f'the definition of "{label.lower()}" stands outside this shared passage'
        draft.report("E266", token.meta["at"], message, _MOVE, (draft.span(defined, 0),))


_MOVE = 'move the definition between "::: share" and ":::"'


def _refer(draft: Draft, token: Token, text: str, scan: Scan, row: int) -> None:
    """Give a footnote's reference its link, and prose the way back."""
    written = f"[^{token.meta['label']}]"
    at = scan.locate(max(0, text.find(written)), len(written))
    number: int = token.meta["id"] + 1
    token.meta["link"] = Link(target="", fragment=f"^fn.{number}", label=str(number), embed=False, span=at)
    if scan.mode is Mode.PROSE and number not in draft.footnotes_shown:
        draft.footnotes_shown.add(number)
        token.meta["anchor"] = f"fnref.{number}"
    passage = passage_at(draft.passages, draft.line(row))
    defined: int | None = draft.env["defined"].get(token.meta["label"])
    if passage and defined is not None and passage_at(draft.passages, draft.line(defined)) is not passage:
        message = f"the footnote {written} stands outside this shared passage"
        draft.report("E266", at, message, _MOVE, (draft.span(defined, 0),))
