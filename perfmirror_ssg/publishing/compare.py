"""Files as they stand in an output, beside what we left there and what is to come.

In: a folder, rows of a manifest, a site. Out: which files differ, were altered by another hand, or are not ours.
"""

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from stat import S_ISREG

from perfmirror_ssg.publishing.manifest import Row, digest
from perfmirror_ssg.publishing.place import MARKER


def differs(place: Path, name: str, data: bytes, row: Row, known: Mapping[str, Row]) -> bool:
    """Whether a file of the output is not what it should be; one that stands as we left it need not be opened."""
    left = known.get(name)
    if left and left.stands(f"{place}/{name}"):
        return left.sha256 != row.sha256
    return holds_other(place / name, data)


def holds_other(file: Path, data: bytes) -> bool:
    """Whether something else than a file of these bytes stands, or nothing."""
    try:
        about = file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    return not S_ISREG(about.st_mode) or about.st_size != len(data) or file.read_bytes() != data


def is_altered(file: Path, row: Row, *, surely: bool = False) -> bool:
    """Whether a file that we wrote was changed by another hand; one that is no more was not.

    To be told `surely` costs reading it: a hand may set its time back.
    """
    if row.stands(str(file)) and not surely:
        return False
    return os.path.lexists(file) and not is_same(file, row.sha256)


def is_same(file: Path, sha256: str) -> bool:
    """Whether a file's bytes have a digest; a link has none."""
    return not file.is_symlink() and file.is_file() and digest(file.read_bytes()) == sha256


def foreign_to(files: Mapping[str, bytes], known: Mapping[str, Row], place: Path) -> tuple[str, ...]:
    """Return the names at which a page belongs, and something stands that we do not remember having written."""
    ours = MARKER if (place / MARKER).is_file() else ""  # it may be of another site, or an older one
    strangers = (name for name in sorted(files) if name not in known and name != ours and os.path.lexists(f"{place}/{name}"))
    return tuple(name for name in strangers if holds_other(place / name, files[name]))


def beside_of(ours: Collection[str], place: Path) -> tuple[str, ...]:
    """Return the files in a folder that are not ours, sorted; what git keeps there is no page."""
    found = (path.relative_to(place).as_posix() for path in place.rglob("*") if not path.is_dir())
    return tuple(sorted(name for name in found if name not in ours and name.partition("/")[0] != ".git"))
