"""A site onto the disk: only what changed is written, only what is ours is removed, all of it or nothing.

In: a site (path to bytes), the site folder, the output. Out: a count of what was done; `SsgError` when it must not be.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace as replaced

from perfmirror_ssg.diagnostics import RefusedError
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing import swap
from perfmirror_ssg.publishing.compare import beside_of, differs, foreign_to, is_altered, is_same
from perfmirror_ssg.publishing.held import Held, is_change, refuse_to_leave, refuse_unknown, still_of
from perfmirror_ssg.publishing.lock import hold
from perfmirror_ssg.publishing.manifest import Manifest, Row, digest, is_inside, manifest_path, read_manifest, stored
from perfmirror_ssg.publishing.place import MARKER, check_owned, resolve
from perfmirror_ssg.publishing.plan import Plan, staging_folder
from perfmirror_ssg.publishing.staging import clear_leftovers, staged

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
    held: Held
    """Which site is to stand there."""
    changes: bool
    """Whether one of another kind stands there now: none of its pages may stay."""
    adopt: bool

    def known(self) -> Mapping[str, Row]:
        """Return the files as we left them."""
        return self.before.files if self.before else {}

    def standing(self) -> dict[str, str]:
        """Return the pages that stand as we left them, with the digests of what they were made from."""
        rows = {} if self.changes else self.known()
        return {name: row.made for name, row in rows.items() if row.made and row.stands(f"{self.place}/{name}")}


@contextmanager
def opened(
    root: Path,
    output: Path,
    *,
    adopt: bool = False,
    audience: Audience = "me",
    encrypted: bool = False,
    replace: bool = False,
) -> Iterator[Target]:
    """Hold an output folder to write to; RefusedError when it must not be, SsgError when another build holds it.

    A publication that was cut off is finished or cleared away first. A folder that holds a site for another audience, or
    an encrypted one where a plain one would come, or the other way, is refused unless the new one may `replace` it.
    """
    place = resolve(root, output)
    held = Held(audience=audience, encrypted=encrypted)
    with hold(root) as memory:
        swap.recover(memory)
        clear_leftovers(place)
        check_owned(place, adopt=adopt)
        before = still_of(read_manifest(manifest_path(memory, place)), place)
        changes = is_change(before, place, held, replace=replace)
        yield Target(place=place, memory=memory, before=before, held=held, changes=changes, adopt=adopt)


def publish(target: Target, site: Mapping[str, bytes], made: Mapping[str, str] = NOTHING) -> Published:
    """Make the folder hold the site; nothing is touched before everything is known to be allowed.

    `made` tells of pages the digest of what they were made from; of those that are not in `site`, the file there stays.
    """
    place, known = target.place, target.known()
    files = {**site, MARKER: target.held.marker.encode()}
    kept = _kept(target, [name for name in made if name not in site])
    _refuse_outside(files)
    foreign = foreign_to(files, known, place)
    if foreign and not target.adopt:
        raise RefusedError(_foreign_words(foreign, place))
    removals, left = _going(target, {*files, *kept})
    beside = _strangers(target, {*files, *known, *left})
    rows = {name: Row(sha256=digest(data), size=len(data), made=made.get(name, "")) for name, data in files.items()}
    trusted = {} if target.changes else known
    writes = tuple(sorted((name for name in files if differs(place, name, files[name], rows[name], trusted)), key=_turn))
    altered = tuple(name for name in writes if name in known and is_altered(place / name, known[name]))
    if writes or removals:
        swap.check_ways(place, writes, removals)
    with staged(target.memory, place, {name: files[name] for name in writes}) as staging:
        place.mkdir(parents=True, exist_ok=True, mode=0o700 if target.held.is_private else 0o777)
        after = _after(target, {**kept, **_timed(rows, staging, place, writes)}, left)
        if writes or removals or target.before != after:
            _commit(target, staging, writes, removals, after)
    return Published(
        place=place,
        written=writes,
        removed=tuple(removals),
        altered=altered,
        left=tuple(name for name in left if name in known),
        kept=len(files) + len(kept) - len(writes),
        taken=foreign,
        beside=beside if target.adopt else (),
    )


def _kept(target: Target, names: Sequence[str]) -> dict[str, Row]:
    """Return the rows of pages that stay as they stand; that one of another audience would is our mistake, and costly."""
    if target.changes and names:
        raise ValueError(names)
    return {name: target.known()[name] for name in names}


def _going(target: Target, stays: Collection[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the files that go, with their digests, and those that would and stay, because another hand has changed them."""
    place, known = target.place, target.known()
    gone = sorted(name for name in known.keys() - stays if os.path.lexists(f"{place}/{name}"))
    altered = {name for name in gone if is_altered(place / name, known[name], surely=target.changes)}
    earlier = target.before.left if target.before else ()
    left = altered.union(name for name in earlier if name not in stays and os.path.lexists(f"{place}/{name}"))
    if target.changes:
        refuse_to_leave(sorted(left), place)
    return {name: known[name].sha256 for name in gone if name not in altered}, tuple(sorted(left))


