"""An output looked through: nothing withheld in it, and everything there that should be.

In: a site as bytes, or its folder; `Secrets`. Out: an `Audit`: problems, each with its place in the journal and in the
output, and what was looked through. Nothing is written, and no link is followed.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.audit.pieces import Chain
from perfmirror_ssg.audit.places import places_of
from perfmirror_ssg.audit.reader import Reader, Seen
from perfmirror_ssg.audit.withheld import Secrets
from perfmirror_ssg.audit.words import Phrase
from perfmirror_ssg.diagnostics import Diagnostic, Span, in_order
from perfmirror_ssg.publishing.place import UNLOCK
from perfmirror_ssg.reading.names import shown
from perfmirror_ssg.workers import MANY, map_all

_LARGEST = 1 << 29
"""Bytes above which a file is not opened."""


class Audit(Struct, frozen=True, kw_only=True):
    """What came of looking through an output."""

    problems: tuple[Diagnostic, ...]
    """At their places in the site folder; those about a file of the output alone (E479) at its path in that."""
    files: int
    found: tuple[str, ...]
    """Shared weeks and documents that are there, as they should be."""
    unsought: tuple[str, ...]
    """Names that could not be looked for: they are words that the program says itself."""


def audit_site(site: Mapping[str, bytes], secrets: Secrets) -> Audit:
    """Look through a site before it is written."""
    reader = Reader(secrets)
    seen = map_all(lambda name: reader.look(name, site[name]), sorted(site), shared=len(site) >= MANY)
    return _audit(seen, secrets)


def audit_folder(place: Path, secrets: Secrets) -> Audit:
    """Look through a folder: every file in it, hidden ones too, and every name; OSError when it cannot be listed.

    The repository that an output may be the working tree of is git's, and is not looked at.
    """
    names = sorted(_names(place))
    seen = map_all(partial(_look, place, Reader(secrets)), names, shared=len(names) >= MANY)
    return _audit(seen, secrets)


def is_encrypted(place: Path) -> bool:
    """Whether a folder holds an encrypted site."""
    return (place / UNLOCK).is_file()


def _names(place: Path) -> Iterator[str]:
    """Yield the path of everything below a folder that is no folder, and of folders that hold nothing."""
    for folder, folders, files in os.walk(place, onerror=_raise):
        if folder == str(place) and ".git" in folders:
            # What git keeps beside a site is no page; whether it may be pushed is asked by `ssg deploy-check`.
            folders.remove(".git")
        links = [name for name in folders if Path(folder, name).is_symlink()]
        paths = [f"{folder}/{name}" for name in (*files, *links)]
        yield from (os.path.relpath(path, place) for path in paths or ([] if folders or folder == str(place) else [folder]))


def _raise(error: OSError) -> None:
    raise error


def _look(place: Path, reader: Reader, name: str) -> Seen:
    try:
        data = _read(f"{place}/{name}")
    except OSError as error:
        why = "a symbolic link" if (place / name).is_symlink() else (error.strerror or "the system does not say why").lower()
        return replace(reader.look(name, b""), unread=((why, ()),))
    return reader.look(name, data)


def _read(file: str) -> bytes:
    """Return the bytes of a regular file; nothing for a folder."""
    # Without O_NONBLOCK, opening a pipe would wait for somebody to write into it.
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    about = os.fstat(handle)
    try:
        if stat.S_ISDIR(about.st_mode):
            return b""
        if not stat.S_ISREG(about.st_mode):
            raise OSError(0, "it is no regular file")
        if about.st_size > _LARGEST:
            raise OSError(0, f"it has {about.st_size:,} bytes")
        with open(handle, "rb", closefd=False) as opened:
            return opened.read()
    finally:
        os.close(handle)


def _audit(seen: Sequence[Seen], secrets: Secrets) -> Audit:
    found = frozenset(phrase for one in seen for phrase in one.shared)
    return Audit(
        problems=in_order((*_leaks(seen, secrets), *_files(seen), *_unread(seen), *_missing(found, secrets))),
        files=len(seen),
        found=tuple(control.what for control in secrets.controls if control.phrases & found),
        unsought=secrets.unsought,
    )


def _leaks(seen: Sequence[Seen], secrets: Secrets) -> Iterator[Diagnostic]:
    """Yield a problem for each line of the journal of which something is in the output, at the first file that has it."""
    first: dict[Phrase, tuple[str, Chain]] = {}
    for one in seen:
        for phrase, chain in one.phrases.items():
            first.setdefault(phrase, (one.name, chain))
    places = places_of(first, secrets.sources)
    told: set[tuple[str, int, str]] = set()
    for phrase in sorted(first, key=lambda phrase: (-len(phrase), phrase)):
        name, chain = first[phrase]
        span = places.get(phrase, Span(path="people.toml", line=1, column=1))
        if phrase in secrets.names:
            yield _problem("E476", span, f'the name "{" ".join(phrase)}" is in {shown(name)}{_by(chain)}')
        elif (span.path, span.line, name) not in told:
            yield _problem("E475", span, f'"{" ".join(phrase)}" was not shared, and is in {shown(name)}{_by(chain)}')
        told.add((span.path, span.line, name))


def _files(seen: Sequence[Seen]) -> Iterator[Diagnostic]:
    for one in seen:
        for path, chain in sorted(one.files.items()):
            what = "this was not shared, and has the page" if path.endswith(".md") else "this file was not shared, and is in"
            found = _problem("E477", Span(path=path, line=1, column=1), f"{what} {shown(one.name)}{_by(chain)}")
            yield replace(found, hint=_OLD_PAGE) if path.endswith(".md") else found


def _missing(found: frozenset[Phrase], secrets: Secrets) -> Iterator[Diagnostic]:
    for control in secrets.controls:
        if not control.phrases & found:
            span = Span(path=control.path, line=1, column=1)
            yield _problem("E478", span, f"{control.what} is not found in the output, and should be")


def _unread(seen: Sequence[Seen]) -> Iterator[Diagnostic]:
    for one in seen:
        for why, chain in one.unread:
            yield _problem("E479", Span(path=shown(one.name), line=1, column=1), f"{why}: this is not looked into{_by(chain)}")


_HINTS: Mapping[str, str] = {
    "E475": "look for the template or the shared text that says it; what may be seen, share",
    "E476": "look for the template that says it, or the spelling that people.toml does not know",
    "E477": "remove the file from the output, or refer to it in something shared",
    "E478": "name the folder that was built for this audience, and build it anew",
    "E479": "remove it from the output, or look into it yourself",
}


_OLD_PAGE = "build the site anew: the page may be from before this was taken back"


def _problem(code: str, span: Span, message: str) -> Diagnostic:
    return Diagnostic(code=code, span=span, message=message, hint=_HINTS[code])


def _by(chain: Chain) -> str:
    """Say how it was disguised."""
    return f" ({' in '.join(reversed(chain))})" if chain else ""
