"""Tables of config.toml: their keys, and the reading of a table against them.

In: a node and the list of keys. Out: what was given, each value read; unknown, missing and wrong keys are problems.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from perfmirror_ssg.config.shapes import Reader, Shape, bad_name, is_name, problem, wrong_type
from perfmirror_ssg.config.toml import Node
from perfmirror_ssg.diagnostics import Checked, Diagnostic, Span
from perfmirror_ssg.nearest import nearest

Form = Literal["value", "table", "tables", "named"]
"""A value; one `[table]`; `[[table]]` any number of times; `[table.NAME]` any number of times."""


class Key(Struct, frozen=True, kw_only=True):
    """One key: what it takes, what stands when it is not given, and what it is for."""

    name: str
    shape: Shape
    about: str
    default: Any = None
    otherwise: str = ""
    """What holds without it, in words, where the default cannot be written."""
    required: bool = False
    form: Form = "value"
    keys: "tuple[Key, ...]" = ()
    """Of a table."""


class Given(Struct, frozen=True, kw_only=True):
    """A table as it stands in the file: only the keys that are there and could be read."""

    node: Node
    values: Mapping[str, Any]

    def place(self, name: str) -> Span:
        """Return where the value of a key stands; of a key that is not there, where the table begins."""
        return self.node.table[name].span if name in self.node.table else self.node.key

    def elements(self, name: str) -> tuple[Node, ...]:
        """Return the elements of a list as they stand."""
        return self.node.table[name].items if name in self.node.table else ()


def filled(keys: tuple[Key, ...], *layers: Mapping[str, Any]) -> dict[str, Any]:
    """Return every key's value: its default, replaced by what each layer gives in turn."""
    values = {key.name: key.default for key in keys}
    for layer in layers:
        values |= {name: value for name, value in layer.items() if name in values}
    return values


def table(name: str, about: str, *keys: Key, owner: str = "") -> Key:
    """Make a key that is one table; `owner` stands before its name."""
    return Key(name=name, about=about, form="table", keys=keys, shape=_shape(keys, f"[{owner}{name}]", _reader(keys)))


def tables(name: str, about: str, *keys: Key, owner: str = "") -> Key:
    """Make a key that is a list of tables; one that lacks what it needs is left out. `owner` stands before its name."""
    header, read_one = f"[[{owner}{name}]]", _reader(keys)

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, tuple):
            hint = f"write {header} with two brackets, once for each"
            return problem("E404", node, f"{name} is not a list of tables", hint)
        read_all = [read_one(element) for element in node.items]
        values = tuple(element.value for element in read_all if element.value is not None)
        return Checked(value=values, problems=tuple(p for element in read_all for p in element.problems))

    shape = _shape(keys, header, read)
    schema = {"type": "array", "items": shape.schema}
    shape = Shape(words=shape.words, example=header, schema=schema, read=read)
    return Key(name=name, about=about, form="tables", keys=keys, shape=shape)


def named(name: str, about: str, *keys: Key) -> Key:
    """Make a key that holds one table for each name a person chooses."""
    one = table(f"{name}.NAME", about, *keys)
    by_name = _by_name(one.shape)
    schema = {"type": "object", "additionalProperties": one.shape.schema}
    shape = Shape(words="tables by name", example=one.shape.example, schema=schema, read=by_name)
    return Key(name=name, about=about, form="named", keys=keys, shape=shape)


def by_name(shape: Shape, example: str) -> Shape:
    """Make the shape of a table whose keys are names a person chooses, all with values of one shape."""
    schema = {"type": "object", "additionalProperties": shape.schema}
    return Shape(words="a table", example=example, schema=schema, read=_by_name(shape))


def read_root(keys: tuple[Key, ...], root: Node) -> Checked[Given]:
    """Read a whole file against its keys."""
    read: Checked[Any] = _reader(keys)(root)
    return read


def schema_of(keys: tuple[Key, ...]) -> dict[str, Any]:
    """Return the JSON Schema of a table with these keys."""
    properties = {key.name: {**key.shape.schema, **_described(key)} for key in keys}
    required = [key.name for key in keys if key.required]
    needs = {"required": required} if required else {}
    return {"type": "object", "additionalProperties": False, "properties": properties, **needs}


def _described(key: Key) -> dict[str, Any]:
    return {"description": key.about} | ({} if key.default is None or key.otherwise else {"default": key.default})


def _shape(keys: tuple[Key, ...], header: str, read: Reader) -> Shape:
    return Shape(words="a table", example=header, schema=schema_of(keys), read=read)


def _reader(keys: tuple[Key, ...]) -> Reader:
    by_key = {key.name: key for key in keys}

    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, Mapping):
            return _no_table(node)
        problems: list[Diagnostic] = []
        values: dict[str, Any] = {}
        for name, child in node.table.items():
            outcome = by_key[name].shape.read(child) if name in by_key else _unknown(node, child, keys)
            problems += outcome.problems
            if outcome.value is not None:
                values[name] = outcome.value
        missing = [key for key in keys if key.required and key.name not in values]
        problems += (p for key in missing if key.name not in node.table for p in _missing(node, key).problems)
        return Checked(value=None if missing else Given(node=node, values=values), problems=tuple(problems))

    return read


def _by_name(shape: Shape) -> Reader:
    def read(node: Node) -> Checked[Any]:
        if not isinstance(node.value, Mapping):
            return _no_table(node)
        problems: list[Diagnostic] = []
        values: dict[str, Any] = {}
        for name, child in node.table.items():
            outcome = shape.read(child) if is_name(name) else bad_name(child, name, at_key=True)
            problems += outcome.problems
            if outcome.value is not None:
                values[name] = outcome.value
        return Checked(value=Given(node=node, values=values), problems=tuple(problems))

    return read


def _no_table(node: Node) -> Checked[None]:
    if node.items and isinstance(node.items[0].value, Mapping):
        hint = f"write [{node.name}] with one bracket, and only once"
        return problem("E404", node, f"{node.name} is a list of tables, not one table", hint)
    return wrong_type(node, "a table", "{key = value}")


def _missing(node: Node, key: Key) -> Checked[None]:
    message = f"{node.name} has no {key.name}" if node.name else f"{key.name} is missing"
    return problem("E408", node, message, f"add a line {key.name} = {key.shape.example}: {key.about}", at_key=True)


def _unknown(owner: Node, child: Node, keys: tuple[Key, ...]) -> Checked[None]:
    where = f"in {owner.name}" if owner.name else "at the top of the file"
    kind = "table" if child.table else "key"
    return problem("E403", child, f'unknown {kind} "{child.name}" {where}', _meant(child.name, keys), at_key=True)


def _meant(name: str, keys: tuple[Key, ...]) -> str:
    """Say which key was meant: one of this table, or one that belongs into a table below it."""
    homes: dict[str, list[str]] = {}
    for key in keys:
        for inner in key.keys:
            homes.setdefault(inner.name, []).append(key.shape.example)
    if name in homes:
        return f"{name} stands in {' or '.join(homes[name])}"
    names = [key.name for key in keys]
    near = next(iter(nearest(name, (*names, *homes), 1)), "")
    if near and near not in names:
        return f"did you mean {near}, in {' or '.join(homes[near])}?"
    return f"did you mean {near}?" if near else f"known here: {', '.join(names)}"
