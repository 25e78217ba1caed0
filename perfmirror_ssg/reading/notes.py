"""Every file of the journal, read: from its text where that is new, else as it was read before.

In: files by place, config, and what earlier readings left. Out: `Notes`. What a file says depends
on its bytes, its path and config.toml, and on nothing else: it is remembered by the digest of these.
"""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from perfmirror_ssg.diagnostics import Checked
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.reading.folder import read_bytes
from perfmirror_ssg.reading.remembered import ForeignError, Note, from_bytes, to_bytes
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.settings import Config
from perfmirror_ssg.store import Remembered, digest
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.workers import MANY, map_all

Place = tuple[Week | DocumentKind, str]
"""What a file is, and its path from the site folder."""


class Notes(Struct, frozen=True, kw_only=True):
    """What the files say, and the same as bytes, by digest, to be remembered."""

    notes: tuple[Note, ...]
    stored: Remembered


class Known(Struct, frozen=True, kw_only=True):
    """What need not be read or computed again."""

    memo: Memo = field(default_factory=Memo)
    """What this process has."""
    stored: Remembered = {}
    """What earlier runs of this program have left: notes as bytes."""
    changed: frozenset[str] | None = None
    """The paths of files and folders that may have changed since the last reading; None when anything may have."""

    def may_differ(self, path: str) -> bool:
        """Whether a file may hold something else than when it was last read."""
        if self.changed is None:
            return True
        return any(path == changed or path.startswith(f"{changed}/") for changed in self.changed)


class _Text(Struct, frozen=True, kw_only=True):
    """A file's bytes, on their way to being a note."""

    place: Place
    data: bytes
    digest: bytes


def read_notes(root: Path, places: Iterable[Place], config: Config, config_text: bytes, known: Known) -> Checked[Notes]:
    """Read every file; `config_text` stands for config in digests. A file that cannot be opened is a problem, and no note."""
    memo = known.memo
    found = [(place, _opened(root, place[1], known)) for place in places]
    texts = [
        _Text(place=place, data=file.value, digest=digest(config_text, place[1].encode(errors="surrogateescape"), file.value))
        for place, file in found
        if file.value is not None
    ]
    read = {text.digest: one for text in texts if (one := _recalled(text.digest, known))}
    new = [text for text in texts if text.digest not in read]
    written = map_all(partial(_read, config), new, shared=len(new) >= MANY)
    for text, data in zip(new, written, strict=True):
        read[text.digest] = from_bytes(data), data
        memo.keep(text.digest, read[text.digest])
    return Checked(
        value=Notes(
            notes=tuple(read[text.digest][0] for text in texts), stored={text.digest: read[text.digest][1] for text in texts}
        ),
        problems=tuple(problem for _, file in found for problem in file.problems),
    )


def _opened(root: Path, path: str, known: Known) -> Checked[bytes | None]:
    """Read the bytes of a file, unless it is known not to have changed since they were read."""
    read: Checked[bytes | None] | None = None if known.may_differ(path) else known.memo.kept((read_bytes, path))
    if read is None:
        read = read_bytes(root, path)
    if read.value is not None:
        known.memo.keep((read_bytes, path), read)
    return read


def _recalled(name: bytes, known: Known) -> tuple[Note, bytes] | None:
    """Return a note, and as bytes: those of this process, or of an earlier one."""
    read: tuple[Note, bytes] | None = known.memo.kept(name)
    if read is None and name in known.stored:
        with suppress(ForeignError):
            read = from_bytes(known.stored[name]), known.stored[name]
            known.memo.keep(name, read)
    return read


def _read(config: Config, text: _Text) -> bytes:
    # Bytes are what another process can hand over, and what is remembered.
    return to_bytes(read_note(text.place, text.data, config))


def read_note(place: Place, data: bytes, config: Config) -> Note:
    """Read the bytes of one file."""
    from perfmirror_ssg.reading.documents import read_document
    from perfmirror_ssg.reading.entry import read_entry

    what, path = place
    source = decode(path, data)
    if source.value is None:
        return Checked(value=None, problems=source.problems)
    if isinstance(what, Week):
        entry = read_entry(source.value, what, config)
        return Checked(value=entry.value, problems=(*source.problems, *entry.problems))
    document = read_document(source.value, what, config)
    return Checked(value=document.value, problems=(*source.problems, *document.problems))
