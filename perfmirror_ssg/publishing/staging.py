"""Staging: pages made ready beside the output, on the same disk, and never left there by a build that has ended.

In: the files that change. Out: a folder that holds them, marked as ours and locked for as long as its build lives.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.lock import is_locked, open_lock
from perfmirror_ssg.publishing.manifest import make_folders
from perfmirror_ssg.publishing.plan import STAGING, is_cut_off, is_staging, staging_folder
from perfmirror_ssg.workers import MANY, map_all

_MARK = ".ssg-staging"
"""The file that says of a staging folder that it is ours; locked while its build lives, so that a number proves nothing."""
_MARK_TEXT = b"Pages of a build that is running, or that was killed; the next one takes them away.\n"


@contextmanager
def staged(memory: Path, place: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Have changed files ready beside the output; what no written plan needs is taken away again, whatever happens."""
    staging = staging_folder(place)
    if not files:
        yield staging
        return
    lock = _begin(staging)
    try:
        _stage(staging, files)
        yield staging
    finally:
        if not is_cut_off(memory):
            _discard(staging)
        os.close(lock)


def _begin(staging: Path) -> int:
    """Make the staging folder, for the owner alone, and mark it; return the lock that tells that its build lives."""
    try:
        staging.parent.mkdir(parents=True, exist_ok=True)
        staging.mkdir(mode=0o700)
    except OSError as error:
        if os.path.lexists(staging):
            raise SsgError(f"{staging} stands where a build makes its pages ready; move it away") from None
        raise SsgError(f"{staging.parent}, where pages are made ready, cannot be written to: {reason(error)}") from error
    lock = open_lock(staging / _MARK)
    _is_free(lock)
    return lock


def _stage(staging: Path, files: Mapping[str, bytes]) -> None:
    try:
        (staging / _MARK).write_bytes(_MARK_TEXT)
        # A build that is killed leaves a private site here until the next one; git is not to find it.
        (staging / ".gitignore").write_text("*\n")
        make_folders(staging, files)
        map_all(partial(_put, staging, files), tuple(files), shared=len(files) >= MANY)
    except OSError as error:
        raise SsgError(
            f"the disk of {staging.parent} cannot take the new pages: {reason(error)}; the site stands as it was"
        ) from error


def _put(staging: Path, files: Mapping[str, bytes], name: str) -> None:
    with open(f"{staging}/{name}", "wb") as file:  # noqa: PTH123  (a long journal has thousands of pages)
        file.write(files[name])


def clear_leftovers(place: Path) -> bool:
    """Take away what builds of this output staged and could not use, once they have ended; return whether there was any."""
    cleared = [clear(staging) for staging in leftovers(place)]
    return any(cleared)


def leftovers(place: Path) -> list[Path]:
    """Return what has the name of a folder that stages for an output."""
    return [path for path in place.parent.glob(f"{_escaped(place.name)}{STAGING}-*") if is_staging(path, place)]


def clear(staging: Path) -> bool:
    """Take a staging folder away if it is ours by its mark, and no living build of another site holds it."""
    with suppress(OSError):
        staging.rmdir()  # killed before it could be marked
    if staging.is_symlink() or not (staging / _MARK).is_file():
        return False
    lock = open_lock(staging / _MARK)
    try:
        if _is_free(lock):
            _discard(staging)
        return not staging.exists()
    finally:
        os.close(lock)


def _is_free(lock: int) -> bool:
    try:
        return not is_locked(lock)
    except OSError:  # a disk without locks; the site's own lock is held
        return True


def _discard(staging: Path) -> None:
    # Only folders that bear our mark come here; what is in them was written by us. The mark goes last of all.
    for folder, folders, names in os.walk(staging, topdown=False):
        for name in folders:
            with suppress(OSError):
                (Path(folder) / name).rmdir()
        for name in sorted(names, key=_MARK.__eq__):
            (Path(folder) / name).unlink(missing_ok=True)
    with suppress(OSError):
        staging.rmdir()


def reason(error: OSError) -> str:
    """Say what the system said."""
    words = error.strerror or str(error)
    return f"{words[:1].lower()}{words[1:]}"


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
