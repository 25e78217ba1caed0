"""Which program this is: its own files and the libraries below it; nothing it remembers outlives a change of either.

In: the installed package. Out: one digest. No file is opened: sizes and times tell, and an installer changes the folder
that it installs into.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from perfmirror_ssg.store import digest

_LIBRARIES = ("jinja2", "markdown_it", "mdit_py_plugins", "msgspec", "plotly", "pygments", "yaml")


@cache
def program_digest() -> bytes:
    """Return the digest of this program; another version, another Python, an edited module have another one.

    It is that of the program as it began to run.
    """
    return digest(sys.version.encode(), *(repr(found).encode() for found in (*_own(Path(__file__).parent), *_below())))


def _own(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield every file of the package, with its size and time."""
    folders = [str(folder)]
    while folders:
        with os.scandir(folders.pop()) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
        folders += (entry.path for entry in entries if entry.is_dir() and entry.name != "__pycache__")
        abouts = ((entry.path, entry.stat()) for entry in entries if entry.is_file())
        yield from ((path, about.st_size, about.st_mtime_ns) for path, about in abouts)


def _below() -> Iterator[tuple[str, int]]:
    """Yield the folders that the libraries are installed in, with the time of their last change."""
    specs = (find_spec(name) for name in _LIBRARIES)
    folders = {Path(spec.origin).parent.parent for spec in specs if spec and spec.origin}
    yield from ((str(folder), folder.stat().st_mtime_ns) for folder in sorted(folders))
