"""Compiled templates, kept between runs in the person's cache folder: compiling them all takes a fifth of a second.

In: what a template was compiled from. Out: its code as bytes, or none. It is run as it is found, so it lies where nobody else
can write, and never in a site folder, which may come from somebody else. Trouble with the folder costs time only.
"""

import os
import stat
from pathlib import Path

from perfmirror_ssg.store import digest, load, save

_CODE = b"code"


def load_code(name: str, source: bytes) -> bytes:
    """Return the code kept under a name, if it was made from the same source; else nothing."""
    folder = _folder()
    return load(folder / name, source).get(_CODE, b"") if folder else b""


def keep_code(name: str, source: bytes, code: bytes) -> None:
    """Keep code under a name, in place of what was there."""
    folder = _folder()
    if folder:
        save(folder / name, source, {_CODE: code})


def name_of(*about: str) -> str:
    """Return the name to keep something under."""
    return digest(*(word.encode() for word in about)).hex()


def _folder() -> Path | None:
    """Return the folder, made if need be; None where there is none that is this person's alone."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", ""))
    try:
        folder = (cache if cache.is_absolute() else Path.home() / ".cache") / "perfmirror_ssg"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.lstat()
    except (OSError, RuntimeError):
        return None
    own = hasattr(os, "getuid") and about.st_uid == os.getuid()
    return folder if own and stat.S_IMODE(about.st_mode) == 0o700 and stat.S_ISDIR(about.st_mode) else None
