"""Our rules inside a text: comments, fields, wikilinks, ids, bare URLs, and places for links.

In: the parser's state at one of our characters. Out: tokens `field`, `wikilink`, `ident`, `link_*`, whose `meta` holds
their span; problems go to the `Scan` in the environment. They stand before the parser's own link rule: a known field wins
over any link, and `[[^id]]` over a footnote.
"""

# ruff: noqa: FBT001, FBT003 - the parser calls a rule with its state and a flag, by position

import re
from collections.abc import Callable, Mapping

from markdown_it.rules_inline import StateInline, backtick, emphasis, entity, escape, newline, strikethrough
from markdown_it.rules_inline.autolink import autolink as library_autolink
from markdown_it.rules_inline.image import image as library_image
from markdown_it.rules_inline.link import link as library_link
from mdit_py_plugins.footnote.index import footnote_ref as library_footnote

from perfmirror_ssg.markdown.comments import CLOSERS, after_hint, opener_at
from perfmirror_ssg.markdown.inline_fields import inline_field, report_loose
from perfmirror_ssg.markdown.scan import Mode, Scan
from perfmirror_ssg.markdown.urls import Address, address, url_at
from perfmirror_ssg.markdown.wikilinks import WIKILINK, is_note, read_wikilink

_SCHEME = re.compile(r"https?$", re.IGNORECASE)
# Nothing in these is encoded or taken apart on the way into a link.
_PLAIN_URL = re.compile(r"https?://[a-z0-9.-]{1,200}(?:/[A-Za-z0-9_./~-]*)?")
_IDENT = re.compile(r"\^([^\s!-,./:-@\[-^`{-~]+)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,200}\]")
_Rule = Callable[[StateInline, bool], bool]

_MAIL_OR_WEB = re.compile(r"<(?:https?:|mailto:|[^\s<>:]+@)", re.IGNORECASE)


def comment(state: StateInline, silent: bool) -> bool:
    """Skip a comment; in a value it is a mistake, and so is one that does not close."""
    opener = opener_at(state.src, state.pos)
    if not opener:
        return False
    scan: Scan = state.env["scan"]
    end, problem = _comment_end(state.src, state.pos, state.posMax, opener)
    if not silent:
        scan.comments += 1
        if scan.mode is Mode.VALUE:
            scan.report("E252", state.pos, len(opener), f'a comment begins inside a value: "{opener}"', _literal(opener))
        elif problem == "E250":
            scan.report(problem, state.pos, len(opener), f'the comment "{opener}" is not closed on its line', _close(opener))
        elif problem:
            message = f'text after the "{CLOSERS[opener]}" that ends a comment of several lines'
            begun = scan.locate(state.pos, len(opener))
            scan.report(problem, end, 1, message, after_hint(begun.line), (begun,))
    state.pos = end if problem != "E251" else _line_end(state.src, end, state.posMax)
    if not silent:
        _close_gap(state)
    return True


def _close_gap(state: StateInline) -> None:
    """Leave no two blanks, and none at the end, where a comment stood: they would tell of it."""
    begins = not state.tokens or state.tokens[-1].type in {"softbreak", "hardbreak"}
    if state.pending.endswith(" ") or (begins and not state.pending):
        while state.pos < state.posMax and state.src[state.pos] == " ":
            state.pos += 1
    if state.pos == state.posMax:
        state.pending = state.pending.rstrip(" ")


def _literal(opener: str) -> str:
    return f"take the comment out, or write \\{opener} for the characters themselves"


def _close(opener: str) -> str:
    return f'close it with "{CLOSERS[opener]}" on this line, or write \\{opener} for the characters themselves'


def _comment_end(text: str, start: int, limit: int, opener: str) -> tuple[int, str]:
    """Return where a comment ends and the code of what is wrong with it, if anything."""
    line_end = _line_end(text, start, limit)
    closer = CLOSERS[opener]
    found = text.find(closer, start + len(opener), line_end)
    if found >= 0:
        return found + len(closer), ""
    if text[text.rfind("\n", 0, start) + 1 : start].strip():
        return line_end, "E250"
    found = text.find(closer, line_end, limit)
    if found < 0:
        return limit, "E250"
    end = found + len(closer)
    return end, "E251" if text[end : _line_end(text, end, limit)].strip() else ""


def _line_end(text: str, start: int, limit: int) -> int:
    found = text.find("\n", start, limit)
    return found if found >= 0 else limit


def wikilink(state: StateInline, silent: bool) -> bool:
    """Read `[[…]]` or `![[…]]`."""
    found = WIKILINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    scan: Scan = state.env["scan"]
    span = scan.locate(state.pos, len(found[0]))
    link = read_wikilink(found[2], embed=bool(found[1]), span=span)
    if not link or scan.inert:
        return False
    if not silent:
        if found[1] and is_note(found[2]):
            scan.report("W534", state.pos, len(found[0]), f'"{link.written}" is a note, and is linked, not embedded', _UNEMBED)
        _refuse_opener(scan, found[2], state.pos + len(found[1]) + 2)
        state.push("wikilink", "", 0).meta = {"link": link}
    state.pos = found.end()
    return True


_UNEMBED = "write [[…]] without the exclamation mark"


def _refuse_opener(scan: Scan, text: str, start: int) -> None:
    for opener in CLOSERS:
        if (at := text.find(opener)) >= 0:
            scan.report("E252", start + at, len(opener), f'a comment begins inside a link: "{opener}"', _literal(opener))


