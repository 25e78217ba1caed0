"""A page of the site as the preview serves it: the same bytes, and one script that waits for a newer version.

In: the bytes of a page and what is shown. Out: bytes. The site that is built knows nothing of this.
"""

import html
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from perfmirror_ssg.preview.shown import Shown

ROOM = ".preview/"
"""Where the preview's own files stand: no path of a site begins so."""

_STATIC = Path(__file__).parent / "static"
_SCRIPT = ("morph.js", "overlay.js", "preview.js")
"""The parts of the one script."""
_STYLES = ("overlay.css", "gone.css")
_HEAD_END = b"</head>"


@cache
def own_files() -> Mapping[str, bytes]:
    """Read the preview's own files, by their path."""
    parts = b"".join((_STATIC / name).read_bytes() for name in _SCRIPT)
    script = b'(function () {\n"use strict";\n' + parts + b"})();\n"
    return {f"{ROOM}preview.js": script, **{ROOM + name: (_STATIC / name).read_bytes() for name in _STYLES}}


def dressed(page: bytes, shown: Shown) -> bytes:
    """Put the script into the head of a page, with the journal and the version that the page is of."""
    about = f'data-journal="{shown.journal}" data-version="{shown.version}" data-made="{shown.made}"'
    script = f'<script src="/{ROOM}preview.js" data-preview {about} defer></script>'
    head, end, rest = page.partition(_HEAD_END)
    return head + script.encode() + end + rest if end else script.encode() + page


def gone(path: str, shown: Shown, trouble: str) -> bytes:
    """Make the page that stands where there is none, or none could be made: it waits until there is one."""
    there = shown.moved.get(path, "")
    way = f'<p>It is at <a href="/{quote(there)}">{html.escape(there)}</a> now.</p>' if there else ""
    head, words = ("cannot be made", f"<p>{html.escape(trouble)}</p>") if trouble else ("is not there", way)
    return _GONE.format(path=html.escape(path), head=head, words=words).encode()


_GONE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{path}} {{head}}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/{ROOM}gone.css">
</head>
<body data-gone>
<main>
<h1><code>{{path}}</code> {{head}}</h1>
{{words}}
<p>When there is such a page, it appears here. <a href="/">Home</a></p>
</main>
</body>
</html>
"""
