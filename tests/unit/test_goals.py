"""Goals, worked backwards: what is evidence for a need, what is missing, whether the pace fits."""

import datetime as dt
from fractions import Fraction

import pytest

from perfmirror_ssg.analysis.goals import GoalStanding, Outlook, wanted
from perfmirror_ssg.analysis.report import make_report
from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import Document, DocumentKind, Entry, FieldValue, Need, Value, WorkItem
from perfmirror_ssg.weeks import Week
from tests.journals import config, document, entry, facts, gathered, item, rich, week

SPAN = Span(path="journal/goals/two-teams.md", line=1, column=1)


def need(id_: str, *categories: str, want: str | None = None, by: Week | dt.date | None = None) -> Need:
    return Need(id=id_, title=rich(id_), level=None, categories=categories, want=want, by=by, span=SPAN)


def goal(*needs: Need, **fields: Value) -> Document:
    given = {key: FieldValue(value=value, span=SPAN) for key, value in fields.items()}
    return document(DocumentKind.GOAL, "two-teams", "Lead two teams", needs=needs, fields=given)


def done(name: str, *goals: str, count: int = 1, score: str | None = None) -> WorkItem:
    return item(name, count, score=score, goals=goals)


def standing(made: Document, *entries: Entry) -> GoalStanding:
    """The day is a Friday in 2026-W47."""
    settings = config()
    return make_report(gathered(made, *entries, settings=settings).value, settings).goals["two-teams"]


def weekly(first: int, last: int, *items: WorkItem) -> list[Entry]:
    return [entry(f"2026-W{number:02}", *items) for number in range(first, last + 1)]


def test_evidence_names_the_need_or_the_goal_and_a_category_of_the_need() -> None:
    found = standing(
        goal(need("designs", "design-doc"), need("trust")),
        entry("2026-W40", done("design-doc", "two-teams"), done("design-doc"), done("code-review", "two-teams")),
        entry("2026-W41", done("code-review", "designs"), done("one-on-one", "trust", count=3)),
    )
    designs, trust = found.needs
    assert [(str(piece.week), piece.item.category) for piece in designs.pieces] == [
        ("2026-W41", "code-review"),
        ("2026-W40", "design-doc"),
    ]
    assert facts(designs.found, trust.found) == (2, 3)
    assert [(str(piece.week), piece.item.category) for piece in found.beside] == [("2026-W40", "code-review")]


@pytest.mark.parametrize(
    ("want", "number"),
    [("6", 6), ("2 of them", 2), ("4 of 5", 4), (" 12", 12), ("two", None), ("at least 3", 3), ("3x", 3), ("0", None)]
    + [("10000", 10000), ("1,000 users", 1000), ("1 000 000", 1_000_000), ("3. And well", 3), ("2, then more", 2)]
    + [
        (text, None)
        for text in ("2.5", "1.000", "3/4", "12:30", "90%", "by 2026-W40", "Q3", "-2", "2nd", "three talks", "", None)
    ],
)
def test_as_many_are_wanted_as_the_first_number_says_when_it_is_a_whole_one(want: str | None, number: int | None) -> None:
    assert wanted(need("n", want=want)) == number


def test_a_need_that_says_no_number_is_met_by_one_piece() -> None:
    found = standing(goal(need("a"), need("b")), entry("2026-W40", done("one-on-one", "a")))
    assert [(one.wanted, one.missing) for one in found.needs] == [(1, 0), (1, 1)]
    assert found.met == 1


def test_whether_words_without_a_number_are_met_is_not_said() -> None:
    written = weekly(34, 46, done("one-on-one", "a", "b"))
    for other, by in ((need("b"), None), (need("b"), week("2027-W04")), (need("b", want="20"), week("2027-W04"))):
        found = standing(goal(need("a", want="three talks"), other, **({"by": by} if by else {})), *written)
        assert not found.needs[0].is_met
        assert found.outlook is Outlook.UNCOUNTED
    nothing = standing(goal(need("a"), need("c", want="their trust"), by=week("2027-W04")), *written)
    assert (nothing.outlook, nothing.needs[1].missing) == (Outlook.SHORT, 1)


