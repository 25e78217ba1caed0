"""What a value of config.toml may be: simple shapes, with the words, the schema and the reading of each.

In: a node. Out: its value as the program uses it, and every problem met; None for a value that cannot be used.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from msgspec import Struct, structs

from perfmirror_ssg.config.toml import Node
from perfmirror_ssg.diagnostics import Checked, Diagnostic
from perfmirror_ssg.figures import exact, read_decimal
from perfmirror_ssg.nearest import nearest
from perfmirror_ssg.weeks import Mistake, Week, read_date, read_week

Reader = Callable[[Node], Checked[Any]]

_NAME = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
LONGEST_NAME = 48
_WORDS = MappingProxyType({"true": True, "false": False})
"""Characters of a name."""


class Shape(Struct, frozen=True, kw_only=True):
    """One kind of value: what to call it, an example to type, its JSON Schema, and how it is read."""

    words: str
    example: str
    schema: Mapping[str, Any]
    read: Reader


def problem(code: str, node: Node, message: str, hint: str, *, at_key: bool = False) -> Checked[None]:
    """Make the outcome of a value that cannot be used."""
    span = node.key if at_key else node.span
    return Checked(value=None, problems=(Diagnostic(code=code, span=span, message=message, hint=hint),))


def wrong_type(node: Node, words: str, example: str) -> Checked[None]:
    """Say that a value is of another type, and what to type instead."""
    is_element = node.key == node.span
    found = "a table" if isinstance(node.value, Mapping) else "a list" if isinstance(node.value, tuple) else node.written
    message = f"{found} stands in {node.name}, where {words} belongs" if is_element else f"{node.name} is {found}, not {words}"
    return problem("E404", node, message, f"write {example}" if is_element else f"write {node.name} = {example}")


def _unquoted(node: Node, read: Reader) -> str:
    """Return the figure or the word that stands in quotes, where it would do without them; else nothing."""
    if not isinstance(node.value, str):
        return ""
    text = node.value.strip()
    figure = read_decimal(text)
    if figure is not None:
        value, written = (int(figure) if figure.denominator == 1 else figure), exact(figure)
        return written if _does(read, structs.replace(node, value=value)) else ""
    return text if text in _WORDS and _does(read, structs.replace(node, value=_WORDS[text])) else ""


def _quoted(node: Node, read: Reader) -> str:
    """Return what stands without quotes in them, where it would then do; else nothing."""
    if isinstance(node.value, str | tuple | Mapping) or '"' in node.written:
        return ""
    return f'"{node.written}"' if _does(read, structs.replace(node, value=node.written)) else ""


def _does(read: Reader, node: Node) -> bool:
    checked = read(node)
    return checked.value is not None and not checked.problems


def is_name(text: str) -> bool:
    """Whether a text can name a category or the like: as an id, lower-case letters and digits with single dashes."""
    return (
        bool(_NAME.fullmatch(text))
        and len(text) <= LONGEST_NAME
        and text == text.lower()
        and text == unicodedata.normalize("NFC", text)
        and any(c.isalpha() for c in text)
    )


def as_name(text: str) -> str:
    """Return the name nearest to a text (`Design Doc` gives `design-doc`), or an empty text."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    name = "-".join(words)[:LONGEST_NAME].strip("-")
    return name if is_name(name) else ""


def text(*, empty: bool = True, example: str = '"…"', check: Callable[[str], str | None] | None = None) -> Shape:
    """Make the shape of a text of one line; `check` gives the hint for one that cannot work."""

    def read(node: Node) -> Checked[Any]:
        value = node.value
        if not isinstance(value, str):
            return wrong_type(node, "a text", _quoted(node, read) or example)
        odd = next((c for c in value if unicodedata.category(c) in {"Cc", "Zl", "Zp"}), None)
        if odd is not None:
            return problem("E409", node, f"{node.name} holds the character U+{ord(odd):04X}", "write a text of one line")
        value = value.strip()
        if not value and not empty:
            return problem("E409", node, f"{node.name} is empty", f"write {node.name} = {example}")
        hint = check(value) if check and value else None
        return problem("E409", node, f'{node.name} cannot be "{value}"', hint) if hint else Checked(value=value)

    schema = {"type": "string"} if empty else {"type": "string", "minLength": 1}
    return Shape(words="a text", example=example, schema=schema, read=read)


