"""Wikilinks: `[[2026-W20#Notes|that week]]`, `![[chart.png|300]]`.

In: the text between the brackets, or a path of a Markdown link. Out: an open `Link`; what it means is found later.
"""

import re
import unicodedata

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Link

WIKILINK = re.compile(r"(!?)\[\[([^\[\]\n]+)\]\]")

_IMAGES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")


def read_wikilink(inner: str, *, embed: bool, span: Span) -> Link | None:
    """Read the text between `[[` and `]]`; None when it names nothing."""
    # In a table the bar is escaped, in a heading path (`page#a#b`) the last heading is meant.
    target, _, label = inner.replace("\\|", "|").partition("|")
    target, _, fragment = target.partition("#")
    return open_link(target, fragment.rpartition("#")[2], label, embed=embed, span=span)


def open_link(target: str, fragment: str, label: str, *, embed: bool, span: Span) -> Link | None:
    """Make a link of its parts; only images are embedded, a note or another file becomes a plain link."""
    target, fragment = _clean(target).removesuffix(".md"), _clean(fragment)
    if not target and not fragment:
        return None
    shown = embed and target.lower().endswith(_IMAGES)
    return Link(target=target, fragment=fragment, label=_clean(label), embed=shown, span=span)


def is_note(target: str) -> bool:
    """Tell a note from a file: it ends in `.md`, or its name has no extension."""
    name = target.partition("|")[0].partition("#")[0].strip().rpartition("/")[2]
    return name.lower().endswith(".md") or not re.search(r"\.\w{1,5}$", name)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))
