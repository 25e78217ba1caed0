"""The shell of an encrypted site: the few plain files that ask for the passphrase and show what is sealed.

In: a site (path to bytes), and the address it will stand at, if that is known. Out: the plain files, which hold nothing of the
journal: one page under two names, its script, and the scripts of the theme, since a browser runs those from the host only.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote, urlsplit

from perfmirror_ssg.site.assets import asset_paths

PAGES = ("index.html", "404.html")
"""The same bytes: a host answers with the second wherever an address leads nowhere."""

_SOURCES = Path(__file__).parent.parent / "theme" / "shell"
_PARTS = ("begin.js", "words.js", "vault.js", "lock.js", "tame.js", "page.js", "route.js", "door.js")


def shell(site: Mapping[str, bytes], base_url: str = "") -> dict[str, bytes]:
    """Return the plain files of the encrypted site, by path; all that is not among them is to be sealed.

    `base_url` (`https://me.example/journal`) lets the page find its script at any depth. Without it the page looks in the
    folders above, as many as the deepest page of the site has.
    """
    script = _script()
    place = asset_paths({"shell.js": script})["shell.js"]
    scripts = {path: data for path, data in site.items() if path.startswith("assets/") and path.endswith(".js")}
    names = " ".join(map(quote, sorted(scripts)))
    bases = ("", f"{urlsplit(base_url).path.rstrip('/')}/") if base_url else _above(site)
    tags = "\n".join(_tag(base + place, script, names) for base in bases)
    page = _source("shell.html").format(style=_source("shell.css"), scripts=tags).encode()
    return {**dict.fromkeys(PAGES, page), ".nojekyll": b"", place: script, **scripts}


def _script() -> bytes:
    parts = "".join(_source(name) for name in _PARTS)
    return f'(function () {{\n"use strict";\n{parts}}})();\n'.encode()


def _tag(place: str, script: bytes, names: str) -> str:
    # What lies above may be somebody else's, so it runs only if it is this very script.
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    only = f' integrity="sha256-{digest}"' if place.startswith("../") else ""
    return f'<script src="{escape(place)}"{only} data-scripts="{escape(names)}"></script>'


def _above(site: Mapping[str, bytes]) -> Iterator[str]:
    deepest = max((path.count("/") for path in site), default=0)
    return ("../" * depth for depth in range(deepest + 1))


def _source(name: str) -> str:
    return (_SOURCES / name).read_text(encoding="utf-8")
