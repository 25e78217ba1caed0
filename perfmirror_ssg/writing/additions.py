"""A line put under its heading in a week's file, every other byte left as it is.

In: the file's bytes, the line and what it should be read as. Out: the new bytes, or the problems it would bring.
"""

import re
from collections import Counter
from urllib.parse import unquote

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.kinds import Kind
from perfmirror_ssg.model import Entry, Heading, RichText
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week

# After one of these a list item needs no blank line to look right.
_TIGHT = re.compile(r"\s|[-+*]\s|\d+[.)]\s|#|%%")


class WeekFile(Struct, frozen=True, kw_only=True):
    """A week's file as it stands: its path from the site folder, its week, its bytes."""

    path: str
    week: Week
    data: bytes


class Addition(Struct, frozen=True, kw_only=True):
    """The file with the line in it, and the number of that line."""

    data: bytes
    line: int


class Opening(Struct, frozen=True, kw_only=True):
    """What is to be recorded, and the line that says it."""

    kind: Kind
    id: str
    words: str
    line: str


def add_record(file: WeekFile, opening: Opening, config: Config) -> Checked[Addition | None]:
    """Put a line that opens a record under its kind's heading.

    None when the file could not be read, would have errors it does not have now (both are returned), or would say
    anything other than before plus this one record with all of its words.
    """
    kind = opening.kind
    before = _read(file, config)
    if before.value is None:
        return Checked(value=None, problems=before.problems)
    addition = _insert(file.data.decode(), _place(before.value, kind, config), kind.title, opening.line)
    after = _read(WeekFile(path=file.path, week=file.week, data=addition.data), config)
    known = Counter((problem.code, problem.message) for problem in before.problems)
    new = tuple(p for p in after.problems if not _known(p, known))
    failed = after.value is None or any(problem.severity.value == "error" for problem in new)
    if failed or not _only_adds(before.value, after.value, opening):
        return Checked(value=None, problems=new)
    return Checked(value=addition, problems=new)


def _read(file: WeekFile, config: Config) -> Checked[Entry | None]:
    source = decode(file.path, file.data)
    if source.value is None:
        return Checked(value=None, problems=source.problems)
    entry = read_entry(source.value, file.week, config)
    return Checked(value=entry.value, problems=(*source.problems, *entry.problems))


def _known(problem: Diagnostic, known: Counter[tuple[str, str]]) -> bool:
    """Say whether a problem was there before, wherever it stood: each one that was there excuses one."""
    key = (problem.code, problem.message)
    known[key] -= 1
    return known[key] >= 0


def _only_adds(before: Entry, after: Entry | None, opening: Opening) -> bool:
    if after is None:
        return False
    new = [event for event in after.events if event.id == opening.id and event.kind == opening.kind.name and event.opening]
    return len(new) == 1 and len(after.events) == len(before.events) + 1 and _says(new[0].title, opening.words)


def _says(title: RichText | None, words: str) -> bool:
    """Say whether every word is in the title, or in where its links lead."""
    if title is None:
        return False
    # A note may be named with its `.md` and without.
    led = (unquote(part) if isinstance(part, str) else f"{part.target}.md {part.fragment} {part.label}" for part in title.parts)
    return not _counts(words) - _counts(" ".join((title.plain, *led)))


def _counts(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def _place(entry: Entry, kind: Kind, config: Config) -> tuple[int, int | None] | None:
    """Return the line of the kind's heading and of the heading after it, if any; None when the kind has no heading.

    A sub-heading ends the place too: what stands under it may mean something (under one-on-ones, a person).
    """
    headings: tuple[Heading | None, ...] = (*entry.headings, None)
    for heading, following in zip(entry.headings, headings[1:], strict=True):
        if config.headings.get(heading.text.strip().rstrip(":").rstrip().casefold()) == kind.name:
            return heading.span.line, following.span.line if following else None
    return None


def _insert(text: str, place: tuple[int, int | None] | None, title: str, line: str) -> Addition:
    eol = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    if place is None:
        return _appended(text, f"## {title}{eol}{line}", eol)
    lines = text.split("\n")
    heading, following = place
    end = following - 1 if following else len(lines)
    while not lines[end - 1].strip() and end > heading:
        end -= 1
    if end == len(lines):
        return _addition(text, eol + _spaced(lines[end - 1], line, eol), "")
    before, after = "\n".join(lines[:end]) + "\n", "\n".join(lines[end:])
    # A heading right below could be an underlined one, and would swallow the item.
    gap = eol if lines[end].strip() else ""
    return _addition(before, _spaced(lines[end - 1], line, eol) + eol + gap, after)


def _appended(text: str, section: str, eol: str) -> Addition:
    """Add a section at the end, after one blank line; a file without a last line end stays without."""
    if not text.strip("\ufeff"):
        return _addition(text, section + eol, "")
    ended = text.endswith("\n")
    last = text.rstrip("\n").rpartition("\n")[2] if ended else text
    blank = "" if ended and (text.endswith(("\n\n", "\n\r\n")) or not last.strip()) else eol
    return _addition(text, ("" if ended else eol) + blank + section + (eol if ended else ""), "")


def _spaced(previous: str, line: str, eol: str) -> str:
    return line if _TIGHT.match(previous) else eol + line


def _addition(before: str, new: str, after: str) -> Addition:
    lines_before = before.count("\n") + new.rstrip("\r\n").count("\n")
    return Addition(data=(before + new + after).encode(), line=lines_before + 1)
