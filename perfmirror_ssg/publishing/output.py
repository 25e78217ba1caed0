"""A site onto the disk: only what changed is written, only what is ours is removed, all of it or nothing.

In: a site (path to bytes), the site folder, the output. Out: a count of what was done; `SsgError` when it must not be.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from stat import S_ISREG

from msgspec import Struct

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import swap
from perfmirror_ssg.publishing.lock import hold
from perfmirror_ssg.publishing.manifest import Manifest, digest, manifest_data, manifest_path, read_manifest
from perfmirror_ssg.publishing.place import MARKER, MARKER_TEXT, check_owned, resolve


class Published(Struct, frozen=True, kw_only=True):
    """What a publication did."""

    place: Path
    written: int
    removed: int
    kept: int
    """Files that were already as they should be."""
    taken: tuple[str, ...] = ()
    """Files of somebody else's that an adoption replaced."""
    beside: tuple[str, ...] = ()
    """Files of somebody else's that an adoption found, and left."""


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
        foreign = _foreign(files, before, place)
        if foreign and not adopt:
            raise RefusedError(_foreign_words(foreign, place))
        beside = _beside(files, before, place) if adopt else ()
        after = Manifest(files={name: digest(data) for name, data in files.items()}, audience=audience)
        plan = _plan(files, place, path, before, after)
        if plan.writes or plan.removals or before != after:
            swap.check_ways(place, plan.writes)
            place.mkdir(parents=True, exist_ok=True)
            swap.stage(plan, files)
            swap.commit(memory, plan)
    return Published(
        place=place,
        written=len(plan.writes),
        removed=len(plan.removals),
        kept=len(files) - len(plan.writes),
        taken=foreign,
        beside=beside,
    )


def _plan(files: Mapping[str, bytes], place: Path, path: Path, before: Manifest | None, after: Manifest) -> swap.Plan:
    gone = {} if before is None else {name: h for name, h in sorted(before.files.items()) if name not in files}
    return swap.Plan(
        place=str(place),
        staging=str(swap.staging_folder(place)),
        writes=tuple(sorted((name for name in files if _differs(place / name, files[name])), key=_turn)),
        removals={name: sha256 for name, sha256 in gone.items() if (place / name).is_file()},
        manifest=path.name,
        manifest_data=manifest_data(after, {name: len(data) for name, data in files.items()}, place),
    )


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
        ours = {name: sha256 for name, sha256 in before.files.items() if _same(place / name, sha256)}
        # The marker goes last: while files of the person's own stay, the folder is still one we may write to.
        stays = {MARKER: ours.pop(MARKER)} if MARKER in ours else {}
        gone = tuple(sorted(ours))
        plan = swap.Plan(
            place=str(place),
            staging=str(swap.staging_folder(place)),
            writes=(),
            removals={name: before.files[name] for name in gone},
            manifest=path.name,
            manifest_data=manifest_data(Manifest(files=stays, audience=before.audience), dict.fromkeys(stays, 0), place),
        )
        swap.commit(memory, plan)
        if [file.name for file in place.iterdir()] in ([], [MARKER]):
            (place / MARKER).unlink(missing_ok=True)
            place.rmdir()
            path.unlink(missing_ok=True)
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


def _foreign(files: Mapping[str, bytes], before: Manifest | None, place: Path) -> tuple[str, ...]:
    """Return the names at which a page belongs, and something stands that we do not remember having written."""
    known = before.files if before else {}
    strangers = (name for name in sorted(files) if name not in known and os.path.lexists(place / name))
    return tuple(name for name in strangers if _differs(place / name, files[name]))


def _foreign_words(foreign: Sequence[str], place: Path) -> str:
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    return (
        f"pages belong where files stand in {place} that were not written by us, or that we no longer know: "
        f"{foreign[0]}{more}; move what is yours, or use --adopt to replace them"
    )


def _beside(files: Mapping[str, bytes], before: Manifest | None, place: Path) -> tuple[str, ...]:
    known = {*files, *(before.files if before else ())}
    found = (path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir())
    return tuple(sorted(name for name in found if name not in known))
