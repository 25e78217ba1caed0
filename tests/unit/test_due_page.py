"""The queue as a page, as data, as a command, and where its calendar stands."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from perfmirror_ssg.build import make, read
from perfmirror_ssg.cli import main
from perfmirror_ssg.pages.due import view
from tests.commands import ssg
from tests.editions import CONFIG, TODAY, edition_of, site_of, weeks, wide_open, words

Journal = Callable[[str], Path]
ITEM = "---\ninput:\n  one-on-one: 4\n---\n"
TEXT = f"""{CONFIG}
{weeks(30, 46, ITEM)}
==> journal/2026/2026-W47.md <==
## Decisions
- Keep one repository [revisit:: 2026-W45] ^keep-one
- Split the pool [revisit:: 2026-W47] ^split-pool
- Move the tests [revisit:: 2026-W50] ^move-tests
==> journal/pages/values.md <==
---
title: Values
reread: yearly
---
What I want to be held to.
"""


def test_what_is_late_stands_before_what_is_not_and_what_comes_next_is_told(journal: Journal) -> None:
    found = view(edition_of(journal(TEXT)))
    assert [(row.title, row.age, row.line) for row in found.late] == [
        ("Keep one repository", "2 weeks late", "- ^keep-one [status:: decided]")
    ]
    assert [(row.title, row.age) for row in found.now] == [("Values", "this week"), ("Split the pool", "this week")]
    assert [(row.title, row.age) for row in found.next] == [("Move the tests", "in 3 weeks")]
    assert (found.older, found.thin) == ("", None)


def test_where_a_line_of_front_matter_belongs_stands_beside_it_on_the_page_and_in_the_terminal(journal: Journal) -> None:
    root = journal(TEXT)
    assert "reread_done: 2026-11-20 Copy in the front matter of journal/pages/values.md" in words(site_of(root)["due.html"])
    said = ssg("-C", str(root), "--today", str(TODAY), "due").stdout
    assert "    in the front matter of journal/pages/values.md\n    reread_done: 2026-11-20\n" in said


def test_the_lines_are_taken_as_they_are_and_settle_what_they_say_they_do(journal: Journal) -> None:
    root = journal(TEXT)
    for path, old, new in (
        ("journal/2026/2026-W47.md", "## Decisions", "## Updates\n- ^keep-one [status:: decided]\n\n## Decisions"),
        ("journal/pages/values.md", "reread: yearly", "reread: yearly\nreread_done: 2026-11-20"),
    ):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace(old, new), encoding="utf-8")
    assert ssg("-C", str(root), "--today", str(TODAY), "check").exit_code == 0
    found = view(edition_of(root))
    assert [row.title for row in (*found.late, *found.now)] == ["Split the pool"]


def test_weeks_without_a_file_that_are_no_longer_asked_for_are_counted(journal: Journal) -> None:
    text = f"{CONFIG}{weeks(20, 20, ITEM)}\n{weeks(24, 46, ITEM)}"
    root = journal(text)
    found = view(edition_of(root))
    told = "3 weeks before 2026-W35 have no file, too long ago to be asked for"
    assert f"{told}: 2026" in words(site_of(root)["due.html"])
    assert told in ssg("-C", str(root), "--today", str(TODAY), "due").stdout
    assert (found.older, [to.text for to in found.years]) == ("3 weeks before 2026-W35 have no file", ["2026"])


def test_an_empty_journal_is_told_what_comes_back_and_a_quiet_one_that_nothing_is_due(journal: Journal) -> None:
    page = words(site_of(journal(CONFIG))["due.html"])
    assert "Nothing comes back yet" in page
    assert "How it is written" in page
    quiet = f"{CONFIG}{weeks(46, 46, ITEM)}\n==> journal/2026-W47.md <==\n## Decisions\n- Wait [revisit:: 2026-W50] ^wait\n"
    assert "Nothing is due." in words(site_of(journal(quiet))["due.html"])


def test_the_calendar_stands_in_the_writers_own_site_alone(journal: Journal) -> None:
    root = journal(TEXT)
    assert b"UID:keep-one@" in make(read(root, lambda _: TODAY)).site["due.ics"]
    for audience in ("coach", "public"):
        shared = make(wide_open(root, audience)).site
        assert not {"due.ics", "due.html"} & shared.keys()


def test_the_command_says_what_is_due_and_what_comes_next(journal: Journal) -> None:
    said = ssg("-C", str(journal(TEXT)), "--today", str(TODAY), "due")
    assert said.exit_code == 0
    assert said.stdout.startswith("Due: 3\n  Keep one repository\n    decision, decided · revisit W45 · 2 weeks late\n")
    assert "In the next 8 weeks: 1\n  Move the tests\n" in said.stdout


@pytest.mark.parametrize(("text", "code"), [(TEXT, 1), (f"{CONFIG}{weeks(46, 47, ITEM)}", 0)])
def test_the_exit_code_says_whether_anything_is_due_where_it_was_asked_for(journal: Journal, text: str, code: int) -> None:
    assert ssg("-C", str(journal(text)), "--today", str(TODAY), "due", "--exit-code").exit_code == code


def test_the_queue_as_data(journal: Journal) -> None:
    found = json.loads(ssg("-C", str(journal(TEXT)), "--today", str(TODAY), "due", "--format", "json").stdout)
    assert found.keys() == {"schema", "today", "due", "next"}
    assert found["due"][0] == {
        "id": "keep-one",
        "kind": "decision",
        "since": "2026-W45",
        "reason": "revisit",
        "title": "Keep one repository",
        "day": "2026-11-02",
        "weeks_late": 2,
        "line": "- ^keep-one [status:: decided]",
        "where": "",
    }
    assert [row["id"] for row in found["next"]] == ["move-tests"]


def test_the_calendar_of_the_command_is_that_of_the_site(journal: Journal) -> None:
    root = journal(TEXT)
    said = CliRunner().invoke(main, ["-C", str(root), "--today", str(TODAY), "due", "--format", "ics"])
    assert said.stdout_bytes == make(read(root, lambda _: TODAY)).site["due.ics"]
