"""How the files of a site folder stand: a value that differs when something was written that a page may depend on.

In: the site folder. Out: a `Look`, path to what tells one content from another, and the paths in which two looks differ.
"""

import hashlib
import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path

from perfmirror_ssg.reading.folder import JOURNAL
from perfmirror_ssg.reading.inputs import PEOPLE
from perfmirror_ssg.reading.names import is_left_alone
from perfmirror_ssg.site.theme_files import CONFIG

FOLDERS = (JOURNAL, "themes")
"""What is looked at with all that is in it; of the site folder itself, config.toml, people.toml and Markdown."""

_LARGEST = 1 << 20
"""Bytes above which a file is known by its size and time alone."""

Stamp = tuple[int, int, int, bytes]
"""Size, time of the last writing, number on the disk; and a digest of the content, where it is read."""

_FOLDER: Stamp = (-1, 0, 0, b"folder")

Look = Mapping[str, Stamp]


def look(root: Path, before: Look) -> Look:
    """See how all files stand; a content is read where size, time or number differ from those before."""
    found: dict[str, Stamp] = {}
    _walk(str(root), "", found, before)
    return found


def glance(root: Path, before: Look, touched: Collection[str]) -> Look:
    """See how the files and folders stand that are known to have been touched; all others stand as before.

    Their contents are read: two writings within one tick of the system's clock leave the same time.
    """
    below = tuple(f"{path}/" for path in touched)
    found = {path: stamp for path, stamp in before.items() if path not in touched and not path.startswith(below)}
    for path in touched:
        if os.path.isdir(os.path.join(root, path)):  # noqa: PTH112, PTH118 - as strings, see `_digest`
            _walk(str(root), path, found, {})
        else:
            _stamp(str(root), path, found, None)
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
        return top in {*FOLDERS, CONFIG, PEOPLE} or (top.endswith(".md") and not is_left_alone(top))
    return top in FOLDERS and not any(is_left_alone(name) for name in below)


def _content(stamp: Stamp | None) -> object:
    return stamp and (stamp[3] or stamp)


def _walk(root: str, folder: str, found: dict[str, Stamp], before: Look) -> None:
    if folder.endswith((".md", ".toml")):
        # In the place of a file, a folder is something else than nothing.
        found[folder] = _FOLDER
    try:
        with os.scandir(f"{root}/{folder}") as entries:
            inside = [(f"{folder}/{entry.name}" if folder else entry.name, entry) for entry in entries]
    except OSError:
        return  # gone, or not to be read: what was in it is missing, and that is a difference
    for path, entry in inside:
        if is_left_alone(entry.name) if folder else not is_looked_at(path):
            continue
        # As a build reads it: journal/ itself may be a link, what is in it may not.
        if entry.is_dir(follow_symlinks=not folder):
            _walk(root, path, found, before)
        else:
            _stamp(root, path, found, before.get(path))


def _stamp(root: str, path: str, found: dict[str, Stamp], known: Stamp | None) -> None:
    file = f"{root}/{path}"
    try:
        status = os.lstat(file)
        seen = (status.st_size, status.st_mtime_ns, status.st_ino)
        is_read = stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST
        found[path] = known if known and known[:3] == seen else (*seen, _digest(file) if is_read else b"")
    except OSError:
        pass  # it went while we looked


def _digest(file: str) -> bytes:
    with open(file, "rb") as opened:  # noqa: PTH123 - many files at once, and a Path of each is half the time
        return hashlib.blake2b(opened.read(), digest_size=16).digest()