def test_what_has_points_and_no_count_is_one_piece_and_what_has_neither_is_none() -> None:
    found = standing(
        goal(need("a", want="2")), entry("2026-W40", done("one-on-one", "a", count=0, score="4"), done("meeting", "a", count=0))
    )
    assert found.needs[0].found == 1


def test_what_takes_points_away_speaks_against_the_goal_and_is_no_evidence() -> None:
    found = standing(
        goal(need("a")), entry("2026-W40", done("late-delivery", "a"), done("one-on-one", "two-teams", score="-1"))
    )
    assert [piece.item.category for piece in found.against] == ["late-delivery", "one-on-one"]
    assert facts(found.needs[0].found, found.first) == (0, None)


def test_what_was_scored_zero_by_hand_costs_nothing_and_speaks_against_nothing() -> None:
    assert standing(goal(need("a")), entry("2026-W40", done("late-delivery", "a", score="0"))).against == ()


def test_weeks_to_come_hold_no_evidence_and_the_current_one_does() -> None:
    found = standing(goal(need("a")), entry("2026-W47", done("one-on-one", "a")), entry("2026-W48", done("one-on-one", "a")))
    assert facts(found.needs[0].found, found.latest) == (1, week("2026-W47"))


def test_inputs_are_those_of_four_weeks_and_the_current_one_that_work_towards_a_need_or_the_goal() -> None:
    made = goal(need("a", "one-on-one"), need("b", "design-doc"))
    work = (done("one-on-one"), done("code-review"), done("code-review", "two-teams"), done("design-doc", "b"))
    found = standing(made, *weekly(40, 47, *work))
    assert [str(piece.week) for piece in found.inputs[::2]] == ["2026-W47", "2026-W46", "2026-W45", "2026-W44", "2026-W43"]
    assert {(piece.item.category, piece.item.goals) for piece in found.inputs} == {
        ("one-on-one", ()),
        ("code-review", ("two-teams",)),
    }


def test_every_need_has_its_own_pace_over_the_last_quarter() -> None:
    # 2026-W34 to W46 are the last 13 weeks that are over; the evidence begins in W30, which is before them.
    # a: 2 + 13 found, 13 of them lately, so 1 a week; 10 weeks are left: 15 + 10 = 25.
    # b: 4 found, none lately: 4, and 6 are wanted.
    entries = [
        entry("2026-W30", done("one-on-one", "a", count=2), done("design-doc", "b", count=4)),
        *weekly(31, 33),
        *weekly(34, 46, done("one-on-one", "a")),
    ]
    written = [one if one.items else entry(str(one.week), done("meeting")) for one in entries]
    found = standing(goal(need("a", want="25"), need("b", want="6"), by=week("2027-W04")), *written)
    first, second = found.needs
    assert facts(found.left, found.pace_weeks) == (10, 13)
    assert facts(found.reach(first), found.reach(second)) == (25, 4)
    assert facts(found.falls_short(first), found.falls_short(second)) == (False, True)
    assert found.outlook is Outlook.SHORT


def test_a_need_with_a_day_of_its_own_is_paced_to_that() -> None:
    # One a week in the 6 weeks from 2026-W41 to W46; 4 weeks are left to W51, 10 to 2027-W04: 6 + 4 = 10, 6 + 10 = 16.
    work = weekly(41, 46, done("one-on-one", "a", "b"))
    made = goal(need("a", want="12", by=dt.date(2026, 12, 18)), need("b", want="12"), by=week("2027-W04"))
    found = standing(made, *work)
    first, second = found.needs
    assert facts(first.left, found.reach(first), second.left, found.reach(second)) == (4, 10, 10, 16)
    assert facts(found.falls_short(first), found.falls_short(second), found.outlook) == (True, False, Outlook.SHORT)
    undated = standing(goal(need("a", want="12", by=week("2026-W51")), need("b", want="12")), *work)
    assert facts([undated.falls_short(one) for one in undated.needs], undated.outlook) == ([True, False], Outlook.SHORT)