def _strangers(target: Target, ours: Collection[str]) -> tuple[str, ...]:
    """Return the files in a folder that is adopted, or whose site we have forgotten, that are not of what we write.

    Those of a forgotten site may be private; where others may see the new one they are refused, but by adoption.
    """
    place = target.place
    forgotten = target.before is None and (place / MARKER).is_file() and (target.changes or not target.held.is_private)
    beside = beside_of(ours, place) if target.adopt or forgotten else ()
    if forgotten and not target.adopt:
        refuse_unknown(beside, place)
    return beside


def _timed(rows: Mapping[str, Row], staging: Path, place: Path, writes: Collection[str]) -> dict[str, Row]:
    """Return rows with the times of their files, wherever these lie."""
    new = set(writes)
    where = {name: f"{staging if name in new else place}/{name}" for name in rows}
    return {name: replaced(row, mtime=os.lstat(where[name]).st_mtime_ns) for name, row in rows.items()}


def _after(target: Target, rows: Mapping[str, Row], left: tuple[str, ...]) -> Manifest:
    return Manifest(files=rows, audience=target.held.audience, encrypted=target.held.encrypted, left=left)


def _commit(target: Target, staging: Path, writes: tuple[str, ...], removals: Mapping[str, str], after: Manifest) -> None:
    plan = Plan(
        place=str(target.place),
        staging=str(staging),
        writes=writes,
        removals=removals,
        manifest=manifest_path(target.memory, target.place).name,
        stored=stored(after, target.place),
        fresh=tuple(name for name in writes if not os.path.lexists(f"{target.place}/{name}")),
        replaces=target.changes,
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
        clear_leftovers(place)
        path = manifest_path(memory, place)
        before = read_manifest(path)
        if before is None or not place.is_dir():
            return Unpublished()
        ours = {name: row for name, row in before.files.items() if is_same(place / name, row.sha256)}
        # The marker goes last: while files of the person's own stay, the folder is still one we may write to.
        stays = {MARKER: ours.pop(MARKER)} if MARKER in ours else {}
        gone = tuple(sorted(ours))
        altered = tuple(
            sorted(name for name in {*before.left, *before.files} - {*gone, *stays} if os.path.lexists(place / name))
        )
        plan = Plan(
            place=str(place),
            staging=str(staging_folder(place)),
            writes=(),
            removals={name: before.files[name].sha256 for name in gone},
            manifest=path.name,
            stored=stored(replaced(before, files=stays, left=altered), place),
        )
        swap.commit(memory, plan)
        if [file.name for file in place.iterdir()] in ([], [MARKER]):
            (place / MARKER).unlink(missing_ok=True)
            place.rmdir()
            path.unlink(missing_ok=True)
        return Unpublished(removed=gone, left=beside_of({MARKER}, place))


def mend(root: Path, output: Path) -> swap.Mended:
    """Finish a publication that was cut off, or clear what it left; return which."""
    place = resolve(root, output)
    with hold(root) as memory:
        mended = swap.recover(memory)
        cleared = clear_leftovers(place)
    return swap.Mended.CLEARED if cleared and mended is swap.Mended.NOTHING else mended


def _turn(name: str) -> tuple[int, str]:
    # A reader who looks during the renames finds every page's assets, and home last.
    return (0 if name.startswith("assets/") else 2 if name == "index.html" else 1, name)


def _refuse_outside(files: Iterable[str]) -> None:
    # Names are made from ids and file names by the pages; one that leaves the folder would be our mistake, and costly.
    for name in files:
        if not is_inside(name):
            raise ValueError(name)


def _foreign_words(foreign: Sequence[str], place: Path) -> str:
    more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
    return (
        f"pages belong where files stand in {place} that were not written by us, or that we no longer know: "
        f"{foreign[0]}{more}; move what is yours, or use --adopt to replace them"
    )
