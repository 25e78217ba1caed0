"""A site onto the disk: only what changed is written, only what is ours is removed, all of it or nothing.

In: a site (path to bytes), the site folder, the output. Out: a count of what was done; `SsgError` when it must not be.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import swap
from perfmirror_ssg.publishing.lock import hold
from perfmirror_ssg.publishing.manifest import Manifest, Row, digest, manifest_path, read_manifest, stored
from perfmirror_ssg.publishing.place import MARKER, MARKER_TEXT, check_owned, resolve

NOTHING: Mapping[str, str] = MappingProxyType({})


class Published(Struct, frozen=True, kw_only=True):
    """What a publication did."""

    place: Path
    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int
    """Files that were already as they should be."""
    altered: tuple[str, ...] = ()
    """Of the files written, those that another hand had changed since they were written last."""
    left: tuple[str, ...] = ()
    """Files that would have gone, and stay: another hand has changed them."""
    taken: tuple[str, ...] = ()
    """Files of somebody else's that an adoption replaced."""
    beside: tuple[str, ...] = ()
    """Files of somebody else's that an adoption found, and left."""


class Target(Struct, frozen=True, kw_only=True):
    """An output folder that is ours to write to, while the site's lock is held."""

    place: Path
    memory: Path
    before: Manifest | None
    audience: Audience
    adopt: bool

    def standing(self) -> dict[str, str]:
        """Return the pages that stand as we left them, with the digests of what they were made from."""
        rows = self.before.files.items() if self.before else ()
        return {name: row.made for name, row in rows if row.made and row.stands(f"{self.place}/{name}")}


@contextmanager
def opened(root: Path, output: Path, *, adopt: bool = False, audience: Audience = "me") -> Iterator[Target]:
    """Hold an output folder to write to; RefusedError when it must not be, SsgError when another build holds it.

    A publication that was cut off is finished or cleared away first.
    """
    place = resolve(root, output)
    with hold(root) as memory:
        swap.recover(memory)
        swap.clear_leftovers(place)
        check_owned(place, adopt=adopt)
        before = read_manifest(manifest_path(memory, place))
        _refuse_other_audience(before, audience, place)
        yield Target(place=place, memory=memory, before=before, audience=audience, adopt=adopt)


def publish(target: Target, site: Mapping[str, bytes], made: Mapping[str, str] = NOTHING) -> Published:
    """Make the folder hold the site; nothing is touched before everything is known to be allowed.

    `made` tells of pages the digest of what they were made from; of those that are not in `site`, the file there stays.
    """
    place = target.place
    files = {**site, MARKER: MARKER_TEXT.encode()}
    known = target.before.files if target.before else {}
    kept = {name: known[name] for name in made if name not in site}
    _refuse_outside(files)
    foreign = _foreign(files, known, place)
    if foreign and not target.adopt:
        raise RefusedError(_foreign_words(foreign, place))
    beside = _beside({*files, *known}, place) if target.adopt else ()
    rows = {name: Row(sha256=digest(data), size=len(data), made=made.get(name, "")) for name, data in files.items()}
    writes = tuple(sorted((name for name in files if _differs(place, name, files[name], rows[name], known)), key=_turn))
    gone = sorted(known.keys() - files.keys() - kept.keys())
    removals = {name: known[name].sha256 for name in gone if (place / name).is_file()}
    altered = tuple(name for name in (*writes, *removals) if name in known and _altered(place / name, known[name]))
    swap.check_ways(place, writes)
    place.mkdir(parents=True, exist_ok=True)
    staging = swap.staging_folder(place)
    if writes:
        swap.stage(staging, {name: files[name] for name in writes})
    left = {name: f"{staging if name in set(writes) else place}/{name}" for name in rows}
    timed = {name: replace(row, mtime=os.lstat(left[name]).st_mtime_ns) for name, row in rows.items()}
    after = Manifest(files={**kept, **timed}, audience=target.audience)
    if writes or removals or target.before != after:
        _commit(target, staging, writes, removals, after)
    return Published(
        place=place,
        written=writes,
        removed=tuple(name for name in removals if name not in altered),
        altered=tuple(name for name in altered if name in files),
        left=tuple(name for name in altered if name in removals),
        kept=len(files) + len(kept) - len(writes),
        taken=foreign,
        beside=beside,
    )


def _commit(target: Target, staging: Path, writes: tuple[str, ...], removals: Mapping[str, str], after: Manifest) -> None:
    plan = swap.Plan(
        place=str(target.place),
        staging=str(staging),
        writes=writes,
        removals=removals,
        manifest=manifest_path(target.memory, target.place).name,
        stored=stored(after, target.place),
    )
    swap.commit(target.memory, plan)


class Unpublished(Struct, frozen=True, kw_only=True):
    """What became of the files in an output: their names, sorted."""

    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Changed since, or somebody else's."""


def unpublish(root: Path, output: Path) -> Unpublished:
    """Remove from an output what we wrote and nobody changed since."""
    place = resolve(root, output)
    with hold(root) as memory:
        swap.recover(memory)
        swap.clear_leftovers(place)
        path = manifest_path(memory, place)
        before = read_manifest(path)
        if before is None or not place.is_dir():
            return Unpublished()
        ours = {name: row for name, row in before.files.items() if _same(place / name, row.sha256)}
        # The marker goes last: while files of the person's own stay, the folder is still one we may write to.
        stays = {MARKER: ours.pop(MARKER)} if MARKER in ours else {}
        gone = tuple(sorted(ours))
        plan = swap.Plan(
            place=str(place),
            staging=str(swap.staging_folder(place)),
            writes=(),
            removals={name: before.files[name].sha256 for name in gone},
            manifest=path.name,
            stored=stored(Manifest(files=stays, audience=before.audience), place),
        )
        swap.commit(memory, plan)
        if [file.name for file in place.iterdir()] in ([], [MARKER]):
            (place / MARKER).unlink(missing_ok=True)
            place.rmdir()
            path.unlink(missing_ok=True)
        return Unpublished(removed=gone, left=_beside({MARKER}, place))


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


def _differs(place: Path, name: str, data: bytes, row: Row, known: Mapping[str, Row]) -> bool:
    """Whether a file of the output is not what it should be; one that stands as we left it need not be opened."""
    left = known.get(name)
    if left and left.stands(f"{place}/{name}"):
        return left.sha256 != row.sha256
    return _holds_other(place / name, data)


def _holds_other(file: Path, data: bytes) -> bool:
    try:
        about = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return not S_ISREG(about.st_mode) or about.st_size != len(data) or file.read_bytes() != data


def _altered(file: Path, row: Row) -> bool:
    """Whether a file that we wrote was changed by another hand; one that is no more was not."""
    return not row.stands(str(file)) and os.path.lexists(file) and not _same(file, row.sha256)


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


def _foreign(files: Mapping[str, bytes], known: Mapping[str, Row], place: Path) -> tuple[str, ...]:
    """Return the names at which a page belongs, and something stands that we do not remember having written."""
    strangers = (name for name in sorted(files) if name not in known and os.path.lexists(f"{place}/{name}"))
    return tuple(name for name in strangers if _holds_other(place / name, files[name]))


def _foreign_words(foreign: Sequence[str], place: Path) -> str:
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    return (
        f"pages belong where files stand in {place} that were not written by us, or that we no longer know: "
        f"{foreign[0]}{more}; move what is yours, or use --adopt to replace them"
    )


def _beside(ours: Collection[str], place: Path) -> tuple[str, ...]:
    found = (path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir())
    return tuple(sorted(name for name in found if name not in ours))
