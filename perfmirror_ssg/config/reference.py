"""What config.toml may say, for people and for editors: the page `docs/config.md` and the JSON Schema.

In: the list of keys. Out: Markdown, and JSON; both are text that ends with a line feed.
"""

import json
from collections.abc import Iterator
from typing import Any

from perfmirror_ssg.config.keys import KEYS
from perfmirror_ssg.config.tables import Key, schema_of

_INTRODUCTION = """\
# config.toml

Everything here is optional: a journal without a config.toml, or with an empty one, works. What is not said is as shipped.
A key that does not exist, a value of the wrong type or a week that there is not is an error with its line, and costs that
key only. [A complete example](samples/complete.toml) uses every table; [another model](another-model.md) scores by
dimensions of its own.

Weeks and texts stand in double quotes (`"2026-W20"`), dates without. Figures are read exactly as they are written.
Names (of categories, dimensions, criteria) are lower-case letters and digits with single dashes.

This page is what `ssg schema config --format markdown` prints; `ssg schema config` prints a JSON Schema for editors.
"""

_HEAD = "| key | takes | without it | what it is for |\n|---|---|---|---|"


def page() -> str:
    """Return `docs/config.md`."""
    top = [key for key in KEYS if key.form == "value"]
    parts = [_INTRODUCTION, "## Above the first table\n", _rows(top)]
    for key in KEYS:
        if key.form != "value":
            parts += _section(key, 2)
    return "\n".join(parts)


def schema() -> str:
    """Return the JSON Schema of config.toml."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "config.toml"}
    return json.dumps(head | schema_of(KEYS), indent=1, ensure_ascii=False) + "\n"


def _section(key: Key, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} `{key.shape.example}`\n\n{key.about}\n"
    yield _rows(key.keys)
    for inner in key.keys:
        if inner.keys:
            yield from _section(inner, depth + 1)


def _rows(keys: list[Key] | tuple[Key, ...]) -> str:
    return "\n".join([_HEAD, *(_row(key) for key in keys)]) + "\n"


def _row(key: Key) -> str:
    cells = (f"`{key.name}`", _takes(key), _without(key), key.about)
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _takes(key: Key) -> str:
    words, example = key.shape.words, key.shape.example
    if key.form != "value":
        return f"tables `{example}`" if key.form == "tables" else f"a table `{example}`"
    return words if example in words else f"{words}: `{example}`"


def _without(key: Key) -> str:
    if key.required:
        return "required"
    return key.otherwise or ("–" if key.default is None else f"`{as_toml(key.default)}`")


def as_toml(value: Any) -> str:  # noqa: ANN401
    """Write a default as TOML does."""
    if isinstance(value, tuple):
        return f"[{', '.join(as_toml(element) for element in value)}]"
    return json.dumps(value, ensure_ascii=False)
