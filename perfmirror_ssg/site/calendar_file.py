"""What is due, and falls due, as a calendar (RFC 5545): one event of a whole day for each, which blocks no time.

In: `Due` values, the day, a name. Out: the bytes of `due.ics`. The day stands in for the clock, so that the same journal on the
same day gives the same bytes.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from perfmirror_ssg.analysis.due import Due

CALENDAR = "due.ics"
"""Its place in a site, which is its writer's own."""

_OCTETS = 75
"""The most that a line may hold, without its end."""


def calendar(queue: Iterable[Due], today: dt.date, name: str) -> bytes:
    """Write a calendar; an event stands on its day, or the Monday of its week; what is due since then, on today."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//perfmirror_ssg//due//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *(line for due in queue for line in _event(due, today)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(due: Due, today: dt.date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(due.key)}@due.perfmirror_ssg"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{max(due.day, today):%Y%m%d}"
    # A calendar is opened on today: what waits since an earlier day would lie where nobody looks.
    yield f"SUMMARY:{_escaped(f'{due.title}, since {due.since}' if due.day < today else due.title)}"
    words = "\n".join(filter(None, [f"{due.kind}: {due.reason}", due.where, due.line]))
    yield f"DESCRIPTION:{_escaped(words)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as a value: what separates values is escaped, a line end is written as one."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """Fold a line where it grows too long, between characters: each line that goes on begins with a blank."""
    folded, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _OCTETS:
            folded, octets = f"{folded}\r\n ", 1
        folded, octets = folded + character, octets + size
    return folded
