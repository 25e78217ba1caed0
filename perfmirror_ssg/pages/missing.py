"""The page for an address that leads nowhere. It may be served at any depth, so it carries its own style.

In: an edition. Out: one `MissingView`.
"""

from msgspec import Struct

from perfmirror_ssg.pages.edition import Edition
from perfmirror_ssg.pages.page import Page, alone, always

PATH = "404.html"


class MissingView(Struct, frozen=True, kw_only=True):
    """What the page shows."""

    path: str = PATH
    title: str = "Nothing here"
    menu: str = ""
    home: str
    """Its one link, which is not relative; empty where config does not say at which address the site begins."""


def view(edition: Edition, _: None = None) -> MissingView:
    """Return the page."""
    base = edition.config.site.base_url
    return MissingView(home=f"{base.rstrip('/')}/" if base else "")


PAGE = Page(name="missing", template="404.html", paths=alone(PATH), view=view, shared=always)
