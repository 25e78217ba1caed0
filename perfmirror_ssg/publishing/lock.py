"""One build at a time per site: an OS lock, freed by the system when its holder ends, however it ends.

In: the site's memory folder `.ssg/`. Out: a held lock, or an `SsgError` that names the holder.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IMODE, S_ISREG

from perfmirror_ssg.diagnostics import SsgError

_NAME = "lock"
_PRIVATE = 0o700
_TRIES, _PAUSE = 100, 0.1
"""How often, and how many seconds apart, a lock is asked for whose holder is dead."""


def memory_folder(root: Path) -> Path:
    """Make `.ssg/` beside config.toml, for the owner alone and out of git's sight; return it."""
    memory = root / ".ssg"
    if memory.is_symlink():
        msg = f"{memory} is a symbolic link; remove it, a build keeps its memory in a folder of its own"
        raise SsgError(msg)
    try:
        memory.mkdir(mode=_PRIVATE, exist_ok=True)
        if S_IMODE(memory.stat().st_mode) != _PRIVATE:
            memory.chmod(_PRIVATE)
        with suppress(FileExistsError):
            descriptor = os.open(memory / ".gitignore", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as ignore:
                ignore.write("*\n")
    except FileExistsError as error:
        raise SsgError(f"{memory} is a file; move it away, a build keeps its lock and its memory in a folder there") from error
    except PermissionError as error:
        raise SsgError(f"{memory} cannot be written to; a build keeps its lock and its memory there") from error
    return memory


@contextmanager
def hold(root: Path) -> Iterator[Path]:
    """Hold the site's lock and give its memory folder; SsgError when another build holds it."""
    memory = memory_folder(root)
    descriptor = open_lock(memory / _NAME)
    try:
        _wait_for(descriptor, root)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield memory
    finally:
        os.close(descriptor)


def open_lock(file: Path) -> int:
    """Open a file to be locked, and return its descriptor; SsgError where something else stands."""
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    except OSError as error:
        raise SsgError(f"{file} cannot be locked: {(error.strerror or str(error)).lower()}; remove it and try again") from error
    if not S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SsgError(f"{file} cannot be locked: it is no plain file; remove it and try again")
    return descriptor


def is_locked(descriptor: int) -> bool:
    """Take the lock of an open file, or tell that another process has it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _wait_for(descriptor: int, root: Path) -> None:
    """Take the lock; what holds it for a process that was killed are helpers of it, which end in a moment."""
    holder = "unknown"
    for _ in range(_TRIES):
        if not is_locked(descriptor):
            return
        holder = os.pread(descriptor, 64, 0).decode("ascii", "replace").strip() or "unknown"
        if not holder.isdigit() or _is_alive(int(holder)):
            break
        time.sleep(_PAUSE)
    raise SsgError(f"another build of {root} is running (process {holder}); wait for it to end")


def _is_alive(process: int) -> bool:
    """Whether a process of this number runs, whoever's it is."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