def name(example: str = '"design-doc"') -> Shape:
    """Make the shape of a name: of a category, a dimension, an id."""

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, str):
            return wrong_type(node, "a name", _quoted(node, read) or example)
        return Checked(value=node.value) if is_name(node.value) else bad_name(node, node.value)

    return Shape(words="a name", example=example, schema={"type": "string", "maxLength": LONGEST_NAME}, read=read)


def bad_name(node: Node, written: str, *, at_key: bool = False) -> Checked[None]:
    """Say that a text is no name, and which one is nearest."""
    better = as_name(written)
    rule = f"lower-case letters and digits, single dashes between words, at most {LONGEST_NAME} characters"
    hint = f"write {better}: {rule}" if better else f"a name has {rule}"
    return problem("E407", node, f'"{written}" is not a name', hint, at_key=at_key)


def number(low: int, high: int, example: str) -> Shape:
    """Make the shape of a figure, read exactly, with both bounds allowed."""

    def read(node: Node) -> Checked[Any]:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            return wrong_type(node, "a plain number", _unquoted(node, read) or example)
        figure = Fraction(value)
        return Checked(value=figure) if low <= figure <= high else _out_of_range(node, low, high, "a number")

    return Shape(words="a number", example=example, schema={"type": "number", "minimum": low, "maximum": high}, read=read)


def whole(low: int, high: int, example: str) -> Shape:
    """Make the shape of a whole number, with both bounds allowed."""

    def read(node: Node) -> Checked[Any]:
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int):
            return wrong_type(node, "a whole number", _unquoted(node, read) or example)
        return Checked(value=value) if low <= value <= high else _out_of_range(node, low, high, "a whole number")

    return Shape(
        words="a whole number", example=example, schema={"type": "integer", "minimum": low, "maximum": high}, read=read
    )


def _out_of_range(node: Node, low: int, high: int, words: str) -> Checked[None]:
    value = node.value
    shown = exact(Fraction(value)) if isinstance(value, int | Fraction) else node.written
    return problem("E406", node, f"{node.name} cannot be {shown}", f"write {words} from {low} to {high}")


def yes_no() -> Shape:
    """Make the shape of `true` or `false`."""

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, bool):
            return wrong_type(node, "true or false", _unquoted(node, read) or "true")
        return Checked(value=node.value)

    return Shape(words="true or false", example="true", schema={"type": "boolean"}, read=read)


def choice(*allowed: str) -> Shape:
    """Make the shape of one word of a list."""

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, str):
            return wrong_type(node, "a text", f'"{allowed[0]}"')
        if node.value in allowed:
            return Checked(value=node.value)
        near = nearest(node.value, allowed, 1)
        among = ", ".join(f'"{word}"' for word in allowed)
        hint = f'did you mean "{near[0]}"? it is one of {among}' if near else f"write one of {among}"
        return problem("E406", node, f'{node.name} cannot be "{node.value}"', hint)

    first, last = ", ".join(f'"{word}"' for word in allowed[:-1]), f'"{allowed[-1]}"'
    return Shape(words=f"{first} or {last}", example=f'"{allowed[0]}"', schema={"enum": list(allowed)}, read=read)


