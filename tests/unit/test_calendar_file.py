"""The calendar, read back by a reader of its own."""

import datetime as dt
import re

from perfmirror_ssg.analysis.due import WITH_THE_STEP, Due, what_is_due
from perfmirror_ssg.model import Entry
from perfmirror_ssg.site.calendar_file import calendar
from perfmirror_ssg.weeks import Week
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
        "DTSTART;VALUE=DATE": "20260715",
        "SUMMARY": "One; two, three, since 2026-W28",
        "DESCRIPTION": "decision: revisit\n- ^one [status:: decided]",
        "TRANSP": "TRANSPARENT",
        "END": "VCALENDAR" if len(events) == 1 else "VEVENT",
    }
    assert [event["SUMMARY"] for event in events[1:]] == ["Who?, since 2026-W29"]


def test_what_is_due_stands_on_today_and_what_is_to_come_on_its_own_day() -> None:
    days: dict[str, Week | dt.date] = {
        "late": dt.date(2026, 7, 9),
        "today": TODAY,
        "friday": dt.date(2026, 7, 17),
        "ahead": week("2026-W31"),
    }
    given = entry("2026-W20", *(opening("decision", name, name, revisit=when) for name, when in days.items()))
    found = what_is_due(gathered(given, today=TODAY).value, config())
    events = read(calendar((*found.now, *found.next), TODAY, "x"))
    assert [(event["DTSTART;VALUE=DATE"], event["SUMMARY"]) for event in events if event["UID"].split("@")[0] in days] == [
        ("20260715", "late, since 2026-W28"),
        ("20260715", "today"),
        ("20260717", "friday"),
        # The Monday of 2026-W31.
        ("20260727", "ahead"),
    ]


def test_where_a_line_belongs_stands_above_it() -> None:
    gap = entry("2026-W28", opening("gap", "x", "x"))
    (event,) = (event for event in read(made(gap)) if event["UID"].startswith("x@"))
    assert event["DESCRIPTION"].split("\n")[1:] == [WITH_THE_STEP, "- ^x [next:: ]"]


def test_lines_end_as_they_must_and_hold_at_most_75_octets_of_whole_characters() -> None:
    title = "Über die Straße — " * 12 + "🎯" * 40
    data = made(entry("2026-W20", opening("decision", title, "long", revisit=week("2026-W28"))))
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert f"{title}, since 2026-W28" in {event["SUMMARY"] for event in read(data)}


def test_the_name_is_escaped_and_a_queue_of_nothing_is_a_calendar() -> None:
    lines = made().decode().split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert "X-WR-CALNAME:Mirror\\; mine\\, all of it" in lines


def test_the_same_day_gives_the_same_bytes() -> None:
    given = entry("2026-W20", opening("decision", "x", "x", revisit=week("2026-W28")))
    assert made(given) == made(given)
