"""A site onto the disk: only what changed is written, only what is ours is removed, all of it or nothing.

In: a site (path to bytes), the site folder, the output. Out: a count of what was done; `SsgError` when it must not be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from stat import S_ISREG

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import swap
from perfmirror_ssg.publishing.lock import hold
from perfmirror_ssg.publishing.manifest import Manifest, digest, manifest_data, manifest_path, read_manifest
from perfmirror_ssg.publishing.place import MARKER, MARKER_TEXT, check_owned, resolve


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication did."""

    place: Path
    written: int
    removed: int
    kept: int
    """Files that were already as they should be."""


def publish(
    site: Mapping[str, bytes], root: Path, output: Path, *, adopt: bool = False, audience: Audience = "me"
) -> Published:
    """Make `output` hold the site; nothing is touched before everything is known to be allowed."""
    place = resolve(root, output)
    with hold(root) as memory:
        swap.recover(memory)
        swap.clear_leftovers(place)
        check_owned(place, adopt=adopt)
        path = manifest_path(memory, place)
        before = read_manifest(path)
        files = {**site, MARKER: MARKER_TEXT.encode()}
        _refuse_outside(files)
        _refuse_other_audience(before, audience, place)
        _refuse_foreign(files, before, place, adopt=adopt)
        writes = tuple(sorted((name for name in files if _differs(place / name, files[name])), key=_turn))
        after = Manifest(files={name: digest(data) for name, data in files.items()}, audience=audience)
        removals = {} if before is None else {n: h for n, h in sorted(before.files.items()) if n not in files}
        removals = {name: sha256 for name, sha256 in removals.items() if (place / name).is_file()}
        if writes or removals or before != after:
            sizes = {name: len(data) for name, data in files.items()}
            plan = swap.Plan(
                place=str(place),
                staging=str(swap.staging_folder(place)),
                writes=writes,
                removals=removals,
                manifest=path.name,
                manifest_data=manifest_data(after, sizes, place),
            )
            swap.check_ways(place, writes)
            place.mkdir(parents=True, exist_ok=True)
            swap.stage(plan, files)
            swap.commit(memory, plan)
    return Published(place=place, written=len(writes), removed=len(removals), kept=len(files) - len(writes))


def unpublish(root: Path, output: Path) -> tuple[str, ...]:
    """Remove from an output what we wrote and nobody changed since; return the names, sorted."""
    place = resolve(root, output)
    with hold(root) as memory:
        swap.recover(memory)
        swap.clear_leftovers(place)
        path = manifest_path(memory, place)
        before = read_manifest(path)
        if before is None or not place.is_dir():
            return ()
        gone = tuple(name for name in sorted(before.files) if _same(place / name, before.files[name]))
        plan = swap.Plan(
            place=str(place),
            staging=str(swap.staging_folder(place)),
            writes=(),
            removals={name: before.files[name] for name in gone},
            manifest=path.name,
            manifest_data=manifest_data(Manifest(files={}, audience=before.audience), {}, place),
        )
        swap.commit(memory, plan)
        path.unlink(missing_ok=True)
        if not any(place.iterdir()):
            place.rmdir()
    return gone


class Mended(Enum):
    """What was left of a publication that was cut off."""

    NOTHING = "nothing to mend"
    FINISHED = "a build that was cut off is finished now"
    CLEARED = "a build was cut off before it changed anything; what it had made ready is cleared away"


def mend(root: Path, output: Path) -> Mended:
    """Finish a publication that was cut off, or clear what it left; return which."""
    place = resolve(root, output)
    with hold(root) as memory:
        finished = swap.recover(memory)
        cleared = swap.clear_leftovers(place)
    return Mended.FINISHED if finished else Mended.CLEARED if cleared else Mended.NOTHING


def _turn(name: str) -> tuple[int, str]:
    # A reader who looks during the renames finds every page's assets, and home last.
    return (0 if name.startswith("assets/") else 2 if name == "index.html" else 1, name)


def _differs(file: Path, data: bytes) -> bool:
    try:
        about = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return not S_ISREG(about.st_mode) or about.st_size != len(data) or file.read_bytes() != data


def _same(file: Path, sha256: str) -> bool:
    return not file.is_symlink() and file.is_file() and digest(file.read_bytes()) == sha256


def _refuse_outside(files: Iterable[str]) -> None:
    # Names are made from ids and file names by the pages; one that leaves the folder would be our mistake, and costly.
    for name in files:
        parts = name.split("/")
        if not all(parts) or {".", ".."} & set(parts):
            raise ValueError(name)


def _refuse_other_audience(before: Manifest | None, audience: Audience, place: Path) -> None:
    if before and before.files and before.audience != audience:
        raise RefusedError(f"{place} holds a site for {before.audience}; write the one for {audience} to another folder")


def _refuse_foreign(files: Iterable[str], before: Manifest | None, place: Path, *, adopt: bool) -> None:
    if before is None or adopt:
        return
    foreign = [name for name in sorted(files) if name not in before.files and (place / name).exists()]
    if foreign:
        raise RefusedError(f"{place / foreign[0]} was not written by us, and a page belongs there; move it, or use --adopt")
