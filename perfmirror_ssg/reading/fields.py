"""The front matter of a file: where it begins, where it ends, what it says.

In: a `SourceFile`. Out: `Front`: its root mapping and the body below it. Strict where python-frontmatter is lenient:
what looks like front matter and cannot be read is an error, never a body.
"""

import re
from collections.abc import Collection

import frontmatter
from frontmatter.default_handlers import BaseHandler
from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.reading.fields_yaml import read_yaml
from perfmirror_ssg.reading.nodes import MappingNode
from perfmirror_ssg.reading.source import SourceFile

_FENCE = re.compile(r"---[ \t]*")
_BEGINS_LIKE_ONE = r"---.*|[+]{3}[ \t]*"
# Editors make long dashes of short ones: U+2010 to U+2015, and the minus sign.
_STANDS_LIKE_ONE = "[-\u2010-\u2015\u2212]{2,}|[\u2012-\u2015]|[+]{3}"
_ENDS = re.compile("(?P<right>---[ \t]*)|(?:\\.\\.\\.|---)(?:[ \t].*)?|[-\u2010-\u2015\u2212]{2,}[ \t]*|[\u2012-\u2015][ \t]*")
FIELD = r"([^\W\d][\w-]*):(?:\s.*)?"
"""A line of front matter: its key, and what may follow."""
_BELOW_A_FIELD = r"\s.*|-\s.*|"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u00a0 \t"


class Front(Struct, frozen=True, kw_only=True):
    """A file taken apart: the front matter's mapping (None without one), the body, and the line where that begins."""

    root: MappingNode | None
    body: str
    body_line: int


class _UnreadError(Exception):
    """Carries a problem through a library that swallows ValueError."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Strict(BaseHandler):
    """Holds the source itself: python-frontmatter strips the text it hands over, and with it every place."""

    FM_BOUNDARY = re.compile(r"(?!)")

    def __init__(self, source: SourceFile, opening: int) -> None:
        super().__init__()
        self.source = source
        self.opening = opening
        self.closing = opening
        self.root: Checked[MappingNode | None] = Checked(value=None)

    def split(self, text: str) -> tuple[str, str]:
        """Find the closing fence in the source, not in the stripped `text`."""
        del text
        self.closing = _closing(self.source, self.opening)
        return "", ""

    def load(self, fm: str) -> dict[str, object]:
        """Read what stands between the fences of the source, not the stripped `fm`; hand nothing back."""
        del fm
        self.root = read_yaml(self.source, self.opening, self.closing)
        return {}


def read_front(source: SourceFile, known: Collection[str] = ()) -> Checked[Front]:
    """Split a file into front matter and body; without a fence, and fields of `known` keys above one, all of it is body."""
    opening, problems = _opening(source, known)
    if opening is None:
        body = "" if problems else source.text
        return Checked(value=Front(root=None, body=body, body_line=1), problems=problems)
    handler = _Strict(source, opening)
    try:
        frontmatter.parse(source.text, handler=handler)
    except _UnreadError as unread:
        front = Front(root=None, body="", body_line=len(source.lines))
        return Checked(value=front, problems=(*problems, unread.problem))
    body = "\n".join(source.lines[handler.closing :])
    front = Front(root=handler.root.value, body=body, body_line=handler.closing + 1)
    return Checked(value=front, problems=(*problems, *handler.root.problems))


def _opening(source: SourceFile, known: Collection[str]) -> tuple[int | None, tuple[Diagnostic, ...]]:
    """Return the line of the opening fence, if any; a line that is almost one is a problem."""
    if _FENCE.fullmatch(source.lines[0]):
        return 1, ()
    numbered = enumerate(source.lines, start=1)
    number, line = next(((n, line) for n, line in numbered if line.strip(_INVISIBLE)), (1, ""))
    bare = line.strip(_INVISIBLE)
    if not re.fullmatch(_STANDS_LIKE_ONE, bare) and not (number == 1 and re.fullmatch(_BEGINS_LIKE_ONE, line)):
        return _unopened(source, number, known)
    place = source.span(number, line.index(bare) + 1, len(bare))
    if bare.startswith("+"):
        hint = "write YAML between two lines of ---, as title: Walking the product"
        return None, (Diagnostic(code="E113", span=place, message="front matter in TOML is not read", hint=hint),)
    if bare != "---":
        message = f'"{bare[:40]}" does not open front matter'
        hint = "write --- alone on line 1; for a line across the page, write *** below some text"
        return None, (Diagnostic(code="E110", span=place, message=message, hint=hint),)
    message = f"front matter opens on line {number}" if number > 1 else "something invisible stands before ---"
    hint = "let the file begin with ---, with nothing before it"
    return number, (Diagnostic(code="E110", span=place, message=message, hint=hint),)


def _unopened(source: SourceFile, first: int, known: Collection[str]) -> tuple[int | None, tuple[Diagnostic, ...]]:
    """Return 0 for the opening line when fields stand above the first fence, with nothing that opens them."""
    fence = next((i for i, line in enumerate(source.lines) if _FENCE.fullmatch(line)), 0)
    above = source.lines[first - 1 : fence]
    fields = [re.fullmatch(FIELD, line) for line in above]
    alike = all(field or re.fullmatch(_BELOW_A_FIELD, line) for field, line in zip(fields, above, strict=True))
    if not alike or not any(field and field[1] in known for field in fields):
        return None, ()
    message = "front matter begins here, and no line of --- opens it"
    place = source.span(first, 1, len(source.lines[first - 1]))
    return 0, (Diagnostic(code="E110", span=place, message=message, hint="write --- alone on a line above"),)


def _closing(source: SourceFile, opening: int) -> int:
    """Return the line of the closing fence; _UnreadError when something else ends the front matter, or nothing does."""
    for number, line in enumerate(source.lines[opening:], start=opening + 1):
        ending = _ENDS.fullmatch(line)
        if ending and ending["right"]:
            return number
        if ending:
            message = f'"{line[:40]}" does not close front matter'
            hint = "write --- alone on its line"
            place = source.span(number, 1, len(line))
            raise _UnreadError(Diagnostic(code="E112", span=place, message=message, hint=hint))
    place = source.span(opening, 1, len(source.lines[opening - 1]))
    hint = "write --- alone on a line below the last field"
    raise _UnreadError(Diagnostic(code="E111", span=place, message="front matter is opened here and never closed", hint=hint))
