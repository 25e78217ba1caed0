"""One reading of the site folder: what is wrong in it, and its pages, made when asked for.

In: a site folder and a way to tell the day. Out: a `Taken`. All that the preview asks of `build` is asked here.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from perfmirror_ssg import build
from perfmirror_ssg.diagnostics import Checked, Diagnostic, SsgError, in_order
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Audience
from perfmirror_ssg.reading.folder import read_attachment
from perfmirror_ssg.reading.notes import Known
from perfmirror_ssg.site.press import Press, attachments
from perfmirror_ssg.workers import uncollected

Take = Callable[[frozenset[str] | None], "Taken"]
"""Reads the site folder as it is now; SsgError or OSError when the machine does not allow it.

It is told what may have changed since the last time; None: anything.
"""


class Taken(Protocol):
    """One reading. It is asked by one thread at a time."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong, as far as it is known before a page is made; in order."""

    @property
    def paths(self) -> Collection[str]:
        """Every path of the site."""

    @property
    def editor(self) -> str:
        """How config wants files to be opened."""

    def lines_of(self, path: str) -> Sequence[str]:
        """Return the lines of a file of the site folder, none when it is no text."""

    def page(self, path: str) -> Checked[bytes | None]:
        """Return the bytes of a path of the site, None when there is no such path, and what went wrong in making it."""


class Taker:
    """Takes readings one after the other, as an audience sees them; a file that is as it was is not read again."""

    def __init__(self, root: Path, day: build.Day, audience: Audience = "me") -> None:
        self._root = root
        self._day = day
        self._audience = audience
        self._memo = Memo()
        self._last: Lazy | None = None

    def __call__(self, changed: frozenset[str] | None = None) -> Taken:
        """Read the site folder as it is now, and make nothing yet."""
        with uncollected():
            return self._take(changed)

    def _take(self, changed: frozenset[str] | None) -> Taken:
        last, self._last = self._last, None
        stored = last.mirror.stored if last else build.recall(self._root).stored
        # After a reading that came to nothing it is not known what has changed since the last one.
        known = Known(memo=self._memo, stored=stored, changed=changed if last else None)
        mirror = build.read(self._root, self._day, known)
        if self._audience != "me":
            mirror = _for_others(build.narrowed(mirror, self._audience))
        press = build.set_up(mirror, self._memo)
        self._last = Lazy(mirror, press.value, in_order((*mirror.told, *press.problems)))
        return self._last


def _for_others(mirror: build.Mirror) -> build.Mirror:
    """Return what others may look at: nothing that would not be shared, and no word on what is wrong in the journal."""
    if mirror.errors:
        # Where and what it is, the terminal of its writer tells.
        raise SsgError("as the journal stands nothing of it would be shared: ssg check says why")
    return replace(mirror, problems=(), told=())


class Lazy:
    """A reading of which a page is made when it is asked for, once."""

    def __init__(self, mirror: build.Mirror, press: Press, problems: tuple[Diagnostic, ...]) -> None:
        self.mirror = mirror
        self.press = press
        self.problems = problems
        self._made: dict[str, Checked[bytes | None]] = {path: Checked(value=data) for path, data in press.types.static.items()}
        self._attachments = {one.path: one.source for one in attachments(press.edition)}

    @property
    def paths(self) -> Collection[str]:
        """Every path of the site."""
        return {*self.press.pages, *self.press.types.static, *self.press.beside, *self._attachments}

    @property
    def editor(self) -> str:
        """How config wants files to be opened."""
        return self.mirror.config.site.editor

    def lines_of(self, path: str) -> Sequence[str]:
        """Return the lines of a file of the site folder, none when it is no text."""
        return self.mirror.lines_of(path)

    def page(self, path: str) -> Checked[bytes | None]:
        """Return a path of the site, made now if it was not before."""
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def _make(self, path: str) -> Checked[bytes | None]:
        if path in self._attachments:
            return Checked(value=read_attachment(self.mirror.root, self._attachments[path]))
        if path in self.press.beside:
            return Checked(value=self.press.beside[path]())
        if path not in self.press.pages:
            return Checked(value=None)
        made = self.press.make(path, self.press.view(path))
        return Checked(value=made.value, problems=made.problems)
