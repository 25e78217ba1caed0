"""Addresses in text: where a bare one ends, and which ones a link may have.

In: text. Out: the address, and what may be done with it. Only http, https, mailto and paths inside the site become links.
"""

import re
from enum import Enum
from urllib.parse import unquote

_BARE = re.compile(r"https?://[^\s<>\[\]\"`|\\]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_TRAILING = "?!.,:;*_~'’”»…"

# A browser takes `https:evil` and `http:/\evil` for a host too; a person who writes an address writes two slashes.
_ALLOWED = re.compile(r"https?://[^/\\?#]|mailto:")


# Browsers drop blanks and control characters before they read the scheme.
_DROPPED = dict.fromkeys(range(ord(" ") + 1))


class Address(Enum):
    """What an address leads to."""

    OUTSIDE = "the web or a mailbox"
    INSIDE = "a file of the journal"
    REFUSED = "anything else"


def address(href: str) -> Address:
    """Say what a link's address leads to; `//host` and unknown schemes are refused."""
    bare = href.translate(_DROPPED).casefold()
    if _ALLOWED.match(bare):
        return Address.OUTSIDE
    if _SCHEME.match(bare) or bare.replace("\\", "/").startswith("//"):
        return Address.REFUSED
    return Address.INSIDE


def url_at(text: str, start: int, limit: int) -> str:
    """Return the bare URL that begins at `start` and ends before `limit`, or an empty text.

    Punctuation at its end belongs to the sentence, and so does a `)` that nothing in it opens.
    """
    found = _BARE.match(text, start, limit)
    return _trimmed(found[0]) if found else ""


def first_url(text: str) -> str | None:
    """Return the first URL in a text, the `ref` of a line of evidence."""
    if "://" not in text:
        return None
    return next((url for found in _BARE.finditer(text) if (url := _trimmed(found[0]))), None)


def inside(href: str) -> tuple[str, str]:
    """Return path and fragment of an address inside the journal, as one would type them."""
    path, _, fragment = href.partition("#")
    return unquote(path), unquote(fragment)


def _trimmed(url: str) -> str:
    unopened = url.count(")") - url.count("(")
    while url:
        if url.endswith(")") and unopened > 0:
            unopened -= 1
        elif url[-1] not in _TRAILING:
            break
        url = url[:-1]
    return url if url.partition("://")[2] else ""
