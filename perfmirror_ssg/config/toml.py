"""TOML text to a tree of values that know where they stand.

In: the text of config.toml or of a preset. Out: the root of the tree, or the one problem that made it unreadable.
Figures are exact fractions of the written decimals.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from perfmirror_ssg.config.places import Path, Place, Places, find_places
from perfmirror_ssg.config.syntax import explain
from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.figures import read_decimal


class Odd(Struct, frozen=True, kw_only=True):
    """A number that is legal TOML and no plain decimal: `1e3`, `inf`, twenty digits."""


Scalar = str | int | bool | Fraction | dt.datetime | dt.date | dt.time | Odd

_Data = dict[str, Any] | list[Any] | Scalar
"""What tomllib gives."""


class Node(Struct, frozen=True, kw_only=True):
    """One value: a scalar, a list of nodes, or a table of nodes by key."""

    name: str
    """The key it stands under; of an element of a list, the list's."""
    value: "Scalar | tuple[Node, ...] | Mapping[str, Node]"
    written: str
    """As it stands in the file, on one line and not too long."""
    key: Span
    """Place of its key (for an element of a list, of itself)."""
    span: Span
    """Place of its value; of a table with a header, its name there."""

    @property
    def table(self) -> "Mapping[str, Node]":
        """Its entries when it is a table; else none."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def items(self) -> "tuple[Node, ...]":
        """Its elements when it is a list; else none."""
        return self.value if isinstance(self.value, tuple) else ()


def read_toml(text: str, path: str) -> Checked[Node]:
    """Read TOML text; text that cannot be read gives an empty root and the first problem in it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        data = tomllib.loads(text, parse_float=_figure)
        return Checked(value=_Tree(text=text, path=path, places=find_places(text)).node(data, ()))
    except (ValueError, RecursionError) as error:
        return Checked(value=_empty(path), problems=(_problem(error, text, path),))


def place_of(text: str, path: str, *keys: str) -> Span:
    """Return where TOML text sets something; its beginning, where it does not, or cannot be read."""
    node: Node | None = read_toml(text, path).value
    for key in keys:
        node = node.table.get(key) if node else None
    return node.span if node else Span(path=path, line=1, column=1)


def _problem(error: Exception, text: str, path: str) -> Diagnostic:
    mistake = explain(error, text)
    span = _span(text, path, mistake.start, mistake.end)
    related = () if mistake.first is None else (_span(text, path, mistake.first, mistake.first + 1),)
    return Diagnostic(code=mistake.code, span=span, message=mistake.message, hint=mistake.hint, related=related)


def _empty(path: str) -> Node:
    start = Span(path=path, line=1, column=1)
    return Node(name="", value={}, written="", key=start, span=start)


def _figure(text: str) -> Fraction | Odd:
    value = read_decimal(text.replace("_", ""))
    return Odd() if value is None else value


def _span(text: str, path: str, start: int, end: int) -> Span:
    """Turn offsets into a place; what runs over a line's end is shown up to there."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    last = min(end, len(text) if line_end < 0 else line_end)
    return Span(path=path, line=text.count("\n", 0, start) + 1, column=start - line_start + 1, length=max(1, last - start))


class _Tree(Struct, frozen=True, kw_only=True):
    text: str
    path: str
    places: Places

    def node(self, data: _Data, where: Path, name: str = "") -> Node:
        place = self.places.by_path.get(where)
        value: Scalar | tuple[Node, ...] | Mapping[str, Node]
        if isinstance(data, dict):
            value = {key: self.node(element, (*where, key), key) for key, element in data.items()}
        elif isinstance(data, list):
            value = tuple(self.node(element, (*where, index), name) for index, element in enumerate(data))
        elif isinstance(data, int) and abs(data) >= 10**15:
            value = Odd()
        else:
            value = data
        return Node(name=name, value=value, written=self.written(place), key=self.span(place, key=True), span=self.span(place))

    def span(self, place: Place | None, *, key: bool = False) -> Span:
        if place is None:
            return Span(path=self.path, line=1, column=1)
        stretch = place.key if key else place.value
        return _span(self.text, self.path, stretch.start, stretch.end)

    def written(self, place: Place | None) -> str:
        text = " ".join(self.text[place.value.start : place.value.end].split()) if place else ""
        return text if len(text) <= 40 else f"{text[:39]}…"
