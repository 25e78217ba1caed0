"""What perf-mirror logged in one week, as the Markdown file of that week.

In: logs of the week, and what is only kept with it. Out: the text of the file. A long reference stands whole below the
front matter, which has little room; the note then says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from perfmirror_ssg.exchange.imported import marked
from perfmirror_ssg.exchange.perf_mirror_rows import DIMENSIONS, NO_DIMENSION, Category, Log
from perfmirror_ssg.exchange.perf_mirror_text import markdown_lines, one_line, visible, yaml_text
from perfmirror_ssg.figures import exact
from perfmirror_ssg.reading.causes import as_value

SOURCE = "perf-mirror"

ROOM = 20_000
"""Bytes of the front matter that notes and what is kept beside may take; 64 KiB are read."""

LONG = 2_000
"""Bytes of a note from which it stands below."""

LONGEST = 500_000
"""Characters of all that stands below in one file; a file of more than 5 MiB is not read."""

PLAIN = 100
"""Counts from here on are written as mappings: alone they would be asked about."""


class Kept(Struct, frozen=True, kw_only=True):
    """A row that is no item, with why."""

    log: Log
    why: str

    @property
    def words(self) -> str:
        """The row and the reason."""
        return f"{self.log.words}; {self.why}"


class _Page(Struct, kw_only=True):
    """Room in a file, and what has been moved below its front matter."""

    left: int = ROOM
    below: list[str] = []
    below_left: int = LONGEST

    def note(self, text: str, what: str) -> list[str]:
        """Return a reference as the lines of a note, or where it stands whole."""
        return self.short(markdown_lines(text)) or [self.moved(text, what)]

    def short(self, lines: list[str]) -> list[str]:
        """Take room for lines; nothing when they are too long for it."""
        size = len("\n".join(lines).encode())
        if size > min(LONG, self.left):
            return []
        self.left -= size
        return lines

    def moved(self, text: str, what: str) -> str:
        """Put a reference below, and say where; one for which a file has no room is cut, and says so."""
        whole = visible(text)
        shown = whole[: self.below_left]
        self.below_left -= len(shown)
        name = f"reference {len(self.below) + 1}"
        cut = "" if len(shown) == len(whole) else f", the first {len(shown):,} of its {len(whole):,} characters"
        self.below.append(f"\n{name.capitalize()}, {_words(what)}{cut}:\n\n{_fenced(shown)}")
        return f"{name} below{cut}"


def week_file(logs: Iterable[Log], kept: Sequence[Kept]) -> str:
    """Return the text of a week's file."""
    page = _Page()
    lines = [*_dimensions(logs, page), *_extra(kept, page)]
    below = ["\n## References of perf-mirror", *page.below] if page.below else []
    return marked(SOURCE, "---\n", "\n".join([*lines, "---", *below, ""]))


def _dimensions(logs: Iterable[Log], page: _Page) -> Iterator[str]:
    by_category: dict[Category, list[Log]] = {}
    for log in logs:
        if log.category:
            by_category.setdefault(log.category, []).append(log)
    for dimension in (*DIMENSIONS, NO_DIMENSION):
        rows = {category: rows for category, rows in by_category.items() if category.dimension == dimension}
        if rows:
            yield f"{dimension}:"
            yield from _categories(rows, page)


def _categories(rows: Mapping[Category, list[Log]], page: _Page) -> Iterator[str]:
    for category in sorted(rows, key=lambda category: category.name):
        key = f"  {as_value(category.name)}:"
        items = [_item(log, page) for log in rows[category]]
        if len(items) == 1 and len(items[0]) == 1:
            yield f"{key} {items[0][0]}"
            continue
        yield key
        several = len(items) > 1
        for first, *more in items:
            yield f"    {'- ' if several else ''}{_in_list(first) if several else first}"
            yield from (f"    {'  ' if several else ''}{line}" for line in more)


def _in_list(value: str) -> str:
    """Return a value as it stands in a list, where a bare number is none."""
    return f"{{count: {value}}}" if value.isdigit() else value


def _item(log: Log, page: _Page) -> list[str]:
    """Return an item as one line of flow, or as the lines of a mapping when its note has several."""
    note = page.note(log.reference, _what(log)) if log.reference.strip() else []
    fields = [f"count: {log.count}"]
    score = [f"score: {exact(log.score)}"] if log.score is not None else []
    if len(note) > 1:
        return [*fields, *score, "note: |-", *(f"  {line}" for line in note)]
    fields += [f"note: {yaml_text(line)}" for line in note] + score
    return [f"{{{', '.join(fields)}}}" if len(fields) > 1 or log.count >= PLAIN else str(log.count)]


def _extra(kept: Sequence[Kept], page: _Page) -> Iterator[str]:
    if not kept:
        return
    yield "extra:"
    yield f"  {SOURCE}:"
    for one in kept:
        line = one.words + _told(one.log, page)
        yield f"    - {yaml_text(line if page.short([one.words]) else page.moved(line, _what(one.log)))}"


def _told(log: Log, page: _Page) -> str:
    """Return the reference of a row that is no item, as plain text."""
    line = one_line(log.reference)
    if not line:
        return ""
    short = page.short([line])
    return f"; reference: {line}" if short else f"; {page.moved(log.reference, _what(log))}"


def _what(log: Log) -> str:
    return f"{log.called}, {log.label}"


def _words(text: str) -> str:
    """Return text as words of a paragraph of the body, where `::` and `#` are no marks either."""
    return " ".join(markdown_lines(text)).replace("::", ":\\:")


def _fenced(text: str) -> str:
    """Return text as code; a blank before each line keeps it from being taken for the marks of a merge."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *(f" {line}" for line in text.split("\n")), fence])
