"""Whether a published copy of an encrypted site is whole, opens with the passphrase, and shows nothing in the clear.

In: a copy, a passphrase. Out: a `Verdict` with the names of what is not as it should be.
"""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from re import fullmatch

from msgspec import MsgspecError, Struct
from msgspec.json import Decoder

from perfmirror_ssg.diagnostics import RefusedError, SsgError
from perfmirror_ssg.publishing.copies import Copy
from perfmirror_ssg.publishing.encrypted import HOME, INDEX, SHELL, may_be_plain
from perfmirror_ssg.publishing.place import MARKER, UNLOCK
from perfmirror_ssg.publishing.ssg1 import (
    NAME_DIGITS,
    Keys,
    TamperedError,
    Unlock,
    UnreadableError,
    WrongPassphraseError,
    open_,
    read_unlock,
    unlock,
)

USUAL = ("sitemap.xml", "feed.xml", "atom.xml", "rss.xml", "search.html", "search.json", "weeks.html")
"""Where a site shows itself, if it does; asked for where names cannot be listed."""
ASKED = 40
"""Paths of the site that are asked for in the clear, where names cannot be listed."""
BESIDE = frozenset({MARKER, "CNAME", "LICENSE", "README.md", "robots.txt", ".gitattributes", ".gitignore"})
"""What may lie beside a published site, being no part of it."""


class Verdict(Struct, frozen=True, kw_only=True):
    """What was found of a copy."""

    opened: int
    size: int
    """Bytes of what was opened."""
    missing: tuple[str, ...] = ()
    """Logical paths whose sealed file is not there."""
    broken: tuple[str, ...] = ()
    """Logical paths whose sealed file does not open, or is another file."""
    plain: tuple[str, ...] = ()
    """Names of files that anybody can read, and should not be there."""
    unknown: tuple[str, ...] = ()
    """Names of sealed files that the index does not know: of another key, or left over."""
    listed: bool = True
    """Whether all names were known; else only some were asked for in the clear."""

    @property
    def is_good(self) -> bool:
        """Whether everything opened, and nothing lies in the clear."""
        return bool(self.opened) and not (self.missing or self.broken or self.plain)


def unlock_of(copy: Copy) -> Unlock:
    """Read unlock.json of a copy; RefusedError when there is none that can be used."""
    data = copy.read(UNLOCK)
    if data is None:
        raise RefusedError(f"there is no {UNLOCK}: this is no encrypted site, or only a part of one")
    try:
        return read_unlock(data)
    except UnreadableError as error:
        raise RefusedError(f"{UNLOCK} cannot be used: {error}") from None


def verify(copy: Copy, known: Unlock, passphrase: str) -> Verdict:
    """Open every file of a copy; RefusedError for another passphrase, SsgError when the index does not open."""
    try:
        keys = unlock(known.vault, passphrase)
    except WrongPassphraseError:
        raise RefusedError(f"the passphrase does not open {UNLOCK}") from None
    index = _index(copy, known, keys)
    met = {path: _state(copy, keys, path, name) for path, name in index.items()}
    opened = {path: state for path, state in met.items() if isinstance(state, _Opened)}
    broken = (*([] if index.get(HOME) == known.home else [UNLOCK]), *(path for path, state in met.items() if state is _BROKEN))
    names = copy.names()
    return Verdict(
        opened=len(opened),
        size=sum(one.size for one in opened.values()),
        missing=tuple(path for path, state in met.items() if state is None),
        broken=broken,
        plain=tuple(_in_the_clear(copy, names, opened)),
        unknown=tuple(name for name in names or () if _is_sealed(name) and name[2:-4] not in {*index.values(), known.index}),
        listed=names is not None,
    )


class _Opened(Struct, frozen=True):
    """What is remembered of a body: enough to know it again."""

    size: int
    digest: bytes


_BROKEN = "broken"


def _index(copy: Copy, known: Unlock, keys: Keys) -> Mapping[str, str]:
    place = f"d/{known.index}.bin"
    data = copy.read(place)
    if data is None:
        raise SsgError(f"the index, {place}, is not there")
    try:
        found = open_(keys, known.index, data)
        index = _INDEX.decode(found.body)
    except (TamperedError, MsgspecError):
        found, index = None, {}
    if found is None or found.path != INDEX:
        raise SsgError(f"the index, {place}, does not open, or is another file")
    return index


def _state(copy: Copy, keys: Keys, path: str, name: str) -> _Opened | str | None:
    """Return what is sealed for a path; None when nothing is there, `_BROKEN` when it does not open or is of another path."""
    data = copy.read(f"d/{name}.bin")
    if data is None:
        return None
    try:
        found = open_(keys, name, data)
    except TamperedError:
        return _BROKEN
    return _Opened(len(found.body), sha256(found.body).digest()) if found.path == path else _BROKEN


def _in_the_clear(copy: Copy, names: tuple[str, ...] | None, opened: Mapping[str, _Opened]) -> Iterator[str]:
    """Yield names of files that anybody can read and that are no part of a shell, or hold what is sealed elsewhere."""
    shell, missing_page = copy.read(HOME), copy.read("404.html")
    if names is None:
        yield from (name for name in _worth_asking(opened) if copy.read(name) not in {None, shell, missing_page})
        names = (HOME, "404.html")
    else:
        yield from (name for name in names if not (_is_sealed(name) or name in {UNLOCK, *BESIDE} or may_be_plain(name)))
    bodies = {one.digest for one in opened.values()}
    for name in names:
        data = copy.read(name) if name in SHELL else None
        if data and (sha256(data).digest() in bodies or (name in {HOME, "404.html"} and shell != missing_page)):
            yield name


def _worth_asking(opened: Collection[str]) -> list[str]:
    """Return some paths of the site, spread over all of it, and the usual places."""
    paths = sorted(path for path in opened if not may_be_plain(path))
    step = max(1, len(paths) // ASKED)
    return [*paths[::step][:ASKED], *(name for name in USUAL if name not in opened)]


def _is_sealed(name: str) -> bool:
    return bool(fullmatch(rf"d/[0-9a-f]{{{NAME_DIGITS}}}\.bin", name))


_INDEX = Decoder(dict[str, str])
