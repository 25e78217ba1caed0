"""A journal is the same whatever the order of its files."""

from perfmirror_ssg.journal.checks import CHECKS
from perfmirror_ssg.model import DocumentKind
from tests.journals import TODAY, document, entry, gathered, item, opening, update, week

FIRST = entry("2026-W40", item("one-on-one"), opening("question", "Who?", "who"))
SECOND = entry("2026-W41", update("who", "Thandi."))


def test_entries_are_put_in_order() -> None:
    assert gathered(SECOND, FIRST) == gathered(FIRST, SECOND)
    assert [slot.week for slot in gathered(SECOND, FIRST).value.weeks][:2] == [FIRST.week, SECOND.week]


def test_of_two_files_for_a_week_the_first_stands() -> None:
    flat = entry("2026-W40", item("design-doc"), path="journal/2026-W40.md")
    for parts in ((FIRST, flat), (flat, FIRST)):
        assert gathered(*parts).value.weeks[0].entry == flat
    assert gathered(FIRST, flat) == gathered(flat, FIRST)


def test_documents_are_in_the_order_of_their_kind_and_name() -> None:
    papers = [document(DocumentKind.STORY, "a"), document(DocumentKind.GOAL, "c"), document(DocumentKind.GOAL, "b")]
    assert [paper.name for paper in gathered(*papers).value.documents] == ["b", "c", "a"]


def test_the_current_week_is_that_of_today() -> None:
    assert gathered(today=TODAY).value.current == week("2026-W47")


def test_checks_are_listed_once_each() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
