"""The site folder on disk: which files are weeks, documents, attachments, and their bytes.

In: the folder and today. Out: a `Folder` of paths from the site folder, always in the same order. Nothing below it that is
a symbolic link is followed, and nothing but a regular file is opened.
"""

import datetime as dt
import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span, SsgError
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.reading.names import alike, is_left_alone, likely, one_each, place_of, shown
from perfmirror_ssg.reading.source import LARGEST, SourceFile, decode, too_large
from perfmirror_ssg.weeks import Week

JOURNAL = "journal"
"""The folder that holds what the person writes."""

_NO_FILE = "it is no regular file"

DRAFTS = "_drafts"
"""A folder that is left alone, wherever it stands."""


class Folder(Struct, frozen=True, kw_only=True):
    """What a site folder holds, by path from it (`journal/2026/2026-W20.md`)."""

    weeks: tuple[tuple[Week, str], ...]
    """Oldest first, each week once."""
    documents: tuple[tuple[DocumentKind, str], ...]
    attachments: tuple[str, ...]
    """Every other file: it reaches the site only if an entry refers to it."""


def scan(root: Path, today: dt.date, memo: Memo | None = None) -> Checked[Folder]:
    """List the files of the journal below `root`; what has no place in it is a problem."""
    problems: list[Diagnostic] = [*_outside(root)]
    paths = tuple(_files(root, problems))
    placed: Checked[Folder] | None = memo.kept((_places, paths, today)) if memo else None
    placed = placed or _places(paths, today)
    if memo:
        memo.keep((_places, paths, today), placed)
    return Checked(value=placed.value, problems=(*problems, *placed.problems))


def _places(paths: tuple[str, ...], today: dt.date) -> Checked[Folder]:
    """Say what the files are, by their names alone."""
    problems: list[Diagnostic] = []
    weeks: list[tuple[Week, str]] = []
    documents: list[tuple[DocumentKind, str]] = []
    attachments: list[str] = []
    for path in paths:
        match place_of(path):
            case Week() as week:
                weeks.append((week, path))
            case DocumentKind() as kind:
                documents.append((kind, path))
            case Diagnostic() as problem:
                problems.append(problem)
            case None:
                attachments.append(path)
    single = one_each(weeks)
    likely_weeks = likely(single.value, Week.of(today))
    kept = [*(path for _, path in single.value), *(path for _, path in documents), *attachments]
    folder = Folder(weeks=likely_weeks.value, documents=tuple(documents), attachments=tuple(attachments))
    return Checked(value=folder, problems=(*problems, *single.problems, *likely_weeks.problems, *alike(kept)))


def read_bytes(root: Path, path: str, *, missing_ok: bool = False) -> Checked[bytes | None]:
    """Read a file of the site folder; None when it is not there (if it may be missing) or cannot be read."""
    try:
        data = _read(f"{root}/{path}")
    except FileNotFoundError as error:
        return Checked(value=None, problems=() if missing_ok else (_unreadable(path, error),))
    except OSError as error:
        return Checked(value=None, problems=(_unreadable(path, error),))
    if isinstance(data, int):
        return Checked(value=None, problems=(too_large(path, data),))
    return Checked(value=data)


def read_source(root: Path, path: str, *, missing_ok: bool = False) -> Checked[SourceFile | None]:
    """Read a file of the site folder as text."""
    read = read_bytes(root, path, missing_ok=missing_ok)
    return Checked(value=None, problems=read.problems) if read.value is None else decode(path, read.value)


def lines_of(root: Path, path: str) -> Sequence[str]:
    """Return the lines of a file of the site folder, to show beside a problem; none when it is no text."""
    source = read_source(root, path).value
    return source.lines if source else ()


def read_attachment(root: Path, path: str) -> bytes:
    """Read a file that an entry refers to, whatever its size; SsgError when it went away since the folder was listed."""
    try:
        with _open(f"{root}/{path}") as opened:
            return opened.read()
    except OSError as error:
        raise SsgError(f"{shown(path)} cannot be read: {_reason(error)}") from error


def _read(file: str) -> bytes | int:
    """Return the bytes of a file, or only its size when that is too large."""
    with _open(file) as opened:
        size = os.fstat(opened.fileno()).st_size
        return opened.read() if size <= LARGEST else size


def _open(file: str) -> io.FileIO:
    """Open a regular file, never through a link at its end."""
    # Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return io.FileIO(handle)
    os.close(handle)
    raise OSError(0, _NO_FILE)


def _files(root: Path, problems: list[Diagnostic]) -> Iterator[str]:
    """Yield the path of each regular file of the journal, folder by folder, in the order of their names."""
    folders = [JOURNAL] if (root / JOURNAL).is_dir() else []
    while folders:
        folder = folders.pop()
        below: list[str] = []
        for entry in _entries(root, folder, problems):
            path = f"{folder}/{entry.name}"
            if is_left_alone(entry.name):
                continue
            if entry.is_symlink():
                problems.append(_link(path))
            elif entry.is_dir():
                below += [path] if entry.name != DRAFTS else []
            elif entry.is_file():
                yield path
            else:
                problems.append(_unreadable(path, OSError(0, _NO_FILE)))
        folders += reversed(below)


def _entries(root: Path, folder: str, problems: list[Diagnostic]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return []


def _outside(root: Path) -> Iterator[Diagnostic]:
    """Yield a problem for each week's file that stands beside the journal instead of in it."""
    for name in sorted(path.name for path in root.glob("*.md")):
        week = place_of(f"{JOURNAL}/{name}")
        if isinstance(week, Week):
            place = Span(path=name, line=1, column=1)
            message, hint = (
                "a week's file stands beside the journal, where it is not read",
                f"move it to {JOURNAL}/{week.year}/",
            )
            yield Diagnostic(code="E146", span=place, message=message, hint=hint)


def _link(path: str) -> Diagnostic:
    return Diagnostic(
        code="W503",
        span=Span(path=shown(path), line=1, column=1),
        message="a symbolic link; it is not followed",
        hint="put the file itself here",
    )


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        code="E143",
        span=Span(path=shown(path), line=1, column=1),
        message=f"this cannot be read: {_reason(error)}",
        hint="check what it is, and who may read it",
    )


def _reason(error: OSError) -> str:
    return (error.strerror or "the system does not say why").lower()
