"""What comes back, when, and why."""

import datetime as dt

import pytest

from perfmirror_ssg.analysis.due import Due, what_is_due
from perfmirror_ssg.model import Entry, RecordEvent
from tests.journals import config, entry, gathered, opening, rich, update, week

TODAY = dt.date(2026, 7, 15)
"""Wednesday of 2026-W29."""


def due(*entries: Entry) -> list[Due]:
    found = what_is_due(gathered(*entries, today=TODAY).value, config()).now
    return [one for one in found if one.kind != "week"]


def said(*entries: Entry) -> list[tuple[str, str, int]]:
    return [(str(one.since), one.reason, one.weeks_late) for one in due(*entries)]


@pytest.mark.parametrize(
    ("kind", "opened_in_time", "opened_too_long_ago", "weeks"),
    [
        ("decision", "2026-W04", "2026-W03", 26),
        ("question", "2026-W17", "2026-W16", 13),
        ("hypothesis", "2026-W22", "2026-W21", 8),
    ],
)
def test_a_kind_comes_back_after_its_weeks_of_silence(
    kind: str, opened_in_time: str, opened_too_long_ago: str, weeks: int
) -> None:
    assert said(entry(opened_in_time, opening(kind, "x", "x"))) == []
    assert said(entry(opened_too_long_ago, opening(kind, "x", "x"))) == [("2026-W29", f"no word for {weeks} weeks", 0)]


def test_a_gap_comes_back_after_four_weeks_or_at_once_without_a_next_step() -> None:
    assert said(entry("2026-W26", opening("gap", "x", "x", next=rich("call Ines")))) == []
    assert said(entry("2026-W25", opening("gap", "x", "x", next=rich("call Ines")))) == [("2026-W29", "no word for 4 weeks", 0)]
    assert said(entry("2026-W28", opening("gap", "x", "x"))) == [("2026-W28", "no next step", 1)]


def test_late_counts_from_the_week_after_its_own() -> None:
    assert said(entry("2026-W20", opening("decision", "x", "x", revisit=dt.date(2026, 7, 17)))) == [("2026-W29", "revisit", 0)]
    assert said(entry("2026-W20", opening("decision", "x", "x", revisit=week("2026-W26")))) == [("2026-W26", "revisit", 3)]


def test_a_date_replaces_the_interval() -> None:
    assert said(entry("2026-W01", opening("decision", "x", "x", revisit=week("2026-W40")))) == []
    assert said(entry("2026-W20", opening("hypothesis", "x", "x", review=week("2026-W22")))) == [("2026-W22", "review", 7)]


def test_a_word_on_or_after_the_day_satisfies_it_and_the_interval_runs_from_there() -> None:
    bet = entry("2026-W01", opening("hypothesis", "x", "x", review=week("2026-W10")))
    assert said(bet, entry("2026-W09", update("x", "early"))) == [("2026-W10", "review", 19)]
    assert said(bet, entry("2026-W10", update("x", "in time"))) == [("2026-W18", "no word for 19 weeks", 11)]
    assert said(bet, entry("2026-W25", update("x", "late"))) == []


def test_a_new_date_takes_the_place_of_the_old() -> None:
    first = entry("2026-W01", opening("decision", "x", "x", revisit=week("2026-W10")))
    assert said(first, entry("2026-W08", update("x", revisit=week("2026-W40")))) == []


def test_a_commitment_comes_back_by_its_date_alone() -> None:
    assert said(entry("2025-W01", opening("commitment", "x", "x"))) == []
    promised = entry("2026-W20", opening("commitment", "x", "x", by=dt.date(2026, 7, 17)))
    assert said(promised) == [("2026-W29", "by", 0)]
    assert said(promised, entry("2026-W22", update("x", status="done"))) == []


def test_a_word_on_an_overdue_commitment_defers_it_by_four_weeks_and_does_not_end_it() -> None:
    promised = entry("2026-W10", opening("commitment", "x", "x", by=week("2026-W15")))
    assert said(promised, entry("2026-W26", update("x", "soon"))) == []
    assert said(promised, entry("2026-W25", update("x", "soon"))) == [("2026-W29", "no word for 4 weeks", 0)]
    assert said(promised, entry("2026-W14", update("x", "on the way"))) == [("2026-W15", "by", 14)]


def test_what_is_closed_stays_away_unless_its_closing_asked_for_another_look() -> None:
    first = entry("2026-W01", opening("decision", "x", "x", revisit=week("2026-W20")))
    assert said(first, entry("2026-W19", update("x", status="rejected"))) == []
    again = entry("2026-W19", update("x", status="rejected", revisit=week("2026-W28")))
    assert said(first, again) == [("2026-W28", "revisit", 1)]


def test_kinds_without_statuses_come_back_only_by_a_date() -> None:
    assert said(entry("2025-W01", opening("fact", "x", "x"))) == []
    assert said(entry("2026-W01", opening("fact", "x", "x", revisit=week("2026-W29")))) == [("2026-W29", "revisit", 0)]


def test_the_longest_due_stands_first() -> None:
    first = opening("decision", "a", "a", revisit=week("2026-W28"))
    second = opening("decision", "b", "b", revisit=week("2026-W25"))
    assert [one.key for one in due(entry("2026-W20", first, second))] == ["b", "a"]


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (opening("decision", "x", "x", status="deferred", revisit=week("2026-W20")), "- ^x [status:: deferred]"),
        (opening("gap", "x", "x"), "- ^x [next:: ]"),
        (opening("fact", "x", "x", revisit=week("2026-W20")), "- ^x"),
    ],
)
def test_the_line_to_paste_says_what_is_true_now(event: RecordEvent, line: str) -> None:
    assert [one.line for one in due(entry("2026-W20", event))] == [line]


def test_untouched_the_line_of_a_decision_confirms_it_and_satisfies_its_date() -> None:
    first = entry("2026-W20", opening("decision", "x", "x", status="deferred", revisit=week("2026-W28")))
    assert said(first, entry("2026-W29", update("x", status="deferred"))) == []
