"""An imported journal beside what is there: new files are made, our own brought up to date, a person's left as they are.

In: a site folder, and what an importer gives. Out: what would happen to each file; then the disk. A file that was edited, or
was never ours, is not touched: the import's text stands beside it, under a name that no build reads.
"""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace as replaced

from perfmirror_ssg.codes import Severity
from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.exchange.imported import Imported, is_untouched, source_of
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.folder import JOURNAL, scan
from perfmirror_ssg.reading.names import slip
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week, read_week
from perfmirror_ssg.writing.files import create, replace
from perfmirror_ssg.writing.starter import starter
from perfmirror_ssg.writing.template import week_place

CONFIG = "config.toml"
IGNORED = ".gitignore"

_WEEK = re.compile(r"\d{4}-W\d{2}")
_BESIDE = re.compile(r".+\.imported(?:-\d+)?")


class Fate(Enum):
    """What an import does with a file."""

    WRITTEN = "written"
    SAME = "same"
    CHANGED = "changed"
    YOURS = "yours"
    """It is a person's: the text stands beside it."""
    UNLIKELY = "unlikely"
    """Its week would be taken for a slip: nothing is written."""
    UNREADABLE = "unreadable"
    """No build could read what the import has for its week: nothing is written."""
    GONE = "gone"
    """An import made it, and this one knows nothing of its week: it is left, for its words stand nowhere else."""
    LEFTOVER = "leftover"
    """An import put it beside a file, and this one does not: it is left, for a person may not be done with it."""


_WRITES = frozenset({Fate.WRITTEN, Fate.CHANGED, Fate.YOURS})


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
    """Say what happens to each file: config.toml first, then the weeks, oldest first; nothing is written.

    SsgError when one of them could not be written: an import that ends in the middle leaves half a journal.
    """
    known = dict(scan(root, today).value.weeks)
    every = {*known, *(week for week, _ in imported.weeks)}
    current = Week.of(today)
    steps = [_step(root, CONFIG, imported.config)]
    if not (root / CONFIG).exists() and not (root / IGNORED).exists():
        steps.append(Step(path=IGNORED, fate=Fate.WRITTEN, text=starter(current)[IGNORED]))
    config = read_config(imported.config).value
    for week, text in imported.weeks:
        path = known.get(week) or week_place(known, week)
        why = slip(week, every, current)
        likely = Step(path=path, fate=Fate.UNLIKELY, text=text, why=f"{week} {why}") if why else _step(root, path, text)
        steps.append(_read_back(likely, week, config))
    steps += [*_emptied(root, known, imported), *_gone(root, known, imported)]
    for step in steps:
        if step.fate in _WRITES:
            _refuse_unwritable(root / (step.beside or step.path))
    return (*steps, *_leftovers(root, steps, imported))


def _read_back(step: Step, week: Week, config: Config) -> Step:
    """Read what would be written as a build does; what it could not read is not written."""
    if step.fate not in _WRITES:
        return step
    source = decode(step.path, step.text.encode())
    problems = [*source.problems, *(read_entry(source.value, week, config).problems if source.value else ())]
    why = next((problem.message for problem in problems if problem.severity is Severity.ERROR), "")
    return replaced(step, fate=Fate.UNREADABLE, why=why, beside="") if why else step


def _refuse_unwritable(path: Path) -> None:
    """Look at the nearest place that stands on the way to a file: it must be the file itself, or a folder to write into."""
    place = next(place for place in (path, *path.parents) if os.path.lexists(place))
    if not place.exists():
        raise SsgError(f"{place} is a link to nothing: mend or remove it, and import again; nothing was written")
    folder = place.resolve().parent if place == path else place
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        raise SsgError(f"{folder} is no folder that may be written into: nothing was written")


def _leftovers(root: Path, steps: Iterable[Step], imported: Imported) -> Iterator[Step]:
    """Name what stands beside from earlier imports, and is not brought up to date by this one."""
    used = {step.beside for step in steps}
    for path in sorted([*root.glob(f"{CONFIG}.imported*"), *(root / JOURNAL).rglob("*.imported*")]):
        name = path.relative_to(root).as_posix()
        if _BESIDE.fullmatch(name) and name not in used and path.is_file() and _came_from(path, imported):
            yield Step(path=name, fate=Fate.LEFTOVER, text="")


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
        if step.fate in _WRITES:
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
