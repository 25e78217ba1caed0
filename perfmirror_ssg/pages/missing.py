"""The page for an address that leads nowhere. It may be served at any depth, so it carries its own style and one link.

In: an edition. Out: one `MissingView`.
"""

from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page


class MissingView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = "404.html"
    title: str = "Nothing here"
    menu: str = ""
    home: str
    """The one address that is not relative."""


def views(edition: Edition) -> Iterator[MissingView]:
    """Yield the page."""
    base = edition.config.site.base_url.rstrip("/")
    yield MissingView(home=f"{base}/")


PAGE = Page(name="missing", template="404.html", views=views)
