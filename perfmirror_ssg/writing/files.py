"""Files that belong to the person, written with care: made but never overwritten, replaced whole or not at all.

In: paths and bytes. Out: the disk. The output of a build is not written here.
"""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from secrets import token_hex

from perfmirror_ssg.diagnostics import SsgError


def create(path: Path, data: bytes) -> bool:
    """Write a new file, folders above it included; return False, and touch nothing, when something is there.

    It stands there whole or not at all, whatever ends us: half a file would be taken for the person's own.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(path):
        return False
    staged = path.with_name(f".ssg-{token_hex(8)}.tmp")
    try:
        with staged.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return _named(staged, path)
    finally:
        staged.unlink(missing_ok=True)


def replace(path: Path, *, old: bytes, new: bytes) -> None:
    """Put `new` in the place of `old` in one step; SsgError when the file is no longer as it was read."""
    target = path.resolve()  # config.toml may be a link into somebody's dotfiles
    handle, name = tempfile.mkstemp(prefix=".ssg-", suffix=".tmp", dir=target.parent)
    staged = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, staged)
        _refuse_changed(target, old)
        staged.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            staged.unlink()
        raise


def _named(staged: Path, path: Path) -> bool:
    """Give a file its name, unless somebody has taken that meanwhile."""
    try:
        os.link(staged, path)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links: a rename would replace what came in the last moment, and nothing does better.
        if os.path.lexists(path):
            return False
        staged.rename(path)
    return True


def _refuse_changed(path: Path, old: bytes) -> None:
    if path.read_bytes() != old:
        raise SsgError(f"{path} was changed by somebody else just now; nothing was written: run the command again")
