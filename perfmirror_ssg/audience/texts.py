"""Every text that stands in a value: all that pages could say, whatever its field is called.

In: frozen values. Out: their texts, and what of them is no text as it would be written. Places in files are left out.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from perfmirror_ssg.diagnostics import Span

_SILENT = frozenset({"path", "source"})
"""Fields that say where something stands in the site folder; no page shows them."""


def texts_of(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep; numbers as they would be written."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Fraction | int | float):
        yield str(value)
    else:
        for held in _within(value):
            yield from texts_of(held)


def _within(value: object) -> Iterator[object]:
    match value:
        case Span() | Enum():
            pass
        case Struct():
            yield from (getattr(value, name) for name in value.__struct_fields__ if name not in _SILENT)
        case Mapping():
            yield from value
            yield from value.values()
        case tuple() | list() | frozenset():
            yield from value
