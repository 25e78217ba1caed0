"""What only shows in the whole journal."""

import datetime as dt
from fractions import Fraction

import pytest
from msgspec.structs import replace

from perfmirror_ssg.diagnostics import Span
from perfmirror_ssg.model import DocumentKind, Need, Origin, Value
from tests.journals import (
    codes,
    config,
    document,
    entry,
    expectation,
    gathered,
    item,
    opening,
    profile,
    rich,
    site,
    update,
    week,
)

DAY = dt.date(2026, 5, 14)
"""Thursday of 2026-W20."""


def test_a_gap_is_the_return_of_an_earlier_one() -> None:
    first, again = opening("gap", "Silence", "silence"), opening("gap", "Silence again", "again", again_of="silence")
    assert codes(gathered(entry("2026-W20", first, again))) == []


def test_a_gap_that_comes_back_as_itself_is_an_error_told_once() -> None:
    assert gap(again_of="silence") == ["E312"]
    first, second = (opening("gap", "x", id_, again_of=other) for id_, other in (("one", "two"), ("two", "one")))
    third = opening("gap", "x", "three", again_of="one")
    checked = gathered(entry("2026-W20", first, second, third))
    assert [problem.message for problem in checked.problems] == ['"two" has happened before as itself: two → one → two']


def gap(**fields: Value) -> list[str]:
    return codes(gathered(entry("2026-W20", opening("gap", "Silence", "silence", **fields))))


@pytest.mark.parametrize(
    "fields",
    [
        {"began": DAY, "noticed": DAY, "mitigated": DAY, "resolved": DAY},
        {"began": week("2026-W20"), "noticed": dt.date(2026, 5, 11)},
        {"noticed": dt.date(2026, 5, 17), "mitigated": week("2026-W20")},
        {"began": week("2026-W10")},
        {"mitigated": dt.date(2026, 5, 11)},
    ],
)
def test_dates_of_a_gap_in_order_are_compared_at_the_coarser_precision(fields: dict[str, Value]) -> None:
    assert gap(**fields) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"began": DAY, "noticed": dt.date(2026, 5, 13)},
        {"noticed": DAY, "mitigated": dt.date(2026, 5, 13)},
        {"noticed": DAY, "resolved": week("2026-W19")},
        {"noticed": week("2026-W18"), "mitigated": DAY, "resolved": dt.date(2026, 5, 13)},
        {"began": dt.date(2026, 5, 18)},
        {"mitigated": dt.date(2026, 5, 10)},
    ],
)
def test_dates_of_a_gap_out_of_order_are_an_error(fields: dict[str, Value]) -> None:
    assert gap(**fields) == ["E308"]


def test_dates_given_in_different_weeks_name_both_places() -> None:
    first = entry("2026-W20", opening("gap", "Silence", "silence", mitigated=DAY))
    later = entry("2026-W22", update("silence", resolved=dt.date(2026, 5, 13)))
    (problem,) = gathered(first, later).problems
    assert (problem.span.path, problem.related[0].path) == (later.path, first.path)
    assert problem.message == "resolved 2026-05-13 lies before mitigated 2026-05-14"


def test_a_date_that_was_mended_by_an_update_is_no_longer_out_of_order() -> None:
    first = entry("2026-W20", opening("gap", "Silence", "silence", noticed=DAY))
    later = entry("2026-W22", update("silence", noticed=dt.date(2026, 5, 12), mitigated=dt.date(2026, 5, 13)))
    assert codes(gathered(first, later)) == []


def test_work_is_for_a_goal_or_a_need_that_exists() -> None:
    nowhere = Span(path="", line=1, column=1)
    need = Need(id="two-teams", title=rich("Lead two"), level=None, categories=(), want=None, span=nowhere)
    goal = document(DocumentKind.GOAL, "staff-engineer", needs=(need,))
    page = document(DocumentKind.PAGE, "values")
    work = entry("2026-W20", *(item("one-on-one", goals=(name,)) for name in ("staff-engineer", "two-teams", "values")))
    (problem,) = gathered(work, goal, page).problems
    assert (problem.code, problem.message) == ("E309", 'no goal or expectation is called "values"')
    assert problem.hint == 'make journal/goals/values.md, or add [[expectations]] with id = "values" to config.toml'


