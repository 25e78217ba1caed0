"""Our rules for lines: comments of whole lines, `:::` markers, and definitions only where they count.

In: the parser's state at a line. Out: tokens `share_marker`; what the rules met on the way is in the environment's `Lines`.
"""

# ruff: noqa: FBT001 - the parser calls a rule with a flag by position

from collections.abc import Iterator

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.reference import reference
from mdit_py_plugins.footnote.index import footnote_def
from msgspec import Struct

from perfmirror_ssg.markdown.comments import opener_at, whole_lines


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
    if state.src[start : start + 1] not in {"%", "<"} or not opener_at(state.src, start) or state.is_code_block(line):
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
