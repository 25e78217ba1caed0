"""Rich text on a page: Markdown already rendered, its open links now led from that page.

In: rich text and the page it will stand on. Out: safe HTML, made by `markdown.markup` alone.
"""

from collections.abc import Callable

from perfmirror_ssg.journal.links import Attachment, Links
from perfmirror_ssg.markdown.markup import LinkMarkup, markup
from perfmirror_ssg.model import Link, RichText
from perfmirror_ssg.pages.places import relative, relative_file

Html = str
"""HTML that needs no escaping: a `markupsafe.Markup`, which only `markdown.markup` makes."""

Writer = Callable[[RichText | None], Html]
"""Turns rich text into HTML for one page; nothing becomes an empty text."""


def writer(here: str, links: Links) -> Writer:
    """Return the function that writes rich text on the page `here`."""

    def lead(link: Link) -> LinkMarkup | None:
        found = links.targets.get(link)
        if isinstance(found, Attachment):
            return _file(here, link, found)
        return LinkMarkup(href=relative(here, found.href), text=link.label or found.title) if found else None

    return lambda text: markup(text, lead) if text else ""


def _file(here: str, link: Link, found: Attachment) -> LinkMarkup:
    is_width = link.embed and link.label.isascii() and link.label.isdigit()
    return LinkMarkup(
        href=relative_file(here, found.path),
        text=link.target if is_width or not link.label else link.label,
        image=link.embed,
        width=int(link.label) if is_width else None,
    )
