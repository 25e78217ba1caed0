"""Where pages lie, and how one page points to another: relative links, so a site works wherever it stands.

In: weeks, ids, names. Out: paths from the root of the site, and hrefs from a page to a path.
"""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from perfmirror_ssg.model import Document
from perfmirror_ssg.slugs import slug
from perfmirror_ssg.weeks import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A way to another page: a path from the root of the site (empty: no way), its words, and a remark."""

    path: str
    text: str
    note: str = ""


def week_path(week: Week) -> str:
    """Return the path of a week's page."""
    return f"weeks/{week}.html"


def year_path(year: int) -> str:
    """Return the path of a year's page."""
    return f"weeks/{year:04}.html"


def record_path(record: str) -> str:
    """Return the path of a record's own page."""
    return f"records/{record}.html"


def tag_path(tag: str) -> str:
    """Return the path of a tag's page; tags that differ in case or punctuation share one."""
    return f"tags/{slug(tag)}.html"


def document_path(document: Document) -> str:
    """Return the path of a document's page."""
    return f"{document.kind.value}/{document.name}.html"


def relative(here: str, path: str) -> str:
    """Return the href that leads from the page `here` to `path`, which may end in an anchor."""
    return "../" * here.count("/") + _quoted(path)


@lru_cache(maxsize=1 << 14)
def _quoted(path: str) -> str:
    # The same few thousand paths stand on every page.
    place, hash_sign, anchor = path.partition("#")
    return f"{quote(place)}{hash_sign}{quote(anchor)}"
