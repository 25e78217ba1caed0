"""Which lines of a file of the journal say themselves that they are shared: read from the text alone, line by line.

In: the text of a file, an audience. Out: a `Marked`. This is the audit's own reader, and takes nothing from the one that a
site is made by: where the two differ, one of them is wrong. It wants each mark on a line of its own, as the format page
shows it.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from perfmirror_ssg.audit.rows import Row, rows_of, said
from perfmirror_ssg.model import Audience

SEES: Mapping[Audience, frozenset[str]] = {"coach": frozenset({"coach", "public"}), "public": frozenset({"public"})}
"""Whose marks each audience sees."""

_FRONT = re.compile(r"---[ \t]*\n(?:(.*?)\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[\"']?([\w-]+)[\"']?[ \t]*:(?=[ \t]|$)[ \t]*(.*)")
_NO_REMARK = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')|(?:(?<=\s)|^)#.*")
_DASH = re.compile(r"([ \t]*)-[ \t]")
_SHARE = re.compile(r"\bshare[\"']?[ \t]*:[ \t]*(coach|public)\b")
_PASSAGE = re.compile(r":::[ \t]+share(?:[ \t]+(public))?[ \t]*")
_ITEM = re.compile(r"( {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+)\S")
_CODE = re.compile(r"`[^`]*`")
_FIELD = re.compile(r"\[[ \t]*share[ \t]*::[ \t]*(coach|public)[ \t]*\]", re.IGNORECASE)
_ENDS_AN_ITEM = re.compile(r"#{1,6}[ \t]|:::|[-*_=]{3,}[ \t]*$")


class Marked(Struct, frozen=True, kw_only=True):
    """What is shared of a file: the words it goes by, and the lines that are read."""

    title: str
    """Empty where it gives none."""
    texts: tuple[str, ...]
    """As a person reads them: without comments, and without what links lead to."""
    lines: tuple[str, ...]
    """The same with all that links lead to."""


def marked(text: str, audience: Audience) -> Marked | None:
    """Return what is shared of a file; None when the file itself is not."""
    sees = SEES.get(audience, frozenset())
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    head = dict(_values(front[1] or "")) if front else {}
    if front is None or "\n".join(head.get("share", ())).strip() not in sees:
        return None
    title = _unquoted(" ".join(line.strip() for line in head.get("share_title", ())).strip())
    records = ([Row(text=text)] for lines in head.values() for text in _mappings(lines, sees))
    body = list(rows_of(text[front.end() :]))
    parts = (*records, *_passages(body, sees), *_items(body, sees))
    lines = tuple(row.text for part in parts for row in part)
    return Marked(title=title, texts=(title, *(said(part) for part in parts)), lines=lines)


def _values(front: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each key of the front matter with the lines of its value, without remarks."""
    lines = [_NO_REMARK.sub(lambda found: found[1] or "", line) for line in front.split("\n")]
    edge = next((len(line) - len(line.lstrip()) for line in lines if line.strip()), 0)
    key, held = "", [""]
    for line in lines:
        found = _KEY.match(line[edge:]) if not line[:edge].strip() else None
        if found:
            yield key, held
            key, held = found[1], [found[2]]
        else:
            held.append(line)
    yield key, held


def _mappings(lines: Sequence[str], sees: Collection[str]) -> Iterator[str]:
    """Yield the records of a list in the front matter that are shared: `- ` begins one, and so do braces."""
    dashes = [found[1] for line in lines if (found := _DASH.match(line))]
    edge = min(dashes, key=len, default="")
    one: list[str] = []
    for line in [*lines, f"{edge}- "]:
        if line.startswith(f"{edge}-"):
            yield from _shared_records("\n".join(one), sees)
            one = []
        one.append(line)


def _shared_records(text: str, sees: Collection[str]) -> Iterator[str]:
    within = list(_braced(text)) if text.lstrip("- \t").startswith(("[", "{")) else [text]
    yield from (one for one in within if (found := _SHARE.search(one)) and found[1] in sees)


def _braced(text: str) -> Iterator[str]:
    """Yield what stands between braces that are not within others."""
    depth = start = 0
    for place, sign in enumerate(text):
        if sign == "{":
            start = place if depth == 0 else start
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                yield text[start + 1 : place]


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].replace("''", "'").replace('\\"', '"') if quoted else value


def _passages(rows: Sequence[Row], sees: Collection[str]) -> Iterator[list[Row]]:
    """Yield the lines between a mark that this audience sees and the next one."""
    held: list[Row] | None = None
    for row in rows:
        if row.code or not row.text.startswith(":::"):
            if held is not None:
                held.append(row)
            continue
        if held is not None and row.text.strip() == ":::":
            yield [_without_id(row) for row in held]
        opened = _PASSAGE.fullmatch(row.text)
        held = [] if opened and (opened[1] or "coach") in sees else None


def _without_id(row: Row) -> Row:
    """Leave out the name of a block: it is not shown."""
    return row if row.code else Row(text=re.sub(r"(?:^|(?<=\s))\^[a-z\d-]+[ \t]*$", "", row.text))


def _items(rows: Sequence[Row], sees: Collection[str]) -> Iterator[list[Row]]:
    """Yield the items whose first line has a mark that this audience sees, each with the lines that belong to it."""
    held: list[Row] = []
    width, shared, blank = 0, False, False
    for row in [*rows, Row(text=":::")]:
        indented = len(row.text) - len(row.text.lstrip())
        within = width and (not row.text.strip() or row.code or indented >= width)
        begun = _ITEM.match(row.text) if not (within or row.code) else None
        lazy = width and not (blank or begun or _ENDS_AN_ITEM.match(row.text))
        if not (within or lazy):
            if shared:
                yield held
            mark = _FIELD.search(_CODE.sub("", row.text)) if begun else None
            held, width = [], len(begun[1]) if begun else 0
            shared = mark is not None and mark[1].lower() in sees
        held.append(row)
        blank = not row.text.strip()
