"""Markdown of one text: what stands in a field or in the front matter, and rich text as markup for a page.

In: text with its place; rich text with what its links mean. Out: `RichText`; `Markup`, which is made here and nowhere else.
"""

from collections.abc import Callable
from html import escape

from markupsafe import Markup
from msgspec import Struct

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.markdown.block_ids import stray_ids
from perfmirror_ssg.markdown.html import Writer, plain_text, write
from perfmirror_ssg.markdown.parser import MARKED, parse_text
from perfmirror_ssg.markdown.places import in_span
from perfmirror_ssg.markdown.scan import Mode, Scan
from perfmirror_ssg.model import Link, RichText


class LinkMarkup(Struct, frozen=True, kw_only=True):
    """A link as a page shows it: address, words, and for an image its width in pixels."""

    href: str
    text: str
    title: str = ""
    image: bool = False
    width: int | None = None


def inline(text: str, at: Span) -> Checked[RichText]:
    """Read the inline Markdown of a field or of a front-matter text; lines are joined, blocks are no blocks here.

    `at` is where the text begins; its length is the text's where both are written alike, so that columns can be told.
    """
    if not MARKED.search(text):
        return Checked(value=words(text))
    scan = Scan(mode=Mode.VALUE, locate=in_span(at, text))
    tokens = parse_text(text, scan, {})
    problems: list[Diagnostic] = [*scan.problems, *stray_ids(tokens)]
    writer = Writer()
    write(tokens, writer)
    return Checked(value=writer.rich(), problems=tuple(problems))


def words(text: str) -> RichText:
    """Return words without any markup as rich text."""
    shown = escape(text.strip(), quote=False)
    return RichText(parts=(shown,) if shown else (), plain=plain_text(text))


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
