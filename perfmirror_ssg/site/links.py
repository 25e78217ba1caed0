"""Every link of a site leads somewhere: to a page of it, to an anchor on that page, to a file, or away.

In: rendered pages. Out: the links that do not, which is never the fault of the journal; problems, when a theme is to blame.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.site.theme_files import SETTINGS, ThemeFiles

_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_AWAY = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


class DeadLink(Struct, frozen=True, kw_only=True):
    """A link that leads nowhere."""

    page: str
    href: str


class Ends(Struct, frozen=True, kw_only=True):
    """The ends of links that a page holds."""

    hrefs: tuple[str, ...]
    """Those that stay in the site, each once."""
    ids: frozenset[str]
    """What links may lead to on the page."""


def ends_of(page: bytes) -> Ends:
    """Find the ends of links in a rendered page."""
    text = page.decode()
    found = (html.unescape(href) for href in dict.fromkeys(_LINK.findall(text)))
    ids = frozenset(html.unescape(found) for found in _ID.findall(text))
    return Ends(hrefs=tuple(href for href in found if not _AWAY.match(href)), ids=ids)


def dead_links(pages: Mapping[str, Ends], beside: Collection[str] = ()) -> tuple[DeadLink, ...]:
    """Return the links of pages that lead neither to one of them nor to the files and kept pages `beside` them.

    An anchor on a kept page is taken at its word: what the page was made from says the same as when it was looked at.
    """

    @cache
    def resolves(folder: str, href: str, page: str) -> bool:
        place, _, anchor = href.partition("#")
        path = normpath(join(folder, unquote(place))) if place else page
        return path in beside or (path in pages and (not anchor or unquote(anchor) in pages[path].ids))

    links = ((page, dirname(page), href) for page, ends in sorted(pages.items()) for href in ends.hrefs)
    return tuple(
        DeadLink(page=page, href=href)
        for page, folder, href in links
        if not resolves(folder, href, page if href.startswith("#") else "")
    )


def blame_theme(dead: Iterable[DeadLink], files: ThemeFiles) -> Iterator[Diagnostic]:
    """Yield a problem for each address that a person's own theme may have got wrong, at the first place that holds it."""
    for href, page in {link.href: link.page for link in dead}.items():
        name = basename(unquote(href.partition("#")[0])) or href
        places = ((path, data.decode(errors="replace").split("\n")) for path, data in sorted(files.own.items()))
        found = ((path, number) for path, lines in places for number, line in enumerate(lines, start=1) if name in line)
        path, number = next(found, (SETTINGS if SETTINGS in files.own else min(files.own), 1))
        yield Diagnostic(
            code="E454",
            span=files.span(path, number),
            message=f'{page} links to "{href}", which is not in the site',
            hint='a path from the root of the site is written {{ "trends.html"|url }}',
        )
