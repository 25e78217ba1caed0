"""Where pages lie, and how one page points to another: relative links, so a site works wherever it stands.

In: weeks, ids, names. Out: paths from the root of the site, and hrefs from a page to a path.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from perfmirror_ssg.journal.addresses import document_target
from perfmirror_ssg.model import Document, DocumentKind
from perfmirror_ssg.slugs import apart, short, tag_words
from perfmirror_ssg.weeks import Week

FIRST = "index.html"
"""The page a site begins with."""

_ANCHORED = re.compile(r"(.*\.html|)#([^#]*)(?<!\.html)")
"""A path with an anchor; the name of a page may hold a `#` of its own."""


class Ref(Struct, frozen=True, kw_only=True):
    """A way to another page: a path from the root of the site (empty: no way), its words, and a remark."""

    path: str
    text: str
    note: str = ""


@lru_cache(maxsize=1 << 12)
def week_path(week: Week) -> str:
    """Return the path of a week's page."""
    return f"weeks/{week}.html"


def year_path(year: int) -> str:
    """Return the path of a year's page."""
    return f"weeks/{year:04}.html"


@lru_cache(maxsize=1 << 8)
def category_path(name: str) -> str:
    """Return the path of a category's page; it has one as long as config knows it and a week uses it."""
    return f"categories/{short(name)}.html"


def record_path(record: str) -> str:
    """Return the path of a record's own page."""
    return f"records/{record}.html"


@lru_cache(maxsize=1 << 10)
def review_path(period: str) -> str:
    """Return the path of the page of a period, whether a reflection on it was written or not."""
    return f"{DocumentKind.REVIEW.value}/{period}.html"


def tag_paths(tags: Iterable[str]) -> dict[str, str]:
    """Return the path of each tag's page: tags of the same words share one, others of the same slug are numbered by name."""
    words = {tag: tag_words(tag) for tag in tags}
    paths = _numbered("tags", words.values())
    return {tag: paths[name] for tag, name in words.items()}


def person_paths(names: Iterable[str]) -> dict[str, str]:
    """Return the path of each person's page; people of the same slug are numbered by name."""
    return _numbered("people", names)


def _numbered(folder: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{folder}/{one}.html" for name, one in apart(names).items()}


def document_path(document: Document) -> str:
    """Return the path of a document's page."""
    return document_target(document).path


def relative(here: str, path: str) -> str:
    """Return the href that leads from the page `here` to the page `path`, which may end in an anchor."""
    return "../" * here.count("/") + _quoted(path)


def relative_file(here: str, path: str) -> str:
    """Return the href that leads from the page `here` to a file that is no page."""
    return "../" * here.count("/") + quote(path)


@lru_cache(maxsize=1 << 14)
def _quoted(path: str) -> str:
    # The same few thousand paths stand on every page.
    found = _ANCHORED.fullmatch(path)
    return f"{quote(found[1])}#{quote(found[2])}" if found else quote(path)
