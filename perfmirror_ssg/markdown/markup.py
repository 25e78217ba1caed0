"""Rich text as markup for a page; the parser is not needed for that.

In: rich text, with what its links mean. Out: `Markup`, which is made here and nowhere else.
"""

from collections.abc import Callable
from html import escape

from markupsafe import Markup
from msgspec import Struct

from perfmirror_ssg.model import Link, RichText


class LinkMarkup(Struct, frozen=True, kw_only=True):
    """A link as a page shows it: address, words, and for an image its width in pixels."""

    href: str
    text: str
    title: str = ""
    image: bool = False
    width: int | None = None


def markup(text: RichText, href: Callable[[Link], LinkMarkup | None]) -> Markup:
    """Make rich text into markup; a link that `href` does not know is shown as its words."""
    if len(text.parts) == 1 and isinstance(text.parts[0], str):
        return Markup(text.parts[0])  # noqa: S704 - it was escaped when it was read
    parts = (part if isinstance(part, str) else _linked(part, href(part)) for part in text.parts)
    return Markup("".join(parts))  # noqa: S704 - every part was escaped when it was read


def _linked(link: Link, found: LinkMarkup | None) -> str:
    if found is None:
        return escape(link.written, quote=False)
    title = f' title="{escape(found.title)}"' if found.title else ""
    if found.image:
        width = f' width="{found.width}"' if found.width else ""
        return f'<img src="{escape(found.href)}" alt="{escape(found.text)}"{title}{width}>'
    return f'<a href="{escape(found.href)}"{title}>{escape(found.text, quote=False)}</a>'
