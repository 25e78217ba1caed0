"""The text of a new week, read back by the real reader."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from perfmirror_ssg import build
from perfmirror_ssg.analysis.rhythm import Ask, asked_again
from perfmirror_ssg.config import read_config
from perfmirror_ssg.model import State
from perfmirror_ssg.settings import Config
from perfmirror_ssg.weeks import Week
from perfmirror_ssg.writing.suggestions import document_lines, update_lines
from perfmirror_ssg.writing.template import week_place, week_text

TODAY = dt.date(2026, 11, 20)
CURRENT = Week.of(TODAY)

JOURNAL = """
    ==> config.toml <==
    [scorecards.stakeholders]
    about = "a team"
    criteria = {trust = "do they tell us first?", clarity = "do they know why?"}
    scale = [1, 5]
    every = "month"
    ==> journal/2026/2026-W20.md <==
    ---
    ratings: {energy: 3, learning: 4}
    scorecards: {stakeholders: {billing: {trust: 3}, alerts: {trust: 4}}}
    ---
    ## Questions
    - Who reads it %% not meant for pages %% --> at all? [revisit:: 2026-W30] ^who-reads
    - Is it enough?
    ## Gaps
    - We learn of it from customers ^from-customers
    ## Decisions
    - Keep one repository [revisit:: 2026-W47] ^keep-one
    ==> journal/2026/2026-W46.md <==
    ## Bets
    - Five of ten will pay [confidence:: 60%] ^will-pay
    - All of them know us [status:: void] ^know-us
    ## Observations
    - Nobody asked ^nobody-asked
