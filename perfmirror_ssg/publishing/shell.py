"""The shell of an encrypted site: the few plain files that ask for the passphrase and show what is sealed.

In: a site (path to bytes), and the address it will stand at, if that is known. Out: the plain files, which hold nothing of the
journal: one page under two names, its script, and the scripts of the theme, since a browser runs those from the host only.
"""

from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

from perfmirror_ssg.site.assets import asset_paths

PAGES = ("index.html", "404.html")
"""The same bytes: a host answers with the second wherever an address leads nowhere."""

_SOURCES = Path(__file__).parent.parent / "theme" / "shell"
_PARTS = ("begin.js", "words.js", "vault.js", "lock.js", "page.js", "route.js", "door.js")


def shell(site: Mapping[str, bytes], base_url: str = "") -> dict[str, bytes]:
    """Return the plain files of the encrypted site, by path; all that is not among them is to be sealed.

    `base_url` (`https://me.example/journal`) lets the page find its script at any depth. Without it the page looks in the
    folders above, as many as the deepest page of the site has.
    """
    script = _script()
    place = asset_paths({"shell.js": script})["shell.js"]
    scripts = {path: data for path, data in site.items() if path.startswith("assets/") and path.endswith(".js")}
    bases = ("", f"{urlsplit(base_url).path.rstrip('/')}/") if base_url else _above(site)
    page = _page([base + quote(place) for base in bases], sorted(scripts))
    return {**dict.fromkeys(PAGES, page), ".nojekyll": b"", place: script, **scripts}


def _script() -> bytes:
    parts = "".join(_source(name) for name in _PARTS)
    return f'(function () {{\n"use strict";\n{parts}}})();\n'.encode()


def _page(places: list[str], scripts: list[str]) -> bytes:
    names = escape(" ".join(map(quote, scripts)))
    tags = "\n".join(f'<script src="{escape(place)}" data-scripts="{names}"></script>' for place in places)
    return _source("shell.html").format(style=_source("shell.css"), scripts=tags).encode()


def _above(site: Mapping[str, bytes]) -> Iterator[str]:
    deepest = max((path.count("/") for path in site), default=0)
    return ("../" * depth for depth in range(deepest + 1))


def _source(name: str) -> str:
    return (_SOURCES / name).read_text(encoding="utf-8")
