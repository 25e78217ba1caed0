"""A newer decision makes the older superseded; circles are errors."""

from perfmirror_ssg.model import Entry
from tests.journals import codes, entry, facts, gathered, opening, update, week

ONE = opening("decision", "One repository", "one")


def two(**fields: str) -> Entry:
    return entry("2026-W22", opening("decision", "Two repositories", "two", **fields))


def test_the_older_decision_is_superseded_in_the_week_of_the_newer() -> None:
    checked = gathered(entry("2026-W20", ONE), two(supersedes="one"))
    older = checked.value.records["one"]
    assert facts(codes(checked), older.status, older.closed, older.latest) == (
        [],
        "superseded",
        week("2026-W22"),
        week("2026-W22"),
    )
    assert older.fields["superseded-by"] == "two"
    assert older.timeline[-1].event.id == "two"


def test_it_is_so_whatever_else_is_said_in_that_week() -> None:
    new = opening("decision", "Two repositories", "two", supersedes="one")
    older = gathered(entry("2026-W22", update("one", status="decided"), new, ONE)).value.records["one"]
    assert [moment.status for moment in older.timeline] == ["decided", "decided", "superseded"]


def test_an_update_can_supersede() -> None:
    later = entry("2026-W25", update("two", supersedes="one"))
    assert gathered(entry("2026-W20", ONE), two(), later).value.records["one"].closed == week("2026-W25")


def test_an_older_decision_can_be_taken_up_again_by_a_word_on_it() -> None:
    again = entry("2026-W30", update("one", status="decided"))
    assert gathered(entry("2026-W20", ONE), two(supersedes="one"), again).value.records["one"].status == "decided"


def test_a_circle_is_an_error_at_the_word_that_closes_it() -> None:
    back = entry("2026-W24", update("one", supersedes="two"))
    checked = gathered(entry("2026-W20", ONE), two(supersedes="one"), back)
    (problem,) = checked.problems
    assert facts(problem.code, problem.span.path) == ("E307", "journal/2026/2026-W24.md")
    assert "one → two → one" in problem.message
    assert [span.path for span in problem.related] == ["journal/2026/2026-W22.md"]
    assert checked.value.records["two"].status == "decided"


def test_a_long_circle_names_its_whole_way() -> None:
    chain = [entry(f"2026-W{20 + n}", opening("decision", f"d{n}", f"d{n}", supersedes=f"d{n - 1}")) for n in range(1, 4)]
    first = entry("2026-W20", opening("decision", "d0", "d0"))
    (problem,) = gathered(first, *chain, entry("2026-W24", update("d0", supersedes="d3"))).problems
    assert "d0 → d3 → d2 → d1 → d0" in problem.message


def test_a_decision_cannot_supersede_itself() -> None:
    assert codes(gathered(two(supersedes="two"))) == ["E307"]


def test_only_decisions_that_exist_can_be_superseded() -> None:
    question = entry("2026-W20", opening("question", "One?", "one"))
    assert codes(gathered(question, two(supersedes="one"))) == ["E303"]
    assert codes(gathered(two(supersedes="one"))) == ["E301"]
    assert codes(gathered(two(supersedes="one"), entry("2026-W24", ONE))) == ["E302"]


def test_a_gap_comes_again_of_a_gap() -> None:
    gap = entry("2026-W20", opening("gap", "Silence", "silence"))
    again = opening("gap", "Silence again", "silence-2", again_of="silence")
    assert codes(gathered(gap, entry("2026-W30", again))) == []
    assert codes(gathered(entry("2026-W20", ONE), entry("2026-W30", opening("gap", "x", "x", again_of="one")))) == ["E303"]
