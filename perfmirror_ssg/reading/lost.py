"""Lost and found: blocks that Markdown reads otherwise than they were probably meant.

In: a token of a block, or the lines of a paragraph. Out: warnings in the `Draft`. Nothing is changed.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from perfmirror_ssg.markdown.parser import Token
from perfmirror_ssg.markdown.places import Locate, cells
from perfmirror_ssg.reading.draft import Draft, folded_heading

_LIST_LINE = r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S"
_NO_BREAK = r"(?:[-+*]|#{1,6}|\d{1,9}[.)])\u00a0"
_UNSPACED = r"[-+](?=[^\W\d_])|[•◦▪‣][ \t\u00a0]*|#{2,6}(?=[^\W\d_])|#(?=[^\W\d_])"
_MARKS = "-+*#•◦▪‣0123456789"

LARGEST_NUMBER = 99
"""Of an ordered item that is probably meant as one."""


def report_lines(text: str, draft: Draft, locate: Locate) -> None:
    """Report lines of a paragraph that were probably meant as an item or a heading."""
    offset = 0
    for line in text.split("\n"):
        words = line.lstrip(" \t")
        if words[:1] and words[0] in _MARKS:
            _report_line(words, offset + len(line) - len(words), draft, locate)
        offset += len(line) + 1


def _report_line(words: str, start: int, draft: Draft, locate: Locate) -> None:
    if found := re.match(_NO_BREAK, words):
        mark = found[0][:-1]
        draft.report(
            "W528", locate(start, len(found[0])), f'a no-break space follows "{mark}"', f'write "{mark} " with a blank'
        )
    elif found := re.match(_UNSPACED, words):
        mark, rest = found[0].strip(), words[found.end() :]
        if mark == "#" and folded_heading(rest) not in draft.headings:
            return  # a tag
        right = f"{mark if mark in '-+' or mark[0] == '#' else '-'} {rest}"
        draft.report("W527", locate(start, len(mark)), f'"{mark}" is text here, not a mark', f'write "{_short(right)}"')


def report_block(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    """Report a block that swallows or drops text, or that a number or an indent made."""
    if check := CHECKS.get(tokens[index].type):
        check(tokens, index, draft)


def _code(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    token = tokens[index]
    row = token.map[0] if token.map else 0
    if re.match(_LIST_LINE, token.content):
        text = draft.text(row)
        column = len(text) - len(text.lstrip(" \t>"))
        hint = "begin the list at the margin, or indent it as far as the text it belongs to"
        draft.report("W526", draft.span(row, column, len(text) - column), "this list is code, because it is indented", hint)


def _fence(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    token = tokens[index]
    first, end = token.map or [0, 1]
    closing = draft.text(end - 1).strip(" \t>")
    if end - 1 > first and len(closing) >= len(token.markup) and not closing.strip(token.markup[0]):
        return
    column = max(0, draft.text(first).find(token.markup))
    message = f'the code fence "{token.markup}" is not closed'
    draft.report("W530", draft.span(first, column, len(token.markup)), message, f'write "{token.markup}" where the code ends')


def _ordered(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    number = tokens[index + 1].info
    row = (tokens[index].map or [0])[0]
    if int(number) > LARGEST_NUMBER:
        column = max(0, draft.text(row).find(number))
        span = draft.span(row, column, len(number) + 1)
        draft.report("W529", span, f'"{number}{tokens[index].markup}" begins a numbered list', f"write {number}\\. for text")


def _row(tokens: Sequence[Token], index: int, draft: Draft) -> None:
    row = (tokens[index].map or [0])[0]
    end = next(i for i in range(index, len(tokens)) if tokens[i].type == "tr_close")
    columns = sum(1 for token in tokens[index:end] if token.type in {"td_open", "th_open"})
    text = draft.text(row)
    if tokens[index + 1].type == "td_open" and (found := cells(text)) > columns:
        column = len(text) - len(text.lstrip(" \t>"))
        message = f"this row has {found} cells, its header {columns}; the last are not shown"
        span = draft.span(row, column, len(text) - column)
        draft.report("W531", span, message, "add columns to the header, or write \\| for a bar inside a cell")


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


CHECKS: Mapping[str, Callable[[Sequence[Token], int, Draft], None]] = {
    "code_block": _code,
    "fence": _fence,
    "ordered_list_open": _ordered,
    "tr_open": _row,
}
"""What looks at a block, by its token."""
