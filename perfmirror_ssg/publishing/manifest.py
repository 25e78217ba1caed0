"""The manifest: what a build wrote into an output folder, kept in `.ssg/`, never in the output.

In: a memory folder and an output folder. Out: a `Manifest`; one that cannot be read counts as none.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from msgspec import DecodeError, Struct, ValidationError
from msgspec.json import Decoder

from perfmirror_ssg import __version__
from perfmirror_ssg.model import Audience

_FORMAT = 2
_READ = frozenset({1, _FORMAT})
"""Formats that are understood; the first knew digests and sizes only."""


class Row(Struct, frozen=True, kw_only=True):
    """One file as we left it: the digest of its bytes, their number, and the time of the file, in nanoseconds."""

    sha256: str
    size: int = 0
    mtime: int = 0
    made: str = ""
    """For a page: the digest of what it was made from."""

    def stands(self, file: str) -> bool:
        """Whether the file is still as we left it, as far as the system tells without its being opened."""
        try:
            about = os.lstat(file)
        except OSError:
            return False
        return S_ISREG(about.st_mode) and (about.st_size, about.st_mtime_ns) == (self.size, self.mtime)


class Manifest(Struct, frozen=True, kw_only=True):
    """Every file we wrote, by its path in the output; for whom, and whether encrypted."""

    files: Mapping[str, Row]
    audience: Audience = "me"
    encrypted: bool = False
    left: tuple[str, ...] = ()
    """Files we wrote once that had to go, and stay because another hand had changed them."""


class Stored(Struct, frozen=True, kw_only=True):
    """A manifest in its file."""

    format: int
    generator: str
    output: str
    audience: Audience
    encrypted: bool
    files: dict[str, Row]
    left: tuple[str, ...] = ()


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest_path(memory: Path, place: Path) -> Path:
    """Return the manifest's file: one for each output folder of a site."""
    return memory / f"output-{digest(os.fsencode(place))[:16]}.json"


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; None when there is none that we understand."""
    try:
        found = _DECODER.decode(path.read_bytes())
    except (OSError, ValidationError, DecodeError):
        return None
    if found.format not in _READ or not all(map(is_inside, (*found.files, *found.left))):
        return None
    return Manifest(files=found.files, audience=found.audience, encrypted=found.encrypted, left=found.left)


def stored(manifest: Manifest, place: Path) -> Stored:
    """Return a manifest as it is stored."""
    return Stored(
        format=_FORMAT,
        generator=__version__,
        output=str(place),
        audience=manifest.audience,
        encrypted=manifest.encrypted,
        files={name: manifest.files[name] for name in sorted(manifest.files)},
        left=manifest.left,
    )


def is_inside(name: str) -> bool:
    """Whether the name of a file is one of an output folder, and does not lead out of it."""
    parts = name.split("/")
    return all(parts) and not {".", ".."} & set(parts) and "\0" not in name


def folders_of(names: Iterable[str]) -> list[PurePosixPath]:
    """Return every folder that files lie in, the outer before the inner."""
    nearest = {name.rpartition("/")[0] for name in names} - {""}
    return sorted({folder for path in nearest for folder in (PurePosixPath(path), *PurePosixPath(path).parents[:-1])})


def make_folders(place: Path, names: Iterable[str]) -> None:
    """Make the folders that files will lie in."""
    for folder in folders_of(names):
        (place / folder).mkdir(exist_ok=True)


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file whole, on the disk before this returns."""
    partial = path.with_name(path.name + ".new")
    try:
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_DECODER = Decoder(Stored)
