"""The page for an address that leads nowhere. It may be served at any depth, so it carries its own style and one link.

In: an edition. Out: one `MissingView`.
"""

from msgspec import Struct

from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone

PATH = "404.html"


class MissingView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Nothing here"
    menu: str = ""
    home: str
    """The one address that is not relative."""


def view(edition: Edition, _: None = None) -> MissingView:
    """Return the page."""
    base = edition.config.site.base_url.rstrip("/")
    return MissingView(home=f"{base}/")


PAGE = Page(name="missing", template="404.html", paths=alone(PATH), view=view)