"""


def _config(text: str = "") -> Config:
    return read_config(text).value


def _asked(root: Path, week: Week = CURRENT) -> str:
    mirror = build.read(root, lambda _: TODAY)
    asks = asked_again(mirror.report.journal, mirror.config, week)
    updates = update_lines(mirror.report, week)
    documents = document_lines(mirror.report, week)
    return week_text(week, mirror.config, today=TODAY, asks=asks, updates=updates, documents=documents)


def _read_back(root: Path, text: str, week: Week = CURRENT) -> tuple[State | None, list[str]]:
    """Return the state of the week with this text, and what is wrong in its file."""
    path = f"journal/2026/{week}.md"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
    mirror = build.read(root, lambda _: TODAY)
    states = {slot.week: slot.state for slot in mirror.report.journal.weeks}
    return states.get(week), [f"{p.code} {p.message}" for p in mirror.problems if p.span.path == path]


def test_a_new_week_is_empty_and_without_problems(journal: Callable[[str], Path]) -> None:
    root = journal("==> config.toml <==\n")
    assert _read_back(root, _asked(root)) == (State.EMPTY, [])


def test_a_new_week_of_a_full_journal_is_empty_and_without_problems(journal: Callable[[str], Path]) -> None:
    root = journal(JOURNAL)
    text = _asked(root)
    assert text.count("\n- ^") == 5
    assert _read_back(root, text) == (State.EMPTY, [])


def test_its_update_lines_are_right_as_they_stand(journal: Callable[[str], Path]) -> None:
    root = journal(JOURNAL.replace("    - Is it enough?\n", ""))
    assert _read_back(root, _asked(root).replace("\n%%\n", "\n")) == (State.WRITTEN, [])


def test_its_scorecards_are_right_when_they_are_answered(journal: Callable[[str], Path]) -> None:
    root = journal(JOURNAL)
    text = re.sub(r"^  # (?=  [a-z]+: \{|[a-z]+:$)", "  ", _asked(root), flags=re.MULTILINE)
    assert "  stakeholders:\n    billing: {trust: , clarity: }\n    alerts: {trust: , clarity: }\n" in text
    text = re.sub(r"(?<=  )([a-z]+):$", r"\1: 3", text.replace(": ,", ": 2,").replace(": }", ": 5}"), flags=re.MULTILINE)
    text = text.replace("stakeholders: 3", "stakeholders:")
    assert _read_back(root, text) == (State.WRITTEN, [])


def test_a_past_week_says_when_it_was_written_and_is_right_too(journal: Callable[[str], Path]) -> None:
    root = journal(JOURNAL)
    text = _asked(root, Week(2026, 30))
    assert text.startswith("---\nwritten: 2026-11-20\n")
    assert _read_back(root, text, Week(2026, 30)) == (State.EMPTY, [])
    assert _read_back(root, text.replace("\n%%\n", "\n"), Week(2026, 30)) == (State.WRITTEN, [])


def test_a_week_that_is_not_over_does_not_say_when_it_was_written() -> None:
    assert "written:" not in week_text(CURRENT, _config(), today=CURRENT.sunday)


def test_a_new_week_has_at_most_seven_prompts(journal: Callable[[str], Path]) -> None:
    prompts = re.findall(r"^(?:#|%%) (?:What|Who|How)\b.*\?", _asked(journal(JOURNAL)), re.MULTILINE)
    assert len(prompts) == 7


def test_a_new_week_names_the_categories_of_each_dimension() -> None:
    text = week_text(CURRENT, _config('[categories.on-call]\ndimension = "output"\n'), today=TODAY)
    output = text.partition("\noutput:\n")[2].partition("\noutcome:\n")[0]
    assert "pull-request" in output
    assert "on-call" in output
    assert all(line.startswith("  # ") for line in output.splitlines())


def test_what_is_due_comes_first_then_what_the_last_weeks_touched(journal: Callable[[str], Path]) -> None:
    lines = re.findall(r"^- \^(\S+)", _asked(journal(JOURNAL)), re.MULTILINE)
    assert lines == ["from-customers", "who-reads", "2026-w20-is-it-enough", "keep-one", "will-pay"]


def test_an_update_line_says_in_a_comment_what_it_is_about(journal: Callable[[str], Path]) -> None:
    line = next(line for line in _asked(journal(JOURNAL)).splitlines() if line.startswith("- ^keep-one"))
    assert line == "- ^keep-one [status:: decided] <!-- Keep one repository · due since 2026-W47: revisit -->"


def test_ten_update_lines_are_the_most(journal: Callable[[str], Path]) -> None:
    gaps = "\n".join(f"    - Gap {number} ^gap-{number}x" for number in range(12))
    assert _asked(journal(f"    ## Gaps\n{gaps}\n")).count("\n- ^") == 10


def test_a_past_week_is_offered_nothing_that_was_opened_later(journal: Callable[[str], Path]) -> None:
    assert "will-pay" not in _asked(journal(JOURNAL), Week(2026, 30))


def test_documents_that_are_due_are_named_with_their_file_in_a_comment(journal: Callable[[str], Path]) -> None:
    papers = """
    ==> journal/pages/values.md <==
    ---
    title: Values --> more
    reread: yearly
    ---
    Words.
    ==> journal/goals/staff.md <==
    ---
    title: Staff
    by: 2026-W46
    ---
    I am.
    """
    assert "files of their own" not in _asked(journal(JOURNAL))
    root = journal(JOURNAL + papers)
    text = _asked(root)
    goal = "Staff (goal, by), in the front matter of journal/goals/staff.md: reached or dropped; or give it a later by\nstatus:"
    values = (
        "Values –> more (page, no reread_done yet), in the front matter of journal/pages/values.md\nreread_done: 2026-11-20"
    )
    assert f"%%\nDue in files of their own:\n{goal}\n{values}\n%%\n" in text
    assert _read_back(root, text) == (State.EMPTY, [])
    assert "files of their own" not in _asked(root, Week(2026, 45))


def test_a_scorecard_is_asked_for_when_its_period_is_new_and_it_was_rated_before(journal: Callable[[str], Path]) -> None:
    mirror = build.read(journal(JOURNAL), lambda _: TODAY)

    def asked(week: Week) -> list[tuple[str, str | None]]:
        due: tuple[Ask, ...] = asked_again(mirror.report.journal, mirror.config, week)
        return [(ask.scorecard.name, ask.subject) for ask in due]

    assert asked(Week(2026, 19)) == []
    assert asked(Week(2026, 21)) == [("wellbeing", None)]
    assert asked(Week(2026, 26)) == [("wellbeing", None), ("stakeholders", "billing"), ("stakeholders", "alerts")]
    assert asked(Week(2026, 27)) == [
        ("growth", None),
        ("wellbeing", None),
        ("stakeholders", "billing"),
        ("stakeholders", "alerts"),
    ]


def test_a_subject_that_yaml_would_misread_stands_in_quotes(journal: Callable[[str], Path]) -> None:
    rated = "scorecards: {stakeholders: {'billing: core': {trust: 3}}}"
    root = journal(JOURNAL.replace("scorecards: {stakeholders: {billing: {trust: 3}, alerts: {trust: 4}}}", rated))
    text = _asked(root)
    assert '  #   "billing: core": {trust: , clarity: }' in text
    answered = re.sub(r"(?m)^  # (  \S.*|stakeholders:)$", r"  \1", text).replace("trust: ,", "trust: 4,")
    assert _read_back(root, answered) == (State.WRITTEN, [])


@pytest.mark.parametrize(
    ("known", "place"),
    [
        ({}, "journal/2027/2027-W01.md"),
        ({Week(2026, 52): "journal/2026-W52.md"}, "journal/2027-W01.md"),
        ({Week(2026, 52): "journal/2026/2026-W52.md"}, "journal/2027/2027-W01.md"),
        ({Week(2026, 52): "journal/weeks/2026/2026-W52.md"}, "journal/weeks/2027/2027-W01.md"),
        ({Week(2025, 1): "journal/2025-W01.md", Week(2026, 1): "journal/2026/2026-W01.md"}, "journal/2027/2027-W01.md"),
    ],
)
def test_a_new_file_stands_as_the_newest_one_does(known: dict[Week, str], place: str) -> None:
    assert week_place(known, Week(2027, 1)) == place
