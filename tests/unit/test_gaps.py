"""What became of gaps, which came back, and where they stand on the path."""

import datetime as dt

from perfmirror_ssg.analysis.clocks import two_clocks
from perfmirror_ssg.analysis.gaps import Aftermath, Stand, aftermath, path_of, stageless
from perfmirror_ssg.model import Entry
from perfmirror_ssg.settings import Clocks
from tests.journals import entry, facts, gathered, opening, rich, update, week

LIMITS = Clocks(aware_days=14, resolve_days=30)


def became(*entries: Entry) -> Aftermath:
    return aftermath(two_clocks(gathered(*entries).value, LIMITS).gaps)


def stands(*entries: Entry) -> dict[str, Stand]:
    journal = gathered(*entries).value
    return {stand.stage: stand for stand in path_of(two_clocks(journal, LIMITS).gaps, journal.current)}


def returns(*entries: Entry) -> list[tuple[str, str, str]]:
    return [(one.gap.id, one.earlier.id, one.by) for one in became(*entries).returns]


def test_every_gap_is_in_one_group() -> None:
    resolved = week("2026-W20")
    found = became(
        entry(
            "2026-W20",
            opening("gap", "a", "open"),
            opening("gap", "b", "contained", mitigated=resolved, next=rich("alert on the queue")),
            opening("gap", "c", "resolved", resolved=resolved),
            opening("gap", "d", "prevented", resolved=resolved, prevention=rich("a check in the build")),
            opening("gap", "e", "closed", status="closed"),
            opening("gap", "f", "accepted", status="accepted"),
        )
    )
    groups = (found.open, found.mitigated, found.prevented, found.closed, found.accepted)
    assert [[record.id for record in group] for group in groups] == [
        ["open"],
        ["contained", "resolved"],
        ["prevented"],
        ["closed"],
        ["accepted"],
    ]
    assert [record.id for record in found.without_next] == ["open", "resolved"]


def test_a_gap_came_back_when_the_journal_says_so() -> None:
    again = opening("gap", "b", "b", again_of="a")
    assert returns(entry("2026-W20", opening("gap", "a", "a")), entry("2026-W30", again)) == [("b", "a", "again-of")]


def test_a_gap_is_not_the_return_of_itself() -> None:
    assert returns(entry("2026-W20", opening("gap", "a", "a", again_of="a"))) == []


def test_what_goes_in_a_circle_did_not_come_back_and_what_leads_to_one_did() -> None:
    a, b, c = (opening("gap", name, name, again_of=other) for name, other in ("ab", "ba", "ca"))
    assert returns(entry("2026-W20", a), entry("2026-W30", b), entry("2026-W40", c)) == [("c", "a", "again-of")]


def test_a_gap_came_back_when_one_of_its_theme_had_been_mitigated_before() -> None:
    first = opening("gap", "a", "a", theme=rich("Silence"), noticed=week("2026-W20"), mitigated=week("2026-W21"))
    second = opening("gap", "b", "b", theme=rich("silence"))
    assert returns(entry("2026-W21", first), entry("2026-W30", second)) == [("b", "a", "theme")]


def test_two_gaps_of_a_theme_at_once_are_no_return() -> None:
    first = opening("gap", "a", "a", theme=rich("silence"), noticed=week("2026-W20"))
    second = opening("gap", "b", "b", theme=rich("silence"))
    mitigated = entry("2026-W31", update("a", mitigated=week("2026-W31")))
    assert returns(entry("2026-W20", first), entry("2026-W30", second), mitigated) == []


def test_a_stage_lasts_from_the_week_that_says_it_to_the_week_that_says_another() -> None:
    found = stands(
        entry("2026-W20", opening("gap", "a", "a", stage="detect")),
        entry("2026-W23", update("a", stage="scope")),
        entry("2026-W24", update("a", stage="scope")),
    )
    (over,) = found["detect"].stays
    assert facts(over.since, over.weeks.value, over.weeks.at_least, found["detect"].here) == (week("2026-W20"), 3, False, ())
    # From W23 to the current week, W47.
    (now,) = found["scope"].here
    assert facts(now.since, now.weeks.value, now.weeks.at_least) == (week("2026-W23"), 24, True)


def test_a_resolved_gap_stands_nowhere_any_more() -> None:
    dates = {"noticed": dt.date(2026, 5, 12), "resolved": dt.date(2026, 5, 29)}
    found = stands(entry("2026-W22", opening("gap", "a", "a", **dates)), entry("2026-W23", update("a", stage="fix")))
    (stay,) = found["fix"].stays
    assert facts(stay.weeks.value, found["fix"].here) == (0, ())


def test_the_longest_stay_comes_first() -> None:
    found = stands(
        entry("2026-W30", opening("gap", "young", "young", stage="fix")),
        entry("2026-W20", opening("gap", "old", "old", stage="fix")),
    )
    assert [stay.record.id for stay in found["fix"].here] == ["old", "young"]
    # Two stays are told one by one, and not as a median.
    assert facts([stay.weeks.value for stay in found["fix"].stays], found["fix"].weeks) == ([27, 17], None)


def test_open_gaps_without_a_stage_are_named() -> None:
    journal = gathered(
        entry(
            "2026-W20",
            opening("gap", "a", "a"),
            opening("gap", "b", "b", stage="fix"),
            opening("gap", "c", "c", status="closed"),
        )
    ).value
    assert [record.id for record in stageless(two_clocks(journal, LIMITS).gaps)] == ["a"]
