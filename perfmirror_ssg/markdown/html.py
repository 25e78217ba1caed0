"""Tokens to rich text: safe HTML with the links between entries still open, and the same as plain text.

In: the library's tokens and ours, their texts parsed. Out: `RichText`. Everything a person wrote is escaped here, once.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from markdown_it.token import Token

from perfmirror_ssg.markdown.highlight import code_html
from perfmirror_ssg.markdown.urls import Address, address, inside
from perfmirror_ssg.markdown.wikilinks import open_link
from perfmirror_ssg.model import Link, RichText


class Writer:
    """Collects HTML, open links and plain words in their order."""

    __slots__ = ("_html", "_parts", "_plain")

    def __init__(self) -> None:
        self._html: list[str] = []
        self._parts: list[str | Link] = []
        self._plain: list[str] = []

    def html(self, html: str) -> None:
        """Add markup without words."""
        self._html.append(html)

    def words(self, words: str) -> None:
        """Add words to the plain text only."""
        self._plain.append(words)

    def text(self, text: str) -> None:
        """Add words."""
        self._html.append(escape(text, quote=False))
        self._plain.append(text)

    def link(self, link: Link, *, words: bool = True) -> None:
        """Add an open link."""
        self._close_part()
        self._parts.append(link)
        if words:
            self._plain.append(link.written)

    @property
    def said(self) -> int:
        """How many pieces of plain text there are."""
        return len(self._plain)

    def since(self, said: int) -> str:
        """Return the plain text from a piece on."""
        return "".join(self._plain[said:])

    def rich(self) -> RichText:
        """Return what was collected."""
        self._close_part()
        return RichText(parts=_trimmed(self._parts), plain=plain_text("".join(self._plain)))

    def _close_part(self) -> None:
        if self._html:
            self._parts.append("".join(self._html))
            self._html.clear()


def plain_text(text: str) -> str:
    """Return words separated by single blanks, lines by single newlines."""
    if "\n" not in text:
        return " ".join(text.split())
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(filter(None, lines))


def write(tokens: Sequence[Token], writer: Writer) -> None:
    """Write tokens of blocks or of a text."""
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "text":
            writer.text(token.content)
        elif own := _WRITERS.get(token.type):
            own(token, writer)
        elif token.type == "link_open":
            i = _link(tokens, i, writer)
        else:
            writer.html(_TAGS[token.type])
        i += 1


def words_of(tokens: Sequence[Token]) -> str:
    """Return the words of a text, without markup."""
    writer = Writer()
    write(tokens, writer)
    return writer.rich().plain.replace("\n", " ")


def attribute(name: str, value: str) -> str:
    """Return ` name="value"`, or nothing for an empty value."""
    return f' {name}="{escape(value)}"' if value else ""


def _link(tokens: Sequence[Token], start: int, writer: Writer) -> int:
    """Write a Markdown link; return the index of its end."""
    token = tokens[start]
    end = next(i for i in range(start, len(tokens)) if tokens[i].type == "link_close" and tokens[i].level == token.level)
    label, href, title = tokens[start + 1 : end], str(token.attrs["href"]), str(token.attrs.get("title", ""))
    match address(href):
        case Address.OUTSIDE:
            writer.html(f'<a href="{escape(href)}"{attribute("title", title)}>')
            write(label, writer)
            writer.html("</a>")
        case Address.INSIDE if link := open_link(*inside(href), words_of(label), embed=False, span=token.meta["at"]):
            _titled(link, title, writer)
        case _:
            write(label, writer)
            writer.text(f" ({href})" if href else "")
    writer.words(f" {title}" if title else "")
    return end


def _titled(link: Link, title: str, writer: Writer) -> None:
    writer.html(f"<span{attribute('title', title)}>" if title else "")
    writer.link(link)
    writer.html("</span>" if title else "")


def _image(token: Token, writer: Writer) -> None:
    """Write an image of the journal as an open link; one from elsewhere as a link, since loading it would tell a server."""
    src, title = str(token.attrs["src"]), str(token.attrs.get("title", ""))
    alt = words_of(token.children or ())
    match address(src):
        case Address.OUTSIDE:
            writer.html(f'<a href="{escape(src)}"{attribute("title", title)}>')
            writer.text(alt or src)
            writer.html("</a>")
        case Address.INSIDE if link := open_link(*inside(src), alt, embed=True, span=token.meta["at"]):
            _titled(link, title, writer)
        case _:
            writer.text(f"{alt} ({src})" if src else alt)
    writer.words(f" {title}" if title else "")


def _inline(token: Token, writer: Writer) -> None:
    write(token.children or (), writer)


def _text(token: Token, writer: Writer) -> None:
    writer.text(token.content)


def _code_inline(token: Token, writer: Writer) -> None:
    writer.html("<code>")
    writer.text(token.content)
    writer.html("</code>")


def _softbreak(_token: Token, writer: Writer) -> None:
    writer.text("\n")


def _hardbreak(_token: Token, writer: Writer) -> None:
    writer.html("<br>")
    writer.text("\n")


def _ident(token: Token, writer: Writer) -> None:
    writer.text(f"^{token.content}")


def _wikilink(token: Token, writer: Writer) -> None:
    writer.link(token.meta["link"])


def _footnote_ref(token: Token, writer: Writer) -> None:
    if "link" not in token.meta:  # in the description of an image
        return
    writer.html(f'<sup class="footnote-ref"{attribute("id", token.meta.get("anchor", ""))}>')
    writer.link(token.meta["link"], words=False)
    writer.html("</sup>")


def _opening(token: Token, writer: Writer) -> None:
    """Open a block; a paragraph of a tight list has no tag of its own."""
    if token.hidden:
        return
    extra = "".join(attribute(name, str(value)) for name, value in token.attrs.items())
    writer.html(f"<{token.tag}{extra}>" if token.type != "table_open" else '<div class="table" tabindex="0"><table>')


def _closing(token: Token, writer: Writer) -> None:
    if not token.hidden:
        writer.html(f"</{token.tag}>\n" if token.type != "table_close" else "</table></div>\n")
    writer.words(" " if token.tag in {"td", "th"} else "\n")


def _list_item(token: Token, writer: Writer) -> None:
    _opening(token, writer)
    ticked = token.meta.get("ticked")
    if ticked is not None:
        state = ' checked aria-label="done"' if ticked else ' aria-label="to do"'
        writer.html(f'<input type="checkbox" disabled{state}> ')


def _quote(token: Token, writer: Writer) -> None:
    kind = token.meta.get("callout")
    if kind is None:
        writer.html("<blockquote>\n")
        return
    # Without the role, an aside in the middle of a page counts as a landmark.
    writer.html(f'<aside class="callout" role="note"{attribute("data-callout", kind)}><p class="callout-title">')
    title = token.meta["title"]
    if title:
        write(title, writer)
    else:
        writer.text(kind.replace("-", " ").capitalize())
    writer.words("\n")
    writer.html("</p>\n")


def _quote_end(token: Token, writer: Writer) -> None:
    writer.html("</aside>\n" if "callout" in token.meta else "</blockquote>\n")


def _code(token: Token, writer: Writer) -> None:
    writer.html(code_html(token.content, token.info))
    writer.words(f"{token.content}\n")


def _nothing(_token: Token, _writer: Writer) -> None:
    """Write nothing: a field is shown with its record, a definition where it is used."""


_TAGS: Mapping[str, str] = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hr": "<hr>\n",
}

_WRITERS: Mapping[str, Callable[[Token, Writer], None]] = {
    "inline": _inline,
    "text_special": _text,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "code_inline": _code_inline,
    "image": _image,
    "ident": _ident,
    "wikilink": _wikilink,
    "field": _nothing,
    "footnote_ref": _footnote_ref,
    "paragraph_open": _opening,
    "paragraph_close": _closing,
    "heading_open": _opening,
    "heading_close": _closing,
    "bullet_list_open": _opening,
    "bullet_list_close": _closing,
    "ordered_list_open": _opening,
    "ordered_list_close": _closing,
    "list_item_open": _list_item,
    "list_item_close": _closing,
    "blockquote_open": _quote,
    "blockquote_close": _quote_end,
    "fence": _code,
    "code_block": _code,
    "table_open": _opening,
    "table_close": _closing,
    "thead_open": _opening,
    "thead_close": _closing,
    "tbody_open": _opening,
    "tbody_close": _closing,
    "tr_open": _opening,
    "tr_close": _closing,
    "th_open": _opening,
    "th_close": _closing,
    "td_open": _opening,
    "td_close": _closing,
    "share_marker": _nothing,
    "footnote_reference_open": _nothing,
    "footnote_reference_close": _nothing,
}


def _trimmed(parts: list[str | Link]) -> tuple[str | Link, ...]:
    """Drop blanks at both ends, which fields and ids leave where they stood."""
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return tuple(filter(None, parts))
