"""The levers over the weeks: where they are noted, how long they are not, and what stands in the way of saying so."""

from perfmirror_ssg.analysis.levers import Conditions, Lever, read_levers
from perfmirror_ssg.model import Entry, Levers, State
from perfmirror_ssg.weeks import Week
from tests.journals import entry, gathered, item, week


def taught(text: str, *who: str, off: str | None = None) -> Entry:
    """Write a week with a teacher."""
    return entry(text, item("one-on-one"), levers=Levers(teacher=who), off=off)


def plain(*weeks: str) -> list[Entry]:
    """Write weeks that note no lever."""
    return [entry(text, item("one-on-one")) for text in weeks]


def conditions(*entries: Entry) -> Conditions:
    return read_levers(gathered(*entries).value.weeks)


def teacher(*entries: Entry) -> Lever:
    return conditions(*entries).levers[0]


def written(*numbers: int) -> tuple[Week, ...]:
    return tuple(week(f"2026-W{number}") for number in numbers)


def test_the_weeks_that_name_somebody_are_noted() -> None:
    found = teacher(taught("2026-W40", "Grace"), *plain("2026-W41"), taught("2026-W42", "Grace", "Mirela"))
    assert (found.name, found.noted) == ("teacher", written(40, 42))


def test_the_longest_time_without_is_of_written_weeks_between_two_that_note_it() -> None:
    found = teacher(
        taught("2026-W30", "Grace"),
        *plain("2026-W31", "2026-W32"),
        taught("2026-W33", "Grace"),
        # W34 is missing.
        *plain("2026-W35", "2026-W36"),
        entry("2026-W37", off="ill"),
        *plain("2026-W38"),
        taught("2026-W39", "Grace"),
        *plain("2026-W40"),
    )
    assert found.longest == written(35, 36, 38)
    assert found.since == written(40)


def test_of_two_times_as_long_the_later_one_is_the_longest() -> None:
    found = teacher(
        taught("2026-W30", "Grace"),
        *plain("2026-W31"),
        taught("2026-W32", "Grace"),
        *plain("2026-W33"),
        taught("2026-W34", "Ada"),
    )
    assert found.longest == written(33)


def test_weeks_before_the_first_that_notes_a_lever_say_nothing() -> None:
    found = teacher(*plain("2026-W20", "2026-W21", "2026-W22"), taught("2026-W23", "Grace"), *plain("2026-W24"))
    assert found.longest == found.since == written(24)
    never = teacher(*plain("2026-W20", "2026-W21"))
    assert (never.noted, never.longest, never.since) == ((), (), ())


def test_the_current_week_ends_a_time_without_and_does_not_lengthen_it() -> None:
    before = (taught("2026-W44", "Grace"), *plain("2026-W45", "2026-W46"))
    assert teacher(*before, *plain("2026-W47")).since == written(45, 46)
    assert teacher(*before, taught("2026-W47", "Ada")).since == ()


def test_a_week_that_is_ahead_says_nothing() -> None:
    found = teacher(taught("2026-W45", "Grace"), *plain("2026-W46"), taught("2026-W49", "Ada"))
    assert (found.noted, found.since) == (written(45), written(46))


def test_a_teacher_in_a_week_off_ends_a_time_without_and_is_not_among_the_written_weeks() -> None:
    found = conditions(
        taught("2026-W40", "Grace"), *plain("2026-W41"), taught("2026-W42", "Ada", off="ill"), *plain("2026-W43")
    )
    assert found.levers[0].since == written(43)
    assert found.quarters[0].noted["teacher"] == 1


def test_a_quarter_counts_its_written_weeks_apart_from_the_others() -> None:
    found = conditions(
        taught("2026-W37", "Grace"),
        *plain("2026-W38"),
        entry("2026-W39", off="ill"),
        # The Thursday of W40 is the first of October; W41 to W46 are missing, and the current week is not written.
        taught("2026-W40", "Grace"),
    )
    third, fourth = found.quarters
    assert (third.name, third.over, dict(third.states)) == ("2026-Q3", True, {State.WRITTEN: 2, State.OFF: 1})
    assert dict(third.noted) == {"teacher": 1}
    assert (fourth.name, fourth.over, dict(fourth.states)) == ("2026-Q4", False, {State.WRITTEN: 1, State.MISSING: 6})


def test_an_empty_journal_has_no_levers_and_no_quarters() -> None:
    found = conditions()
    assert (found.is_noted, found.quarters) == (False, ())
