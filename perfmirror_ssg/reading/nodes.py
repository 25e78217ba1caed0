"""What front matter is made of: texts, lists and mappings, each with its place.

No value is typed here: `no`, `12:30` and `010` are texts until a field reads them.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.figures import read_decimal

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class TextNode(Struct, frozen=True, kw_only=True):
    """A scalar: its text, whether it stood without quotes, its place with the quotes."""

    text: str
    plain: bool
    span: Span
    verbatim: bool
    """Whether the text stands in the file as it is, on one line."""
    comment: Span | None = None
    """Where a comment follows a text without quotes on its line."""
    commented: str = ""
    """The words of that comment, with its sign."""

    @property
    def empty(self) -> bool:
        """Whether nothing is said: no text, `~` or `null`."""
        return self.plain and self.text in _NOTHING

    @property
    def at(self) -> Span:
        """Where the text itself stands, without quotes; the whole place where it is folded or escaped."""
        if self.plain or not self.verbatim:
            return self.span
        return replace(self.span, column=self.span.column + 1, length=len(self.text))


class ListNode(Struct, frozen=True, kw_only=True):
    """A list."""

    items: tuple["Node", ...]
    span: Span


class MappingNode(Struct, frozen=True, kw_only=True):
    """A mapping, its pairs in the order of the file, no key twice."""

    pairs: tuple[tuple[TextNode, "Node"], ...]
    span: Span

    def __iter__(self) -> Iterator[tuple[TextNode, "Node"]]:
        return iter(self.pairs)

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, None when it is not there."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = TextNode | ListNode | MappingNode


def plain_value(node: Node) -> object:
    """Return a node as plain data: texts, numbers, true and false, None, lists and mappings."""
    match node:
        case ListNode(items=items):
            return tuple(plain_value(item) for item in items)
        case MappingNode(pairs=pairs):
            return {key.text: plain_value(value) for key, value in pairs}
        case TextNode(empty=True):
            return None
        case TextNode(plain=True, text="true" | "false" as text):
            return text == "true"
        case TextNode(plain=True, text=text) if (number := _number(text)) is not None:
            return number
        case TextNode(text=text):
            return text


def _number(text: str) -> int | Fraction | None:
    # A leading zero is part of a name (010, 007), and 1_000 or 1e3 are nobody's plain figure.
    if text.lstrip("+-").startswith("0") and text.lstrip("+-")[1:2].isdigit():
        return None
    value = read_decimal(text)
    return value.numerator if value is not None and "." not in text else value
