"""Weeks off, as a table at the end of config.toml.

In: a range and a reason as typed, and the file's text. Out: the text with the table, every other byte as it was.
"""

import json
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from perfmirror_ssg.markdown.lines import one_line
from perfmirror_ssg.settings import OffRange
from perfmirror_ssg.weeks import Mistake, read_week

# Two weeks with something else than two dots between them: 2026-W40-2026-W42, 2026-W40..W42, 2026-W40–42.
_TWO = re.compile(r"(\d{4})-?W(\d{1,2})\W+(?:(\d{4})-?)?W?(\d{1,2})", re.IGNORECASE)


class Added(Struct, frozen=True, kw_only=True):
    """The new text, and the line on which the table begins."""

    text: str
    line: int


def off_range(weeks: str, reason: str) -> OffRange | Mistake:
    """Read `2026-W32..2026-W34` or one week, with a reason that is not empty."""
    first_text, dots, last_text = weeks.partition("..")
    first, last = read_week(first_text), read_week(last_text if dots else first_text)
    if isinstance(first, Mistake):
        return _with_dots(first, weeks)
    if isinstance(last, Mistake):
        return _with_dots(last, weeks)
    if last < first:
        return Mistake(message=f"{last} comes before {first}", hint=f"write {last}..{first}")
    if not reason.strip():
        return Mistake(message="the reason is empty", hint=f'say why, as in: ssg off {weeks} "holiday"')
    return OffRange(first=first, last=last, reason=one_line(reason))


def not_yet_off(wanted: OffRange, known: Sequence[OffRange]) -> tuple[OffRange, ...]:
    """Return what of a range is not off already: itself, nothing, or the stretches beside the known ones."""
    rest = [wanted]
    for other in known:
        rest = [part for stretch in rest for part in _without(stretch, other)]
    return tuple(rest)


def with_off_weeks(text: str, off: OffRange) -> Added:
    """Put a table of these weeks behind everything else in config.toml."""
    eol = "\r\n" if "\r\n" in text else "\n"
    # TOML's basic strings take the escapes of JSON's; DEL is the one character that only TOML forbids.
    reason = json.dumps(off.reason, ensure_ascii=False).replace("\x7f", "\\u007f")
    table = ["[[off]]", f'from = "{off.first}"', f'to = "{off.last}"', f"reason = {reason}"]
    gap = "" if not text.strip("\ufeff") else eol if text.endswith("\n") else eol * 2
    return Added(text=text + gap + eol.join(table) + eol, line=(text + gap).count("\n") + 1)


def _with_dots(mistake: Mistake, weeks: str) -> Mistake:
    """Return the mistake with the range that was meant, or with how one is written."""
    found = _TWO.fullmatch(weeks.strip())
    if not found:
        return replace(mistake, hint=f"{mistake.hint}; a range is written as 2026-W32..2026-W34")
    year, first, last_year, last = found.groups()
    return replace(mistake, hint=f"did you mean {year}-W{first:>02}..{last_year or year}-W{last:>02}?")


def _without(stretch: OffRange, other: OffRange) -> Iterator[OffRange]:
    if other.last < stretch.first or stretch.last < other.first:
        yield stretch
        return
    if stretch.first < other.first:
        yield replace(stretch, last=other.first.shift(-1))
    if other.last < stretch.last:
        yield replace(stretch, first=other.last.shift(1))
