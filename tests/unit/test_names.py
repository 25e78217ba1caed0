"""A path says what a file is, or what name it should have."""

import pytest

from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.model import DocumentKind
from perfmirror_ssg.reading.names import alike, is_left_alone, likely, one_each, place_of
from perfmirror_ssg.weeks import Week

CURRENT = Week(2026, 47)


@pytest.mark.parametrize("path", ["journal/2026-W20.md", "journal/2026/2026-W20.md", "journal/a/b/2026-W20.md"])
def test_a_week_may_stand_anywhere_below_the_journal(path: str) -> None:
    assert place_of(path) == Week(2026, 20)


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_document_stands_in_the_folder_of_its_kind(kind: DocumentKind) -> None:
    assert place_of(f"journal/{kind.value}/some thing.md") is kind


@pytest.mark.parametrize("path", ["journal/2026/map.svg", "journal/pages/map.png", "journal/notes.txt", "journal/x/Makefile"])
def test_other_files_are_attachments(path: str) -> None:
    assert place_of(path) is None


@pytest.mark.parametrize(
    ("path", "code", "hint"),
    [
        ("journal/2026/2026-W5.md", "E148", "name it 2026-W05.md"),
        ("journal/2026/2026w20.md", "E148", "name it 2026-W20.md"),
        ("journal/2026/2025-W53.md", "E148", "weeks of 2025 run from 2025-W01 to 2025-W52"),
        ("journal/2026-46.md", "E148", "name it 2026-W46.md"),
        ("journal/2026W46.md", "E148", "name it 2026-W46.md"),
        ("journal/2026 week 46.md", "E148", "name it 2026-W46.md"),
        ("journal/2026/W46.md", "E148", "name it 2026-W46.md"),
        ("journal/2026/5.md", "E148", "name it 2026-W05.md"),
        ("journal/W46.md", "E148", "name it YYYY-W46.md, with the year for YYYY"),
        ("journal/2026-05.md", "E140", "what you think of a period stands in journal/reviews/2026-05.md"),
        ("journal/2026-W20.txt", "E148", "name it 2026-W20.md"),
        ("journal/2026-W20", "E148", "name it 2026-W20.md"),
        ("journal/pages/2026-W20.md", "E145", "move it to journal/2026/2026-W20.md"),
        ("journal/pages/people/ada.md", "E140", "move it to journal/pages/ada.md"),
        ("journal/2026-W20 (2).md", "W504", "compare it with the original, keep what is missing, delete it"),
    ],
)
def test_a_name_without_a_place_says_what_to_call_it(path: str, code: str, hint: str) -> None:
    problem = place_of(path)
    assert isinstance(problem, Diagnostic)
    assert (problem.code, problem.hint) == (code, hint)


@pytest.mark.parametrize(
    "name", [".git", ".2026-W20.md.swp", "2026-W20.md~", "#2026-W20.md#", ".#2026-W20.md", "a.bak", "b.TMP"]
)
def test_what_editors_drop_is_left_alone(name: str) -> None:
    assert is_left_alone(name)


@pytest.mark.parametrize("name", ["2026-W20.md", "swap.md", "a~b.md", "#1.md"])
def test_what_a_person_names_is_not(name: str) -> None:
    assert not is_left_alone(name)


def test_of_two_files_for_a_week_the_first_by_path_is_read() -> None:
    week = Week(2026, 20)
    checked = one_each([(week, "journal/b.md"), (week, "journal/a.md"), (Week(2026, 19), "journal/c.md")])
    assert checked.value == ((Week(2026, 19), "journal/c.md"), (week, "journal/a.md"))
    (problem,) = checked.problems
    assert (problem.span.path, [span.path for span in problem.related]) == ("journal/b.md", ["journal/a.md"])


def _likely(*weeks: Week) -> tuple[list[Week], list[str]]:
    checked = likely(tuple((week, f"journal/{week}.md") for week in weeks), CURRENT)
    return [week for week, _ in checked.value], [problem.code for problem in checked.problems]


def test_a_week_to_come_is_read_with_a_warning_up_to_a_year_ahead() -> None:
    assert _likely(CURRENT, Week(2026, 48), Week(2027, 46)) == ([CURRENT, Week(2026, 48), Week(2027, 46)], ["W505", "W505"])
    assert _likely(CURRENT, Week(2027, 47)) == ([CURRENT], ["E147"])


def test_a_year_far_from_all_others_is_a_slip() -> None:
    assert _likely(Week(2016, 20), Week(2025, 30), Week(2025, 31)) == ([Week(2025, 30), Week(2025, 31)], ["E147"])
    assert _likely(Week(1926, 20), Week(2026, 20)) == ([Week(2026, 20)], ["E147"])


def test_the_mended_name_of_a_slip_is_given_only_where_it_is_free() -> None:
    def hint(*weeks: Week) -> str:
        checked = likely(tuple((week, f"journal/{week}.md") for week in weeks), CURRENT)
        return next(problem.hint for problem in checked.problems if problem.code == "E147")

    assert hint(Week(2026, 21), Week(2062, 20)) == "mend the year in its name, as 2026-W20.md"
    taken = "mend the year in its name; it may belong into journal/2026-W20.md, which is there already"
    assert hint(Week(2026, 20), Week(2062, 20)) == taken
    assert hint(Week(2025, 52), Week(2043, 53)).startswith("mend the year in its name")


def test_a_journal_may_rest_for_years_and_begin_again_now() -> None:
    weeks = [Week(2015, 20), Week(2015, 21), Week(2026, 46)]
    assert _likely(*weeks) == (weeks, [])


def test_one_old_week_alone_is_a_journal() -> None:
    assert _likely(Week(1999, 1)) == ([Week(1999, 1)], [])


def test_names_are_alike_but_for_case_and_composition() -> None:
    paths = ["journal/a.png", "journal/A.png", "journal/caf\u00e9.md", "journal/cafe\u0301.md", "journal/b.png"]
    assert [problem.span.path for problem in alike(paths)] == ["journal/A.png", "journal/cafe\u0301.md"]
