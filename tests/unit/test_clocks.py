"""The two clocks of gaps, by hand: 20 November 2026 is a Friday, the Thursday of 2026-W20 is 14 May."""

import datetime as dt

import pytest
from msgspec.structs import replace

from perfmirror_ssg.analysis.clocks import Timed, TwoClocks, two_clocks
from perfmirror_ssg.model import Entry, RecordEvent
from perfmirror_ssg.settings import Clocks
from tests.journals import entry, facts, gathered, opening, rich, update, week

LIMITS = Clocks(aware_days=14, resolve_days=30)


def clocks(*entries: Entry, limits: Clocks = LIMITS) -> TwoClocks:
    return two_clocks(gathered(*entries).value, limits)


def gap(event: RecordEvent, *later: Entry) -> Timed:
    (found,) = clocks(entry("2026-W20", event), *later).gaps
    return found


def figures(found: Timed) -> tuple[int | None, int | None, bool]:
    resolve = found.resolve
    return found.aware, int(resolve.value) if resolve else None, bool(resolve and resolve.at_least)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_gap_with_all_its_dates_has_both_times() -> None:
    found = gap(opening("gap", "No staging", "g", began=day("2026-04-30"), noticed=day("2026-05-12")))
    # 30 April to 12 May: 12 days; 12 May to 20 November: 19 + 30 + 31 + 31 + 30 + 31 + 20 = 192, and still open.
    assert figures(found) == (12, 192, True)


def test_a_resolved_gap_stops_the_clock() -> None:
    dates = {"began": day("2026-05-01"), "noticed": day("2026-05-12"), "resolved": day("2026-05-15")}
    assert figures(gap(opening("gap", "No staging", "g", **dates))) == (11, 3, False)


def test_a_week_stands_for_its_thursday() -> None:
    found = gap(opening("gap", "x", "g", began=week("2026-W18"), noticed=day("2026-05-12"), resolved=week("2026-W20")))
    # Thursday of W18 is 30 April, of W20 14 May.
    assert figures(found) == (12, 2, False)


def test_a_gap_was_noticed_in_its_week_if_nothing_else_is_said() -> None:
    # 14 May to 20 November: 17 + 30 + 31 + 31 + 30 + 31 + 20 = 190.
    assert figures(gap(opening("gap", "x", "g", began=day("2026-05-04")))) == (10, 190, True)


def test_without_a_beginning_there_is_no_time_to_awareness() -> None:
    found = gap(opening("gap", "x", "g", resolved=week("2026-W20")))
    assert figures(found) == (None, 0, False)
    assert found.zone is None


def test_within_a_week_a_date_before_its_thursday_is_no_time_at_all() -> None:
    assert figures(gap(opening("gap", "x", "g", began=week("2026-W20"), noticed=day("2026-05-11"))))[0] == 0


def test_dates_in_the_wrong_order_give_no_time() -> None:
    assert figures(gap(opening("gap", "x", "g", began=day("2026-05-13"), noticed=day("2026-05-12"))))[0] is None


def test_mitigated_is_not_resolved() -> None:
    found = gap(opening("gap", "x", "g", mitigated=week("2026-W20")))
    assert figures(found) == (None, 190, True)
    assert found.is_open


def test_a_gap_that_only_a_status_closes_was_resolved_in_the_week_of_that() -> None:
    found = gap(opening("gap", "x", "g"), entry("2026-W22", update("g", status="closed")))
    assert figures(found) == (None, 14, False)


def test_a_resolved_gap_that_is_said_to_be_open_again_runs_on() -> None:
    opened = opening("gap", "g", "g", began=week("2026-W28"), noticed=day("2026-07-28"), resolved=day("2026-07-28"))
    again = entry("2026-W40", update("g", status="open"))
    found = gap(opened, again)
    # From 28 July to 20 November: 3 + 31 + 30 + 31 + 20 days.
    assert figures(found) == (19, 115, True)
    assert (found.is_open, found.zone) == (True, "danger")
    assert gap(opened, entry("2026-W30", update("g", status="open", resolved=day("2026-07-30")))).ended == day("2026-07-30")
    assert gap(opened, again, entry("2026-W42", update("g", resolved=week("2026-W42")))).ended == week("2026-W42")


