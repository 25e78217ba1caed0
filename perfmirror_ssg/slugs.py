"""Slugs: the words of a heading or tag as they stand in an address, and names short enough for a file.

In: plain text. Out: the anchor GitHub gives a heading of these words, so that links written for one work in the other.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

# The same for plain ASCII, which is quicker: most headings and titles of a long journal.
_NO_WORD = re.compile(r"[^a-z0-9_ -]")
_QUOTES = re.compile("[\"'`\u2018-\u201f\u00ab\u00bb]")
_BETWEEN = re.compile(r"[\s_\u2010-\u2015-]+")

EMPTY = "section"
"""The slug of a text without letters or digits."""


def slug(text: str, empty: str = EMPTY) -> str:
    """Return GitHub's slug: lower case, letters, marks, digits, `-` and `_` of any script, spaces as `-`.

    `empty` is the slug of a text that has none of these.
    """
    lower = text.lower()
    kept = _NO_WORD.sub("", lower) if lower.isascii() else "".join(c for c in lower if c in "- " or _is_word(c))
    return kept.replace(" ", "-") or empty


def tag_words(tag: str) -> str:
    """Fold what people do not mean as a difference between tags: case, quotes, blanks and dashes."""
    plain = _QUOTES.sub("", unicodedata.normalize("NFKC", tag)).casefold()
    return _BETWEEN.sub("-", plain).strip("-") or plain


LONGEST_NAME = 100
"""Bytes that the name of a page may have; file systems take 255, and what writes files puts its own marks behind."""


def short(name: str) -> str:
    """Return a name cut to 100 bytes, with eight digits of what it was at its end, so that two names stay two."""
    data = name.encode()
    if len(data) <= LONGEST_NAME:
        return name
    mark = hashlib.sha256(data).hexdigest()[:8]
    return f"{data[: LONGEST_NAME - len(mark) - 1].decode(errors='ignore')}-{mark}"


def apart(names: Iterable[str]) -> dict[str, str]:
    """Return a short slug for each name; of those that would share one, the later in order get a number."""
    taken: dict[str, str] = {}
    held = set(names)
    # Words that are a slug already keep it, whatever else would like to have it.
    for name in sorted(held, key=lambda name: (slug(name) != name, name)):
        stem = short(slug(name))
        wanted = (stem, *(f"{stem}-{number}" for number in range(2, len(held) + 2)))
        taken[next(one for one in wanted if one not in taken)] = name
    return {name: one for one, name in taken.items()}


def _is_word(character: str) -> bool:
    # The classes that GitHub's own pattern counts as a word: letters, marks, decimal digits, connectors like `_`.
    category = unicodedata.category(character)
    return category[0] in "LM" or category in {"Nd", "Pc"}
