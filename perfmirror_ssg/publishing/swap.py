"""The change of an output folder as one step that survives being killed: staged files, then renames from a written plan.

In: a plan (what comes, what goes, the manifest after it). Out: the folder changed whole, by this run or by the next.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.manifest import Stored, digest, sync_folder, write_durably
from perfmirror_ssg.workers import MANY, map_all

_PLAN = "swap.json"
_STAGING = ".ssg-staging"


class Plan(Struct, frozen=True, kw_only=True):
    """All a swap needs to be finished by another process."""

    place: str
    staging: str
    writes: tuple[str, ...]
    """In the order of the renames: assets first, home last."""
    removals: Mapping[str, str]
    """Files we wrote once, with the digest they must still have to be removed."""
    manifest: str
    """Name of the manifest's file in the memory folder."""
    stored: Stored
    """The manifest."""


def staging_folder(place: Path) -> Path:
    """Return the folder beside the output in which this process stages: same disk, so renames are whole."""
    return place.with_name(f"{place.name}{_STAGING}-{os.getpid()}")


def stage(staging: Path, files: Mapping[str, bytes]) -> None:
    """Write every changed file beside the output; on any trouble take them away again."""
    try:
        staging.mkdir(parents=True)
        # A build that is killed leaves a private site here until the next one; git is not to find it.
        (staging / ".gitignore").write_text("*\n")
        _make_folders(staging, files)
        map_all(partial(_put, staging, files), tuple(files), shared=len(files) >= MANY)
    except BaseException:
        _discard(staging)
        raise


def _put(staging: Path, files: Mapping[str, bytes], name: str) -> None:
    with open(f"{staging}/{name}", "wb") as file:  # noqa: PTH123  (a long journal has thousands of pages)
        file.write(files[name])


def commit(memory: Path, plan: Plan) -> None:
    """Write the plan down, durably, and carry it out."""
    write_durably(memory / _PLAN, msgspec.json.encode(plan))
    _carry_out(memory, plan)


def is_cut_off(memory: Path) -> bool:
    """Whether a swap was begun and not finished."""
    return (memory / _PLAN).exists()


def recover(memory: Path) -> bool:
    """Finish a swap that was cut off, and return whether there was one; SsgError when its folder is not what it was."""
    plan = _read_plan(memory)
    if plan is None:
        return False
    place = Path(plan.place)
    if place.is_symlink() or place.resolve() != place:
        raise SsgError(
            f"a build was cut off while it wrote to {place}, and a symbolic link leads elsewhere from there now; "
            f"put the folder back, or remove {memory / _PLAN}"
        )
    if not place.is_dir():
        # Who removed the site wants none of it back; the next build makes it whole.
        (memory / _PLAN).unlink()
        _discard(Path(plan.staging))
        return False
    _carry_out(memory, plan)
    return True


def clear_leftovers(place: Path) -> bool:
    """Take away what builds of this output staged and could not use; only dead processes leave such a folder."""
    found = False
    for staging in place.parent.glob(f"{_escaped(place.name)}{_STAGING}-*"):
        owner = staging.name.rpartition("-")[2]
        if owner.isdigit() and not _alive(int(owner)) and not staging.is_symlink():
            _discard(staging)
            found = True
    return found


def check_ways(place: Path, names: Iterable[str]) -> None:
    """Refuse, before anything is written, a folder in which a link or a folder stands where a page belongs."""
    names = tuple(names)
    for folder in _folders(names):
        if (place / folder).is_symlink():
            raise SsgError(f"{place / folder} is a symbolic link; remove it, pages are written to folders only")
        if (place / folder).exists() and not (place / folder).is_dir():
            raise SsgError(f"{place / folder} is a file where a folder belongs; move it away")
    for name in names:
        if os.path.isdir(f"{place}/{name}") and not (place / name).is_symlink():  # noqa: PTH112  (see above)
            raise SsgError(f"{place / name} is a folder where a page belongs; move it away")


def _carry_out(memory: Path, plan: Plan) -> None:
    place, staging = Path(plan.place), Path(plan.staging)
    check_ways(place, plan.writes)
    _make_folders(place, plan.writes)
    for name in plan.writes:
        with suppress(FileNotFoundError):  # what an earlier run has moved is no longer staged
            os.replace(f"{staging}/{name}", f"{place}/{name}")  # noqa: PTH105  (see above)
    for name, sha256 in plan.removals.items():
        _remove_unchanged(place, name, sha256)
    sync_folder(place)
    write_durably(memory / plan.manifest, msgspec.json.encode(plan.stored))
    (memory / _PLAN).unlink(missing_ok=True)
    _discard(staging)


def _folders(names: Iterable[str]) -> list[PurePosixPath]:
    """Return every folder that files lie in, the outer before the inner."""
    nearest = {name.rpartition("/")[0] for name in names} - {""}
    return sorted({folder for path in nearest for folder in (PurePosixPath(path), *PurePosixPath(path).parents[:-1])})


def _make_folders(place: Path, names: Iterable[str]) -> None:
    for folder in _folders(names):
        (place / folder).mkdir(exist_ok=True)


def _remove_unchanged(place: Path, name: str, sha256: str) -> None:
    file = place / name
    if file.is_symlink() or not file.is_file() or digest(file.read_bytes()) != sha256:
        return
    file.unlink()
    for folder in file.parents:
        if folder == place:
            break
        with suppress(OSError):  # a folder that still holds something stays
            folder.rmdir()


def _discard(staging: Path) -> None:
    # Only folders that bear our staging name come here; what is in them was written by us.
    for folder, folders, names in os.walk(staging, topdown=False):
        for name in names:
            (Path(folder) / name).unlink(missing_ok=True)
        for name in folders:
            with suppress(OSError):
                (Path(folder) / name).rmdir()
    with suppress(OSError):
        staging.rmdir()


def _read_plan(memory: Path) -> Plan | None:
    path = memory / _PLAN
    try:
        plan = _DECODER.decode(path.read_bytes())
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError:
        plan = None
    if plan is None or not _is_ours(plan):
        # A plan is renamed into place whole; one that cannot be read is not ours to act on.
        raise SsgError(f"{path} cannot be read; remove it and build again")
    return plan


def _is_ours(plan: Plan) -> bool:
    place, staging = Path(plan.place), Path(plan.staging)
    return place.is_absolute() and staging.parent == place.parent and staging.name.startswith(place.name + _STAGING)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


_DECODER = msgspec.json.Decoder(Plan)
