"""Views to a site: every page rendered by the theme, every static file under its hashed name.

In: a press. Out: a `Site`, path to bytes; nothing is written here.
"""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.site.links import Ends, ends_of
from perfmirror_ssg.site.press import Press
from perfmirror_ssg.workers import MANY, map_all

_LONG = ("trends", "log", "search", "home")
"""Pages that take as long as fifty others, in the order in which two processes get even shares."""

HOME = "index.html"

Site = Mapping[str, bytes]
"""What is published, by path from its root."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Rendered(Struct, frozen=True, kw_only=True):
    """A site, but for the pages that stand already."""

    site: Site
    ends: Mapping[str, Ends]
    """The ends of the links on the pages that were made."""
    digests: Mapping[str, str]
    """By the path of every page that may be kept next time: what it was made from."""

    @property
    def kept(self) -> frozenset[str]:
        """The pages that were not made again."""
        return frozenset(self.digests.keys() - self.site.keys())


class _Printed(Struct, frozen=True):
    """One page: what it was made from, and its bytes, if it was made."""

    digest: str
    data: bytes | None = None
    ends: Ends | None = None
    problems: tuple[Diagnostic, ...] = ()


def render(press: Press, standing: Mapping[str, str] = NOTHING) -> Checked[Rendered]:
    """Render the site, static files first and home last; a page that stands, made from the same, is not made again."""
    paths = sorted(press.pages, key=lambda path: _turn(press, path))
    printed = map_all(partial(_print, press, standing), paths, shared=len(press.edition.pages) >= MANY)
    by_path = dict(zip(paths, printed, strict=True))
    in_order = (*(path for path in press.pages if path != HOME), HOME)
    pages = {path: data for path in in_order if (data := by_path[path].data) is not None}
    return Checked(
        value=Rendered(
            site={**press.static, **{path: make() for path, make in press.beside.items()}, **pages},
            ends={path: ends for path in press.pages if (ends := by_path[path].ends)},
            # A page with a problem is made again each time, so that it is told each time.
            digests={path: by_path[path].digest for path in press.pages if not by_path[path].problems},
        ),
        problems=tuple(problem for path in press.pages for problem in by_path[path].problems),
    )


def _print(press: Press, standing: Mapping[str, str], path: str) -> _Printed:
    view = press.view(path)
    digest = press.digest(path, view)
    if standing.get(path) == digest:
        return _Printed(digest)
    made = press.make(path, view)
    return _Printed(digest, made.value, ends_of(made.value), made.problems)


def _turn(press: Press, path: str) -> int:
    name = press.pages[path][0].name
    return _LONG.index(name) if name in _LONG else len(_LONG)
