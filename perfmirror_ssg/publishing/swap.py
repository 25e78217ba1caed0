"""The change of an output folder as one step that survives being killed: renames of staged files, from a written plan.

In: a plan (what comes, what goes, the manifest after it). Out: the folder changed whole, by this run or by the next.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from pathlib import Path, PurePosixPath

import msgspec
from msgspec.structs import replace as replaced

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.compare import is_same
from perfmirror_ssg.publishing.manifest import Row, folders_of, make_folders, sync_folder, write_durably
from perfmirror_ssg.publishing.place import MARKER, first_of
from perfmirror_ssg.publishing.plan import PLAN, Plan, forget_plan, read_plan, write_plan
from perfmirror_ssg.publishing.staging import clear, reason


class Mended(Enum):
    """What became of what was left of a publication that was cut off."""

    NOTHING = "nothing to mend"
    FINISHED = "a build that was cut off is finished now"
    CLEARED = "a build was cut off before it changed anything; what it had made ready is cleared away"
    LOST = "a build was cut off, and some of the pages it had made ready are gone: `ssg build` makes them anew"


def commit(memory: Path, plan: Plan) -> None:
    """Write the plan down, durably, and carry it out."""
    try:
        write_plan(memory, plan)
    except OSError as error:
        raise SsgError(
            f"the disk of {memory} cannot take the plan of the build: {reason(error)}; the site stands as it was"
        ) from error
    if not _carry_out(memory, plan):
        raise SsgError(
            f"pages were taken away from {plan.place} or {plan.staging} while they were put in their places; build again"
        )


def recover(memory: Path) -> Mended:
    """Finish a swap that was cut off, if there was one; SsgError when its folder is not what it was."""
    plan = read_plan(memory)
    if plan is None:
        return Mended.NOTHING
    place, staging = Path(plan.place), Path(plan.staging)
    if place.is_symlink() or place.resolve() != place:
        raise SsgError(
            f"a build was cut off while it wrote to {place}, and a symbolic link leads elsewhere from there now; "
            f"put the folder back, or remove {memory / PLAN}"
        )
    if not place.is_dir() or not any((folder / MARKER).is_file() for folder in (place, staging)):
        # Who removed the site wants none of it back; the next build makes it whole.
        forget_plan(memory)
        return Mended.CLEARED if clear(staging) else Mended.NOTHING
    _refuse_since(plan)
    whole = _carry_out(memory, plan)
    clear(staging)
    return Mended.FINISHED if whole else Mended.LOST


def _refuse_since(plan: Plan) -> None:
    """Refuse to finish a swap over what another hand has put down since it was cut off, or beside what may be private.

    A page of ours that stood and was to be written again is written again, whatever became of it, as any build does.
    """
    place, staging = Path(plan.place), Path(plan.staging)
    put = [name for name in plan.fresh if plan.stored.files[name].stands(f"{staging}/{name}") and os.path.lexists(place / name)]
    gone = plan.removals.items() if plan.replaces else ()
    changed = [name for name, sha256 in gone if os.path.lexists(place / name) and not is_same(place / name, sha256)]
    if put or changed:
        raise SsgError(
            f"a build was cut off while it wrote to {place}, and these files there are of another hand since: "
            f"{first_of((*put, *changed))}; move them away"
        )


def check_ways(place: Path, writes: Iterable[str], removals: Iterable[str] = ()) -> None:
    """Refuse, before anything is written, a folder in which pages could not be put in their places by renaming."""
    writes = tuple(writes)
    for folder in (PurePosixPath(), *folders_of((*writes, *removals))):
        _check_way(place, place / folder)
    for name in writes:
        if os.path.isdir(f"{place}/{name}") and not (place / name).is_symlink():  # noqa: PTH112  (see above)
            raise SsgError(f"{place / name} is a folder where a page belongs; move it away")


def _check_way(place: Path, folder: Path) -> None:
    if folder.is_symlink():
        raise SsgError(f"{folder} is a symbolic link; remove it, pages are written to folders only")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise SsgError(f"{folder} is a file where a folder belongs; move it away")
    if folder.stat().st_dev != place.parent.stat().st_dev:
        raise SsgError(f"{folder} is a disk of its own, and pages are renamed into place from beside it; name a folder on it")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SsgError(f"{folder} may not be written to")


def _carry_out(memory: Path, plan: Plan) -> bool:
    """Carry a plan out, and forget it; return whether all it speaks of was found, staged or in its place."""
    place, staging = Path(plan.place), Path(plan.staging)
    check_ways(place, plan.writes, plan.removals)
    try:
        make_folders(place, plan.writes)
        found = [_put_in_place(staging, place, name, plan.stored.files[name]) for name in plan.writes]
        left = {name for name, sha256 in plan.removals.items() if not _remove_unchanged(place, name, sha256)}
        sync_folder(place)
        stored = replaced(plan.stored, left=tuple(sorted(left.union(plan.stored.left))))
        write_durably(memory / plan.manifest, msgspec.json.encode(stored))
    except OSError as error:
        why = f"{reason(error)}: {error.filename or memory}"
        raise SsgError(f"{place} is half old, half new ({why}); when that is mended, `ssg doctor` finishes it") from error
    forget_plan(memory)
    return all(found)


def _put_in_place(staging: Path, place: Path, name: str, row: Row) -> bool:
    """Rename a staged page to its place, or find it there; a page that lost power has torn is put nowhere."""
    if not row.stands(f"{staging}/{name}"):
        return row.stands(f"{place}/{name}")
    os.replace(f"{staging}/{name}", f"{place}/{name}")  # noqa: PTH105  (see above)
    return True


def _remove_unchanged(place: Path, name: str, sha256: str) -> bool:
    """Remove a page; one that another hand has changed stays. Return whether it is gone."""
    file = place / name
    if not is_same(file, sha256):
        return not os.path.lexists(file)
    file.unlink()
    for folder in file.parents:
        if folder == place:
            break
        with suppress(OSError):  # a folder that still holds something stays
            folder.rmdir()
    return True
