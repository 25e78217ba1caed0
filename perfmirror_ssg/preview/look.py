"""How the files of a site folder stand: a value that differs when something was written that a page may depend on.

In: the site folder. Out: a `Look`, path to what tells one content from another, and the paths in which two looks differ.
"""

import hashlib
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from perfmirror_ssg.reading.folder import JOURNAL
from perfmirror_ssg.reading.names import is_left_alone
from perfmirror_ssg.site.theme_files import CONFIG

FOLDERS = (JOURNAL, "themes")
"""What is looked at with all that is in it; of the site folder itself, config.toml and Markdown."""

_LARGEST = 1 << 20
"""Bytes above which a file is known by its size and time alone."""

Stamp = tuple[int, int, int, bytes]
"""Size, time of the last writing, number on the disk; and a digest of the content, where it is read."""

Look = Mapping[str, Stamp]


def look(root: Path, before: Look, touched: Collection[str] = ()) -> Look:
    """See how the files stand.

    A content is read where it may have changed: where size, time or number did, and in the `touched` files, since two
    writings within one tick of the system's clock leave the same time.
    """
    found: dict[str, Stamp] = {}
    _walk(root, "", found, before, touched)
    return found


def changed(before: Look, now: Look) -> frozenset[str]:
    """Return the paths that came, went, or hold something else."""
    return frozenset(path for path in before.keys() | now.keys() if _content(before.get(path)) != _content(now.get(path)))


def emptied(before: Look, now: Look) -> bool:
    """Whether a file has just lost all it held, as one has that is being written anew."""
    return any(not stamp[0] and path in before and before[path][0] for path, stamp in now.items())


def is_looked_at(path: str) -> bool:
    """Whether a path from the site folder is one that a page may depend on."""
    top, *below = path.split("/")
    if not below:
        return top in {*FOLDERS, CONFIG} or (top.endswith(".md") and not is_left_alone(top))
    return top in FOLDERS and not any(is_left_alone(name) for name in below)


def _content(stamp: Stamp | None) -> object:
    return stamp and (stamp[3] or stamp)


def _walk(root: Path, folder: str, found: dict[str, Stamp], before: Look, touched: Collection[str]) -> None:
    try:
        with os.scandir(root / folder) as entries:
            inside = [(f"{folder}/{entry.name}" if folder else entry.name, entry) for entry in entries]
    except OSError:
        return  # gone, or not to be read: what was in it is missing, and that is a difference
    for path, entry in inside:
        if not is_looked_at(path):
            continue
        if entry.is_dir(follow_symlinks=not folder):  # as a build reads it: journal/ itself may be a link
            _walk(root, path, found, before, touched)
        else:
            _stamp(path, entry, found, before.get(path), fresh=path in touched)


def _stamp(path: str, entry: os.DirEntry[str], found: dict[str, Stamp], known: Stamp | None, *, fresh: bool) -> None:
    try:
        stat = entry.stat(follow_symlinks=False)
        seen = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
        if known and known[:3] == seen and not fresh:
            found[path] = known
        else:
            found[path] = (*seen, _digest(entry.path) if entry.is_file(follow_symlinks=False) and seen[0] <= _LARGEST else b"")
    except OSError:
        pass  # it went while we looked


def _digest(path: str) -> bytes:
    with open(path, "rb") as opened:  # noqa: PTH123 - many files at once, and a Path of each is half the time
        return hashlib.blake2b(opened.read(), digest_size=16).digest()
