"""What was shared the last time, with each audience, so that the next time can say what is new in it.

In: the site folder. Out: a `Shared`, or none. It holds what left the machine, and nothing else; it stays in `.ssg/`.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from perfmirror_ssg.leaving import Leaving
from perfmirror_ssg.model import Audience
from perfmirror_ssg.publishing.lock import memory_folder
from perfmirror_ssg.publishing.manifest import write_durably


class Shared(Struct, frozen=True, kw_only=True):
    """What left the machine, and on which day."""

    day: dt.date
    things: tuple[Leaving, ...]


def recall_share(root: Path, audience: Audience) -> Shared | None:
    """Return what was shared the last time; None when it is not known."""
    try:
        return _DECODER.decode(_file(root, audience).read_bytes())
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def remember_share(root: Path, audience: Audience, day: dt.date, things: Sequence[Leaving]) -> None:
    """Keep what was shared."""
    memory_folder(root)
    write_durably(_file(root, audience), msgspec.json.encode(Shared(day=day, things=tuple(things))))


def _file(root: Path, audience: Audience) -> Path:
    return root / ".ssg" / f"shared-{audience}.json"


_DECODER = msgspec.json.Decoder(Shared)