def test_a_need_whose_own_day_has_passed_is_late_and_has_no_pace() -> None:
    work = weekly(41, 46, done("one-on-one", "a", "b"))
    made = goal(need("a", want="12", by=week("2026-W45")), need("b", want="12"), by=week("2027-W04"))
    found = standing(made, *work)
    first, second = found.needs
    assert facts(first.left, first.is_late, second.is_late, found.falls_short(first)) == (-2, True, False, False)
    assert found.outlook is Outlook.LATE
    assert not standing(goal(need("a", want="6", by=week("2026-W45")), by=week("2027-W04")), *work).needs[0].is_late
    assert not standing(goal(need("a", want="7", by=week("2026-W47")), by=week("2027-W04")), *work).needs[0].is_late


def test_weeks_without_an_input_speak_against_a_goal_once_it_was_worked_on_for_six() -> None:
    made = goal(need("a", "mentoring", want="12"))
    asked = [
        standing(made),
        standing(made, *weekly(42, 46, done("design-doc", "a"))),
        standing(made, *weekly(41, 46, done("design-doc", "a"))),
        standing(goal(need("a", want="6")), *weekly(41, 46, done("design-doc", "a"))),
        standing(made, *weekly(41, 46, done("design-doc", "a"), done("one-on-one", "a"))),
    ]
    assert [facts(found.is_unattended, found.is_idle) for found in asked] == [
        (True, False),
        (True, False),
        (True, True),
        (False, False),
        (False, False),
    ]


def test_weeks_off_count_as_weeks_of_the_pace_and_missing_ones_do_not() -> None:
    # 3 pieces in W35, W37, W40; W36 is off, W38 and W39 are missing: 6 known weeks of W35 to W42; 3/6 of one a week.
    entries = [
        entry("2026-W35", done("one-on-one", "a")),
        entry("2026-W36", off="ill"),
        entry("2026-W37", done("one-on-one", "a")),
        *(entry(f"2026-W{number}", done("one-on-one", "a" if number == 40 else "")) for number in (40, 41, 42)),
    ]
    found = standing(goal(need("a", want="4"), by=week("2026-W51")), *entries)
    assert facts(found.pace_weeks, found.needs[0].lately, found.left) == (6, 3, 4)
    assert facts(found.reach(found.needs[0]), found.outlook) == (Fraction(5), Outlook.FITS)


def test_a_need_of_one_or_two_pieces_has_no_pace_and_one_of_none_has() -> None:
    work = [entry("2026-W40", done("one-on-one", "a", "two-teams")), *weekly(41, 46, done("meeting"))]
    few = standing(goal(need("a", want="2"), by=week("2027-W04")), *work)
    assert facts(few.needs[0].is_thin, few.outlook) == (True, Outlook.TOO_FEW)
    none = standing(goal(need("a", want="2"), need("b"), by=week("2027-W04")), *work)
    assert facts([none.falls_short(one) for one in none.needs], none.outlook) == ([False, True], Outlook.SHORT)


@pytest.mark.parametrize(
    ("made", "outlook"),
    [
        (goal(need("a", want="9"), by=week("2026-W51"), status="dropped"), Outlook.ENDED),
        (goal(by=week("2026-W51")), Outlook.NO_NEEDS),
        (goal(need("a"), by=week("2026-W40")), Outlook.MET),
        (goal(need("a", want="9"), by=week("2026-W46")), Outlook.OVERDUE),
        (goal(need("a", want="9")), Outlook.UNDATED),
        (goal(need("b"), by=week("2026-W51")), Outlook.NOTHING),
        (goal(need("a", want="9"), by=dt.date(2026, 12, 24)), Outlook.TOO_SOON),
    ],
)
def test_nothing_is_said_of_a_pace_without_what_it_stands_on(made: Document, outlook: Outlook) -> None:
    # Five weeks that are over hold the evidence: one fewer than a pace is taken from.
    assert standing(made, *weekly(42, 46, done("one-on-one", "a"))).outlook is outlook


def test_on_its_day_a_goal_is_not_overdue_and_nothing_more_is_expected() -> None:
    found = standing(goal(need("a", want="9"), by=week("2026-W47")), *weekly(41, 46, done("one-on-one", "a")))
    assert facts(found.left, found.reach(found.needs[0]), found.outlook) == (0, 6, Outlook.SHORT)
