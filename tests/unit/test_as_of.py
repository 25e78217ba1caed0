"""What was known at the end of a week, without what is said later."""

import pytest
from msgspec.structs import replace

from perfmirror_ssg.analysis.as_of import as_of, so_far
from perfmirror_ssg.analysis.report import Report, make_report
from perfmirror_ssg.model import Entry
from tests.journals import config, entry, gathered, item, opening, rich, update, week

# Today is 20 November 2026, a Friday in 2026-W47.


def report(*entries: Entry) -> Report:
    return make_report(gathered(*entries).value, config())


def ahead() -> tuple[Entry, ...]:
    return (
        entry("2026-W40", item("meeting"), opening("question", "Who?", "who"), opening("gap", "Silence", "silence")),
        entry("2026-W47", item("meeting")),
        entry(
            "2026-W51",
            update("who", status="answered"),
            update("silence", resolved=week("2026-W50"), next=rich("an alert")),
            opening("gap", "Late", "late", began=week("2026-W50")),
            opening("decision", "Move", "move", status="proposed"),
            opening("question", "When?", "when"),
        ),
    )


def test_what_weeks_to_come_say_is_in_no_figure() -> None:
    found = report(*ahead())
    assert [gap.record.id for gap in found.clocks.gaps] == ["silence"]
    assert found.clocks.gaps[0].is_open
    assert found.decisions.proposals == ()
    assert [(one.record.id, one.age) for one in found.questions.open] == [("who", 7)]
    assert [record.id for domain in found.domains for record in domain.not_known] == ["who"]
    assert "late" in found.journal.records


def test_a_journal_without_weeks_to_come_is_the_same() -> None:
    journal = gathered(*ahead()[:2]).value
    assert so_far(journal) is journal


def test_a_record_stands_as_it_did_in_each_week() -> None:
    record = gathered(
        entry("2026-W20", opening("question", "Who?", "who", domain=rich("probes"))),
        entry("2026-W22", update("who", status="answered", answer=rich("Ada"))),
        entry("2026-W24", update("who", next=rich("tell them"))),
        entry("2026-W26", update("who", status="open")),
        entry("2026-W28", update("who", status="dropped")),
    ).value.records["who"]
    assert as_of(record, week("2026-W19")) is None
    assert as_of(record, week("2026-W28")) is record
    stood = {number: as_of(record, week(f"2026-W{number}")) for number in (20, 22, 25, 27)}
    assert {number: (one.status, str(one.closed), len(one.fields)) for number, one in stood.items() if one} == {
        20: ("open", "None", 1),
        22: ("answered", "2026-W22", 2),
        25: ("answered", "2026-W22", 3),
        27: ("open", "None", 3),
    }


@pytest.mark.parametrize("last", ["2026-W20", "2026-W24", "2026-W28"])
def test_what_was_known_then_is_what_a_journal_that_ends_there_says(last: str) -> None:
    entries = (
        entry("2026-W20", opening("gap", "Silence", "silence")),
        entry("2026-W24", update("silence", status="closed")),
        entry("2026-W28", update("silence", status="open")),
        entry("2026-W30", update("silence", status="closed")),
    )
    whole = gathered(*entries).value.records["silence"]
    short = gathered(*(one for one in entries if one.week <= week(last))).value.records["silence"]
    assert as_of(whole, week(last)) == short


def test_what_a_box_and_a_word_closed_was_closed_in_that_week_then_too() -> None:
    said = replace(opening("question", "Who?", "who", status="answered"), ticked=True)
    entries = (entry("2026-W20", said), entry("2026-W30", update("who", status="open")))
    whole, short = (gathered(*held).value.records["who"] for held in (entries, entries[:1]))
    assert as_of(whole, week("2026-W20")) == short
    assert short.closed == week("2026-W20")
