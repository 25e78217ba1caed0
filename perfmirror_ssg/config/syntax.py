"""What is wrong with text that is no TOML, in our own words.

In: the error tomllib raised (of which only the place is used) and the text. Out: the code, the place, the message,
and what to type.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from perfmirror_ssg.config.places import Places, find_places

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_LONG_NUMBER = re.compile(r"\d{1000}")


class Broken(Struct, frozen=True, kw_only=True):
    """Why the text is no TOML: offsets `start` to `end`, and of the first one when something stands twice."""

    start: int
    end: int
    message: str
    hint: str
    code: str = "E400"
    first: int | None = None


class _Habit(Struct, frozen=True, kw_only=True):
    """A usual cause: how the rest of a line looks at (or before) the place, and what to say of it."""

    looks: re.Pattern[str]
    message: str
    hint: str


# Each pattern is searched in the line; `at` is what is wrong; groups of the pattern can be used in the texts.
_HABITS = tuple(
    _Habit(looks=re.compile(looks), message=message, hint=hint)
    for looks, message, hint in (
        (
            r"(?P<at>[“”„‘’«»])",
            "{at} is not a quote that TOML knows",
            'use straight quotes: "…"',
        ),
        (
            r"^\s*(?P<key>[\w-]+)\s*(?P<at>:)\s*(?P<value>[^\s#]?.*?)\s*$",
            "a key and its value are joined by =, not by :",
            "write {key} = {quoted}",
        ),
        (
            r"=\s*(?P<at>(?P<whole>-?\d*),(?P<part>\d+))\s*(?:#.*)?$",
            "{at} is written with a comma",
            "write {whole}.{part}",
        ),
        (r"=\s*(?P<at>\d{4}-?W\d+)", "the week {at} is not in quotes", 'write "{at}"'),
        (r"=\s*(?P<at>\d{4}-\d\d-\d\d)\s*(?:#.*)?$", "there is no day {at}", "check the month and the day"),
        (r"=\s*(?P<at>True|TRUE|[Yy]es|YES|[Oo]n|ON)\b", "{at} is not a word of TOML", "write true"),
        (r"=\s*(?P<at>False|FALSE|[Nn]o|NO|[Oo]ff|OFF)\b", "{at} is not a word of TOML", "write false"),
        (r"=\s*(?P<at>[+-]?\.\d+)", "{at} begins with a point", "write a digit before the point, as in 0.5"),
        (r"=\s*(?P<at>[+-]?\d+\.)(?!\d)", "{at} ends with a point", "write a digit after the point, as in 2.0"),
        (r"=\s*(?P<at>[+-]?0\d+)", "{at} begins with a zero", "leave the zero out"),
        (
            r'=\s*"[^"]*?(?P<at>\\)[^btnfruU"\\]',
            "a \\ in a text in double quotes means that a special character follows",
            "write the text in single quotes, '…', or each \\ twice",
        ),
        (
            r"^\s*(?P<key>[\w-]+)\s*=\s*(?P<at>[^\s\"'\[{#+\d-][^#\"']*?)\s*(?:#.*)?$",
            '"{at}" is not in quotes',
            'write {key} = "{at}"',
        ),
        (
            r"^\s*(?P<key>[\w-]+)\s*=\s*(?P<at>\d[^#\"']*?)\s*(?:#.*)?$",
            '"{at}" is not in quotes',
            'if it is a text, write {key} = "{at}"',
        ),
        (r"^\s*(?P<key>[\w-]+)\s*=\s*(?P<at>[\"'])[^\"']*$", "a text is not closed", "end the text with {at} on the same line"),
        (r"^\s*(?P<key>[\w-]+)\s*(?P<at>=)\s*(?:#.*)?$", "{key} has no value", "give it a value, or remove the line"),
        (
            r"=\s*\"[^\"]*\"\s*(?P<at>[^\s,#\]}].*)",
            "the text in quotes has already ended here",
            "write a quote inside a text as \\\", or put the whole text in single quotes: '…'",
        ),
        (r"^(?P<at>-{3,}|\+{3,})\s*$", "{at} does not belong in this file", "remove the line"),
        (r"^\s*(?P<at>\[{1,2})[^\]]*$", "a table's name is not closed", "end the name with as many ] as it began with ["),
        (r"^\s*(?P<at>[\w-]+(?:\s+[\w-]+)+)\s*=", "a key is one word", "join its words with -, or see the list of keys"),
        (r"^\s*(?P<key>[\w-]+)\s+(?P<at>[\"'\d\[{])", "between {key} and its value stands no =", "write {key} = …"),
    )
)


_LEFT_OPEN = {
    "[": "a list ends with ]; between its elements stand commas",
    "{": "a table in braces ends with } on the same line, without a comma before it",
}


def explain(error: Exception, text: str) -> Broken:
    """Say what is wrong where tomllib gave up; the usual causes are recognised, the others get the place."""
    if isinstance(error, RecursionError):
        deepest = max(re.finditer(r"[\[{]+", text), key=lambda found: len(found[0]), default=None)
        start = deepest.start() if deepest else 0
        return Broken(
            start=start, end=start + 1, message="brackets stand too deep in each other", hint="no key needs more than three"
        )
    found = _PLACE.search(str(error))
    if not found and (number := _LONG_NUMBER.search(text)):
        return Broken(start=number.start(), end=number.end(), message="the number is too long", hint="write at most 15 digits")
    at = _offset(text, int(found[1]), int(found[2])) if found else len(text)
    return next(_causes(text, at, find_places(text[:at])))


def _causes(text: str, at: int, places: Places) -> Iterator[Broken]:
    if places.twice:
        first, second = places.twice
        yield Broken(
            code="E401",
            start=second.start,
            end=second.end,
            first=first.start,
            message=f"{text[second.start : second.end]} stands twice",
            hint=f"the first is on line {text.count(chr(10), 0, first.start) + 1}; keep one of them",
        )
    line_start = text.rfind("\n", 0, at) + 1
    shown = text[at : at + 1]
    if shown not in {"", "\n", "\t"} and not shown.isprintable():
        message = f"the character U+{ord(shown):04X} cannot stand in this file"
        yield Broken(start=at, end=at + 1, message=message, hint="remove it")
    if places.open is not None and (at == len(text) or places.open < line_start):
        yield _left_open(text, places.open)
    yield from _habits(text[line_start:].split("\n", 1)[0], line_start)
    if places.open is not None and text[at : at + 1] in {"", "\n"}:
        yield _left_open(text, places.open)
    yield _unexpected(text, at, places.open)


def _unexpected(text: str, at: int, bracket: int | None) -> Broken:
    shown = text[at : at + 1]
    message = f"{shown} cannot stand here" if shown.strip() else "the line ends too early"
    hint = _LEFT_OPEN.get(text[bracket], "") if bracket is not None else ""
    usual = 'a line is a [table], a key = value, or a # comment; texts stand in "…"'
    return Broken(start=at, end=at + 1, message=message, hint=hint or usual)


def _left_open(text: str, at: int) -> Broken:
    """Say that a bracket or quote is not closed, at its own place: where tomllib notices may be far below."""
    mark = text[at]
    hint = _LEFT_OPEN.get(mark, f"end the text with {mark * 3 if text.startswith(mark * 3, at) else mark}")
    return Broken(start=at, end=at + 1, message=f"this {mark} is not closed", hint=hint)


def _habits(line: str, line_start: int) -> Iterator[Broken]:
    for habit in _HABITS:
        if found := habit.looks.search(line):
            groups = {key: value or "" for key, value in found.groupdict().items()}
            value = groups.get("value", "")
            groups["quoted"] = value if value[:1] in {'"', "'", "[", "{"} or value.isdigit() else f'"{value}"'
            yield Broken(
                start=line_start + found.start("at"),
                end=line_start + found.end("at"),
                message=habit.message.format_map(groups),
                hint=habit.hint.format_map(groups),
            )


def _offset(text: str, line: int, column: int) -> int:
    """Turn tomllib's place into an offset; it counts both from 1."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))