def colon(state: StateInline, silent: bool) -> bool:
    """Make a bare URL a link; notice `(key:: v)` and `key:: v`, which look like fields."""
    if state.src.startswith("://", state.pos):
        return _bare_url(state, silent)
    if not silent:
        report_loose(state)
    return False


def _bare_url(state: StateInline, silent: bool) -> bool:
    if state.linkLevel or state.env["scan"].inert:
        return False
    found = _SCHEME.search(state.src, max(0, state.pos - 5), state.pos)
    url = url_at(state.src, found.start(), state.posMax) if found else ""
    if not found or not url or state.src[found.start() - 1 : found.start()].isalnum():
        return False
    start = found.start()
    if not silent and not state.pending.endswith(found[0]):
        return False
    if not silent:
        state.pending = state.pending[: start - state.pos]
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": url if _PLAIN_URL.fullmatch(url) else state.md.normalizeLink(url)}
        state.push("text", "", 0).content = url
        state.push("link_close", "a", -1)
    state.pos = start + len(url)
    return True


def ident(state: StateInline, silent: bool) -> bool:
    """Read a word that begins with `^`; whether it stands where an id may is judged when the text is known."""
    found = _IDENT.match(state.src, state.pos, state.posMax)
    scan: Scan = state.env["scan"]
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    if not found or scan.inert or before == "[" or not any(c.isalnum() for c in found[1]):
        return False
    if before.isalnum() and not (scan.mode is Mode.TITLE and _ends_line(state.src, found.end()) and len(found[1]) > 2):
        return False  # x^2
    if not silent:
        token = state.push("ident", "", 0)
        token.content = found[1]
        token.meta = {"at": scan.locate(state.pos, len(found[0]))}
    state.pos = found.end()
    return True


def _ends_line(text: str, end: int) -> bool:
    return not text[end : _line_end(text, end, len(text))].strip()


def link(state: StateInline, silent: bool) -> bool:
    """Read `[label](address "title")` as the library does, and note its place."""
    return library_link(state, silent) if silent else _placed(state, library_link, "link_open", "href")


def image(state: StateInline, silent: bool) -> bool:
    """Read `![description](address)` as the library does; what stands in the description is text."""
    if not state.src.startswith("![", state.pos):
        return False
    scan: Scan = state.env["scan"]
    if silent or scan.inert:  # an image in a description is text; it would nest without bound
        return not scan.inert and library_image(state, silent)
    locate, inert, at = scan.locate, scan.inert, scan.locate(state.pos, 2)
    scan.locate, scan.inert = (lambda _start, _length: at), True
    found = _placed(state, library_image, "image", "src")
    scan.locate, scan.inert = locate, inert
    return found


def footnote(state: StateInline, silent: bool) -> bool:
    """Read `[^label]` as the library does, which would look for the end of every `[^` to the end of the text."""
    return _FOOTNOTE.match(state.src, state.pos, state.posMax) is not None and library_footnote(state, silent)


def autolink(state: StateInline, silent: bool) -> bool:
    """Read `<https://…>` and `<name@example.org>`; other `<…:…>` is text."""
    if not _MAIL_OR_WEB.match(state.src, state.pos):
        return False
    return library_autolink(state, silent) if silent else _placed(state, library_autolink, "link_open", "href")


def _placed(state: StateInline, rule: _Rule, kind: str, attribute: str) -> bool:
    start, count = state.pos, len(state.tokens)
    if not rule(state, False):
        return False
    scan: Scan = state.env["scan"]
    token = next(token for token in state.tokens[count:] if token.type == kind)
    token.meta["at"] = scan.locate(start, state.pos - start)
    href = str(token.attrs[attribute])
    if address(href) is Address.REFUSED:
        scan.report("W535", start, state.pos - start, f'the address "{href}" is shown as text, not linked',
                    "links lead to http, https, mailto or a file of the journal")  # fmt: skip
    title = str(token.attrs.get("title", ""))
    for opener in CLOSERS:
        if opener in title:
            at = max(0, state.src.find(opener, start, state.pos) - start)
            scan.report("E252", start + at, len(opener), f'a comment begins inside a link: "{opener}"', _literal(opener))
    return True


RULES: Mapping[str, tuple[_Rule, ...]] = {
    "\n": (newline,),
    "\\": (escape,),
    "`": (backtick,),
    "~": (strikethrough.tokenize,),
    "*": (emphasis.tokenize,),
    "_": (emphasis.tokenize,),
    "%": (comment,),
    "<": (comment, autolink),
    "[": (wikilink, inline_field, link, footnote),
    "!": (wikilink, image),
    "^": (ident,),
    ":": (colon,),
    "&": (entity,),
}
"""What can begin with a character, ours and the library's: the first rule that reads something counts."""

_MEANS_SOMETHING = re.compile(f"[{re.escape(''.join(RULES))}\\]]")
"""What words end at; a `]` ends the label of a link."""


def any_rule(state: StateInline, silent: bool) -> bool:
    """Read what begins with the character at hand, or words up to the next one that can mean something."""
    for rule in RULES.get(state.src[state.pos], ()):
        if rule(state, silent):
            return True
    return _words(state, silent)


def _words(state: StateInline, silent: bool) -> bool:
    found = _MEANS_SOMETHING.search(state.src, state.pos)
    end = found.start() if found else state.posMax
    if end == state.pos:
        return False
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True
