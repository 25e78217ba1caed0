"""Every link of a site leads somewhere: to a page of it, to an anchor on that page, to a file, or away.

In: a rendered site. Out: the links that do not, which is never the fault of the journal; problems, when a theme is to blame.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote

from msgspec import Struct

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.site.render import Site
from perfmirror_ssg.site.theme_files import SETTINGS, ThemeFiles

_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_AWAY = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


class DeadLink(Struct, frozen=True, kw_only=True):
    """A link that leads nowhere."""

    page: str
    href: str


def dead_links(site: Site, beside: Collection[str] = ()) -> tuple[DeadLink, ...]:
    """Return the links of a site that resolve neither in it nor to the files and kept pages `beside` it.

    An anchor on a kept page is taken at its word: what the page was made from says the same as when it was looked at.
    """
    texts = {path: data.decode() for path, data in site.items() if path.endswith(".html")}
    known: dict[str, set[str]] = {}

    def has_anchor(path: str, anchor: str) -> bool:
        if path not in known:
            known[path] = {html.unescape(found) for found in _ID.findall(texts.get(path, ""))}
        return anchor in known[path]

    @cache
    def resolves(folder: str, href: str, page: str) -> bool:
        place, _, anchor = href.partition("#")
        path = normpath(join(folder, unquote(place))) if place else page
        return path in beside or (path in site and (not anchor or has_anchor(path, unquote(anchor))))

    links = ((page, dirname(page), href) for page, text in sorted(texts.items()) for href in _inside(text))
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


def _inside(text: str) -> Iterator[str]:
    for found in dict.fromkeys(_LINK.findall(text)):
        href = html.unescape(found)
        if not _AWAY.match(href):
            yield href
