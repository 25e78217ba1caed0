"""What a field of the front matter takes, and what to say when it holds something else.

In: nodes, and the name of the field for messages. Out: texts, lists and mappings as wanted, or a problem in the list given.
"""

import re
from collections.abc import Collection, Mapping
from fractions import Fraction

from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Diagnostic, Span
from perfmirror_ssg.figures import read_decimal
from perfmirror_ssg.kinds import meant
from perfmirror_ssg.markdown.text import inline
from perfmirror_ssg.markdown.wikilinks import WIKILINK
from perfmirror_ssg.model import RichText
from perfmirror_ssg.reading.causes import as_value, quoted
from perfmirror_ssg.reading.nodes import ListNode, MappingNode, Node, TextNode

_GLUED = re.compile(r"([\w-]+):(?!//)(\S+)")

Problems = list[Diagnostic]
"""Where the readers of one file put what they meet."""


MANY = 16
"""Names above which a hint does not list them all."""


def problem(code: str, span: Span, message: str, hint: str = "", *related: Span) -> Diagnostic:
    """Make a problem."""
    return Diagnostic(code=code, span=span, message=message, hint=hint, related=related)


def text_of(node: Node | None, what: str, problems: Problems) -> TextNode | None:
    """Return a text; None when nothing is given, or something that is no text."""
    if isinstance(node, TextNode):
        return None if node.empty or not node.text.strip() else node
    if node is not None:
        problems.append(_no_text(node, what))
    return None


def rich_of(node: Node | None, what: str, problems: Problems) -> RichText | None:
    """Return a text as inline Markdown; one that loses its tail to a comment is a warning."""
    cut_short(node, problems)
    text = text_of(node, what, problems)
    if text is None:
        return None
    rich = inline(text.text.strip(), text.at)
    problems += rich.problems
    return rich.value


def words_of(node: Node | None, what: str, problems: Problems) -> str | None:
    """Return a text as plain words, without its Markdown."""
    rich = rich_of(node, what, problems)
    return rich.plain if rich else None


def texts_of(node: Node | None, what: str, problems: Problems) -> tuple[TextNode, ...]:
    """Return one text, or each of a list of texts."""
    items = node.items if isinstance(node, ListNode) and not as_wikilink(node) else (node,)
    texts = []
    for item in items:
        text = text_of(item, what, problems)
        if text:
            texts.append(text)
        else:
            cut_short(item, problems)
    return tuple(texts)


def names_of(node: Node | None, what: str, problems: Problems) -> tuple[str, ...]:
    """Return one name or a list of names, each once; a name that is one wikilink means its target."""
    return tuple(places_of(node, what, problems))


def places_of(node: Node | None, what: str, problems: Problems) -> Mapping[str, Span]:
    """Return the same names, each with the place it stands at first."""
    places: dict[str, Span] = {}
    for text in texts_of(node, what, problems):
        cut_short(text, problems)
        link = WIKILINK.fullmatch(text.text.strip())
        places.setdefault(link[2].partition("|")[0].strip() if link else text.text.strip(), text.span)
    return places


def decimal_of(node: Node | None, what: str, wanted: str, problems: Problems) -> Fraction | None:
    """Return a plain decimal number; `wanted` says what one would be."""
    text = text_of(node, what, problems)
    if text is None:
        return None
    value = read_decimal(text.text) if text.plain else None
    if value is None:
        mended = re.sub(r"(?<=\d),(?=\d)", ".", text.text.strip())
        hint = f"write {mended}" if read_decimal(mended) is not None else f"write {wanted}"
        problems.append(problem("E215", text.span, f'"{text.text}" is no number for {what}', hint))
    return value


def mapping_of(node: Node | None, what: str, example: str, problems: Problems) -> MappingNode | None:
    """Return a mapping; None when nothing is given, or something else. `example` shows one."""
    if isinstance(node, MappingNode):
        return node
    if isinstance(node, TextNode) and (glued := _GLUED.match(node.text)):
        place = replace(node.at, column=node.at.column + len(glued[1]), length=1)
        problems.append(problem("E131", place, "the colon needs a blank after it", f"write {glued[1]}: {as_value(glued[2])}"))
    elif node is not None and not (isinstance(node, TextNode) and node.empty):
        problems.append(problem("E202", node.span, f"{what} takes fields, not a {_kind_of(node)}", f"write {example}"))
    return None


def unknown_key(key: TextNode, where: str, known: Collection[str]) -> Diagnostic:
    """Say that a key is not known where it stands, and which ones are."""
    near = meant(key.text, known)
    hint = f"known: {', '.join(known)}" if len(known) <= MANY else "what is your own can stand below extra:"
    hint = f'did you mean "{near[0]}"?' if near else hint
    return problem("E200", key.span, f'unknown key "{key.text}" {where}', hint)


def known_fields(node: MappingNode, where: str, known: Collection[str], problems: Problems) -> dict[str, Node]:
    """Return the values of a mapping by key; each key not `known` is a problem."""
    problems += [unknown_key(key, where, known) for key, _ in node if key.text not in known]
    return {key.text: value for key, value in node if key.text in known}


def cut_short(node: Node | None, problems: Problems) -> None:
    """Warn when a comment follows a text without quotes, or stands in its place: it may have been meant as text."""
    if not isinstance(node, TextNode) or not node.comment:
        return
    message = f'"#" begins a comment here: what is read is {quoted(node.text) if node.text else "nothing"}'
    whole = quoted(f"{node.text} {node.commented}".replace("\n", " "))
    hint = f"write {whole}, or put the comment on a line of its own"
    problems.append(problem("W502", node.comment, message, hint))


def as_wikilink(node: Node | None) -> str | None:
    """Return `[[…]]` when a node is what YAML makes of a wikilink without quotes."""
    inner = node.items[0] if isinstance(node, ListNode) and len(node.items) == 1 else None
    if not node or not isinstance(inner, ListNode):
        return None
    words = [word.text for word in inner.items if isinstance(word, TextNode)]
    glued = (inner.span.line, inner.span.column) == (node.span.line, node.span.column + 1)
    return f"[[{', '.join(words)}]]" if glued and len(words) == len(inner.items) else None


def _no_text(node: ListNode | MappingNode, what: str) -> Diagnostic:
    link = as_wikilink(node)
    if link:
        return problem("E203", node.span, f"a wikilink in {what} needs quotes", f"write {quoted(link)}")
    return problem(
        "E202", node.span, f"{what} takes a text, not a {_kind_of(node)}", "write one line of text, in quotes if need be"
    )


def _kind_of(node: Node) -> str:
    return {TextNode: "text", ListNode: "list", MappingNode: "mapping"}[type(node)]
