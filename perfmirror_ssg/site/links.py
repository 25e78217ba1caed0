"""Every link of a site leads somewhere: to a page of it, to an anchor on that page, to a file, or away.

In: a rendered site. Out: the links that do not, which is never the fault of the journal.
"""

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from perfmirror_ssg.site.render import Site

_LINK = re.compile(r' (?:href|src)="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_AWAY = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLink:
    """A link that leads nowhere."""

    page: str
    href: str


def dead_links(site: Site, beside: Collection[str] = ()) -> tuple[DeadLink, ...]:
    """Return the links of a site that resolve neither in it nor among the files `beside` it."""
    texts = {path: data.decode() for path, data in site.items() if path.endswith(".html")}
    known: dict[str, set[str]] = {}
    files = {*site, *beside}

    def has_anchor(path: str, anchor: str) -> bool:
        if path not in known:
            known[path] = {html.unescape(found) for found in _ID.findall(texts.get(path, ""))}
        return anchor in known[path]

    @cache
    def resolves(folder: str, href: str, page: str) -> bool:
        place, _, anchor = href.partition("#")
        path = normpath(join(folder, unquote(place))) if place else page
        return path in files and (not anchor or has_anchor(path, unquote(anchor)))

    links = ((page, dirname(page), href) for page, text in sorted(texts.items()) for href in _inside(text))
    return tuple(
        DeadLink(page=page, href=href)
        for page, folder, href in links
        if not resolves(folder, href, page if href.startswith("#") else "")
    )


def _inside(text: str) -> Iterator[str]:
    for found in dict.fromkeys(_LINK.findall(text)):
        href = html.unescape(found)
        if not _AWAY.match(href):
            yield href
