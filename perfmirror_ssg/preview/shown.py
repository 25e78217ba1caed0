"""Which version of the site is shown: the newest, unless it is broken; then the last good one, and what is in its way.

In: what was shown before, and a new reading or the trouble there was with it. Out: what is shown now. Nothing here waits,
serves or reads the clock.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct, structs

from perfmirror_ssg.codes import Severity
from perfmirror_ssg.diagnostics import Diagnostic, in_order
from perfmirror_ssg.preview.take import Taken


class Moment(Struct, frozen=True, kw_only=True):
    """When a reading began: milliseconds since 1970, and the time of day for people."""

    ms: int
    time: str


class Shown(Struct, frozen=True, kw_only=True):
    """A version: every reading gives one, the broken ones too."""

    journal: str
    """Tells it from every other journal that may be served at the same address."""
    version: int
    """Rises with each reading, also from one run of the server to the next."""
    site: Taken | None
    """The reading that is shown; None as long as none was possible."""
    made: int
    """The version in which that reading was taken."""
    time: str
    """Its time of day."""
    newest: Taken | None = None
    """The broken reading that is not shown, if there is one."""
    errors: tuple[Diagnostic, ...] = ()
    """Those that keep it from being shown; where there is none, those with which the site is shown."""
    new: tuple[Diagnostic, ...] = ()
    """What is wrong that was not wrong in the reading before, errors first; advice that was there from the beginning is old."""
    moved: Mapping[str, str] = {}
    """Pages that went, and where they are since."""
    trouble: str = ""
    """What the machine had against the newest reading."""

    @property
    def is_newest(self) -> bool:
        """Whether what is shown is how the files stand."""
        return self.newest is None and not self.trouble


def identity(root: Path) -> str:
    """Return what tells the journal of a site folder from others: a digest, for a path is nobody's affair."""
    return hashlib.blake2b(os.fsencode(root), digest_size=8).hexdigest()


def first(moment: Moment, journal: str) -> Shown:
    """Begin with nothing to show."""
    return Shown(journal=journal, version=moment.ms - 1, site=None, made=moment.ms - 1, time=moment.time)


def after(before: Shown, read: Taken | str, looked_at: Collection[str], moment: Moment) -> Shown:
    """Judge a new reading, or the trouble there was instead of one.

    It is broken when it has an error that the shown one has not, be it on a page that is looked at. Errors that were there
    from the beginning are in nobody's way: the site is shown as well as it can be.
    """
    version = max(before.version + 1, moment.ms)
    kept = structs.replace(before, version=version, newest=None, errors=(), new=(), trouble="")
    if isinstance(read, str):
        return structs.replace(kept, trouble=read)
    found = _problems(read, looked_at)
    last = before.newest or before.site
    new = errors(found) if last is None else _beside(_problems(last, looked_at), found)
    kept = structs.replace(kept, new=(*errors(new), *(p for p in new if p.severity is not Severity.ERROR)))
    broken = _beside(_problems(before.site, looked_at), errors(found)) if before.site else ()
    if broken:
        return structs.replace(kept, newest=read, errors=broken)
    return structs.replace(
        kept, site=read, made=version, time=moment.time, errors=errors(found), moved=_moved(before, read.paths)
    )


def errors(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those that keep a reading from being shown when they are new."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _moved(before: Shown, paths: Collection[str]) -> dict[str, str]:
    """Return where pages went: where of one kind a single page went and a single one came, that is the same page."""
    known, now = set(before.site.paths if before.site else paths), set(paths)
    went, came = _singles(known - now), _singles(now - known)
    here = {path: came[kind] for kind, path in went.items() if kind in came}
    led = {path: here.get(there, there) for path, there in before.moved.items()} | here
    return {path: there for path, there in led.items() if path not in now and there in now}


def _singles(paths: Iterable[str]) -> dict[str, str]:
    """Return the pages that are the only one of their kind, which is the folder that they stand in."""
    pages = [path for path in paths if path.endswith(".html") and "/" in path]
    kinds = Counter(path.rpartition("/")[0] for path in pages)
    return {kind: path for path in pages if kinds[kind := path.rpartition("/")[0]] == 1}


def _problems(taken: Taken, looked_at: Collection[str]) -> tuple[Diagnostic, ...]:
    """Return the problems of a reading and of the pages of it that are looked at, which are made for that."""
    return in_order((*taken.problems, *(problem for path in looked_at for problem in taken.page(path).problems)))


def _beside(known: Iterable[Diagnostic], found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the problems that were not known before."""
    keys = {_key(problem) for problem in known}
    return tuple(problem for problem in found if _key(problem) not in keys)


def _key(error: Diagnostic) -> tuple[str, str, str]:
    # Not by line: a known error that slips down when a line is written above it is no new one.
    return error.code, error.span.path, error.message