def week() -> Shape:
    """Make the shape of a week's id."""

    def read(node: Node) -> Checked[Any]:
        if isinstance(node.value, dt.date):
            meant = Week.of(node.value)
            return problem("E405", node, f"{node.name} is a date, not a week", f'write {node.name} = "{meant}"')
        if not isinstance(node.value, str):
            return wrong_type(node, "a week", '"2026-W20"')
        return _or_mistake(node, read_week(node.value))

    return Shape(words="a week", example='"2026-W20"', schema={"type": "string", "pattern": r"^\d{4}-W\d{2}$"}, read=read)


def day() -> Shape:
    """Make the shape of a date; in quotes it is one too."""

    def read(node: Node) -> Checked[Any]:
        value = node.value
        if isinstance(value, dt.datetime):
            hint = f"write {node.name} = {value.date().isoformat()}"
            return problem("E405", node, f"{node.name} is a date with a time", hint)
        if isinstance(value, str):
            return _or_mistake(node, read_date(value))
        if isinstance(value, dt.date):
            return _or_mistake(node, read_date(value.isoformat()))
        return wrong_type(node, "a date", "2026-05-14")

    return Shape(words="a date", example="2026-05-14", schema={"type": "string", "format": "date"}, read=read)


def _or_mistake(node: Node, value: Week | dt.date | Mistake) -> Checked[Any]:
    if isinstance(value, Mistake):
        return problem("E405", node, f"{node.name}: {value.message}", value.hint)
    return Checked(value=value)


def list_of(shape: Shape) -> Shape:
    """Make the shape of a list; an element that cannot be used is left out."""

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, tuple):
            fits = not node.table and not node.written.endswith("…") and _does(shape.read, node)
            return wrong_type(node, "a list", f"[{node.written if fits else shape.example}]")
        read_all = [shape.read(element) for element in node.items]
        values = tuple(element.value for element in read_all if element.value is not None)
        return Checked(value=values, problems=tuple(p for element in read_all for p in element.problems))

    schema = {"type": "array", "items": shape.schema}
    return Shape(words="a list", example=f"[{shape.example}]", schema=schema, read=read)


def pair(first: Shape, second: Shape) -> Shape:
    """Make the shape of a list of exactly two."""
    example = f"[{first.example}, {second.example}]"

    def read(node: Node) -> Checked[Any]:
        if len(node.items) != 2:
            return wrong_type(node, "a pair", example)
        halves = [shape.read(half) for shape, half in zip((first, second), node.items, strict=True)]
        problems = tuple(p for half in halves for p in half.problems)
        return Checked(value=None if problems else (halves[0].value, halves[1].value), problems=problems)

    schema = {"type": "array", "prefixItems": [first.schema, second.schema], "items": False, "minItems": 2}
    return Shape(words="a pair", example=example, schema=schema, read=read)


def one_or_list(shape: Shape) -> Shape:
    """Make the shape of a value that may stand alone or in a list; always read as a tuple."""
    several = list_of(shape)

    def read(node: Node) -> Checked[Any]:
        if node.value == ():
            return problem("E409", node, f"{node.name} is empty", f"write {node.name} = {shape.example}")
        if isinstance(node.value, tuple):
            return several.read(node)
        one = shape.read(node)
        return Checked(value=None if one.value is None else (one.value,), problems=one.problems)

    schema = {"anyOf": [shape.schema, several.schema]}
    return Shape(words=f"{shape.words}, or a list", example=shape.example, schema=schema, read=read)


def word_or(word: str, shape: Shape) -> Shape:
    """Make the shape of a value that one word may stand for; the word is read as itself."""

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, str):
            return shape.read(node)
        if node.value == word:
            return Checked(value=word)
        hint = f'did you mean "{word}"? else write' if nearest(node.value, (word,)) else f'write "{word}", or'
        hint = f"{hint} {shape.words}, as {node.name} = {shape.example}"
        return problem("E406", node, f'{node.name} cannot be "{node.value}"', hint)

    schema = {"anyOf": [choice(word).schema, shape.schema]}
    return Shape(words=f'{shape.words}, or `"{word}"`', example=shape.example, schema=schema, read=read)
