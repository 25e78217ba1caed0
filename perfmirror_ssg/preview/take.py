"""One reading of the site folder: what is wrong in it, and its pages, made when asked for.

In: a site folder and a way to tell the day. Out: a `Taken`. All that the preview asks of `build` is asked here.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from perfmirror_ssg import build
from perfmirror_ssg.diagnostics import Checked, Diagnostic, in_order

Take = Callable[[], "Taken"]
"""Reads the site folder as it is now; SsgError or OSError when the machine does not allow it."""


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


def take(root: Path, day: build.Day) -> Taken:
    """Read the site folder and make its site."""
    mirror = build.read(root, day)
    made = build.make(mirror)
    return _Whole(mirror, made.site, in_order((*mirror.problems, *made.problems)))


class _Whole:
    """A reading of which every page is made."""

    def __init__(self, mirror: build.Mirror, site: Mapping[str, bytes], problems: tuple[Diagnostic, ...]) -> None:
        self._mirror = mirror
        self._site = site
        self.problems = problems

    @property
    def paths(self) -> Collection[str]:
        return self._site.keys()

    @property
    def editor(self) -> str:
        return self._mirror.config.site.editor

    def lines_of(self, path: str) -> Sequence[str]:
        return self._mirror.lines_of(path)

    def page(self, path: str) -> Checked[bytes | None]:
        return Checked(value=self._site.get(path))
