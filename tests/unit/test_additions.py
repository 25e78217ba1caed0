"""A line put into a week's file: where, and what stays as it was."""

import pytest

from perfmirror_ssg.config import read_config
from perfmirror_ssg.kinds import KIND
from perfmirror_ssg.markdown.lines import opening_line
from perfmirror_ssg.reading.entry import read_entry
from perfmirror_ssg.reading.source import decode
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.writing.additions import Addition, Opening, WeekFile, add_record

CONFIG = read_config(None).value


def _add(text: str, kind: str = "decision", words: str = "New", record_id: str = "new") -> Addition | None:
    file = WeekFile(path="journal/2026/2026-W20.md", week=Week(2026, 20), data=text.encode())
    opening = Opening(kind=KIND[kind], id=record_id, words=words, line=opening_line(words, {}, record_id))
    return add_record(file, opening, CONFIG).value


def _added(text: str, kind: str = "decision") -> str:
    addition = _add(text, kind)
    assert addition
    lines = addition.data.decode().splitlines()
    assert lines[addition.line - 1] == "- New ^new"
    return addition.data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## Decisions\n", "## Decisions\n- New ^new\n"),
        ("## Decisions\n- One\n", "## Decisions\n- One\n- New ^new\n"),
        ("## Decisions\n- One\n  more\n\n  and more\n", "## Decisions\n- One\n  more\n\n  and more\n- New ^new\n"),
        ("## Decisions\n- One\n\n## Notes\n\nText.\n", "## Decisions\n- One\n- New ^new\n\n## Notes\n\nText.\n"),
        ("## Decisions\n\n\n## Notes\n", "## Decisions\n- New ^new\n\n\n## Notes\n"),
        ("## Decisions\n\n## Wins\n\n## Updates\n", "## Decisions\n- New ^new\n\n## Wins\n\n## Updates\n"),
        ("## Decisions\n- One\n## Notes\n", "## Decisions\n- One\n- New ^new\n\n## Notes\n"),
        ("## Decisions\n- One\n\nNotes\n---\n", "## Decisions\n- One\n- New ^new\n\nNotes\n---\n"),
        ("## Decisions\n\nWords first.\n", "## Decisions\n\nWords first.\n\n- New ^new\n"),
        ("Decisions\n---\n- One\n", "Decisions\n---\n- One\n- New ^new\n"),
        ("## *Decisions*:\n- One\n", "## *Decisions*:\n- One\n- New ^new\n"),
        ("## Decision log\n- One\n", "## Decision log\n- One\n- New ^new\n"),
        ("## Decisions\n- One\n\n### Later\n- Two\n", "## Decisions\n- One\n- New ^new\n\n### Later\n- Two\n"),
        ("## Decisions\n- One\n\n## Decisions\n- Two\n", "## Decisions\n- One\n- New ^new\n\n## Decisions\n- Two\n"),
        ("## Decisions\n%% What did you decide? %%\n", "## Decisions\n%% What did you decide? %%\n- New ^new\n"),
        ("Text.\n", "Text.\n\n## Decisions\n- New ^new\n"),
        ("Text.\n\n", "Text.\n\n## Decisions\n- New ^new\n"),
        ("Text.", "Text.\n\n## Decisions\n- New ^new"),
        ("## Decisions", "## Decisions\n- New ^new"),
        ("## Decisions\n- One", "## Decisions\n- One\n- New ^new"),
        ("---\ninput:\n---\n", "---\ninput:\n---\n\n## Decisions\n- New ^new\n"),
        ("## Updates\n- ^old [status:: closed]\n", "## Updates\n- ^old [status:: closed]\n\n## Decisions\n- New ^new\n"),
        ("Text.\r\n\r\n## Decisions\r\n- One\r\n", "Text.\r\n\r\n## Decisions\r\n- One\r\n- New ^new\r\n"),
        ("\ufeffText.\r\n", "\ufeffText.\r\n\r\n## Decisions\r\n- New ^new\r\n"),
        ("%%\n## Decisions\n%%\nText.\n", "%%\n## Decisions\n%%\nText.\n\n## Decisions\n- New ^new\n"),
        ("```\n## Decisions\n```\n", "```\n## Decisions\n```\n\n## Decisions\n- New ^new\n"),
    ],
)
def test_a_line_goes_to_the_end_of_its_section_and_nothing_else_moves(before: str, after: str) -> None:
    assert _added(before) == after


def test_a_person_at_a_one_on_one_is_not_given_somebody_elses_line() -> None:
    assert _added("## 1:1s\n\n### Ada\n- Two\n", "one-on-one").startswith("## 1:1s\n- New ^new\n\n### Ada")


@pytest.mark.parametrize("before", ["Text.\n\n```\nnot closed\n", "## Decisions\n- One ^new\n", "Text.\n\n%%\nnot closed\n"])
def test_a_line_that_would_not_be_read_as_one_record_is_refused(before: str) -> None:
    assert _add(before) is None


@pytest.mark.parametrize(
    "words",
    [
        "# of people",
        "- less",
        "1. first",
        "[x] done",
        "[ ] not done",
        "[] x",
        "[x]glued",
        "^old is back",
        "two ^ids",
        "ends with ^an-id",
        "in (^brackets)",
        "x^2 + 1",
        "> quote",
        "```",
        "::: share",
        "---",
        "50%% sure %% x",
        "a %%% b",
        "half a %% comment",
        "%% at the start",
        "half <!-- a comment",
        "all <!-- of --> it",
        "an [unknown:: field]",
        "[confidence:: 70%] likely",
        "confidence:: 70% likely",
        "R&amp;D",
        "std::vector",
    ],
)
def test_words_that_look_like_markup_are_kept_as_words(words: str) -> None:
    file = WeekFile(path="journal/2026/2026-W20.md", week=Week(2026, 20), data=b"## Decisions\n")
    opening = Opening(kind=KIND["decision"], id="new", words=words, line=opening_line(words, {}, "new"))
    added = add_record(file, opening, CONFIG)
    assert added.value
    assert added.problems == ()
    read = decode(file.path, added.value.data).value
    entry = read and read_entry(read, file.week, CONFIG).value
    assert entry
    assert [event.title and event.title.plain for event in entry.events] == [words]


@pytest.mark.parametrize(
    "words", ["see [[values|mine]]", "[the plan](plan.md)", "*Never* `%%` again", "<https://x.example/a%%b>"]
)
def test_links_and_emphasis_stay_what_they_are(words: str) -> None:
    addition = _add("## Decisions\n", words=words)
    assert addition
    assert addition.data.decode() == f"## Decisions\n- {words} ^new\n"


def test_a_line_that_loses_a_word_is_refused() -> None:
    file = WeekFile(path="journal/2026/2026-W20.md", week=Week(2026, 20), data=b"## Decisions\n")
    opening = Opening(kind=KIND["decision"], id="new", words="50 sure x", line="- 50%% sure %% x ^new")
    assert add_record(file, opening, CONFIG).value is None


def test_a_file_that_is_no_text_is_refused_with_its_problem() -> None:
    file = WeekFile(path="journal/2026/2026-W20.md", week=Week(2026, 20), data=b"caf\xe9\n")
    found = add_record(file, Opening(kind=KIND["win"], id="new", words="New", line="- New ^new"), CONFIG)
    assert found.value is None
    assert [problem.severity.value for problem in found.problems] == ["error"]
