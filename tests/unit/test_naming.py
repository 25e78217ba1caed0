"""Ids that are made: from the week and the words of the title, unique, never longer than an id may be."""

from perfmirror_ssg.journal.naming import Names, in_order, name_openings, spoken
from perfmirror_ssg.markdown.ids import LONGEST, id_fault
from perfmirror_ssg.memo import Memo
from perfmirror_ssg.model import Entry
from tests.journals import entry, opening, update, week

W20 = week("2026-W20")


def named(*entries: Entry) -> Names:
    checked = name_openings(in_order([spoken(one, Memo()) for one in entries], Memo()), Memo())
    assert checked.problems == ()
    return checked.value


def made(title: str) -> str:
    """Return the id that is made for a fact of 2026-W20."""
    return next(iter(named(entry("2026-W20", opening("fact", title))).openings))


def test_a_long_title_is_cut_at_a_word() -> None:
    title = "Are we optimising for enterprise customers over small ones?"
    assert made(title) == "2026-w20-are-we-optimising-for-enterprise"


def test_a_title_that_fits_exactly_is_not_cut() -> None:
    words = "x" * (LONGEST - len("2026-w20-"))
    assert made(words) == f"2026-w20-{words}"
    assert made(words + "y") == f"2026-w20-{words}"


def test_punctuation_makes_no_part_of_an_id() -> None:
    assert made("Cost & benefit: don't _guess_") == "2026-w20-cost-benefit-dont-guess"


def test_a_title_in_any_script_gives_an_id_that_can_be_written() -> None:
    for title in ("हिन्दी में", "Über größere Pläne", "質問", "½", "a‿b", "ẞ"):
        assert id_fault(made(title)) is None, title


def test_titles_without_words_are_counted_by_kind() -> None:
    found = named(entry("2026-W20", opening("fact", "!"), opening("win", "?"), opening("fact", "…")))
    assert list(found.openings) == ["2026-w20-fact-1", "2026-w20-win-1", "2026-w20-fact-2"]


def test_a_second_same_title_of_a_week_gets_a_number_and_both_are_doubtful() -> None:
    found = named(entry("2026-W20", opening("fact", "Standby"), opening("win", "Standby")), entry("2026-W21"))
    assert list(found.openings) == ["2026-w20-standby", "2026-w20-standby-2"]
    assert found.alike["2026-w20-standby"] == ("2026-w20-standby", "2026-w20-standby-2")


def test_a_number_leaves_the_id_within_its_length() -> None:
    title = "Are we optimising for enterprises that are larger"
    found = named(entry("2026-W20", *(opening("fact", title) for _ in range(3))))
    assert all(len(id_) <= LONGEST for id_ in found.openings)
    assert len(found.openings) == 3


def test_explicit_ids_are_taken_first() -> None:
    found = named(entry("2026-W20", opening("fact", "Standby"), opening("win", "Else", "2026-w20-standby")))
    assert list(found.openings) == ["2026-w20-standby-2", "2026-w20-standby"]
    assert found.alike == {}


def test_an_id_opened_twice_stays_with_the_first() -> None:
    first, second = opening("question", "Who?", "who"), opening("fact", "Somebody", "who")
    checked = name_openings(
        in_order([spoken(one, Memo()) for one in (entry("2026-W20", first), entry("2026-W21", second))], Memo()), Memo()
    )
    (problem,) = checked.problems
    assert (problem.code, problem.span.path) == ("E300", "journal/2026/2026-W21.md")
    assert problem.related[0].path == "journal/2026/2026-W20.md"
    assert checked.value.openings["who"].week == W20


def test_openings_come_before_updates_within_a_week() -> None:
    said = list(
        in_order([spoken(entry("2026-W20", update("who", "It is me."), opening("question", "Who?", "who")), Memo())], Memo())
    )
    assert [one.event.opening for one in said] == [True, False]
