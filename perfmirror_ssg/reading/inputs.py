"""Everything of a site folder that a build reads, as one digest: when it is the same again, so is what the build would say.

In: the site folder. Out: the digest. Opens texts and nothing else; light, for it is asked before anything heavy is imported.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from perfmirror_ssg.store import digest

PEOPLE = "people.toml"
"""Who goes by which name."""

SOURCES = ("config.toml", PEOPLE, "journal")
"""What of a site folder the person writes, and is nobody else's; journal/ with its drafts, copies and hidden notes."""

_TEXTS = (".md", ".toml", ".html", ".css", ".js")
"""What is told by its bytes; other files (pictures, say) by size, times and number, which no change leaves as they were."""

_LARGEST = 1 << 20
_FOLDER, _FILE = b"folder", b"file"


def inputs_digest(root: Path) -> bytes:
    """Return the digest of config, people, journal and themes, and of the names beside them."""
    beside = (os.fsencode(path) for path, _ in _entries(str(root)) if path.endswith(".md"))
    return digest(*beside, *_told(root))


def _told(root: Path) -> Iterator[bytes]:
    config, people, journal = SOURCES
    yield _file(f"{root}/{config}")
    yield _file(f"{root}/{people}")
    folders = [f"{root}/{journal}", f"{root}/themes"]
    while folders:
        entries = _entries(folders.pop())
        folders += (path for path, kind in entries if kind == _FOLDER)
        yield from (part for path, kind in entries for part in (os.fsencode(path), kind, _file(path) if kind == _FILE else b""))


def _entries(folder: str) -> list[tuple[str, bytes]]:
    try:
        with os.scandir(folder) as entries:
            # A journal may have a repository of its own, which changes with every commit.
            found = [(entry.path, _kind(entry)) for entry in entries if entry.name != ".git"]
    except OSError as error:
        return [(folder, str(error.errno).encode())]
    return sorted(found)


def _kind(entry: os.DirEntry[str]) -> bytes:
    if entry.is_symlink():
        return b"link"
    return _FOLDER if entry.is_dir() else _FILE if entry.is_file() else b"other"


def _file(path: str) -> bytes:
    """Return what tells a regular file: its bytes when it is a text, else what the system says of it."""
    try:
        about = os.lstat(path)
        if path.endswith(_TEXTS) and about.st_size <= _LARGEST:
            descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
            try:
                return os.read(descriptor, about.st_size + 1)
            finally:
                os.close(descriptor)
    except OSError as error:
        return str(error.errno).encode()
    return repr((about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)).encode()
