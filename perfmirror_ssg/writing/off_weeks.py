"""Weeks off, as a table at the end of config.toml.

In: a range and a reason as typed, and the file's text. Out: the text with the table, every other byte as it was.
"""

import json
from dataclasses import dataclass

from perfmirror_ssg.settings import OffRange
from perfmirror_ssg.weeks import Mistake, read_week
from perfmirror_ssg.writing.lines import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """The new text, and the line on which the table begins."""

    text: str
    line: int


def off_range(weeks: str, reason: str) -> OffRange | Mistake:
    """Read `2026-W32..2026-W34` or one week, with a reason that is not empty."""
    first_text, dots, last_text = weeks.partition("..")
    first, last = read_week(first_text), read_week(last_text if dots else first_text)
    if isinstance(first, Mistake):
        return first
    if isinstance(last, Mistake):
        return last
    if last < first:
        return Mistake(message=f"{last} comes before {first}", hint=f"write {last}..{first}")
    if not reason.strip():
        return Mistake(message="the reason is empty", hint=f'say why, as in: ssg off {weeks} "holiday"')
    return OffRange(first=first, last=last, reason=one_line(reason))


def with_off_weeks(text: str, off: OffRange) -> Added:
    """Put a table of these weeks behind everything else in config.toml."""
    eol = "\r\n" if "\r\n" in text else "\n"
    # TOML's basic strings take the escapes of JSON's; DEL is the one character that only TOML forbids.
    reason = json.dumps(off.reason, ensure_ascii=False).replace("\x7f", "\\u007f")
    table = ["[[off]]", f'from = "{off.first}"', f'to = "{off.last}"', f"reason = {reason}"]
    gap = "" if not text.strip("\ufeff") else eol if text.endswith("\n") else eol * 2
    return Added(text=text + gap + eol.join(table) + eol, line=(text + gap).count("\n") + 1)
