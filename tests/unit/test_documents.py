"""Pages, goals, stories and reviews say what their kind may say."""

import datetime as dt

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.diagnostics import Diagnostic
from perfmirror_ssg.model import Document, DocumentKind
from perfmirror_ssg.reading.documents import read_document
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.weeks import Week

CONFIG = read_config('[categories.design-doc]\naliases = ["rfc"]\n').value
GOAL = """\
---
title: Staff engineer
by: 2026-W50
status: Open
needs:
  - {id: docs, title: "*Documents* others build on", categories: [rfc, testing], want: 6, level: 4 of 5}
  - {id: talks, title: One talk}
---
It is *done*.
"""


def read(text: str, kind: DocumentKind, name: str = "values") -> tuple[Document, tuple[Diagnostic, ...]]:
    source = decode(f"journal/{kind.value}/{name}.md", text.encode()).value
    assert source
    document = read_document(source, kind, CONFIG)
    return document.value, document.problems


def fine(text: str, kind: DocumentKind, name: str = "values") -> Document:
    document, problems = read(text, kind, name)
    assert problems == ()
    return document


def test_a_goal_has_needs_with_their_categories_by_their_own_names() -> None:
    goal = fine(GOAL, DocumentKind.GOAL)
    assert [(need.id, need.title.plain, need.categories, need.want, need.level) for need in goal.needs] == [
        ("docs", "Documents others build on", ("design-doc", "testing"), "6", "4 of 5"),
        ("talks", "One talk", (), None, None),
    ]
    assert {name: field.value for name, field in goal.fields.items()} == {"by": Week(2026, 50), "status": "open"}


def test_a_page_may_ask_to_be_reread() -> None:
    page = fine("---\nreread: half-yearly\nreread_done: 2026-05-15\n---\n# Map\n", DocumentKind.PAGE)
    assert {name: field.value for name, field in page.fields.items()} == {
        "reread": "half-yearly",
        "reread_done": dt.date(2026, 5, 15),
    }


def test_a_story_answers_questions() -> None:
    story = fine("---\nquestions: [Tell me about *a time*, And then]\nlearned: To wait.\n---\n", DocumentKind.STORY)
    assert [question.plain for question in story.questions] == ["Tell me about a time", "And then"]
    assert set(story.fields) == {"learned"}


@pytest.mark.parametrize(
    ("text", "title"),
    [("---\ntitle: Mine\n---\n# Values\n", "Mine"), ("# Values\n", "Values"), ("Only words.\n", "values")],
)
def test_the_title_is_given_or_the_first_heading_or_the_name(text: str, title: str) -> None:
    assert fine(text, DocumentKind.PAGE).title.plain == title


def test_a_heading_of_a_kind_opens_no_log_in_a_document() -> None:
    page = fine("## Decisions\n- Defer the split\n", DocumentKind.PAGE)
    assert [block.text.plain.split() for block in page.blocks] == [["Decisions", "Defer", "the", "split"]]


@pytest.mark.parametrize("name", ["2026", "2026-Q2", "2026-H1", "2026-05", "2026-C2"])
def test_a_review_is_named_by_its_period(name: str) -> None:
    assert fine("Good.\n", DocumentKind.REVIEW, name).name == name


@pytest.mark.parametrize("name", ["2026-Q5", "2026-H3", "2026-00", "2026-13", "26-Q1", "2026-q2", "spring", "2026-C0"])
def test_a_review_with_another_name_is_an_error(name: str) -> None:
    assert [problem.code for problem in read("Good.\n", DocumentKind.REVIEW, name)[1]] == ["E242"]


def test_a_key_of_another_kind_says_whose_it_is() -> None:
    (problem,) = read("---\nreread: yearly\n---\nDone.\n", DocumentKind.GOAL)[1]
    assert (problem.code, problem.hint) == ("E201", "it belongs to a page, below journal/pages/")


def test_names_are_compared_as_they_look() -> None:
    assert fine("Words.\n", DocumentKind.PAGE, "cafe\u0301").name == "caf\u00e9"
