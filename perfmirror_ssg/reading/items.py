"""Work items: what stands under a dimension, as `category: value`.

In: the node under a dimension, and config. Out: work items. A value is a count, a text (one occurrence and its evidence),
a mapping, or a list of texts and mappings.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.figures import read_decimal
from perfmirror_ssg.markdown.ids import id_fault, mended_id
from perfmirror_ssg.markdown.urls import Address, address, first_url, inside
from perfmirror_ssg.markdown.wikilinks import WIKILINK, open_link, read_wikilink
from perfmirror_ssg.model import Link, WorkItem
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.reading.categories import misplaced, read_category
from perfmirror_ssg.reading.causes import as_value, quoted
from perfmirror_ssg.reading.expect import (
    Problems,
    as_wikilink,
    cut_short,
    decimal_of,
    mapping_of,
    places_of,
    problem,
    rich_of,
    text_of,
    unknown_key,
)
from perfmirror_ssg.reading.nodes import ListNode, MappingNode, Node, TextNode
from perfmirror_ssg.settings import Config

MOST = 9999
"""The highest count of one item."""

MANY = 100
"""The count from which on it is asked whether it is one."""

SHOWN = 40
"""Characters of a wrong value that a message repeats."""

KEYS = ("count", "note", "ref", "score", "for")
"""Keys of an item that is a mapping."""

_COUNT = re.compile(r"0|[1-9]\d{0,3}")
# Compiled once they are asked for: few texts are in doubt.
_LOOKS_COUNTED = r"(?s)(\d{1,4})\s*(?:[x×+,:–—-])?\s+(\S.*)"
_UNIT = r"(?:h|hrs?|hours?|m|mins?|minutes?|d|days?|w|weeks?|k|%|[€$£]|eur|euros?|usd|dollars?|gbp)(?![^\W_])"
_MEASURED = rf"(?i)[~<>≈]?\d+(?:[.,]\d+)?\s*{_UNIT}\.?|[€$£]\s*\d[\d.,]*\s*[km]?|\d+ {_UNIT}.*"
# No part gives back what it took: a figure of a whole file's length is read in one go.
_FIGURE = r"[-+~<>=.,_\s]*+\d[-+~<>=.,_\d\s]*+(?:[eE][-+]?\d+|[x×%+])?"
_OTHER_BASE = r"(?i)0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)"
_PARTS = r"\d[\d\s]*+(?:[:/][\d\s]*+)+"
_NONE = frozenset({"none", "no", "-", "n/a", "na", "nil", "nothing", "null", "~", "false"})
_YES = frozenset({"true", "yes", "x"})
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_MORE_WORDS = {"once": 1, "twice": 2, "a couple": 2, "a dozen": 12}
_NUMBER_WORDS = MappingProxyType({word: number for number, word in enumerate(_WORDS)} | _MORE_WORDS)


def read_items(dimension: str, node: Node, config: Config) -> Checked[tuple[WorkItem, ...]]:
    """Read what stands under a dimension; an item of an unknown category is kept, to be shown and not scored."""
    problems: Problems = []
    items: list[WorkItem] = []
    for key, value in mapping_of(node, dimension, "category: count on lines of their own below it", problems) or ():
        if elsewhere := misplaced(key, dimension, config):
            problems.append(elsewhere)
            continue
        category = read_category(key, dimension, config, problems)
        blank = WorkItem(
            dimension=dimension,
            category=category.name if category else key.text,
            known=category is not None,
            count=1,
            note=None,
            ref=None,
            score=None,
            goals=(),
            span=key.span,
        )
        items += _values(blank, value, problems)
    return Checked(value=tuple(items), problems=tuple(problems))


def _values(blank: WorkItem, node: Node, problems: Problems) -> Iterator[WorkItem]:
    """Yield the items of one category: one for a text or mapping, one for each of a list."""
    if not isinstance(node, ListNode) or as_wikilink(node):
        yield from _item(blank, node, problems)
        return
    for item in node.items:
        if isinstance(item, TextNode) and item.plain and _COUNT.fullmatch(item.text):
            hint = f"write {{count: {item.text}}}, or the evidence in words"
            problems.append(problem("E210", item.span, f"a list holds texts and mappings, not the number {item.text}", hint))
        else:
            yield from _item(replace(blank, span=item.span), item, problems)


def _item(blank: WorkItem, node: Node, problems: Problems) -> Iterator[WorkItem]:
    match node:
        case MappingNode(pairs=()):
            problems.append(problem("E210", node.span, '"{}" is no count', "write 0 for none, or nothing at all"))
        case MappingNode():
            yield from _mapping(blank, node, problems)
        case TextNode(plain=True, text=""):
            cut_short(node, problems)
        case TextNode():
            yield from _text(blank, node, problems)
        case _:
            text_of(node, blank.category, problems)


def _text(blank: WorkItem, node: TextNode, problems: Problems) -> Iterator[WorkItem]:
    count, fault = _count(node)
    if fault:
        problems.append(fault)
    elif count is not None:
        if count >= MANY:
            problems.append(problem("W511", node.span, f"{count} in one week, each with its points", _amount_hint(count)))
        yield replace(blank, count=count)
    else:
        doubt = _doubt(node.text.strip())
        if doubt:
            problems.append(problem("W510", node.span, f'"{node.text.strip()[:SHOWN]}" counts once', doubt))
        yield replace(blank, note=rich_of(node, blank.category, problems), ref=first_url(node.text))


def _doubt(text: str) -> str:
    """Say how to write what a text may have been meant as; nothing when it is just a text."""
    if text[:1].isalpha():
        return ""
    if re.fullmatch(_MEASURED, text) or re.fullmatch(_PARTS, text) or not any(c.isalnum() for c in text):
        return f"write how many, as 3; if one is right, {{count: 1, note: {as_value(text)}}}"
    counted = re.fullmatch(_LOOKS_COUNTED, text)
    return f"to count {counted[1]}, write {{count: {counted[1]}, note: {as_value(counted[2])}}}" if counted else ""


def _count(node: TextNode) -> tuple[int | None, Diagnostic | None]:
    """Read a count: a count, or what is wrong with one; neither for a text."""
    text = node.text.strip()
    word = text.casefold()
    if node.plain and _COUNT.fullmatch(text):
        return int(text), None
    if word in _NUMBER_WORDS:
        hint = f"write {_NUMBER_WORDS[word]}"
        return None, problem("E211", node.span, f'"{text}" is a number in words', hint)
    if word in _NONE or word in _YES:
        hint = "write 0 for none, or nothing at all" if word in _NONE else "write 1, or the evidence in words"
        return None, problem("E210", node.span, f'"{text}" is no count', hint)
    if text[:1].isalpha() or not (re.fullmatch(_FIGURE, text) or re.fullmatch(_OTHER_BASE, text)):
        return None, None
    return None, problem("E210", node.span, f"{_as_typed(node)} is no count", _count_hint(text))


def _as_typed(node: TextNode) -> str:
    shown = f'"{node.text if len(node.text) <= SHOWN else node.text[:SHOWN] + "…"}"'
    return shown if node.plain else f"{shown}, a text in quotes,"


def _count_hint(text: str) -> str:
    digits = re.sub(r"[_\s]|[x×]$", "", text).lstrip("+")
    value = read_decimal(digits)
    if value is not None and value.denominator == 1 and 0 <= value <= MOST:
        return f"write {value}"
    if value is not None and value > MOST:
        return f"write how many there were, as 3; an amount goes into words, as {{count: 1, note: {text} …}}"
    return "write how many there were, as 3: a whole number, without sign or point"


def _amount_hint(count: int) -> str:
    return f"write an amount as words, {{count: 1, note: {count} …}}, or below metrics:; a count as {{count: {count}}}"


def _mapping(blank: WorkItem, node: MappingNode, problems: Problems) -> Iterator[WorkItem]:
    """Yield the item of a mapping `{count, note, ref, score, for}`; nothing when no key of it is known."""
    problems += _unknown_keys(node)
    fields = {key.text: value for key, value in node if key.text in KEYS}
    count = _given_count(fields.get("count"), problems)
    if not fields or count is None:
        return
    note = rich_of(fields.get("note"), "note", problems)
    written = fields.get("note")
    ref = _ref(fields.get("ref"), problems) or (first_url(written.text) if isinstance(written, TextNode) else None)
    score = decimal_of(fields.get("score"), "score", "a number of points, as 25 or 2.5", problems)
    goals = _goals(fields.get("for"), problems)
    places = tuple(goals.values())
    yield replace(blank, count=count, note=note, ref=ref, score=score, goals=tuple(goals), goal_places=places)


def _unknown_keys(node: MappingNode) -> Iterator[Diagnostic]:
    """Yield a problem for each key nobody knows; the pieces of one text with commas are one."""
    in_pieces = False
    for key, value in node:
        if key.text in KEYS:
            continue
        is_piece = isinstance(value, TextNode) and value.plain and not value.text and value.span.line == node.span.line
        if is_piece and not in_pieces:
            hint = "between { and }, a text with a comma in it needs quotes"
            yield problem("E200", key.span, f'unknown key "{key.text}" of an item', hint)
        elif not is_piece:
            yield _unknown(key, value, node)
        in_pieces = in_pieces or is_piece


def _unknown(key: TextNode, value: Node, node: MappingNode) -> Diagnostic:
    if isinstance(value, TextNode) and len(node.pairs) == 1 and not nearest(key.text, KEYS):
        hint = f"if this is one text, put it in quotes: {quoted(f'{key.text}: {value.text}')}"
        return problem("E200", key.span, f'unknown key "{key.text}" of an item', hint)
    return unknown_key(key, "of an item", KEYS)


def _given_count(node: Node | None, problems: Problems) -> int | None:
    """Return the count of a mapping; 1 when none is given, None when it is wrong."""
    if node is None or (isinstance(node, TextNode) and node.plain and not node.text):
        return 1
    count, fault = _count(node) if isinstance(node, TextNode) else (None, None)
    if count is None:
        message = f"{_as_typed(node)} is no count" if isinstance(node, TextNode) else "a count is one number"
        problems.append(fault or problem("E210", node.span, message, "write how many there were, as 3"))
    return count


def _ref(node: Node | None, problems: Problems) -> str | Link | None:
    text = text_of(node, "ref", problems)
    if text is None:
        return None
    href = text.text.strip()
    if link := WIKILINK.fullmatch(href):
        return read_wikilink(link[2], embed=False, span=text.at)
    if any(c.isspace() for c in href) or address(href) is Address.REFUSED:
        hint = "write one address, as https://example.com/77, and words under note"
        problems.append(problem("E216", text.span, f'"{href[:60]}" is no address that a page may link to', hint))
        return None
    if address(href) is Address.OUTSIDE:
        return href
    return open_link(*inside(href), "", embed=False, span=text.at)


def _goals(node: Node | None, problems: Problems) -> Mapping[str, Span]:
    """Return the ids that `for` names, each with its place."""
    goals: dict[str, Span] = {}
    for name, place in places_of(node, "for", problems).items():
        goal = name.removeprefix("^")
        fault = id_fault(goal)
        if fault:
            hint = f"write {mended_id(goal)}, the name of the file below goals/ without .md"
            problems.append(problem("E231", place, f'"{goal}" is no goal\'s id: {fault}', hint))
        else:
            goals.setdefault(goal, place)
    return goals
