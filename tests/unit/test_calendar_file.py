"""The calendar, read back by a reader of its own."""

import datetime as dt
import re

from perfmirror_ssg.analysis.due import Due, what_is_due
from perfmirror_ssg.model import Entry
from perfmirror_ssg.site.calendar_file import calendar
from tests.journals import config, entry, gathered, opening, week

TODAY = dt.date(2026, 7, 15)


def made(*entries: Entry) -> bytes:
    return calendar(dues(*entries), TODAY, "Mirror; mine, all of it")


def dues(*entries: Entry) -> tuple[Due, ...]:
    return what_is_due(gathered(*entries, today=TODAY).value, config()).now


def read(data: bytes) -> list[dict[str, str]]:
    """Unfold, take the events apart, and undo the escapes."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events:
            events[-1][name] = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)
    return events


def test_every_event_stands_on_its_day_and_says_what_to_copy() -> None:
    given = entry(
        "2026-W20",
        opening("decision", "One; two, three", "one", revisit=dt.date(2026, 7, 9)),
        opening("question", "Who?", "who", revisit=week("2026-W29")),
    )
    events = [event for event in read(made(given)) if not event["UID"].startswith("weeks/")]
    assert events[0] == {
        "UID": "one@due.perfmirror_ssg",
        "DTSTAMP": "20260715T000000Z",
        "DTSTART;VALUE=DATE": "20260709",
        "SUMMARY": "One; two, three",
        "DESCRIPTION": "decision: revisit\n- ^one [status:: decided]",
        "TRANSP": "TRANSPARENT",
        "END": "VCALENDAR" if len(events) == 1 else "VEVENT",
    }
    # The Monday of 2026-W29.
    assert events[1]["DTSTART;VALUE=DATE"] == "20260713"


def test_lines_end_as_they_must_and_hold_at_most_75_octets_of_whole_characters() -> None:
    title = "Über die Straße — " * 12 + "🎯" * 40
    data = made(entry("2026-W20", opening("decision", title, "long", revisit=week("2026-W28"))))
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert title in {event["SUMMARY"] for event in read(data)}


def test_the_name_is_escaped_and_a_queue_of_nothing_is_a_calendar() -> None:
    lines = made().decode().split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "X-WR-CALNAME:Mirror\\; mine\\, all of it" in lines


def test_the_same_day_gives_the_same_bytes() -> None:
    given = entry("2026-W20", opening("decision", "x", "x", revisit=week("2026-W28")))
    assert made(given) == made(given)
