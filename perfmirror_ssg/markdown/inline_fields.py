"""Fields inside a text: `[key:: value]`, and what looks like one and is none.

In: the parser's state at `[` or `:`. Out: a token `field`, whose `meta` holds key, value and places; problems in the `Scan`.
"""

# ruff: noqa: FBT001 - the parser calls a rule with a flag by position

import re
from functools import partial

from markdown_it.rules_inline import StateInline

from perfmirror_ssg.kinds import Field, Type, meant
from perfmirror_ssg.markdown.scan import ALL_FIELDS, Scan, folded_key

_KEY = re.compile(r"\[([^\W\d_][\w -]{0,40})::")
_SINGLE = re.compile(r"\[([^\W\d_][\w-]{0,40})(:[ \t]*|[ \t]+)([^\s:\[\]][^\[\]\n]*)\]")
_FIGURE = re.compile(r"\d[\d.%W-]*", re.IGNORECASE)
_BRACKET = re.compile(r"\\.|[\[\]\n]")
_LOOSE_KEY = re.compile(r"(?:^|\()[ \t]*([^\W\d_][\w -]{0,40})$")

_FIGURES = frozenset({Type.CONFIDENCE, Type.WHEN, Type.DATE, Type.SCORE})
"""Types whose values no words follow: `[by 2026-W30]` is no part of a sentence, as `[to be done]` is."""


def inline_field(state: StateInline, silent: bool) -> bool:
    """Read `[key:: value]`, whose key the record at hand may have."""
    found = _KEY.match(state.src, state.pos, state.posMax)
    scan: Scan = state.env["scan"]
    if scan.inert:
        return False
    if not found:
        if not silent and scan.in_record:
            _report_single(scan, state)
        return False
    key, value_at = folded_key(found[1]), found.end()
    end = _closing(scan, state)
    if not scan.in_record:
        if not silent and key in ALL_FIELDS and not _before_link(state.src, end):
            scan.report("W522", state.pos, len(found[0]), f'the field "{key}" stands outside a record, and is shown as text',
                        "fields belong to items under a heading of a kind, as Decisions")  # fmt: skip
        return False
    if key in scan.keys and end >= 0:
        if not silent:
            value = state.src[value_at:end]
            lead = len(value) - len(value.lstrip())
            at = scan.locate(value_at + lead, len(value.strip()))
            token = state.push("field", "", 0)
            key_at = partial(scan.locate, state.pos + 1, len(found[1]))
            token.meta = {"key": key, "field": scan.keys[key], "value": value.strip(), "at": at, "key_at": key_at}
        state.pos = end + 1
        return True
    if not silent:
        _report_field(scan, state, found, end)
    return False


def _report_field(scan: Scan, state: StateInline, found: re.Match[str], end: int) -> None:
    """Say what is wrong with something that looks like a field and is none."""
    key = folded_key(found[1])
    if key in scan.keys:
        scan.report("E257", state.pos, len(found[0]), f'the field "{key}" has no closing "]" on its line',
                    f"write [{key}:: value]")  # fmt: skip
        return
    spaced = state.src[found.end() : found.end() + 1] in {" ", "\t"}
    if end < 0 or _before_link(state.src, end) or not (spaced or key in ALL_FIELDS):
        return
    of = f"a {scan.kind.name}" if scan.kind else "a record"
    near = meant(key, scan.keys)
    hint = f"did you mean {' or '.join(near)}?" if near else f"one of: {', '.join(scan.keys)}"
    scan.report("E256", state.pos + 1, len(found[1]), f'{of} has no field "{key}"', hint)


def _closing(scan: Scan, state: StateInline) -> int:
    """Return where the bracket at hand closes on its line, or -1; brackets nest, a backslash escapes."""
    first = _BRACKET.search(state.src, state.pos + 1)
    if first and first[0] == "]":
        end = first.start()
    else:
        if scan.closings is None:
            scan.closings = _closings(state.src)
        end = scan.closings.get(state.pos, -1)
    return end if end < state.posMax else -1


def _closings(text: str) -> dict[int, int]:
    """Match the brackets of a text, each with the one that closes it on its line."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "\n":
            opened.clear()
        elif found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            closings[opened.pop()] = found.start()
    return closings


def _before_link(text: str, end: int) -> bool:
    return end >= 0 and text[end + 1 : end + 2] in {"(", "["}


def report_loose(state: StateInline) -> None:
    """Notice `(key:: v)` and `key:: v` in a record."""
    scan: Scan = state.env["scan"]
    if scan.inert or not scan.in_record or not state.src.startswith("::", state.pos):
        return
    line = state.src[max(0, state.pos - 60, state.src.rfind("\n", 0, state.pos) + 1) : state.pos]
    found = _LOOSE_KEY.search(line)
    if found and (key := folded_key(found[1])) in scan.keys:
        start = state.pos - len(line) + found.start(1)
        scan.report("W521", start, len(found[1]) + 2, f'"{key}::" is text here, not a field', f"write [{key}:: value]")


def _report_single(scan: Scan, state: StateInline) -> None:
    """Notice `[key: value]`, and `[key value]` with a figure."""
    found = _SINGLE.match(state.src, state.pos, state.posMax)
    field = scan.keys.get(folded_key(found[1])) if found else None
    if not found or not field or _before_link(state.src, found.end() - 1) or _is_sentence(found, field):
        return
    right = f"[{field.name}:: {found[3].strip()}]"
    scan.report("W521", state.pos, len(found[0]), f'"{found[0]}" is text here, not a field', f"write {right}")


def _is_sentence(found: re.Match[str], field: Field) -> bool:
    return ":" not in found[2] and not (field.type in _FIGURES and _FIGURE.fullmatch(found[3]))