def test_work_is_for_an_expectation_of_any_role_and_level() -> None:
    settings = config(expectations=(expectation("grows-people"), expectation("sets-a-course", role="Director", level=0)))
    names = ("grows-people", "sets-a-course", "grows-poeple")
    work = entry("2026-W20", *(item("one-on-one", goals=(name,)) for name in names))
    (problem,) = gathered(work, settings=settings).problems
    assert (problem.message, problem.hint) == (
        'no goal or expectation is called "grows-poeple"',
        'did you mean "grows-people"?',
    )


def test_a_goal_that_could_not_be_read_is_not_called_unknown() -> None:
    work = entry("2026-W20", item("one-on-one", goals=("staff-engineer",)))
    assert codes(gathered(work, flawed={"journal/goals/staff-engineer.md": "---"})) == []


def test_an_expectation_that_could_not_be_read_is_not_called_unknown() -> None:
    work = entry("2026-W20", item("one-on-one", goals=("grows-people",)))
    assert codes(gathered(work, flawed={"config.toml": '[[expectations]]\nid = "grows-people"\n'})) == []


def test_a_week_before_the_start_is_a_warning_at_its_file() -> None:
    (problem,) = gathered(entry("2026-W20"), settings=config(site=site(start="2026-W21"))).problems
    assert (problem.code, problem.span.path) == ("W573", "journal/2026/2026-W20.md")


def test_work_before_the_first_profile_is_a_warning_with_the_line_to_write() -> None:
    work = entry("2026-W19", item("one-on-one"))
    settings = config(profiles=(profile("2026-W21"), profile("2026-W30")))
    (problem,) = gathered(entry("2026-W18"), work, entry("2026-W21"), settings=settings).problems
    assert (problem.code, problem.span.path) == ("W582", work.path)
    assert problem.hint == 'write from = "2026-W19" in it, in config.toml, if that was your role then'
    assert codes(gathered(work, settings=config(profiles=(profile("2026-W19"),)))) == []
    assert codes(gathered(work)) == []


def test_a_bare_word_on_a_closed_record_is_a_warning() -> None:
    opened = entry("2026-W20", opening("question", "Who?", "who"))
    closed = entry("2026-W22", update("who", "Thandi.", status="answered"), update("who", "She says."))
    (problem,) = gathered(opened, closed, entry("2026-W30", update("who", "Not after all."))).problems
    assert (problem.code, problem.span.path, problem.related[0].path) == ("W576", "journal/2026/2026-W30.md", closed.path)


def test_looking_back_on_a_closed_record_with_a_field_or_opening_it_again_is_no_warning() -> None:
    opened = entry("2026-W20", opening("question", "Who?", "who"))
    closed = entry("2026-W22", update("who", status="answered"))
    for later in (update("who", answer=rich("Thandi")), update("who", "Again.", status="open")):
        assert codes(gathered(opened, closed, entry("2026-W30", later))) == []


def test_a_return_that_is_past_when_it_is_written_is_a_warning() -> None:
    past = opening("commitment", "Send the notes", "notes", by=dt.date(2026, 5, 10))
    same = opening("decision", "Keep one", "one", revisit=week("2026-W20"))
    (problem,) = gathered(entry("2026-W20", past, same)).problems
    assert (problem.code, problem.message) == ("W577", "by 2026-05-10 lies before 2026-W20, where it is written")


def test_a_made_id_in_front_matter_is_written_down_as_a_key() -> None:
    front = replace(opening("hypothesis", "It pays", confidence=Fraction("0.5")), origin=Origin.FRONT)
    (problem,) = gathered(entry("2026-W20", front), entry("2026-W21", update("2026-w20-it-pays", "More."))).problems
    assert (problem.code, problem.hint) == ("W570", "add id: 2026-w20-it-pays")
