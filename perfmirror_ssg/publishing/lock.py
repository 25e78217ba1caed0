"""One build at a time per site: an OS lock, freed by the system when its holder ends, however it ends.

In: the site's memory folder `.ssg/`. Out: a held lock, or an `SsgError` that names the holder.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from perfmirror_ssg.diagnostics import SsgError

_NAME = "lock"


def memory_folder(root: Path) -> Path:
    """Make `.ssg/` beside config.toml, for the owner alone and out of git's sight; return it."""
    memory = root / ".ssg"
    if memory.is_symlink():
        msg = f"{memory} is a symbolic link; remove it, a build keeps its memory in a folder of its own"
        raise SsgError(msg)
    try:
        memory.mkdir(mode=0o700, exist_ok=True)
        memory.chmod(0o700)
        ignore = memory / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n")
    except PermissionError as error:
        raise SsgError(f"{memory} cannot be written to; a build keeps its lock and its memory there") from error
    return memory


@contextmanager
def hold(root: Path) -> Iterator[Path]:
    """Hold the site's lock and give its memory folder; SsgError when another build holds it."""
    memory = memory_folder(root)
    descriptor = os.open(memory / _NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 64, 0).decode("ascii", "replace").strip() or "unknown"
            msg = f"another build of {root} is running (process {holder}); wait for it to end"
            raise SsgError(msg) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield memory
    finally:
        os.close(descriptor)
