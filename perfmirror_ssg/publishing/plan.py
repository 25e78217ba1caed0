"""The written plan of a swap: all that another process needs to finish it, kept in `.ssg/` while it lasts.

In: the memory folder. Out: the plan of a swap that was cut off, or none; `SsgError` for one that is not ours to act on.
"""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from perfmirror_ssg.diagnostics import SsgError
from perfmirror_ssg.publishing.manifest import Stored, folders_of, is_inside, manifest_path, write_durably

STAGING = ".ssg-staging"
"""In the name of a folder in which a build makes its pages ready, after that of the output and before its process."""

PLAN = "swap.json"


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
    fresh: tuple[str, ...] = ()
    """Of the writes, those at whose places nothing stood."""
    replaces: bool = False
    """Whether a site of another kind stood there, of which nothing may stay."""


def staging_folder(place: Path) -> Path:
    """Return the folder beside the output in which this process stages: same disk, so renames are whole."""
    return place.with_name(f"{place.name}{STAGING}-{os.getpid()}")


def is_staging(staging: Path, place: Path) -> bool:
    """Whether a folder has the name of one that stages for an output."""
    name, _, process = staging.name.rpartition("-")
    return name == place.name + STAGING and process.isdigit()


def write_plan(memory: Path, plan: Plan) -> None:
    """Write a plan down, durably."""
    write_durably(memory / PLAN, msgspec.json.encode(plan))


def forget_plan(memory: Path) -> None:
    """Remove the plan: what it said is done, or is not wanted any more."""
    (memory / PLAN).unlink(missing_ok=True)


def is_cut_off(memory: Path) -> bool:
    """Whether a swap was begun and not finished."""
    return (memory / PLAN).exists()


def read_plan(memory: Path) -> Plan | None:
    """Read the plan of a swap that was begun and not finished."""
    path = memory / PLAN
    try:
        plan = _DECODER.decode(path.read_bytes())
    except FileNotFoundError:
        return None
    except msgspec.MsgspecError:
        plan = None
    if plan is None or not _is_ours(plan, memory):
        # A plan is renamed into place whole; one that cannot be read is not ours to act on.
        raise SsgError(f"{path} cannot be read; remove it and build again")
    return plan


def _is_ours(plan: Plan, memory: Path) -> bool:
    """Whether we could have written a plan: somebody else's site folder may hold one that leads anywhere."""
    place, staging = Path(plan.place), Path(plan.staging)
    names = (*plan.writes, *plan.removals, *plan.stored.files, *plan.stored.left)
    return (
        place.is_absolute()
        and staging.parent == place.parent
        and is_staging(staging, place)
        and plan.manifest == manifest_path(memory, place).name
        and all(map(is_inside, names))
        and plan.stored.files.keys() >= {*plan.writes, *plan.fresh}
        and not any((staging / folder).is_symlink() for folder in (PurePosixPath(), *folders_of(plan.writes)))
    )


_DECODER = msgspec.json.Decoder(Plan)