def test_an_accepted_gap_was_open_at_least_until_then() -> None:
    found = gap(opening("gap", "x", "g"), entry("2026-W22", update("g", status="accepted")))
    assert figures(found) == (None, 14, True)
    assert not found.is_open


@pytest.mark.parametrize(
    ("began", "resolved", "zone"),
    [
        ("2026-04-30", "2026-06-13", "high-performer"),  # 14 and 30 days: both limits included
        ("2026-04-29", "2026-06-13", "blind-executor"),
        ("2026-04-30", "2026-06-14", "frustrated-stagnation"),
        ("2026-04-29", "2026-06-14", "danger"),
    ],
)
def test_the_zone_is_that_of_both_times(began: str, resolved: str, zone: str) -> None:
    found = gap(opening("gap", "x", "g", began=day(began), noticed=day("2026-05-14"), resolved=day(resolved)))
    assert found.zone == zone


def test_an_open_gap_has_a_zone_once_its_lower_bound_settles_it() -> None:
    slow = gap(opening("gap", "x", "g", began=day("2026-05-13"), noticed=day("2026-05-14")))
    assert (slow.zone, slow.resolve is not None and slow.resolve.at_least) == ("frustrated-stagnation", True)
    young = opening("gap", "x", "g", began=day("2026-11-09"), noticed=day("2026-11-10"))
    assert clocks(entry("2026-W46", young)).gaps[0].zone is None


def test_medians_and_quartiles_stand_on_every_gap_that_has_the_time() -> None:
    noticed = day("2026-05-14")
    rows = [
        opening("gap", f"gap {n}", f"g{n}", began=day(f"2026-05-{14 - aware:02}"), noticed=noticed, resolved=day(resolved))
        for n, (aware, resolved) in enumerate([(1, "2026-05-15"), (2, "2026-05-17"), (4, "2026-05-24"), (8, "2026-05-25")])
    ]
    found = clocks(entry("2026-W20", *rows, opening("gap", "open", "open", noticed=noticed)))
    assert found.all.resolve is not None
    # 1, 3, 10, 11 and at least 190 days to resolution: 10 is in the middle, whatever the last comes to.
    assert (found.all.resolve.n, found.all.resolve.at_least) == (5, 1)
    assert facts(found.all.resolve.median.value, found.all.resolve.median.at_least) == (10, False)
    assert facts(found.all.resolve.upper.value, found.all.resolve.upper.at_least) == (11, False)
    # 1, 2, 4, 8 to awareness: four are too few.
    assert found.all.aware is None


def test_quarters_are_those_in_which_gaps_were_noticed() -> None:
    found = clocks(
        entry("2026-W20", opening("gap", "one", "one"), opening("gap", "two", "two", noticed=day("2026-03-02"))),
        entry("2026-W45", opening("gap", "three", "three")),
    )
    assert [(quarter.name, [gap.record.id for gap in quarter.clocks.gaps]) for quarter in found.quarters] == [
        ("2026-Q1", ["two"]),
        ("2026-Q2", ["one"]),
        ("2026-Q4", ["three"]),
    ]


def test_the_limits_are_those_of_config() -> None:
    event = opening("gap", "x", "g", began=day("2026-05-11"), noticed=day("2026-05-14"), resolved=day("2026-05-15"))
    found = clocks(entry("2026-W20", event), limits=replace(LIMITS, aware_days=2))
    assert (found.gaps[0].zone, found.aware_days, found.resolve_days) == ("blind-executor", 2, 30)


def test_only_gaps_have_clocks() -> None:
    assert clocks(entry("2026-W20", opening("question", "x", "q", why=rich("it costs a day")))).gaps == ()
