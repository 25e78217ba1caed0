"""The rules for lines, the library's and ours: comments of whole lines, `:::` markers, definitions only where they count.

In: the parser's state at a line. Out: tokens `share_marker`; what the rules met on the way is in the environment's `Lines`.
"""

# ruff: noqa: FBT001 - the parser calls a rule with a flag by position

from collections.abc import Callable, Iterator, Mapping

from markdown_it.rules_block import (
    StateBlock,
    blockquote,
    code,
    fence,
    heading,
    hr,
    lheading,
    list_block,
    paragraph,
    reference,
    table,
)
from mdit_py_plugins.footnote.index import footnote_def
from msgspec import Struct

from perfmirror_ssg.markdown.comments import whole_lines

_Rule = Callable[[StateBlock, int, int, bool], bool]


class Lines(Struct, kw_only=True):
    """What was met between the blocks of one body; lines count from 0."""

    comments: set[int] = set()
    wrong: list[tuple[str, int, int, int]] = []
    """What is wrong with a comment: code, line, column, and the line where it begins."""
    misplaced: dict[int, int] = {}
    """Line and column of `:::` that does not stand at the margin."""


class CommentedState(StateBlock):
    """The parser's state, in which lines of comment are blank as soon as a block might begin with them."""

    def skipEmptyLines(self, from_pos: int) -> int:  # noqa: N802 - the library's name
        """Go to the next line that is neither blank nor a comment."""
        line = super().skipEmptyLines(from_pos)
        while line < self.lineMax and blank_comment(self, line):
            line = super().skipEmptyLines(line)
        return line


def blank_comment(state: StateBlock, line: int) -> bool:
    """Blank the comment that begins on a line, with all its lines; say whether there was one."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(("%%", "<!--"), start) or state.is_code_block(line):
        return False
    extent = whole_lines(_texts(state, line))
    if not extent:
        return False
    met: Lines = state.env["lines"]
    if not extent.closed:
        met.wrong.append(("E250", line, start - _margin(state, line), line))
    if extent.after is not None:
        last = line + extent.lines - 1
        met.wrong.append(("E251", last, state.bMarks[last] + extent.after - _margin(state, last), line))
    for number in range(line, line + extent.lines):
        met.comments.add(number)
        state.bMarks[number] = state.eMarks[number]
        state.tShift[number] = state.sCount[number] = 0
    return True


def comment_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """End a paragraph at a line of comment."""
    return silent and blank_comment(state, start)


def share_marker(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Read a line that begins with `:::` at the margin; deeper ones are noted, and are text."""
    text = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", text) or state.is_code_block(start):
        return False
    if text != _margin(state, start) or (state.level and not silent):
        state.env["lines"].misplaced[start] = text - _margin(state, start)
        return False
    if not silent:
        token = state.push("share_marker", "", 0)
        token.content = state.src[text : state.eMarks[start]].strip()
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def link_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[label]: address` at the margin of the top level."""
    return _defines(state, start) and reference(state, start, end, silent)


def footnote_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `[^label]: text` at the margin of the top level."""
    if not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]):
        return False
    return _defines(state, start) and footnote_def(state, start, end, silent)


def table_with_bars(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as the library does, which asks for a bar in the first row last of all."""
    return state.src.find("|", state.bMarks[start], state.eMarks[start]) >= 0 and table(state, start, end, silent)


def underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading with a line below it as the library does."""
    return start + 1 < end and not state.isEmpty(start + 1) and lheading(state, start, end, silent)


OURS: Mapping[str, tuple[_Rule, ...]] = {"%": (comment_line,), "<": (comment_line,), ":": (share_marker,)}
"""Our rules by the first character of the lines that concern them."""

RULES: Mapping[str, tuple[_Rule, ...]] = {
    "`": (fence,),
    "~": (fence,),
    ">": (blockquote,),
    "*": (hr, list_block),
    "-": (hr, list_block),
    "_": (hr,),
    "+": (list_block,),
    **dict.fromkeys("0123456789", (list_block,)),
    "[": (footnote_definition, link_definition),
    "#": (heading,),
}
"""The library's rules by the first character of the blocks they read; the first that reads something counts."""


def any_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the block that begins on a line."""
    if state.is_code_block(start):
        return code(state, start, end, silent)
    for rule in _rules(state, start):
        if rule(state, start, end, silent):
            return True
    return underlined(state, start, end, silent) or paragraph(state, start, end, silent)


def interrupting(*but: _Rule) -> _Rule:
    """Return a rule that tells whether a line ends the block it would belong to; some rules never do."""

    def interrupts(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.is_code_block(start):
            return False
        return any(rule(state, start, end, silent) for rule in _rules(state, start) if rule not in but)

    return interrupts


def _rules(state: StateBlock, line: int) -> tuple[_Rule, ...]:
    start = state.bMarks[line] + state.tShift[line]
    first = state.src[start : start + 1]
    return (*OURS.get(first, ()), table_with_bars, *RULES.get(first, ()))


def _defines(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : start + 1] != "[" or start != _margin(state, line):
        return False
    label = state.src[start : state.eMarks[line]].partition("]:")[0]
    return "::" not in label and (state.level == 0 or state.sCount[line] < state.blkIndent)


def _margin(state: StateBlock, line: int) -> int:
    """Return where a line begins in the file; inside a quote its marks have moved."""
    return state.src.rfind("\n", 0, state.bMarks[line]) + 1


def _texts(state: StateBlock, first: int) -> Iterator[str]:
    yield state.src[state.bMarks[first] + state.tShift[first] : state.eMarks[first]]  # behind the marker of an item
    for line in range(first + 1, state.lineMax):
        yield state.src[state.bMarks[line] : state.eMarks[line]]
