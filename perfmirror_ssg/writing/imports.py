"""An imported journal beside what is there: new files are made, our own brought up to date, a person's left as they are.

In: a site folder, and what an importer gives. Out: what would happen to each file; then the disk. A file that was edited, or
was never ours, is not touched: the import's text stands beside it, under a name that no build reads.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace as replaced

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.exchange.imported import Imported, is_untouched, source_of
from perfmirror_ssg.reading.folder import scan
from perfmirror_ssg.reading.names import slip
from perfmirror_ssg.weeks import Week, read_week
from perfmirror_ssg.writing.files import create, replace
from perfmirror_ssg.writing.starter import starter
from perfmirror_ssg.writing.template import week_place

CONFIG = "config.toml"
IGNORED = ".gitignore"

_WEEK = re.compile(r"\d{4}-W\d{2}")


class Fate(Enum):
    """What an import does with a file."""

    WRITTEN = "written"
    SAME = "same"
    CHANGED = "changed"
    YOURS = "yours"
    """It is a person's: the text stands beside it."""
    UNLIKELY = "unlikely"
    """Its week would be taken for a slip: nothing is written."""
    GONE = "gone"
    """An import made it, and this one knows nothing of its week: it is left, for its words stand nowhere else."""


class Step(Struct, frozen=True, kw_only=True):
    """One file of an import."""

    path: str
    """From the site folder."""
    fate: Fate
    text: str
    why: str = ""
    beside: str = ""
    """Where the text stands when the file is a person's."""


def plan(root: Path, imported: Imported, today: dt.date) -> tuple[Step, ...]:
    """Say what happens to each file: config.toml first, then the weeks, oldest first; nothing is written."""
    known = dict(scan(root, today).value.weeks)
    every = {*known, *(week for week, _ in imported.weeks)}
    current = Week.of(today)
    steps = [_step(root, CONFIG, imported.config)]
    if not (root / CONFIG).exists() and not (root / IGNORED).exists():
        steps.append(Step(path=IGNORED, fate=Fate.WRITTEN, text=starter(current)[IGNORED]))
    for week, text in imported.weeks:
        path = known.get(week) or week_place(known, week)
        why = slip(week, every, current)
        steps.append(Step(path=path, fate=Fate.UNLIKELY, text=text, why=f"{week} {why}") if why else _step(root, path, text))
    return (*steps, *_emptied(root, known, imported), *_gone(root, known, imported))


def _emptied(root: Path, known: Mapping[Week, str], imported: Imported) -> Iterator[Step]:
    """Bring the files of weeks of which nothing is said any more to saying nothing; there is none to be made."""
    for week, text in imported.empty:
        if week in known and _came_from(root / known[week], imported):
            yield replaced(_step(root, known[week], text), why="nothing is left of its week there")


def _gone(root: Path, known: Mapping[Week, str], imported: Imported) -> Iterator[Step]:
    """Name the files of which the import knows nothing: it may be of another file than the one they came from."""
    told = {week for week, _ in (*imported.weeks, *imported.empty)}
    for week in sorted(known.keys() - told):
        if _came_from(root / known[week], imported):
            yield Step(path=known[week], fate=Fate.GONE, text="")


def _came_from(path: Path, imported: Imported) -> bool:
    source = source_of(imported.config)
    return bool(source) and source_of(_text(path) or "") == source


def carry_out(root: Path, steps: tuple[Step, ...]) -> None:
    """Write what a plan says; a file that is no longer as it was is an SsgError."""
    for step in steps:
        if step.fate in {Fate.WRITTEN, Fate.CHANGED, Fate.YOURS}:
            _put(root, step.beside or step.path, step.text)


def _step(root: Path, path: str, text: str) -> Step:
    there = _text(root / path)
    if there is None:
        return Step(path=path, fate=Fate.WRITTEN, text=text)
    if _alike(there, text):
        return Step(path=path, fate=Fate.SAME, text=text)
    if _is_ours(path, there):
        return Step(path=path, fate=Fate.CHANGED, text=text)
    return Step(path=path, fate=Fate.YOURS, text=text, beside=_beside(root, path, text))


def _beside(root: Path, path: str, text: str, number: int = 1) -> str:
    """Return a place beside a file that holds nothing, or what an import put there."""
    name = f"{path}.imported" if number == 1 else f"{path}.imported-{number}"
    there = _text(root / name)
    free = there is None or is_untouched(there) or _alike(there, text)
    return name if free else _beside(root, path, text, number + 1)


def _put(root: Path, name: str, text: str) -> None:
    """Write a file where there is none, or in place of our own; whose it is is looked at again, for time has passed."""
    path = root / name
    if create(path, text.encode()):
        return
    old = path.read_bytes()
    there = old.decode("utf-8", "replace")
    if _alike(there, text):
        return
    if not _is_ours(name, there):
        raise SsgError(f"{path} was changed by somebody else just now; it was not touched: import again")
    replace(path, old=old, new=text.encode())


def _is_ours(name: str, text: str) -> bool:
    """Whether a file stands as an import made it, or as `ssg init` did: no person has written in it."""
    if is_untouched(text):
        return True
    found = _WEEK.search(f"{name}\n{text}")
    week = read_week(found[0]) if found else None
    return isinstance(week, Week) and starter(week).get(name) == text


def _text(path: Path) -> str | None:
    """Return the text of a file, None when there is none; what is no text is nobody's import."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None


def _alike(one: str, other: str) -> bool:
    return one.replace("\r\n", "\n") == other.replace("\r\n", "\n")
