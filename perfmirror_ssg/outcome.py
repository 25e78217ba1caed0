"""What the last build of a site came to, so that the next one, when nothing changed, can say it again and stop.

In: the memory folder, the digest of everything a build reads, the day. Out: an `Outcome` that still holds, or none.
"""

import datetime as dt
import os
from pathlib import Path

import msgspec
from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.program import program_digest
from perfmirror_ssg.publishing.manifest import manifest_path, read_manifest
from perfmirror_ssg.publishing.plan import is_cut_off
from perfmirror_ssg.publishing.staging import leftovers
from perfmirror_ssg.store import digest, load, save

_NAME, _ORIGIN = b"outcome", b"origin"


class Outcome(Struct, frozen=True, kw_only=True):
    """What went into a build, and what it said."""

    inputs: bytes
    day: dt.date
    today: dt.date | None
    """As config pins it; with the timezone, this is what tells the day while config is as it was."""
    timezone: str | None
    named: str
    """The output as it was named, absolute."""
    place: str
    """Where that is."""
    manifest: bytes
    """Digest of the manifest that the build left."""
    pages: int
    weeks: int
    problems: tuple[Diagnostic, ...]
    notes: tuple[str, ...]
    """What was said beside the problems."""

    def stands(self, memory: Path) -> bool:
        """Whether the output is still what the build left, and no later one was cut off."""
        place = Path(self.place)
        manifest = read_manifest(manifest_path(memory, place))
        if manifest is None or is_cut_off(memory) or leftovers(place) or manifest_digest(memory, place) != self.manifest:
            return False
        return all(row.stands(f"{self.place}/{name}") for name, row in manifest.files.items())


def manifest_digest(memory: Path, place: Path) -> bytes:
    """Return the digest of the manifest of an output, as it is on the disk."""
    return digest(manifest_path(memory, place).read_bytes())


def recall(memory: Path, output: Path | None) -> Outcome | None:
    """Return what the last build to `output` (None: where config says) came to, if it was by this program."""
    try:
        return _DECODER.decode(load(_file(memory, output), program_digest()).get(_NAME, b""))
    except msgspec.MsgspecError:
        return None


def remember(memory: Path, output: Path | None, outcome: Outcome) -> None:
    """Keep what a build came to."""
    save(_file(memory, output), program_digest(), {_NAME: msgspec.msgpack.encode(outcome)})


def made_from(memory: Path, place: Path) -> bytes | None:
    """Return the digest of everything that went into the site that stands in an output; None when it is not known."""
    return load(origin_file(memory, place), _ORIGIN).get(_ORIGIN)


def remember_origin(memory: Path, place: Path, inputs: bytes) -> None:
    """Keep the digest of everything that went into a site."""
    if made_from(memory, place) != inputs:
        save(origin_file(memory, place), _ORIGIN, {_ORIGIN: inputs})


def origin_file(memory: Path, place: Path) -> Path:
    """Return the file that keeps what an output was made from."""
    return memory / f"origin-{digest(os.fsencode(place)).hex()}"


def _file(memory: Path, output: Path | None) -> Path:
    named = str(output.absolute()).encode(errors="surrogateescape") if output else b""
    return memory / f"outcome-{digest(named).hex()}"


_DECODER = msgspec.msgpack.Decoder(Outcome)
