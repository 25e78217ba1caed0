"""The manifest: what a build wrote into an output folder, kept in `.ssg/`, never in the output.

In: a memory folder and an output folder. Out: a `Manifest`; one that cannot be read counts as none.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from perfmirror_ssg import __version__
from perfmirror_ssg.model import Audience

_FORMAT = 1


class Manifest(Struct, frozen=True, kw_only=True):
    """Every file we wrote, with the digest of its bytes; for whom, and whether encrypted."""

    files: Mapping[str, str]
    audience: Audience = "me"
    encrypted: bool = False


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def manifest_path(memory: Path, place: Path) -> Path:
    """Return the manifest's file: one for each output folder of a site."""
    return memory / f"output-{digest(os.fsencode(place))[:16]}.json"


def read_manifest(path: Path) -> Manifest | None:
    """Read a manifest; None when there is none that we understand."""
    try:
        data = json.loads(path.read_bytes())
        if data["format"] != _FORMAT:
            return None
        files = {str(name): str(row["sha256"]) for name, row in data["files"].items()}
        return Manifest(files=files, audience=data["audience"], encrypted=data["encrypted"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def manifest_data(manifest: Manifest, sizes: Mapping[str, int], place: Path) -> dict[str, object]:
    """Return a manifest as the JSON object it is stored as."""
    return {
        "format": _FORMAT,
        "generator": __version__,
        "output": str(place),
        "audience": manifest.audience,
        "encrypted": manifest.encrypted,
        "files": {name: {"sha256": manifest.files[name], "size": sizes[name]} for name in sorted(manifest.files)},
    }


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file whole, on the disk before this returns."""
    partial = path.with_name(path.name + ".new")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's entries to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
